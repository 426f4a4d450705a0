"""What a learner takes away gives the numbers of the page, for every preset of every page."""

from __future__ import annotations

import codecs
import contextlib
import dataclasses
import itertools
import json
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import numpy as np
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from streamlit.testing.v1 import AppTest

from core.plain import of_tab
from pages.shared.runs import run_panel, run_queue
from pages.shared.runs.calls import INLINE, Call, is_long_run, plain
from pages.shared.takeaway import exports
from pages.shared.words import common
from pages.shared.words.language import say
from tests.app import EVERY_TAB, TABS, opened, sound, tabs_of
from tests.cases import every
from tests.layers import ROOT
from tests.night import NIGHT

# Each preset of these computes for seconds
LONG = {
    ("rnn", "train"),
    ("batch-size", "cost"),
    ("batch-size", "tradeoff"),
    ("batchnorm", "trained"),
    ("chaos", "breakups"),
    ("chaos", "rebuild"),
    ("chaos", "horizon"),
}


def same(one: object, other: object) -> bool:
    """Whether two results are equal to the last bit, field by field; nan equals nan.

    Fields that a result leaves out of its own comparison are left out here: seconds and megabytes
    that were measured, which no second run repeats.
    """
    if dataclasses.is_dataclass(one) and not isinstance(one, type):
        names = [field.name for field in dataclasses.fields(one) if field.compare]
        return type(one).__qualname__ == type(other).__qualname__ and all(
            same(getattr(one, name), getattr(other, name)) for name in names
        )
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(map(same, one, other))  # type: ignore[arg-type]
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)  # type: ignore[union-attr, index]
    if isinstance(one, (np.ndarray, float)):
        one, other = np.asarray(one), np.asarray(other)
        exact = one.dtype.kind in "fc"
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=exact)
    return type(one) is type(other) and one == other


def each_preset(path: str, tab: str, watch, which: slice = slice(None)):
    """Opens a tab, what is to be taken away too, and presses one preset after the other.

    Yields the preset's name, the app and the arguments of the panel.
    """
    app = sound(opened(path, tab=tab))
    for part in ("code", "take"):
        app.session_state[f"{watch.panels[-1]['key']}:{part}"] = True
    for key, name, _ in list(watch.every_preset())[which]:
        watch.files.clear()
        sound(app.button_group(key=key).set_value(name).run())
        yield name, app, watch.panels[-1]


def code_shown(app, panel) -> list[str]:
    """The code blocks of the page's code panel that come after its plain programs."""
    (shown,) = (each for each in app.expander if each.label == say(common.CODE))
    return [code.value for code in shown.code][len(of_tab(panel["page"], panel["key"])) :]


@every(
    ("one", "other"),
    [
        (np.zeros(2), np.zeros(3)),
        (np.zeros(2), np.zeros(2, np.float32)),
        (1.0, 1.0 + 2**-52),
        ((1, 2), (1, 2.0)),
        (Call(len, {"a": 1}), Call(len, {"a": 2})),
        (None, 0),
    ],
)
def test_the_comparison_sees_every_difference(one, other):
    assert same(one, one)
    assert not same(one, other)


@dataclasses.dataclass
class Timed:
    """A result with a measured part."""

    steps: int
    seconds: float = dataclasses.field(compare=False)


def test_the_comparison_leaves_out_only_what_was_declared_as_measured():
    assert same([Timed(1, 2.0)], [Timed(1, 3.0)])
    assert not same([Timed(1, 2.0)], [Timed(2, 2.0)])


def test_scripts_run_by_themselves_from_the_projects_root(watch, tmp_path):
    """The first of each lesson, one after the other in one process that has only core."""
    lines, expected = ["import pickle, runpy", "results = []"], []
    for path in dict.fromkeys(path for path, _ in TABS):
        watch.presets.clear()
        _, app, panel = next(each_preset(path, "", watch))
        (tmp_path / f"{path}.py").write_text(code_shown(app, panel)[0])
        file = str(tmp_path / f"{path}.py")
        lines.append(f"results.append(runpy.run_path({file!r})['result'])")
        expected.append(panel["call"].run())
    lines.append(f"pickle.dump(results, open({str(tmp_path / 'results')!r}, 'wb'))")
    command = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert same(pickle.loads((tmp_path / "results").read_bytes()), expected)


