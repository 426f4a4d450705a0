"""Drawings: a chart with its data."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.shared.charts import tooltips
from pages.shared.words import common
from pages.shared.words.language import current, say

Picture = Callable[..., Any]  # returns an Altair chart of named data; its arguments are the words

LETTER = 6.2  # pixels of a letter in a legend, on average
SYMBOL = 34  # pixels of a line before it, with the gaps
PROVENANCE = {
    "measured": (common.MEASURED, common.MEASURED_HELP, "blue"),
    "recorded": (common.RECORDED, common.RECORDED_HELP, "green"),
    "theory": (common.THEORY, common.THEORY_HELP, "gray"),
    "partly": (common.PARTLY_THEORY, common.PARTLY_THEORY_HELP, "gray"),
    "published": (common.PUBLISHED, common.PUBLISHED_HELP, "violet"),
}


@dataclass(frozen=True)
class Drawing:
    """A picture with its data: what is shown, and what is handed out as data and as a file."""

    name: str  # of the files
    picture: Picture
    tables: Mapping[str, pd.DataFrame]  # dataset name -> rows
    words: Mapping[str, Hashable] = field(default_factory=dict)  # texts and settings of the picture
    alt: str = ""  # what a reader who does not see it needs to know, with its numbers
    kinds: tuple[str, ...] = ("measured",)  # keys of PROVENANCE
    moved: Mapping[str, float] = field(default_factory=dict)  # parameter -> its live value
    ratio: float | None = None  # of its width to its height, where the shape is what is shown

    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification, without its data."""
        return _spec(self.picture, tuple(sorted(self.words.items())), current())

    @cached_property
    def datasets(self) -> dict[str, pa.Table]:
        """The tables as they travel to the browser."""
        return {
            name: pa.Table.from_pandas(table, preserve_index=False)
            for name, table in self.tables.items()
        }

    def show(
        self,
        height: Literal["content", "stretch"] = "content",
        datasets: Mapping[str, pd.DataFrame] | None = None,
        **selecting: Any,
    ) -> None:
        """Draw it; ``height``: its own, or that of the container in which it is drawn.

        ``datasets`` in place of its own, and ``selecting``, arguments of the chart: what a chart
        needs that hears of clicks, see stage/touch.py.

        What is measured needs no word; where something else is drawn, a badge above says so.
        """
        if others := [kind for kind in self.kinds if kind != "measured"]:
            with st.container(
                key=f"badges-{self.name}",
                horizontal=True,
                gap="small",
                horizontal_alignment="right",
            ):
                for kind in others:
                    label, explanation, color = PROVENANCE[kind]
                    st.badge(say(label), color=color, help=say(explanation))  # type: ignore[arg-type]
        spec = {**self.spec(), "datasets": {**self.datasets, **(datasets or {})}}
        if height == "stretch":
            spec["height"] = "container"
        st.vega_lite_chart(spec=spec, height=height, alt=self.alt, **selecting)


def side_by_side(drawings: Sequence[Drawing], columns: int = 2) -> None:
    """Draw them in rows of so many; on a phone one below the other."""
    for first in range(0, len(drawings), columns):
        row = drawings[first : first + columns]
        for column, drawing in zip(st.columns(columns), row, strict=False):
            with column:
                drawing.show()


@functools.lru_cache(maxsize=512)
def _spec(
    picture: Picture, words: tuple[tuple[str, Hashable], ...], language: str
) -> dict[str, Any]:
    """Kept, because Altair builds a specification anew for every rerun.

    The tests check each against Vega-Lite's schema.
    """
    spec = picture(**dict(words)).to_dict(validate=False)
    tooltips.write(spec, tooltips.columns(language))
    legend = {"orient": "top", "labelLimit": 400, "symbolType": "stroke"}
    legend |= {"symbolStrokeWidth": 3, "symbolSize": 300, "titleLimit": 400}
    legend["columns"] = {"expr": f"width < {_two_columns(spec)} ? 1 : 2"}
    config = {"legend": legend, "axis": {"titleLimit": 400, "labelFontSize": 13}}
    padding = {"left": 0, "top": 5, "right": 5, "bottom": 0}  # Streamlit's own leaves a band below
    # A screen reader gets the text, not a thousand nameless marks; a pointer what tips wrote
    config["mark"] = {"aria": False, "tooltip": None}
    return {**spec, "config": config, "padding": padding}


def _two_columns(spec: Any) -> int:
    """Pixels that the widest two columns of a legend need; 0 where no legend lists its entries."""
    if isinstance(spec, list):
        return max(map(_two_columns, spec), default=0)
    if not isinstance(spec, dict):
        return 0
    entries = (spec.get("legend") or {}).get("values", [])
    own = max((2 * (SYMBOL + _width(str(entry))) for entry in entries), default=0)
    return max([own, *map(_two_columns, spec.values())])


def _width(text: str) -> int:
    """Pixels of a text in a legend; a Chinese character is as wide as two others."""
    return round(LETTER * sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text))
