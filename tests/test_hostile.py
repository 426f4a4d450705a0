"""No message from a browser breaks its page, ends its session, or disturbs other visitors.

A real server; one visitor stands by all the time and works as usual. 20 cases a test, 1000 with
`--hypothesis-profile nightly`.
"""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from PIL import Image
from streamlit.proto.Common_pb2 import UploadedFileInfo
from streamlit.proto.WidgetStates_pb2 import WidgetState

from pages.lessons import LESSONS
from pages.shared.words import common
from tests.app import TABS
from tests.benchmarks.reruns import sent
from tests.elements import Widget
from tests.night import share
from tests.server import Server
from tests.websocket import Browser

TITLES = {lesson.address: {lesson.title.en, lesson.title.zh} for lesson in LESSONS}
BUDGET = 10.0  # seconds of processor time for one link, compilation included
MANY = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=20 if settings().max_examples <= 100 else settings().max_examples // 2,
)

NUMBERS = st.one_of(st.integers(-(10**30), 10**30), st.floats(), st.integers(-2, 60))
CELLS = st.one_of(NUMBERS.map(str), st.text(max_size=8), st.sampled_from(["", "nan", "1e999"]))
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=7).map(",".join), max_size=12).map(";".join)
TEXTS = st.one_of(
    NUMBERS.map(str),
    TABLES,
    st.text(max_size=40),
    st.sampled_from(["__import__('os').system('id')", "{0.__class__}", "../../etc/passwd", "%s%n"]),
    st.sampled_from(["<script>alert(1)</script>", "9" * 5000, "1,2;" * 20_000, "[]", "true"]),
)
# What a browser sends of an edited table, with rows, columns and cells as there are none
COLUMNS = st.one_of(
    st.sampled_from(["x", "y", "0", "1", "_index", "order", "kind", "width", "name"]), st.text()
)
CELL = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, st.lists(st.integers(), max_size=3))
ROWS = st.one_of(st.integers(-3, 12), st.integers(-(2**63), 2**63))
EDITS = st.fixed_dictionaries(
    {
        "edited_rows": st.dictionaries(ROWS, st.dictionaries(COLUMNS, CELL, max_size=3)),
        "added_rows": st.lists(st.dictionaries(COLUMNS, CELL, max_size=3), max_size=3),
        "deleted_rows": st.lists(ROWS, max_size=3),
    }
).map(json.dumps)
# A file that another session may have uploaded, or nobody
FILES = st.builds(
    UploadedFileInfo,
    name=st.sampled_from(["own.csv", "../../etc/passwd", "<b>.png", ""]),
    size=st.integers(0, 2**64 - 1),
    file_id=st.sampled_from(["", "../1", "00000000-0000-0000-0000-000000000000"]),
)
WILD = st.floats(width=64)
FORGED = {  # what stands in a state, by its form
    "doubles": st.lists(WILD, max_size=4),
    "strings": st.lists(TEXTS, max_size=3),
    "string": TEXTS,
    "edits": EDITS,
    "files": st.lists(FILES, max_size=2),
    "double": WILD,
    "bool": st.booleans(),
    "bytes": st.binary(max_size=50),
    "json": TEXTS,
    "int": st.integers(-(2**53), 2**53),
    "trigger": st.just(True),
}
OWN = {  # the form that a widget of this kind sends
    "slider": "doubles",
    "select_slider": "strings",
    "button_group": "strings",
    "selectbox": "string",
    "tab_container": "string",
    "text_input": "string",
    "arrow_data_frame": "edits",
    "file_uploader": "files",
    "number_input": "double",
    "checkbox": "bool",
}
ANY = st.one_of(*(st.tuples(st.just(form), values) for form, values in FORGED.items()))


@pytest.fixture(scope="module")
def bystander(server: Server) -> Iterator[Browser]:
    with Browser(server.url) as item:
        item.open("overfitting")
        item.settle()
        yield item


@pytest.fixture(scope="module")
def names_of(server: Server) -> Callable[[str, str], list[str]]:
    """Every name that a tab reads from its link: those of its widgets and of its tables."""

    @functools.cache
    def names(path: str, tab: str) -> list[str]:
        with Browser(server.url) as item:
            item.open(path, f"tab={tab}")
            tables = [table.id.split("-", 2)[-1] for table in item.elements_of("arrow_data_frame")]
            keys = [*(widget.key for widget in item.widgets()), *tables]
        return sorted({k.partition(":")[0] for k in keys if k and not k.startswith("tabs-")})

    return names


