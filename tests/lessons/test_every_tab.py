"""What holds for every experiment of every lesson: opened, operated, and linked to."""

from __future__ import annotations

import itertools
import json
import re

import altair as alt
import pytest
from altair.utils import schemapi
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pages.lessons import LESSONS
from pages.shared.runs import calls, recordings
from pages.shared.settings import pins
from pages.shared.takeaway import pictures
from pages.shared.words import common
from tests.app import (
    EVERY_TAB,
    LANGUAGES,
    PICTURE,
    bound,
    opened,
    sound,
    tabs,
    tabs_of,
    warnings,
    widgets,
)
from tests.downloads import is_what_it_says, kinds_of
from tests.night import share
from tests.shared.words.test_texts import CHINESE, TEXTS

SOME_TABS = tabs(every=4)
PATHS = [lesson.address for lesson in LESSONS]
# Sentences that a Chinese page has in Chinese
ENGLISH = {
    text.en
    for _, text in TEXTS
    if text.en != text.zh and "{" not in text.en and len(text.en.split()) > 1
}
# The parts of a component of ours that are code
COMPONENT = ("js_content", "css_content", "html_content")
# What people and robots write behind a "?"
BAD = ["inf", "nan", "1e400", "-1e300", "9" * 401, "0x10", "", "1,2;3", "<b>六</b>"]
EXAMPLES = 3 if settings.default is None or settings.default.max_examples <= 100 else 300


def texts_of(message: object) -> list[str]:
    """All strings of a protobuf message, however deep."""
    result: list[str] = []
    for field, value in message.ListFields():  # type: ignore[attr-defined]
        if field.name in COMPONENT:
            continue
        many = [value] if isinstance(value, str) or not hasattr(value, "__len__") else value
        for item in many:
            if isinstance(item, str):
                result.append(
                    json.dumps(json.loads(item), ensure_ascii=False) if item[:1] == "{" else item
                )
            elif hasattr(item, "ListFields"):
                result += texts_of(item)
    return result


def words_on(app, watch=None) -> list[str]:
    """Everything that can be read on a page, charts included, code and old API names left out."""
    nodes = [node for node in app.main if getattr(node, "proto", None) is not None]
    drawings = watch.panels[-1]["drawings"] if watch else []
    columns = [t[name] for d in drawings for t in d.tables.values() for name in t]
    return [
        *(text for column in columns for text in column.unique() if isinstance(text, str)),
        *(
            text
            for node in nodes
            if hasattr(node.proto, "ListFields") and node.type not in ("code", "table")
            for text in texts_of(node.proto)
        ),
    ]


def call_of(watch):
    return watch.call.function, watch.call.code()


@LANGUAGES
@EVERY_TAB
def test_a_tab_opens_with_finished_pictures_in_one_language_at_its_first_preset(
    path, tab, lang, watch
):
    app = sound(opened(path, tab=tab, lang=lang))
    pictures = app.get(PICTURE)
    assert pictures
    for picture in pictures:  # what it says to those who cannot see it has the numbers
        assert re.search("[0-9]", picture.proto.alt), picture.proto.alt
        assert not nameless(json.loads(picture.proto.spec))
    assert not warnings(app)
    for drawing in watch.panels[-1]["drawings"]:
        its_data_is_what_it_draws(drawing)
    assert watch.panels[-1]["page"] == path
    assert not [key for key in bound(app) if not key.startswith(f"{tab}_")]
    for key, options in watch.presets.items():
        first = next(iter(options.values()))
        assert first.items() <= dict(watch.panels[-1]["settings"]).items(), key
    shown = words_on(app, watch)
    if lang == "en":
        assert not [text for text in shown if CHINESE.search(text)]
    else:
        assert not {item for item in ENGLISH if any(item in text for text in shown)}
        assert any(CHINESE.search(text) for text in shown)


def its_data_is_what_it_draws(drawing):
    assert set(drawing.tables) <= set(names_in(drawing.spec())), drawing.name
    schemapi.validate_jsonschema(drawing.spec(), alt.load_schema())
    complete = pictures.complete(drawing)
    schemapi.validate_jsonschema(
        {name: part for name, part in complete.items() if name != "datasets"}, alt.load_schema()
    )
    for name, table in drawing.tables.items():
        assert len(table) == len(complete["datasets"][name]), (drawing.name, name)
    for each in complete.get("params", []):  # where a hand of the stage is, only the server knows
        if isinstance(bind := each.get("bind"), dict) and not bind.get("name"):
            assert each["name"] in drawing.moved, (drawing.name, each["name"])


