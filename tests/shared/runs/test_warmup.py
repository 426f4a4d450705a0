"""The first page is on screen before TensorFlow is imported; then all forms are compiled."""

import subprocess
import sys

from tests.layers import ROOT

HEAVY = ("tensorflow", "keras")


def loaded_by(script: str) -> str:
    """What of the heavy modules a process has loaded after a script."""
    tell = f"import sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    command = [sys.executable, "-c", f"{script}\n{tell}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_what_the_dashboard_imports_leaves_tensorflow_alone():
    script = "from pages.lessons import LESSONS\nfrom pages.shared.settings import link\n"
    script += "from pages.shared.stage import page\nfrom pages.shared.runs import warmup\n"
    script += "from pages.shared.words import common, errors, language"
    assert loaded_by(script) == "[]"


def test_a_whole_run_of_the_dashboard_leaves_tensorflow_to_the_thread_behind_it():
    """The thread is held back here, so whatever is loaded was loaded by the screen itself."""
    script = """
from concurrent.futures import Future
from pages.shared.runs import warmup
warmup.start = Future
from streamlit.testing.v1 import AppTest
shown = AppTest.from_file("dashboard.py", default_timeout=60).run()
assert not shown.exception and shown.info, shown
"""
    assert loaded_by(script) == "[]"


def test_a_start_that_failed_is_said_and_not_waited_for():
    script = """
from concurrent.futures import Future
from pages.shared.runs import warmup
from pages.shared.words import common
broken = Future()
broken.set_exception(ImportError("no such library"))
warmup.start = lambda: broken
from streamlit.testing.v1 import AppTest
shown = AppTest.from_file("dashboard.py", default_timeout=60).run()
assert [error.value for error in shown.error] == [common.START_FAILED.en], shown
assert not shown.exception and not shown.info, shown
"""
    assert loaded_by(script) == "[]"


def test_the_names_checked_here_are_those_that_core_loads():
    assert loaded_by("import core.polynomial") == "['tensorflow', 'keras']"


def test_the_equations_that_are_compiled_first_have_every_size_of_program():
    from core.chaos.interpreter import SIZES
    from core.chaos.own_system import own_system
    from pages.shared.runs.warmup_calls import OWN

    programs = [own_system(text).program for text in OWN]
    assert [len(program.instructions) for program in programs if program] == list(SIZES)
