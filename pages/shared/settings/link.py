"""The link holds the state of a page: widgets, choices and small tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.shared.settings import cells

LONGEST = 20_000  # characters of a table in a link; browsers and proxies take far fewer
_GIVEN = "link:given"
_CHECKED = "link:checked"
_REFUSED = "link:refused"
# A packed table: rows of cells, both in the form of csv, with quotes of their own
CELLS: dict[str, Any] = {"delimiter": ",", "quotechar": '"', "strict": True}
ROWS: dict[str, Any] = {"delimiter": ";", "quotechar": "'", "strict": True}


def choice(
    key: str, options: dict[str, str], default: str | None = None, *, always: bool = False
) -> dict[str, Any]:
    """Arguments for an option widget whose choice is in the link as its id.

    ``bind="query-params"`` would write the label, which differs from language to language.
    ``options`` maps id to label; ``always`` keeps the default in the link as well.
    """
    default = default or next(iter(options))
    if st.session_state.get(key) not in options:
        given = st.query_params.get(key)
        st.session_state[key] = given if given in options else default
    write(key, st.session_state[key], "" if always else default)
    return {
        "options": list(options),
        "format_func": lambda option: options.get(option, option),
        "key": key,
        "persist_state": "session",
    }


def count(key: str, low: int, high: int, default: int | None = None) -> dict[str, Any]:
    """Arguments for a slider of whole numbers, at first ``default``, whose range follows the data.

    With another range a slider is another widget, and a bound one then loses its place in the link.
    """
    default = low if default is None else default
    if key not in st.session_state:
        given = st.query_params.get(key, "")
        good = given.isdecimal() and len(given) < 10 and low <= int(given) <= high
        st.session_state[key] = int(given) if good else default
    st.session_state[key] = min(st.session_state[key], high)
    write(key, str(st.session_state[key]), str(default))
    return {"min_value": low, "max_value": high, "key": key, "persist_state": "session"}


def write(key: str, value: str, default: str = "") -> None:
    """Put an unbound value into the link, or take it out where it is the default."""
    if value == default:
        if key in st.query_params:
            del st.query_params[key]
    elif st.query_params.get(key) != value:
        st.query_params[key] = value


def remember() -> None:
    """Keep what the link said, before any widget corrects it."""
    if _GIVEN not in st.session_state:
        st.session_state[_GIVEN] = {k: st.query_params.get_all(k) for k in st.query_params}
        st.session_state[_CHECKED] = set()


def refuse(key: str, given: str, why: str = "") -> None:
    """Have the page say above all else that it cannot take this value of the link, and why."""
    st.session_state.setdefault(_REFUSED, []).append((key, given, why))


def refused() -> list[tuple[str, str, str]]:
    """Names and values of the link that no widget could take, each once; the reason if known."""
    given: dict[str, list[str]] = st.session_state.get(_GIVEN, {})
    checked: set[str] = st.session_state.get(_CHECKED, set())
    refused_values = st.session_state.pop(_REFUSED, [])
    for key in given.keys() - checked:
        if key in st.session_state:
            checked.add(key)
            if not _same(given[key], st.session_state[key]):
                refused_values.append((key, ", ".join(given[key]), ""))
    return sorted(refused_values)


def _same(given: list[str], value: object) -> bool:
    values = list(value) if isinstance(value, (tuple, list)) else [value]
    return len(values) == len(given) and all(map(_same_value, given, values))


def _same_value(given: str, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return given.lower() == str(value).lower()
    try:
        return float(given) == float(value)
    except ValueError:
        return False


def address(page: str, key: str, settings: dict[str, Any]) -> str:
    """The whole link to a page with these settings and the tables under ``key``_."""
    here = urlsplit(st.context.url or "")
    tables = {name: st.query_params[name] for name in st.query_params if name.startswith(f"{key}_")}
    settings = tables | settings
    query = urlencode({name: _plain(value) for name, value in settings.items()}, doseq=True)
    root = here.path.rsplit("/", 1)[0]
    return f"{here.scheme}://{here.netloc}{root}/{page}?{query}"


def _plain(value: object) -> object:
    """As widgets write it into the link themselves: a select slider knows 2.0, but no 2."""
    if isinstance(value, bool):
        return str(value).lower()
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def pack(rows: list[list[Any]]) -> str:
    """A small table as text for the link: cells apart by commas, rows by semicolons.

    A text that has one of these in it stands in quotes.

    >>> pack([[1.0, 2], ["a", 0.5]])
    '1,2;a,0.5'
    >>> pack([["a,b", 1]])
    '"a,b",1'
    """
    return _line([_line(map(_cell, row), CELLS) for row in rows], ROWS)


def _cell(value: object) -> str:
    """A number with all its digits, so that a link brings back the very same."""
    return cells.written(value) if isinstance(value, float) else str(_plain(value))


def _line(parts: Iterable[str], form: dict[str, Any]) -> str:
    line = io.StringIO()
    csv.writer(line, **form, lineterminator="").writerow(parts)
    return line.getvalue()


def unpack(text: str, *, columns: int, most: int) -> list[list[str]]:
    """The rows of a packed table, or none where it is not one of this shape.

    >>> unpack("1,2;a,0.5", columns=2, most=6)
    [['1', '2'], ['a', '0.5']]
    >>> unpack(pack([["a,b", 1]]), columns=2, most=6)
    [['a,b', '1']]
    >>> unpack("1,2;3", columns=2, most=6)
    []
    """
    if not 0 < len(text) <= LONGEST or "\n" in text or "\r" in text:
        return []
    try:
        (line,) = csv.reader([text], **ROWS)
        rows = [next(csv.reader([row], **CELLS), []) for row in line]
    except csv.Error:
        return []
    return rows if len(rows) <= most and all(len(row) == columns for row in rows) else []