def stands(visitor: Browser, path: str) -> None:
    """The page is there, whole, and says nothing of a bug."""
    assert not visitor.shows("exception"), visitor.texts()
    assert visitor.texts()[0] in TITLES[path]
    assert not {common.BUG.en, common.BUG.zh} & set(visitor.texts())
    assert not any("Traceback" in text for text in visitor.texts())


def unmoved(bystander: Browser) -> None:
    """The visitor beside works as before."""
    slider = bystander.widget("fit_terms")
    now = (bystander.widget("fit_terms").proto.value or slider.proto.default)[0]
    bystander.set(slider, [3.0 if now != 3.0 else 6.0])
    stands(bystander, "overfitting")


@MANY
@given(data=st.data())
def test_no_link_breaks_a_page_or_anothers(server, bystander, names_of, data):
    path, tab = data.draw(st.sampled_from(TABS))
    names = st.sampled_from([*names_of(path, tab), "lang", "tab", "embed", "theme", "x"])
    pairs = data.draw(st.lists(st.tuples(names, TEXTS), max_size=8))
    with Browser(server.url) as visitor:
        visitor.open(path, urlencode([("tab", tab), *pairs]))
        stands(visitor, path)
        visitor.rerun()
        stands(visitor, path)
    unmoved(bystander)


def at_the_ends(visitor: Browser, at: int) -> list[tuple[str, str]]:
    """Every slider of the page that stands in the link, at its first or last value."""
    pairs = []
    for widget in visitor.widgets("slider", "select_slider"):
        if name := widget.proto.query_param_key:
            ends = [widget.proto.min, widget.proto.max]
            value = sent(widget, [ends[at]])[0]
            pairs += [(name, f"{value:.12g}" if isinstance(value, float) else str(value))] * len(
                widget.proto.default
            )
    return pairs


@pytest.mark.parametrize("at", share([1, 0], 2), ids=["last", "first"])
@pytest.mark.parametrize(("path", "tab"), share(TABS, 4))
def test_no_link_occupies_the_server(server, path, tab, at):
    """What it asks for at once; trainings wait in their queue, and end when a visitor leaves."""
    process = psutil.Process(server.process.pid)
    with Browser(server.url) as visitor:
        visitor.open(path, f"tab={tab}")
        pairs = at_the_ends(visitor, at)
    with Browser(server.url) as visitor:
        before = sum(process.cpu_times()[:2])
        visitor.open(path, urlencode([("tab", tab), *pairs]))
        spent = sum(process.cpu_times()[:2]) - before
        stands(visitor, path)
    assert spent < BUDGET


def test_a_run_whose_page_is_left_ends_and_shows_on_return_what_it_had(server):
    """In one session, as by the menu; the link asks for a run of some seconds."""
    path, query = "learning-rate", "tab=network&network_steps=50000&network_seed=7"
    with Browser(server.url) as visitor:
        visitor.open(path, query)
        visitor.until(lambda: any(item.value for item in visitor.elements_of("progress")))
        visitor.open("overfitting")
        visitor.open(path, query)
        visitor.settle()
        assert common.STOPPED.en.split("{")[0] in "\n".join(visitor.texts())
        assert visitor.shows("vega_lite_chart")


def forged(widget: Widget, form: str, value: Any) -> WidgetState:
    """A state as no browser of ours sends it."""
    state = WidgetState(id=widget.proto.id)
    match form:
        case "doubles":
            state.double_array_value.data.extend(value)
        case "strings":
            state.string_array_value.data.extend(value)
        case "files":
            state.file_uploader_state_value.uploaded_file_info.extend(value)
        case "edits":
            state.string_value = value
        case _:
            setattr(state, f"{form}_value", value)
    return state


@MANY
@given(st.sampled_from(TABS), st.integers(0, 200), ANY, st.sampled_from([True, True, True, False]))
def test_no_forged_value_kills_a_session_or_anothers(server, bystander, place, at, what, right):
    """To a widget that sends this form, if ``right`` and there is one; else to any."""
    path, tab = place
    with Browser(server.url) as visitor:
        visitor.open(path, f"tab={tab}")
        widgets = visitor.widgets()
        fitting = [item for item in widgets if right and OWN.get(item.kind, "trigger") == what[0]]
        some = fitting or widgets
        widget = some[at % len(some)]
        visitor.forge(forged(widget, *what))
        visitor.rerun(widget.fragment)
        assert not any("Traceback" in text for text in visitor.texts())
        assert not visitor.shows("exception")
        assert visitor.texts().count(common.BUG.en) <= 1
    with Browser(server.url) as visitor:
        visitor.open(path, f"tab={tab}")
        stands(visitor, path)
    unmoved(bystander)


