"""What a learner takes away gives the numbers of the page, for every preset of every page."""

from __future__ import annotations

import codecs
import contextlib
import dataclasses
import io
import json
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.plain import of_tab
from pages.lessons import LESSONS
from pages.shared.runs import run_panel, run_queue
from pages.shared.runs.calls import INLINE, Call, is_long_run, plain
from pages.shared.takeaway import exact, exports, tables
from pages.shared.words import common
from pages.shared.words.language import say
from tests.app import EVERY_TAB, opened, sound
from tests.cases import every
from tests.night import NIGHT
from tests.shared.takeaway import zips


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


@pytest.fixture
def nothing_trains(monkeypatch):
    """Long runs of the page itself stay in line: what they would show is not looked at."""
    monkeypatch.setattr(run_queue.Queue, "submit", lambda self, job: None)
    monkeypatch.setattr(run_panel, "INSTANT", 0.0)


@EVERY_TAB
def test_every_preset_is_lit_and_its_link_and_its_code_make_the_calls_of_the_page(
    path, tab, watch, nothing_trains, tmp_path
):
    for name, app, panel in each_preset(path, tab, watch):
        calls = taken_away(name, app, panel, watch)
        for file, content in tables.data(calls).items():
            (tmp_path / file).write_bytes(content)
        with recording(calls.values()) as made, contextlib.chdir(tmp_path):
            for each in calls.values():
                exec(each.code(), {})
        assert made == [spelled(one.function, plain(one.arguments)) for one in calls.values()]


def test_the_exact_program_of_a_tab_of_each_lesson_gives_the_numbers_of_the_page(
    watch, nothing_trains, tmp_path
):
    """The first tab at its first preset, all in one process: TensorFlow starts once."""
    calls = {}
    for lesson in LESSONS:
        watch.presets.clear()
        tab = next(iter(lesson.tabs))
        ((_, _, panel),) = each_preset(lesson.address, tab, watch, slice(1))
        unpack(watch, panel, tmp_path / lesson.address)
        calls[lesson.address] = calls_of(panel)
    given = zips.run({tmp_path / name: each for name, each in calls.items()})
    for name, each in calls.items():
        assert same(given[tmp_path / name], results_of(each)), name


@NIGHT
@pytest.mark.timeout(3600)
@EVERY_TAB
def test_the_exact_program_of_every_preset_gives_the_numbers_of_the_page(
    path, tab, watch, nothing_trains, tmp_path
):
    calls = {}
    for name, _, panel in each_preset(path, tab, watch):
        unpack(watch, panel, tmp_path / name)
        calls[name] = calls_of(panel)
    given = zips.run({tmp_path / name: each for name, each in calls.items()})
    for name, each in calls.items():
        assert same(given[tmp_path / name], results_of(each)), name


def unpack(watch, panel, folder: Path) -> None:
    """Unpack the exact program that a page hands out."""
    with zipfile.ZipFile(io.BytesIO(watch.files[f"{panel['key']}.zip"]())) as packed:
        packed.extractall(folder)
    brought = {file.stem for file in (folder / "pictures").glob("*.json")}
    assert brought == {drawing.name for drawing in panel["drawings"]}  # none before a run is done


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
    assert shown[0] == exact.script(calls).strip(), name
    assert shown[1] == exports.source(call.function).strip(), name
    by_link = of_link(app, panel["page"])
    assert watch.call.code() == call.code(), name
    assert not by_link.warning, name
    assert by_link.button_group(key=key).value == name
    return calls


@contextlib.contextmanager
def recording(calls: Collection[Call]) -> Iterator[list[str]]:
    """The calls that are made of these calls' functions until the block ends, spelled out.

    Nothing is computed but what is the argument of another call.
    """
    made: list[str] = []
    needed = {function for call in calls for function in call.functions()[1:]}

    def recorder(call):
        def recorded(**arguments):
            made.append(spelled(call.function, arguments))
            if call.function in needed:
                return call.run()
            return iter(()) if is_long_run(call.function) else None

        return recorded

    with pytest.MonkeyPatch.context() as patch:
        for one in calls:
            function = one.function
            patch.setattr(f"{function.__module__}.{function.__name__}", recorder(one))
        yield made


def spelled(function, arguments: dict) -> str:
    """A call as JSON writes it: arrays and tuples are lists, and every number is there in full."""

    def simple(one):
        return vars(one) if dataclasses.is_dataclass(one) else one.tolist()

    return f"{function.__module__}.{function.__name__} {json.dumps(arguments, default=simple)}"


def of_link(app: AppTest, path: str) -> AppTest:
    """The page that the link shown on a page opens."""
    link = next(code.value for code in app.code if "://" in code.value)
    assert urlsplit(link).path == f"/{path}"
    query = parse_qs(urlsplit(link).query, keep_blank_values=True)
    return sound(opened(path, **query))  # type: ignore[arg-type]


def test_long_input_travels_in_a_file_beside_the_program(tmp_path, monkeypatch):
    from core import polynomial

    generator = np.random.default_rng(7)
    x, y = generator.normal(size=(2, INLINE + 1))
    call = Call(polynomial.least_squares, {"x": x, "y": y, "terms": 3})
    content = tables.data({"result": call})["data.csv"]
    assert content.startswith(codecs.BOM_UTF8)
    (tmp_path / "data.csv").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    exec(call.code(), space)
    assert same(space["result"], polynomial.least_squares(x, y, 3))  # text keeps every bit
    assert "0." not in call.code()


def test_a_source_is_read_although_another_thread_parses(monkeypatch):
    clashes = [SystemError("AST constructor recursion depth mismatch")] * 2
    read = exports.inspect.getsource

    def clashing(function):
        if clashes:
            raise clashes.pop()
        return read(function)

    monkeypatch.setattr(exports.inspect, "getsource", clashing)
    assert "class Timed" in exports.source(Timed)