def names_in(spec):
    """Names of all datasets that a specification refers to."""
    if isinstance(spec, dict):
        if isinstance(spec.get("data"), dict):
            yield spec["data"].get("name")
        for value in spec.values():
            yield from names_in(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from names_in(value)


def nameless(part):
    """Columns that a pointer would show by their own names; coordinates have no other."""
    if isinstance(part, list):
        return [name for item in part for name in nameless(item)]
    if not isinstance(part, dict):
        return []
    tooltips = part.get("tooltip") or []
    tooltips = tooltips if isinstance(tooltips, list) else [tooltips]
    own = [tip["field"] for tip in tooltips if "title" not in tip and tip["field"] not in "txyz"]
    return own + nameless(list(part.values()))


@EVERY_TAB
@pytest.mark.parametrize("turn", share(range(2), 2))
def test_both_ends_of_every_number_work(path, tab, turn, watch):
    """One after the other: by day each goes to one end, its neighbour to the other."""
    app = sound(opened(path, tab=tab))
    numbers = [(key, result) for key, item in widgets(app).items() if (result := ends(item, watch))]
    assert numbers
    todo = [
        (key, item) for at, (key, some) in enumerate(numbers) for item in some[(at + turn) % 2 :: 2]
    ]
    for key, value in todo:
        now = widgets(app).get(key)
        if now is not None:
            sound(now.set_value(value).run())


def ends(widget, watch) -> list:
    if widget.type == "slider":
        pair = isinstance(widget.value, (list, tuple))
        low, high = widget.min, widget.max
        return [(low, low), (low, high), (high, high)] if pair else [low, high]
    if widget.type == "select_slider":
        options = watch.options[widget.key]
        pair = isinstance(widget.value, (list, tuple))
        return [(options[0], options[-1])] if pair else [options[0], options[-1]]
    if widget.type == "number_input":
        return [widget.min, widget.max]
    return []


@EVERY_TAB
@pytest.mark.parametrize("first", share(range(3), 3))
def test_a_bad_value_in_a_link_gives_the_default_and_a_notice(path, tab, first, watch):
    """Every bound widget at once, and every choice and table that stands in the link by itself.

    By day each gets three bad values, another three than its neighbours; by night all nine.
    """
    plain = sound(opened(path, tab=tab))
    expected, usual = call_of(watch), {key: w.value for key, w in widgets(plain).items()}
    keys, linked = bound(plain), watch.linked - {"lang", "tab"}
    assert keys
    for turn in range(first, len(BAD), 3):
        bad = {key: BAD[(at + turn) % len(BAD)] for at, key in enumerate([*keys, *sorted(linked)])}
        app = sound(opened(path, tab=tab, **bad))
        assert call_of(watch) == expected, bad
        for key in keys:
            assert widgets(app)[key].value == usual[key], (key, bad[key])
            assert any(f"{key} = " in notice for notice in warnings(app)), (key, warnings(app))


def test_a_link_that_holds_markdown_shows_it_as_text():
    app = sound(opened("overfitting", fit_terms="![x](http://a.b/c.png)"))
    (notice,) = warnings(app)
    assert "`![x](http://a.b/c.png)`" in notice


@EVERY_TAB
def test_a_pin_that_core_refuses_is_left_out_of_the_page(path, tab, watch, monkeypatch):
    """Numbers and choices out of every range, each in a row of the right length.

    And the order of a pin's settings changes nothing: they go to the call by name.
    """
    boards, board = {}, pins.board

    def seen_board(key, now, symbols, call):
        boards[key] = len(symbols)
        swapped = {name: now[name] for name in reversed(now)}
        assert call(**swapped).identity() == call(**now).identity()
        runs = board(key, swapped, symbols, call)
        assert list(runs.values())[-1] == now
        assert list(list(runs.values())[-1]) == list(symbols)  # the order in the link
        return runs

    monkeypatch.setattr(pins, "board", seen_board)
    sound(opened(path, tab=tab))
    for key, cells in boards.items():
        rows = [",".join([bad] * cells) for bad in ("-7", "1" + "0" * 30, "zzz", "nan")]
        app = sound(opened(path, **{"tab": tab, key: ";".join(rows)}))
        assert any(key in notice for notice in warnings(app)), key
        assert app.session_state[f"{key}:list"] == []


UNKNOWN = ["nowhere", "", "<i>", "9" * 401]


@pytest.mark.parametrize(
    ("path", "bad"),
    [*((path, UNKNOWN[0]) for path in PATHS), *itertools.product(["", PATHS[0]], UNKNOWN[1:])],
)
def test_an_unknown_tab_or_language_gives_the_first(path, bad):
    app = sound(opened(path, tab=bad, lang=bad))
    assert app.main.get(PICTURE)
    assert len(app.tabs) == (len(tabs_of(path)) if path else 0)
    assert not [text for text in words_on(app) if CHINESE.search(text)]


@SOME_TABS
def test_the_last_preset_has_its_files_and_a_change_of_language_keeps_it(path, tab, watch):
    app = sound(opened(path, tab=tab, lang="en"))
    key, name, _ = list(watch.every_preset())[-1]
    for part in ("code", "take"):
        app.session_state[f"{watch.panels[-1]['key']}:{part}"] = True
    sound(app.button_group(key=key).set_value(name).run())
    assert {file.rpartition(".")[2] for file in watch.files} == kinds_of(path, tab)
    pixels = [file for file in watch.files if file.endswith(".png")]
    for file in watch.files.keys() - set(pixels[1:]):  # a second each, and drawn as their svg
        content = watch.files[file]()
        assert is_what_it_says(file, content if isinstance(content, bytes) else content.encode())
    request = call_of(watch)
    sound(app.button_group(key="lang").set_value("zh").run())
    assert call_of(watch) == request
    assert app.query_params["lang"] == "zh"
    assert app.query_params.get("tab", tab) == tab


@EVERY_TAB
def test_a_bug_shows_one_plain_sentence_and_logs_the_rest(path, tab, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("a secret of the server")

    monkeypatch.setattr(calls, "_run", broken)
    monkeypatch.setattr(recordings, "_read", broken)
    app = opened(path, tab=tab, lang="zh")
    assert {error.value for error in app.error} == {common.BUG.zh}
    assert not app.exception
    assert not [text for text in words_on(app) if "secret" in text]
    assert "a secret of the server" in caplog.text
    assert app.title  # the head of the page is still there


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the watch only gathers
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(data=st.data())
@SOME_TABS
def test_no_setting_breaks_a_page(path, tab, watch, data):
    """Choices first: they decide which numbers can be set."""
    app = opened(path, tab=tab)
    for draws in (CHOICES, NUMBERS):
        for key, widget in widgets(app).items():
            if widget.type in draws and not widget.disabled:
                widget.set_value(data.draw(draws[widget.type](widget, watch), label=key))
        sound(app.run())


def _slider(widget, watch):
    step = widget.step or 1
    low, high = widget.min, widget.max
    item = st.integers(0, round((high - low) / step)).map(lambda n: low + n * step)
    if isinstance(low, float):
        item = item.map(lambda value: min(float(value), high))
    if isinstance(widget.value, (list, tuple)):
        return st.tuples(item, item).map(lambda pair: tuple(sorted(pair)))
    return item


def _select_slider(widget, watch):
    item = st.sampled_from(watch.options[widget.key])
    if isinstance(widget.value, (list, tuple)):
        order = watch.options[widget.key].index
        return st.tuples(item, item).map(lambda pair: tuple(sorted(pair, key=order)))
    return item


def _choice(widget, watch):
    return st.sampled_from(watch.options.get(widget.key) or widget.options)


def _number_input(widget, watch):
    low, high = widget.min, widget.max
    if isinstance(widget.value, float):
        return st.one_of(st.sampled_from([low, high]), st.floats(low, high))
    return st.integers(low, high)


CHOICES = {"selectbox": _choice, "button_group": _choice, "toggle": lambda *_: st.booleans()}
NUMBERS = {"slider": _slider, "select_slider": _select_slider, "number_input": _number_input}


def test_the_browsers_language_is_the_first_guess():
    assert opened("", locale="zh-CN").query_params["lang"] == "zh"
    assert opened("", locale="de-DE").query_params["lang"] == "en"
    assert opened("", locale="zh-CN", lang="en").query_params["lang"] == "en"


def test_the_idea_of_every_page_is_short():
    for lesson in LESSONS:
        plain = re.sub(r"\$[^$]*\$", "x", lesson.idea.en)
        assert len(plain.split()) <= 120, lesson.address
        assert "$" in lesson.idea.en, "the idea comes with its formula"
