"""Yours to take: the call and the true source behind a picture, as link, script, notebook, data."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import nbformat
import pandas as pd
import streamlit as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from pages.shared import link
from pages.shared.calls import Call
from pages.shared.charts import Drawing
from pages.shared.language import current, say
from pages.texts import common

NOTE = "Run it from the project's root, where the folder core is."
PRINT = """\
for name in result.__dataclass_fields__:
    print(f"{name}:", getattr(result, name))
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
    also: tuple[Source, ...] = (),
    old_api: Sequence[tuple[str, str]] = (),
) -> None:
    """Draw the code panel and the downloads of one experiment.

    ``also``: further functions whose source belongs here; ``old_api``: pairs of what the tutorial
    used and what replaces it; ``settings``: what the link carries.
    """
    with st.expander(say(common.CODE), icon=":material/code:"):
        st.caption(say(common.CALL))
        st.code(script(call), language="python")
        st.caption(say(common.SOURCE))
        for function in (call.function, *also):
            st.code(source(function), language="python", line_numbers=True)
        if old_api:
            heads = [say(common.OLD_API), say(common.NEW_API)]
            st.table(pd.DataFrame(old_api, columns=heads).set_index(heads[0]))
    opener = st.popover(
        say(common.TAKE), icon=":material/download:", on_change="rerun", key=f"{key}:take"
    )
    if opener.open:
        with opener:
            tab = st.session_state.get("tab", "")
            state = {"lang": current(), "tab": tab, **settings}
            st.caption(say(common.LINK_IS))
            st.code(link.address(page, key, state), language=None, wrap_lines=True)
            _buttons(say(common.RUN_IT), _run_files(key, call))
            for drawing in drawings:
                _buttons(drawing.alt, _drawing_files(drawing))


def script(call: Call) -> str:
    """The call as a file that prints what the page shows."""
    return f'"""{_title(call)}. {NOTE}"""\n\n{call.code()}\n{PRINT}'


def notebook(call: Call) -> str:
    """The same as a notebook."""
    cells = [
        new_markdown_cell(f"# {_title(call)}\n\n{NOTE}"),
        new_code_cell(call.code().rstrip()),
        new_code_cell(PRINT.rstrip()),
    ]
    for at, cell in enumerate(cells):
        cell["id"] = f"cell-{at}"  # nbformat draws random ones; the same call gives the same file
    return nbformat.writes(new_notebook(cells=cells))


@functools.lru_cache(maxsize=256)
def source(function: Source) -> str:
    """The source of a function as it stands in the project, under the name of its file."""
    plain = getattr(function, "python_function", function)  # what tf.function wraps
    return f"# {plain.__module__.replace('.', '/')}.py\n{inspect.getsource(plain)}"


def _title(call: Call) -> str:
    return f"{call.function.__module__}.{call.function.__qualname__}"


def _run_files(key: str, call: Call) -> Files:
    files: Files = {f"{key}.py": lambda: script(call), f"{key}.ipynb": lambda: notebook(call)}
    if long := call.long_arguments():
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


def _csv(table: pd.DataFrame) -> Callable[[], str]:
    return lambda: table.to_csv(index=False)
