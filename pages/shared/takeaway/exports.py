"""Code panel and downloads: what runs here, as link, program, notebook, data and picture."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import segno
import streamlit as st

from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import link
from pages.shared.takeaway import exact, notebooks, pictures, programs, tables
from pages.shared.takeaway.syntax import patiently
from pages.shared.words import common
from pages.shared.words import takeaway as words
from pages.shared.words.language import current, kept, say

QR_WIDTH = 240  # pixels

Source = Callable[..., Any]
Files = dict[str, Callable[[], str | bytes]]  # name -> content, made when it is asked for


def panel(
    key: str,
    call: Call,
    drawings: Sequence[Drawing],
    *,
    page: str,
    settings: Mapping[str, Any],
    further: Mapping[str, Call] | None = None,
    sources: tuple[Source, ...] = (),
    old_api: Sequence[tuple[str, str]] = (),
) -> None:
    """Draw the code panel and the downloads of one experiment; what is closed is not made.

    ``page`` and ``key``: address and tab, by which the plain programs are found.

    ``further``: more calls that the tab shows, by the name of their result in the program;
    ``sources``: more functions whose source belongs here; ``old_api``: pairs of what the tutorial
    used and what replaces it; ``settings``: what the link carries.
    """
    calls = {"result": call, **(further or {})}
    code = st.expander(
        say(common.CODE), icon=":material/code:", on_change="rerun", key=f"{key}:code"
    )
    opener = st.popover(
        say(common.TAKE), icon=":material/download:", on_change="rerun", key=f"{key}:take"
    )
    plain = programs.of_call(page, key, call) if code.open or opener.open else []
    if code.open:
        with code:
            for filled in plain:
                programs.show(filled)
            _code(calls, sources, old_api)
    if opener.open:
        with opener:
            tab = st.session_state.get("tab", "")
            state = {"lang": current(), "tab": tab, **settings}
            address = link.address(page, key, state)
            st.caption(say(common.LINK_IS))
            st.code(address, language=None, wrap_lines=True)
            _qr_code(address)
            above = st.container()
            look = _look(key, settings, address)
            with above:
                _programs(key, calls, plain, drawings, look)
            for drawing in drawings:
                _picture(key, drawing, look)


def _qr_code(address: str) -> None:
    """The link as a picture for a camera: dark on white, which all cameras read."""
    try:
        code = segno.make_qr(address, error="l")
    except segno.DataOverflowError:
        st.caption(say(words.QR_LONG))
        return
    st.caption(say(words.QR_IS))
    st.image(code.svg_inline(scale=4, light="#fff"), width=QR_WIDTH)


def _code(
    calls: Mapping[str, Call], sources: Sequence[Source], old_api: Sequence[tuple[str, str]]
) -> None:
    st.caption(say(common.CALL))
    st.code(exact.script(calls), language="python")
    st.caption(say(common.SOURCE))
    for function in dict.fromkeys((*(each.function for each in calls.values()), *sources)):
        st.code(source(function), language="python", line_numbers=True)
    if old_api:
        heads = [say(common.OLD_API), say(common.NEW_API)]
        st.table(pd.DataFrame(old_api, columns=heads).set_index(heads[0]))


@functools.lru_cache(maxsize=256)
def source(function: Source) -> str:
    """The source of a function as it stands in the project, under the name of its file."""
    plain = getattr(function, "python_function", function)  # what tf.function wraps
    text = patiently(lambda: inspect.getsource(plain))
    return f"# {plain.__module__.replace('.', '/')}.py\n{text}"


def _look(key: str, settings: Mapping[str, Any], address: str) -> pictures.Look:
    """What stands beside the pictures; the learner chooses whether they are dark."""
    heading = st.session_state.get("heading", "")
    dark = st.toggle(say(words.DARK), pictures.dark_page(), key=f"{key}:dark")
    return pictures.Look(heading, pictures.small_print(settings, key, address), address, dark)


def _programs(
    key: str,
    calls: Mapping[str, Call],
    plain: Sequence[programs.Filled],
    drawings: Sequence[Drawing],
    look: pictures.Look,
) -> None:
    """The programs as files: plain ones, each also as a notebook, and the exact one."""
    if plain:
        files: Files = {}
        for each in plain:
            name = each.file.removesuffix(".py")
            files[each.file] = functools.partial(str, each.text)
            files[f"{name}.ipynb"] = functools.partial(
                notebooks.notebook, each, look.heading, look.address
            )
        _buttons(say(words.PLAIN_FILES), files)
    else:
        st.caption(say(words.NO_NOTEBOOK))
    packed = functools.partial(exact.zipped, calls, drawings, look)
    _buttons(say(words.EXACT_IS), {f"{key}.zip": packed})


def _picture(key: str, drawing: Drawing, look: pictures.Look) -> None:
    """A drawing as data and as pictures, at the place of its tape that the learner chooses."""
    st.caption(drawing.alt)
    chosen = {
        name: st.slider(label, low, high, value, step, key=f"{key}:{drawing.name}:{name}")
        for name, (label, low, high, step, value) in pictures.places(drawing).items()
    }
    look = dataclasses.replace(look, places=chosen)
    full = {name: table for name, table in drawing.tables.items() if len(table)}
    files: Files = {
        f"{drawing.name}_{name}.csv": functools.partial(tables.csv, table)
        for name, table in full.items()
    }
    if current() != "zh" or pictures.draws_chinese():
        files[f"{drawing.name}.png"] = functools.partial(pictures.png, drawing, look)
    else:
        st.caption(say(words.NO_FONT))
    files[f"{drawing.name}.svg"] = functools.partial(pictures.svg, drawing, look)
    _buttons("", files)


def _buttons(caption: str, files: Files) -> None:
    if caption:
        st.caption(caption)
    with st.container(horizontal=True, gap="small"):
        for name, make in files.items():
            st.download_button(name, kept(make), name, key=f"take:{name}", on_click="ignore")
