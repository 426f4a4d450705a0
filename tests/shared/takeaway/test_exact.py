"""What the exact program is made of, and that it runs as its README says."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import numpy as np

from core import layer_product, polynomial
from core.chaos import escape
from pages.shared.runs.calls import INLINE, Call
from pages.shared.takeaway import exact, pictures
from pages.shared.words.language import spoken
from tests.cases import every
from tests.downloads import is_a_program
from tests.layers import ROOT
from tests.shared.takeaway import zips
from tests.shared.takeaway.test_pictures import LINES

CALL: Call = Call.of(layer_product.layer_product, factor=0.9, layers=10)
LOOK = pictures.Look(address="http://here/batchnorm?tab=product")


def packed(lang: str = "en", call: Call = CALL) -> zipfile.ZipFile:
    with spoken(lang):
        content = exact.zipped({"result": call}, [LINES], LOOK)
        assert content == exact.zipped({"result": call}, [LINES], LOOK)  # the same bytes
    return zipfile.ZipFile(io.BytesIO(content))


def test_it_has_the_modules_that_it_needs_unchanged_and_no_other():
    names = {"core/__init__.py", "core/checks.py", "core/errors.py", "core/layer_product.py"}
    rest = {"README.txt", "run.py", "requirements.txt", "pictures/lines.json"}
    files = packed()
    assert set(files.namelist()) == names | rest
    for name in names:
        assert files.read(name) == (ROOT / name).read_bytes()


def test_modules_that_a_function_imports_when_it_runs_are_among_them_with_their_packages():
    found = exact.modules([escape.__name__])
    assert {"core/chaos/__init__.py", "core/chaos/systems.py", "core/errors.py"} <= found.keys()
    assert list(found) == sorted(found)
    assert "core/polynomial.py" not in found


def test_its_requirements_are_those_of_this_project_as_far_as_it_needs_them():
    pins = packed().read("requirements.txt").decode().splitlines()
    own = (ROOT / "requirements.txt").read_text()
    assert [pin.partition("==")[0] for pin in pins] == ["numpy", "jaxtyping", "vl-convert-python"]
    assert all(pin in own for pin in pins)
    of_keras = exact._requirements(["import keras"])
    assert {"tensorflow-cpu", "tensorflow", "keras"} <= {
        pin.partition("==")[0] for pin in of_keras.splitlines()
    }


@every("lang", ["en", "zh"])
def test_its_readme_has_five_lines_in_the_learners_language(lang):
    files = packed(lang)
    assert is_a_program(files)
    text = files.read("README.txt").decode()
    assert ("程序" in text) is (lang == "zh")
    assert LOOK.address in text


def test_what_is_too_long_to_be_written_down_lies_beside_the_program(tmp_path):
    x, y = np.random.default_rng(7).normal(size=(2, INLINE + 1))
    call = Call.of(polynomial.fit, x, y, terms=3, steps=10)
    packed(call=call).extractall(tmp_path)
    given = zips.run({tmp_path: ["result"]})[tmp_path]
    fitted = given["result"].coefficients
    assert np.array_equal(fitted, call.run().coefficients)  # text keeps every bit


def test_it_runs_as_its_readme_says(tmp_path):
    packed().extractall(tmp_path)
    command = [sys.executable, "run.py"]
    done = subprocess.run(
        command, cwd=tmp_path, env=zips.environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert f"half_depth: {CALL.run().half_depth}" in done.stdout
    assert (tmp_path / "pictures" / "lines.svg").exists()
    assert zips.is_drawn(tmp_path)
