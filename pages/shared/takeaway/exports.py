"""Code panel and downloads: what runs here, as link, script, notebook, data and picture."""

from __future__ import annotations

import contextlib
import functools
import inspect
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import nbformat
import pandas as pd
import segno
import streamlit as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import link
from pages.shared.takeaway import programs
from pages.shared.words import common
from pages.shared.words import takeaway as words
from pages.shared.words.language import current, say

NOTE = "Run it from the project's root, where the folder core is."
QR_WIDTH = 240  # pixels
TRIES = 50  # of reading a source; one clash with another thread is rare, a second is rarer
PRINT = """\
for name in {result}.__dataclass_fields__:
    print(f"{{name}}:", getattr({result}, name))
"""

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

    ``further``: more calls that the tab shows, by the name of their result in the script;
    ``sources``: more functions whose source belongs here; ``old_api``: pairs of what the tutorial
    used and what replaces it; ``settings``: what the link carries.
    """
    calls = {"result": call, **(further or {})}
    code = st.expander(
        say(common.CODE), icon=":material/code:", on_change="rerun", key=f"{key}:code"
    )
    if code.open:
        with code:
            for filled in programs.of_call(page, key, call):
                programs.show(filled)
            _code(calls, sources, old_api)
    opener = st.popover(
        say(common.TAKE), icon=":material/download:", on_change="rerun", key=f"{key}:take"
    )
    if opener.open:
        with opener:
            tab = st.session_state.get("tab", "")
            state = {"lang": current(), "tab": tab, **settings}
            st.caption(say(common.LINK_IS))
            address = link.address(page, key, state)
            st.code(address, language=None, wrap_lines=True)
            _qr_code(address)
            _buttons(say(common.RUN_IT), _run_files(key, calls))
            for drawing in drawings:
                _buttons(drawing.alt, _drawing_files(drawing))


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
    st.code(script(calls), language="python")
    st.caption(say(common.SOURCE))
    for function in dict.fromkeys((*(each.function for each in calls.values()), *sources)):
        st.code(source(function), language="python", line_numbers=True)
    if old_api:
        heads = [say(common.OLD_API), say(common.NEW_API)]
        st.table(pd.DataFrame(old_api, columns=heads).set_index(heads[0]))


def script(calls: Mapping[str, Call]) -> str:
    """The calls, by the names of their results, as a file that prints what the page shows."""
    return "\n".join([f'"""{_title(calls)}. {NOTE}"""\n', *_parts(calls)])


def notebook(calls: Mapping[str, Call]) -> str:
    """The same as a notebook."""
    cells = [
        new_markdown_cell(f"# {_title(calls)}\n\n{NOTE}"),
        *(new_code_cell(part.rstrip()) for part in _parts(calls)),
    ]
    for at, cell in enumerate(cells):
        cell["id"] = f"cell-{at}"  # nbformat draws random ones; the same call gives the same file
    return nbformat.writes(new_notebook(cells=cells))


@functools.lru_cache(maxsize=256)
def source(function: Source) -> str:
    """The source of a function as it stands in the project, under the name of its file."""
    plain = getattr(function, "python_function", function)  # what tf.function wraps
    return f"# {plain.__module__.replace('.', '/')}.py\n{_read(plain)}"


def _read(function: Source) -> str:
    """The source, also while TensorFlow parses in another thread.

    Python 3.11 counts the depth of its parser for all threads together (cpython issue 106905).
    """
    for _ in range(TRIES):
        with contextlib.suppress(SystemError):
            return inspect.getsource(function)
        time.sleep(0.02)
    return inspect.getsource(function)


def _parts(calls: Mapping[str, Call]) -> list[str]:
    """Each call, and what prints its result."""
    pairs = ((call.code(name), PRINT.format(result=name)) for name, call in calls.items())
    return [part for pair in pairs for part in pair]


def _title(calls: Mapping[str, Call]) -> str:
    functions = dict.fromkeys(call.function for call in calls.values())
    return ", ".join(f"{each.__module__}.{each.__qualname__}" for each in functions)


def _run_files(key: str, calls: Mapping[str, Call]) -> Files:
    files: Files = {f"{key}.py": lambda: script(calls), f"{key}.ipynb": lambda: notebook(calls)}
    if long := {n: v for call in calls.values() for n, v in call.long_arguments().items()}:
        files["data.csv"] = _csv(pd.DataFrame(long))
    return files


def _drawing_files(drawing: Drawing) -> Files:
    full = {name: table for name, table in drawing.tables.items() if len(table)}
    tables = {f"{drawing.name}_{name}.csv": _csv(table) for name, table in full.items()}
    return {**tables, f"{drawing.name}.png": drawing.png, f"{drawing.name}.svg": drawing.svg}


def _buttons(caption: str, files: Files) -> None:
    st.caption(caption)
    with st.container(horizontal=True, gap="small"):
        for name, content in files.items():
            st.download_button(name, content, name, key=f"take:{name}", on_click="ignore")


def _csv(table: pd.DataFrame) -> Callable[[], bytes]:
    """Begins with a byte order mark, without which Excel takes UTF-8 for its own encoding."""
    return lambda: table.to_csv(index=False).encode("utf-8-sig")
