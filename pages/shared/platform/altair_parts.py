"""Keeps Altair from checking and copying the same parts of a chart again and again.

Altair checks each part against Vega-Lite's schema when it is made, when it is layered and when it
is written, copies all of it before each change, with the forty settings of each part that nobody
has set, and for each text like "x:Q" lists all classes of its own anew: nine tenths of the time of
a chart. The tests check each chart once, when it is done. May go when a chart of five layers takes
Altair less than ten milliseconds.
"""

from __future__ import annotations

import functools
from typing import Any

import altair as alt
from altair.utils import schemapi


def trust() -> None:
    """Replace what Altair calls; what it writes is the same."""
    schemapi.disable_debug_mode()
    schemapi.SchemaBase.validate = _unchecked  # type: ignore[method-assign]
    schemapi._deep_copy = _copied
    alt.VegaLiteSchema._default_wrapper_classes = _classes  # type: ignore[method-assign]
    schemapi._FromDict = _FromDict  # type: ignore[misc]


def _unchecked(part: Any, schema: Any = None) -> None:
    """Altair checks what it layers whatever its mode."""


@functools.cache
def _classes() -> tuple[type[schemapi.SchemaBase], ...]:
    return tuple(schemapi._subclasses(alt.VegaLiteSchema))


class _FromDict(schemapi._FromDict):
    """Altair's own, with one table of its classes for all that it reads."""

    def __init__(self, classes: tuple[type[schemapi.SchemaBase], ...], /) -> None:
        self.class_dict = _by_schema(tuple(classes))


@functools.lru_cache(maxsize=4)
def _by_schema(classes: tuple[type[schemapi.SchemaBase], ...]) -> Any:
    return _OWN(classes).class_dict


_OWN = schemapi._FromDict


def _copied(part: Any, by_reference: set[str]) -> Any:
    """As Altair's own function; a setting that is not set is not looked at."""
    if isinstance(part, list):
        return [_copied(item, by_reference) for item in part]
    if isinstance(part, dict):
        return _settings(part, by_reference)
    if not isinstance(part, schemapi.SchemaBase):
        return part
    if copier := getattr(part, "__deepcopy__", None):
        return copier(part)
    args = [_copied(item, by_reference) for item in part._args]
    return part.__class__(*args, **_settings(part._kwds, by_reference))


def _settings(settings: dict[str, Any], by_reference: set[str]) -> dict[str, Any]:
    return {
        name: value
        if value is schemapi.Undefined or isinstance(value, str) or name in by_reference
        else _copied(value, by_reference)
        for name, value in settings.items()
    }
