"""Tooltips: the numbers of a mark, named like the axes."""

from __future__ import annotations

from typing import Any

import altair as alt

from pages.shared.words import common

HOVER = [alt.Tooltip("x:Q", format=".4g"), alt.Tooltip("y:Q", format=".5g")]

COLUMNS = {  # those that often have no axis
    "series": common.SERIES,
    "label": common.MARK,
    "step": common.STEP,
    "loss": common.LOSS,
    "from": common.FROM,
    "to": common.TO,
    "low": common.FROM,
    "high": common.TO,
    "direction": common.EIGENVECTOR,
    "speed": common.SPEED,
}


def columns(language: str) -> dict[str, str]:
    """The names of common columns in this language."""
    return {name: getattr(text, language) for name, text in COLUMNS.items()}


def write(part: Any, names: dict[str, str]) -> None:
    """Name every tooltip of a specification, and write those that are missing.

    ``names``: of columns that no axis names. Marks with no named column get none, nor do texts.
    """
    if isinstance(part, list):
        for one in part:
            write(one, names)
    elif isinstance(part, dict):
        known = {**names, **_axis_names(part)} if "mark" in part or "layer" in part else names
        encoding = part.get("encoding", {})
        if part.get("mark", {}).get("type", "text") != "text" and "tooltip" not in encoding:
            encoding["tooltip"] = _shown(encoding, known)
        tips = encoding.get("tooltip", [])
        for tip in tips if isinstance(tips, list) else [tips]:
            if tip.get("field") in known:
                tip.setdefault("title", known[tip["field"]])
        for one in part.values():
            write(one, known)


def _shown(encoding: dict[str, Any], known: dict[str, str]) -> list[dict[str, str]]:
    """The columns of a mark's axes and colour that have a name."""
    channels = [encoding[name] for name in ("color", "x", "y") if "field" in encoding.get(name, {})]
    named = [one for one in channels if one["field"] in known and "type" in one]
    number = {"format": ".4g"}
    return [
        {"field": one["field"], "type": one["type"]}
        | (number if one["type"] == "quantitative" else {})
        for one in named
    ]


def _axis_names(view: dict[str, Any]) -> dict[str, str]:
    """The title of each column that has an axis or a legend in a view or its layers."""
    found: dict[str, str] = {}
    for layer in view.get("layer", []):
        found = _axis_names(layer) | found
    for name, channel in view.get("encoding", {}).items():
        if name != "tooltip" and isinstance(channel, dict):
            title = channel.get("title") or (channel.get("legend") or {}).get("title")
            if title:
                found.setdefault(channel.get("field", ""), title)
    return found