WRONG = {
    "doubles": [1e300],
    "strings": ["no such"],
    "files": [UploadedFileInfo(name="a", size=1, file_id="x")],
    "double": float("nan"),
    "bool": True,
    "json": "[1",
    "int": 2**53,
    "trigger": True,
}
NO_IDS = ["", "x", "$$ID", "$$ID-", "lang", "link:given", "\0" * 10, "$$ID-a-" + "b" * 100_000]


@pytest.mark.parametrize("kind", share(["slider", "file_uploader", "checkbox", "button"], 2))
def test_a_value_of_another_type_costs_one_sentence_and_no_run_without_an_end(server, kind):
    with Browser(server.url) as visitor:
        visitor.open("overfitting", "tab=fit&fit_data=own")
        visitor.set(visitor.widget("fit_points:edit"), True)  # there the file goes in
        widget = visitor.widgets(kind)[0]
        for form, value in WRONG.items():
            visitor.forge(forged(widget, form, value))
            visitor.rerun(widget.fragment)
            visitor.settle(seconds=30)
            assert not visitor.shows("exception"), form
            assert visitor.texts().count(common.BUG.en) <= 1
        visitor.forge(WidgetState(id=widget.proto.id))
        visitor.rerun()
        assert visitor.shows("vega_lite_chart")


def test_an_id_that_no_widget_has_costs_nothing(server):
    with Browser(server.url) as visitor:
        visitor.open("overfitting", "tab=fit")
        for name in NO_IDS:
            for state in (WidgetState(id=name, string_value="a"), WidgetState(id=name)):
                visitor.forge(state)
                visitor.rerun()
                visitor.settle(seconds=30)
                stands(visitor, "overfitting")
        assert visitor.shows("vega_lite_chart")
    assert "b" * 1000 not in server.said()


def of_pixels(kind: str, mode: str) -> bytes:
    """A picture file with some structure in it."""
    file = io.BytesIO()
    Image.radial_gradient("L").resize((60, 40)).convert(mode).save(file, kind)
    return file.getvalue()


TABLE = "x,y\n" + "".join(f"0.{x},{x * x - 3}.5\n" for x in range(10))
GIVEN = {  # where files go: address, key of the widget, files that are taken
    "table": (
        ("overfitting", "tab=fit&fit_data=own", "fit_points:file"),
        [
            ("own.csv", TABLE.encode()),
            ("own.csv", TABLE.replace(",", ";").replace(".", ",").encode("utf-16")),
            ("own.tsv", TABLE.replace(",", "\t").encode("gb18030")),
        ],
    ),
    "picture": (
        ("convolution", "tab=pictures&pictures_source=own", "pictures_own:file"),
        [
            ("own.png", of_pixels("PNG", "RGBA")),
            ("own.png", of_pixels("PNG", "P")),
            ("own.jpg", of_pixels("JPEG", "RGB")),
            ("own.jpg", of_pixels("JPEG", "CMYK")),
        ],
    ),
}


@st.composite
def mutated(draw: DrawFn, files: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """One of these files, or one that was cut, overwritten, extended or joined in places."""
    name, content = draw(st.sampled_from(files))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        gone = draw(st.one_of(st.integers(0, 4), st.integers(0, len(content))))
        new = draw(st.one_of(st.binary(max_size=8), st.sampled_from([item for _, item in files])))
        content = content[:at] + new + content[at + gone :]
    return name, content


@pytest.fixture(scope="module", params=GIVEN)
def uploader(server: Server, request) -> Iterator[tuple[Browser, str, list[tuple[str, bytes]]]]:
    """A visitor who brings one file after the other, and what there is to bring."""
    (path, query, key), files = GIVEN[request.param]
    with Browser(server.url) as item:
        item.open(path, query)
        for opener in item.widgets("popover"):
            if opener.key.endswith(":edit"):
                item.set(opener, True)
        yield item, key, files


def test_a_file_that_is_whole_is_taken(uploader):
    visitor, key, files = uploader
    for name, content in files:
        visitor.upload(visitor.widget(key), name, content)
        stands(visitor, visitor.page)
        assert not visitor.shows("alert"), visitor.texts()


@MANY
@given(data=st.data())
def test_no_mutated_file_breaks_a_session_or_anothers(uploader, bystander, data):
    visitor, key, files = uploader
    visitor.upload(visitor.widget(key), *data.draw(mutated(files)))
    stands(visitor, visitor.page)
    assert visitor.shows("vega_lite_chart")
    unmoved(bystander)
