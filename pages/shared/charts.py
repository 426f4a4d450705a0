"""Charts: authored once in Altair, kept as a spec, drawn with data; and handed out as pictures."""

from __future__ import annotations

import functools
import json
import math
import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st

from pages.shared import tips
from pages.shared.language import current, say
from pages.texts import common

# Streamlit hands each table over as Arrow, which starts a pool of threads for one of some length:
# a third of a rerun's time, for conversions of microseconds
pa.set_cpu_count(1)

Picture = Callable[..., Any]  # returns an Altair chart of named data; its arguments are the words

# A line style for each series beside its colour: solid, dashed, dotted, dash-dotted and so on
DASHES = ([1, 0], [6, 4], [2, 3], [8, 3, 2, 3], [1, 5], [12, 4], [4, 1])
LEGEND_LINE = 22  # pixels; by so much a picture is higher for each line of its legend
NEUTRAL = "#7A8694"  # grey that reads on white and on the dark background
LETTER = 6.2  # pixels of a letter in a legend, on average
SYMBOL = 34  # pixels of a line before it, with the gaps
FEW = alt.Axis(tickCount=5, format=".6~g")  # ticks for small charts and log axes
PRINT_COLORS = ["#007DAD", "#B84203", "#005E42", "#9F5B6A", "#A2864A", "#3243CD", "#3A2041"]
PROVENANCE = {
    "measured": (common.MEASURED, common.MEASURED_HELP, "blue"),
    "theory": (common.THEORY, common.THEORY_HELP, "gray"),
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

    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification, without its data."""
        return _spec(self.picture, tuple(sorted(self.words.items())), current())

    def show(self) -> None:
        """Draw it, with badges that say where its figures come from."""
        st.vega_lite_chart(spec={**self.spec(), "datasets": dict(self.tables)}, alt=self.alt)
        with st.container(horizontal=True, gap="small"):
            for kind in self.kinds:
                label, explanation, color = PROVENANCE[kind]
                st.badge(say(label), color=color, help=say(explanation))  # type: ignore[arg-type]

    def complete(self) -> dict[str, Any]:
        """The specification with its data inside, for any viewer of Vega-Lite."""
        rows = {n: json.loads(t.to_json(orient="records")) for n, t in self.tables.items()}
        spec = self.spec()
        config = {**spec["config"], "range": {"category": PRINT_COLORS}, "background": "white"}
        return {**spec, "datasets": rows, "config": config}

    def png(self) -> bytes:
        """The picture in twice the usual resolution."""
        import vl_convert

        return vl_convert.vegalite_to_png(self.complete(), scale=2)

    def svg(self) -> bytes:
        """The picture as vector graphics."""
        import vl_convert

        return vl_convert.vegalite_to_svg(self.complete()).encode()


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
    """Building a specification costs about 25 ms, so it is kept."""
    spec = picture(**dict(words)).to_dict()
    tips.write(spec, tips.columns(language))
    legend = {"orient": "top", "labelLimit": 400, "symbolType": "stroke"}
    legend |= {"symbolStrokeWidth": 3, "symbolSize": 300, "titleLimit": 400}
    legend["columns"] = {"expr": f"width < {_two_columns(spec)} ? 1 : 2"}
    config = {"legend": legend, "axis": {"titleLimit": 400}}
    # A screen reader gets the text, not a thousand nameless marks; a pointer what tips wrote
    config["mark"] = {"aria": False, "tooltip": None}
    return {**spec, "config": config}


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


def color(names: tuple[str, ...], shown: tuple[str, ...] | None = None) -> alt.Color:
    """Colour by the column ``series``, in the order of ``names``; the legend lists ``shown``.

    Charts that share ``names`` give a series the same colour.
    """
    legend = alt.Legend(values=list(shown or names))
    return alt.Color("series:N", scale=alt.Scale(domain=list(names)), title=None, legend=legend)


def dash(names: tuple[str, ...], shown: tuple[str, ...] | None = None) -> alt.StrokeDash:
    """Line style by the column ``series``, beside its colour."""
    count = len(DASHES)  # shifted each time around, so that no pair with a colour comes twice
    styles = [DASHES[(i + i // count) % count] for i in range(len(names))]
    scale = alt.Scale(domain=list(names), range=styles)
    legend = alt.Legend(values=list(shown or names))
    return alt.StrokeDash("series:N", scale=scale, title=None, legend=legend)


def slider(name: str, label: str, last: int, start: int | None = None) -> alt.Parameter:
    """The tape: a slider in the browser over the snapshots 0 .. last; it costs no rerun.

    It starts at the end of the tape, or at ``start``.
    """
    bound = alt.binding_range(min=0, max=last, step=1, name=f"{label} ")
    return alt.param(name=name, value=last if start is None else start, bind=bound)


def decades(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Powers of ten between two numbers as ticks of a log axis; none where there are too few.

    Vega draws a grid line for 2, 3, ... 9 times each power as well.

    >>> decades(0.5, 2e4), decades(1e-3, 1e38, most=4), decades(2.0, 30.0)
    ((1.0, 10.0, 100.0, 1000.0, 10000.0), (0.001, 100000000.0, 1e+19, 1e+30), ())
    """
    first, last = math.ceil(math.log10(low)), math.floor(math.log10(high))
    every = max(1, math.ceil((last - first) / most))
    powers = range(first, last + 1, every)
    return tuple(10.0**power for power in powers) if len(powers) > 1 else ()


def log_axis(ticks: tuple[float, ...], format: str = ".6~g") -> alt.Axis:
    """An axis with these ticks, from ``decades``, or with Vega's own where there are none."""
    if ticks:
        return alt.Axis(values=list(ticks), format=format)
    return alt.Axis(tickCount=5, format=format)


def ends(lines: Mapping[str, Any]) -> str:
    """What the last value of each series is, for a text alternative.

    >>> ends({"train": [3.0, 0.12345], "test": [4.0, 2.0]})
    'train: 0.123, test: 2'
    """
    return ", ".join(f"{name}: {values[-1]:.3g}" for name, values in lines.items())


def stack(rows: Mapping[str, Any], x: Any) -> pd.DataFrame:
    """A long table from one y a series over a common x: columns x, y, series."""
    return pd.concat([pd.DataFrame({"x": x, "y": y, "series": name}) for name, y in rows.items()])


def long(name: str, values: Any, **axes: Any) -> pd.DataFrame:
    """An array as rows: a column an axis with its places, and one of the values under a name."""
    index = pd.MultiIndex.from_product(list(axes.values()), names=list(axes))
    return pd.DataFrame({name: values.ravel()}, index).reset_index()
