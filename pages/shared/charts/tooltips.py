"""Tooltips: the numbers of a mark, named like the axes."""

from __future__ import annotations

from typing import Any

import altair as alt

from pages.shared.words import common

HOVER = [alt.Tooltip("x:Q", format=".4g"), alt.Tooltip("y:Q", format=".5g")]

COLUMNS = {  # those that often have no axis
    "series": common.SERIES,
    "label": common.MARK,
    "text": common.MARK,
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
        for item in part:
            write(item, names)
    elif isinstance(part, dict):
        known = {**names, **_axis_names(part)} if "mark" in part or "layer" in part else names
        encoding = part.get("encoding", {})
        if part.get("mark", {}).get("type", "text") != "text" and "tooltip" not in encoding:
            encoding["tooltip"] = _shown(encoding, known)
        listed = encoding.get("tooltip", [])
        for tip in listed if isinstance(listed, list) else [listed]:
            if tip.get("field") in known:
                tip.setdefault("title", known[tip["field"]])
        for item in part.values():
            write(item, known)


def _shown(encoding: dict[str, Any], known: dict[str, str]) -> list[dict[str, str]]:
    """The columns of a mark's axes and colour that have a name."""
    channels = [encoding[name] for name in ("color", "x", "y") if "field" in encoding.get(name, {})]
    named = [item for item in channels if item["field"] in known and "type" in item]
    number = {"format": ".4g"}
    return [
        {"field": item["field"], "type": item["type"]}
        | (number if item["type"] == "quantitative" else {})
        for item in named
    ]


def _axis_names(view: dict[str, Any]) -> dict[str, str]:
    """The title of each column that has an axis or a legend in a view or its layers."""
    titles: dict[str, str] = {}
    for layer in view.get("layer", []):
        titles = _axis_names(layer) | titles
    for name, channel in view.get("encoding", {}).items():
        if name != "tooltip" and isinstance(channel, dict):
            title = channel.get("title") or (channel.get("legend") or {}).get("title")
            if title:
                titles.setdefault(channel.get("field", ""), title)
    return titles