def data_beside(watch, folder):
    """Put the file of long arguments, if one is handed out, where the script looks for it."""
    if content := watch.files.get("data.csv"):
        (folder / "data.csv").write_bytes(content())


@pytest.fixture(scope="session")
def kernel(tmp_path_factory):
    """One kernel in the project's root for all notebooks: TensorFlow starts once."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(ROOT))
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.fixture
def nothing_trains(monkeypatch):
    """Long runs of the page itself stay in line: what they would show is not looked at."""
    monkeypatch.setattr(run_queue.Queue, "submit", lambda self, job: None)
    monkeypatch.setattr(run_panel, "INSTANT", 0.0)


def trains(path: str, tab: str, calls: dict[str, Call]) -> bool:
    """Whether a page computes these in a long run: what it shows at once it has computed."""
    return (path, tab) in LONG or any(is_long_run(one.function) for one in calls.values())


@EVERY_TAB
def test_the_first_preset_is_lit_and_its_script_notebook_and_link_give_the_numbers_of_the_page(
    path, tab, watch, kernel, nothing_trains, capsys, tmp_path
):
    """Its script runs; of a lesson's first tab, a kernel runs the notebook of the same lines."""
    ((name, app, panel),) = each_preset(path, tab, watch, slice(1))
    calls = taken_away(name, app, panel, watch)
    data_beside(watch, tmp_path)
    if tab == tabs_of(path)[0]:
        given = of_notebook(exports.notebook(calls), kernel, tmp_path, calls)
    else:
        given = of_its_script(calls, tmp_path, capsys)
    if (path, tab) not in LONG:
        assert same(given, results_of(calls))


@EVERY_TAB
def test_every_other_preset_is_lit_and_its_script_notebook_and_link_give_the_numbers_of_the_page(
    path, tab, watch, nothing_trains, capsys, tmp_path
):
    """Every script runs and has to make the page's calls; long runs go to the end by night."""
    for name, app, panel in each_preset(path, tab, watch, slice(1, None)):
        calls = taken_away(name, app, panel, watch)
        data_beside(watch, tmp_path)
        long = trains(path, tab, calls)
        given = of_its_script(calls, tmp_path, capsys, until=1 if long else None)
        if not long:
            assert same(given, results_of(calls)), name


@NIGHT
@EVERY_TAB
def test_scripts_that_train_give_the_numbers_of_the_page(
    path, tab, watch, nothing_trains, capsys, tmp_path
):
    for name, _, panel in each_preset(path, tab, watch):
        calls = calls_of(panel)
        if trains(path, tab, calls):
            data_beside(watch, tmp_path)
            assert same(of_its_script(calls, tmp_path, capsys), results_of(calls)), name


def calls_of(panel) -> dict[str, Call]:
    """What a page computes, by the names that its script uses."""
    return {"result": panel["call"], **(panel.get("further") or {})}


def results_of(calls: dict[str, Call]) -> dict[str, object]:
    """What the page shows of its calls: what it has computed, or computes now."""
    return {name: call.run() for name, call in calls.items()}


def taken_away(name: str, app: AppTest, panel, watch) -> dict[str, Call]:
    """The calls of what a preset hands over, once all of it but the numbers is seen to be right."""
    key = list(watch.presets)[-1]
    assert app.button_group(key=key).value == name
    assert not app.warning, name
    shown, call, calls = code_shown(app, panel), panel["call"], calls_of(panel)
    assert shown[0] == exports.script(calls).strip(), name
    assert shown[1] == exports.source(call.function).strip(), name
    assert lines_of(exports.notebook(calls)) == shown[0].partition('"""\n\n')[2], name
    by_link = of_link(app, panel["page"])
    assert watch.call.code() == call.code(), name
    assert not by_link.warning, name
    assert by_link.button_group(key=key).value == name
    return calls


