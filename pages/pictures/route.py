"""The route to chaos: maxima against a parameter, and the largest exponent under them."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.chaos.bifurcation import Diagram
from pages.shared.charts import FEW, NEUTRAL, Drawing
from pages.shared.language import say
from pages.texts import route as words


def dots_chart(x: str, y: str, span: tuple[float, float]) -> Any:
    """Maxima against the parameter. Data: dots (x, y), usual (x)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(span), nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(zero=False))
    usual = alt.Chart(alt.NamedData("usual")).mark_rule(color=NEUTRAL, strokeDash=[6, 4])
    dots = alt.Chart(alt.NamedData("dots")).mark_circle(size=3, opacity=0.6, clip=True)
    return alt.layer(usual.encode(across), dots.encode(across, up)).properties(height=340)


def line_chart(x: str, y: str, span: tuple[float, float], label: str) -> Any:
    """The exponent against the parameter. Data: line (x, y), zero (y), usual (x)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(span), nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW)
    tips = [alt.Tooltip("x:Q", title=x, format=".5g"), alt.Tooltip("y:Q", format=".3g")]
    usual = alt.Chart(alt.NamedData("usual"))
    named = usual.mark_text(angle=270, align="left", dx=6, dy=-8, color=NEUTRAL, fontSize=13)
    return alt.layer(
        alt.Chart(alt.NamedData("zero")).mark_rule(color=NEUTRAL).encode(up),
        usual.mark_rule(color=NEUTRAL, strokeDash=[6, 4]).encode(across),
        named.encode(across, y=alt.value("height"), text=alt.value(label)),
        alt.Chart(alt.NamedData("line"))
        .mark_line(strokeWidth=1.4, clip=True)
        .encode(across, up, tooltip=tips),
    ).properties(height=220)


def drawings(found: Diagram, system: str, parameter: str, usual: float) -> list[Drawing]:
    """Both pictures, on one axis of the parameter."""
    span = float(found.values[0]), float(found.values[-1])
    ends = {"low": f"{span[0]:g}", "high": f"{span[1]:g}"}
    named = {"system": system, "parameter": parameter, **ends}
    line = pd.DataFrame({"x": found.values, "y": found.exponents}).dropna()
    inside = pd.DataFrame({"x": [usual] if span[0] <= usual <= span[1] else []})
    return [
        Drawing(
            "maxima",
            dots_chart,
            {"dots": pd.DataFrame({"x": found.at, "y": found.maxima}), "usual": inside},
            {"x": parameter, "y": say(words.MAXIMUM), "span": span},
            say(words.ALT_MAXIMA, count=len(found.at), **named),
        ),
        Drawing(
            "exponents",
            line_chart,
            {"line": line, "zero": pd.DataFrame({"y": [0.0]}), "usual": inside},
            {"x": parameter, "y": say(words.EXPONENT), "span": span, "label": say(words.USUAL)},
            say(
                words.ALT_EXPONENTS,
                least=f"{line['y'].min():.2g}",
                most=f"{line['y'].max():.2g}",
                share=f"{found.chaotic:.0%}",
                **named,
            ),
        ),
    ]
