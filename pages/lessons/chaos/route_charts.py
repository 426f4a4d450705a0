"""The route to chaos: the maxima of z, and the largest exponent, against a parameter."""

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
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.words import common
from pages.shared.words.language import say

ORBIT = 1_500  # points of the one orbit


def _usual(across: alt.X, label: str) -> list[Any]:
    """A rule at the usual value, with its name above the picture, where nothing else is drawn.

    Data: usual (x, side). In the right half the name ends at the rule, so that it stays inside.
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
    """The exponent against the parameter, of several runs.

    Data: line (x, y, series), zero (y), usual (x, side).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(span), nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW)
    tooltips = [alt.Tooltip("x:Q", title=x, format=".5g"), alt.Tooltip("y:Q", format=".3g")]
    by_run = (color(names), dash(names)) if len(names) > 1 else ()
    return alt.layer(
        alt.Chart(alt.NamedData("zero")).mark_rule(color=NEUTRAL).encode(up),
        *_usual(across, label),
        alt.Chart(alt.NamedData("line"))
        .mark_line(strokeWidth=1.4, clip=True)
        .encode(across, up, *by_run, tooltip=tooltips),
    ).properties(height=220)


@drawn_once
def one_orbit(orbit: Orbit, where: str) -> Drawing:
    """One orbit over time; its maxima are the dots above one value of the parameter."""
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


def first_chaos(diagram: Diagram) -> str:
    """The first value of the parameter with chaos, in words."""
    if diagram.first_chaos is None:
        return say(route_words.NOWHERE)
    return f"{diagram.first_chaos:.4g}"


def row(diagram: Diagram) -> dict[str, object]:
    """The results of one run in the table of pinned runs."""
    return {
        say(route_words.FIRST): first_chaos(diagram),
        say(route_words.SHARE): f"{diagram.chaotic:.0%}",
    }


@drawn_once
def drawings(
    diagram: Diagram, system: str, parameter: str, usual: float, pinned: dict[str, Diagram]
) -> list[Drawing]:
    """Both pictures against the parameter; the second has the exponents of pinned runs as well."""
    span = float(diagram.values[0]), float(diagram.values[-1])
    ends = {"low": f"{span[0]:g}", "high": f"{span[1]:g}"}
    named = {"system": system, "parameter": parameter, **ends}
    runs = {**pinned, say(common.NOW): diagram}
    line = pd.concat(
        pd.DataFrame({"x": run.values, "y": run.exponents, "series": name})
        for name, run in runs.items()
    ).dropna()
    wide = float(line["x"].min()), float(line["x"].max())
    side = "left" if usual < sum(span) / 2 else "right"
    shown = [(usual, side)] if span[0] <= usual <= span[1] else []
    inside = pd.DataFrame(shown, columns=["x", "side"])
    return [
        Drawing(
            "maxima",
            dots_chart,
            {"dots": pd.DataFrame({"x": diagram.at, "y": diagram.maxima}), "usual": inside},
            {
                "x": parameter,
                "y": say(route_words.MAXIMUM),
                "span": span,
                "label": say(route_words.USUAL),
            },
            say(route_words.ALT_MAXIMA, count=len(diagram.at), **named),
        ),
        Drawing(
            "exponents",
            line_chart,
            {"line": line, "zero": pd.DataFrame({"y": [0.0]}), "usual": inside},
            {
                "x": parameter if not pinned else say(route_words.PARAMETER),
                "y": say(route_words.EXPONENT),
                "span": wide if pinned else span,
                "label": say(route_words.USUAL),
                "names": tuple(runs),
            },
            say(
                route_words.ALT_EXPONENTS,
                least=f"{line['y'].min():.2g}",
                most=f"{line['y'].max():.2g}",
                share=f"{diagram.chaotic:.0%}",
                **named,
            ),
        ),
    ]
