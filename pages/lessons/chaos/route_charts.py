"""The route to chaos: maxima against a parameter, and the largest exponent under them."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos.bifurcation import Diagram
from core.chaos.integrate import Orbit
from pages.lessons.chaos import route_words, words
from pages.lessons.chaos.forecast_charts import course
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.words import common
from pages.shared.words.language import say

ORBIT = 1_500  # points of the one orbit


def _usual(across: alt.X, label: str) -> list[Any]:
    """A rule at the usual value; its name stands above the picture, where nothing is drawn.

    Data: usual (x, side). Beyond the middle the name ends at the rule, lest it leave the picture.
    """
    usual = alt.Chart(alt.NamedData("usual")).encode(across)
    named = [
        usual.mark_text(align=align, baseline="bottom", color=NEUTRAL, fontSize=13)
        .transform_filter(alt.datum.side == align)
        .encode(y=alt.value(-4), text=alt.value(label))
        for align in ("left", "right")
    ]
    return [usual.mark_rule(color=NEUTRAL, strokeDash=[6, 4]), *named]


def dots_chart(x: str, y: str, span: tuple[float, float], label: str) -> Any:
    """Maxima against the parameter. Data: dots (x, y), usual (x, side)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(span), nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(zero=False))
    dots = alt.Chart(alt.NamedData("dots")).mark_circle(size=3, opacity=0.6, clip=True)
    return alt.layer(*_usual(across, label), dots.encode(across, up)).properties(height=340)


def line_chart(
    x: str, y: str, span: tuple[float, float], label: str, names: tuple[str, ...] = ("",)
) -> Any:
    """The exponent against the parameter, of several runs. Data: line (x, y, series), zero (y),
    usual (x, side)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(span), nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW)
    tips = [alt.Tooltip("x:Q", title=x, format=".5g"), alt.Tooltip("y:Q", format=".3g")]
    told = (color(names), dash(names)) if len(names) > 1 else ()
    return alt.layer(
        alt.Chart(alt.NamedData("zero")).mark_rule(color=NEUTRAL).encode(up),
        *_usual(across, label),
        alt.Chart(alt.NamedData("line"))
        .mark_line(strokeWidth=1.4, clip=True)
        .encode(across, up, *told, tooltip=tips),
    ).properties(height=220)


def one_orbit(orbit: Orbit, where: str) -> Drawing:
    """What one orbit looks like whose maxima are the dots above one value."""
    kept = curves.thin(len(orbit.times), ORBIT)
    z = orbit.states[kept, 2]
    return Drawing(
        "one_orbit",
        course,
        {"lines": pd.DataFrame({"x": orbit.times[kept], "y": z})},
        {
            "x": say(words.TIME),
            "name": say(route_words.ONE_ORBIT, where=where),
            "span": curves.span(z),
            "log": False,
        },
        say(route_words.ONE_ORBIT, where=where),
    )


def row(found: Diagram) -> dict[str, object]:
    """What the table of pinned runs says of one."""
    first = say(route_words.NOWHERE) if found.first_chaos is None else f"{found.first_chaos:.4g}"
    return {say(route_words.FIRST): first, say(route_words.SHARE): f"{found.chaotic:.0%}"}


def drawings(
    found: Diagram, system: str, parameter: str, usual: float, beside: dict[str, Diagram]
) -> list[Drawing]:
    """Both pictures, on one axis of the parameter; the exponents of pinned runs with them."""
    span = float(found.values[0]), float(found.values[-1])
    ends = {"low": f"{span[0]:g}", "high": f"{span[1]:g}"}
    named = {"system": system, "parameter": parameter, **ends}
    runs = {**beside, say(common.NOW): found}
    line = pd.concat(
        pd.DataFrame({"x": one.values, "y": one.exponents, "series": name})
        for name, one in runs.items()
    ).dropna()
    wide = float(line["x"].min()), float(line["x"].max())
    side = "left" if usual < sum(span) / 2 else "right"
    shown = [(usual, side)] if span[0] <= usual <= span[1] else []
    inside = pd.DataFrame(shown, columns=["x", "side"])
    return [
        Drawing(
            "maxima",
            dots_chart,
            {"dots": pd.DataFrame({"x": found.at, "y": found.maxima}), "usual": inside},
            {
                "x": parameter,
                "y": say(route_words.MAXIMUM),
                "span": span,
                "label": say(route_words.USUAL),
            },
            say(route_words.ALT_MAXIMA, count=len(found.at), **named),
        ),
        Drawing(
            "exponents",
            line_chart,
            {"line": line, "zero": pd.DataFrame({"y": [0.0]}), "usual": inside},
            {
                "x": parameter if not beside else say(route_words.PARAMETER),
                "y": say(route_words.EXPONENT),
                "span": wide if beside else span,
                "label": say(route_words.USUAL),
                "names": tuple(runs),
            },
            say(
                route_words.ALT_EXPONENTS,
                least=f"{line['y'].min():.2g}",
                most=f"{line['y'].max():.2g}",
                share=f"{found.chaotic:.0%}",
                **named,
            ),
        ),
    ]