@contextlib.contextmanager
def recording(calls: Iterable[Call], until: int | None) -> Iterator[list[str]]:
    """The calls that are made of these calls' functions until the block ends, spelled out.

    ``until``: of what a long run tells on its way, how much is asked for; None is all of it.
    """
    made: list[str] = []

    def recorder(function):
        def recorded(**arguments):
            made.append(spelled(function, arguments))
            text = function(**arguments)
            return itertools.islice(text, until) if is_long_run(function) else text

        return recorded

    with pytest.MonkeyPatch.context() as patch:
        for one in {call.function for call in calls}:
            patch.setattr(f"{one.__module__}.{one.__name__}", recorder(one))
        yield made


def spelled(function, arguments: dict) -> str:
    """A call as JSON writes it: arrays and tuples are lists, and every number is there in full."""

    def simple(one):
        return vars(one) if dataclasses.is_dataclass(one) else one.tolist()

    return f"{function.__module__}.{function.__name__} {json.dumps(arguments, default=simple)}"


def of_its_script(calls: dict[str, Call], folder: Path, capsys, until: int | None = None) -> object:
    """What the script of these calls gives, once it is seen to make them and to print something."""
    with recording(calls.values(), until) as made:
        given = of_script(exports.script(calls), folder, calls)
    assert made == [spelled(one.function, plain(one.arguments)) for one in calls.values()]
    assert capsys.readouterr().out
    return given


def of_script(code: str, folder: Path, names: Iterable[str]) -> object:
    """What a script leaves under these names, run in this folder."""
    space: dict[str, object] = {"__name__": "__main__"}
    with contextlib.chdir(folder):
        exec(compile(code, "taken.py", "exec"), space)
    return {name: space[name] for name in names}


def lines_of(content: str) -> str:
    """The code of a notebook, an empty line between its cells."""
    cells = nbformat.reads(content, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "code")


def of_notebook(content: str, kernel: KernelManager, folder: Path, names: Iterable[str]) -> object:
    """What a notebook leaves under these names, run in this folder."""
    book = nbformat.reads(content, as_version=4)
    nbformat.validate(book)
    go = f"import os, sys; sys.path.insert(0, {str(ROOT)!r}); os.chdir({str(folder)!r})"
    book.cells.insert(0, nbformat.v4.new_code_cell(go))
    kept = ", ".join(f"{name!r}: {name}" for name in names)
    keep = f"import pickle; pickle.dump({{{kept}}}, open('result', 'wb'))"
    book.cells.append(nbformat.v4.new_code_cell(keep))
    NotebookClient(book, km=kernel, timeout=120).execute()
    return pickle.loads((folder / "result").read_bytes())


def of_link(app: AppTest, path: str) -> AppTest:
    """The page that the link shown on a page opens."""
    link = next(code.value for code in app.code if "://" in code.value)
    assert urlsplit(link).path == f"/{path}"
    query = parse_qs(urlsplit(link).query, keep_blank_values=True)
    return sound(opened(path, **query))  # type: ignore[arg-type]


def test_long_input_travels_in_a_file_beside_the_script(tmp_path, monkeypatch):
    from core import polynomial

    generator = np.random.default_rng(7)
    x, y = generator.normal(size=(2, INLINE + 1))
    call = Call(polynomial.least_squares, {"x": x, "y": y, "terms": 3})
    files = exports._run_files("fit", {"result": call})
    content = files["data.csv"]()
    assert content.startswith(codecs.BOM_UTF8)  # type: ignore[arg-type]
    (tmp_path / "data.csv").write_bytes(content)  # type: ignore[arg-type]
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    exec(call.code(), space)
    assert same(space["result"], polynomial.least_squares(x, y, 3))  # text keeps every bit
    assert "0." not in call.code()


def test_a_notebook_has_the_same_bytes_every_time():
    from core import polynomial

    call = Call(polynomial.fit, {"x": (0.0, 1.0), "y": (1.0, 2.0)})
    assert exports.notebook({"result": call}) == exports.notebook({"result": call})
    assert json.loads(exports.notebook({"result": call}))["nbformat"] == 4


def test_a_source_is_read_although_another_thread_parses(monkeypatch):
    clashes = [SystemError("AST constructor recursion depth mismatch")] * 2
    read = exports.inspect.getsource

    def clashing(function):
        if clashes:
            raise clashes.pop()
        return read(function)

    monkeypatch.setattr(exports.inspect, "getsource", clashing)
    assert "class Timed" in exports.source(Timed)
