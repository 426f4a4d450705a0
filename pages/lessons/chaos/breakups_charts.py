"""Pictures of many break-ups: starts, who escapes, what binary is left; measured and by law."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.chaos import breakup_laws
from core.chaos.breakup_ensemble import Breakups
from core.chaos.breakup_laws import Eccentricities, Shares, Survival
from pages.lessons.chaos import breakups_words, words
from pages.lessons.chaos.breakups_survival_charts import HEIGHT, short, survival
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash
from pages.shared.words.language import say
from pages.shared.words.text import Text

EXAMPLES = 8  # starts that are drawn


def corners(names: tuple[str, ...], size: float) -> Any:
    """Triangles with the bodies at their corners, x and y on one scale.

    Data: corners (x, y, series, triangle, order), the first corner of each twice.
    """
    wide, high = (f"{size} * max(1, {part})" for part in ("width / height", "height / width"))
    x, y = (
        alt.Scale(domain=[alt.ExprRef(f"-{end}"), alt.ExprRef(end)], nice=False, zero=False)
        for end in (wide, high)
    )
    axis = alt.Axis(tickCount=5, format=".3~g")
    across, up = (
        alt.X("x:Q", title="x", scale=x, axis=axis),
        alt.Y("y:Q", title="y", scale=y, axis=axis),
    )
    base = alt.Chart(alt.NamedData("corners"))
    lines = base.mark_line(opacity=0.35, color=NEUTRAL, strokeWidth=1, clip=True)
    dots = base.mark_point(filled=True, size=40, opacity=1, clip=True)
    legend = alt.Legend(values=list(names), columns=1, symbolType="circle")
    return alt.layer(
        lines.encode(across, up, detail="triangle:N", order="order:Q"),
        dots.encode(across, up, color(names).legend(legend)),
    ).properties(height=320)


def bars(x: str, y: str, names: tuple[str, ...], measured: str, law: str, top: float) -> Any:
    """Shares as bars with their standard errors, and theory as a tick across each bar.

    Data: shares (body, y, low, high, series), law (body, y, series).
    """
    order = list(names)
    across = alt.X("body:N", title=x, sort=order, axis=alt.Axis(labelAngle=0, labelLimit=140))
    scale = alt.Scale(domain=[0.0, top], nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=alt.Axis(format="%", tickCount=6))
    both = (measured, law)
    legend = alt.Legend(values=list(both), columns=1, symbolType="square")
    tone = color(both).legend(legend)
    tooltip = ["series:N", "body:N", alt.Tooltip("y:Q", title=y, format=".2%")]
    shares, theory = alt.Chart(alt.NamedData("shares")), alt.Chart(alt.NamedData("law"))
    return alt.layer(
        shares.mark_bar(opacity=0.75, width={"band": 0.55}).encode(
            across, up, tone, tooltip=tooltip
        ),
        shares.mark_rule(strokeWidth=2, color=NEUTRAL).encode(across, y="low:Q", y2="high:Q"),
        theory.mark_tick(thickness=4, width={"band": 0.75}).encode(  # type: ignore[call-arg]
            across, up, tone, tooltip=tooltip
        ),
    ).properties(height=HEIGHT)


def histogram(x: str, y: str, measured: str, law: str, top: float) -> Any:
    """A density in bins as bars, and theory for the same bins as a line of steps.

    Data: bins (low, high, y, series), law (x, y, series).
    """
    both = (measured, law)
    span = alt.Scale(domain=[0.0, 1.0], nice=False)
    up = alt.Y("y:Q", title=y, scale=alt.Scale(domain=[0.0, top], nice=False))
    tooltip = [alt.Tooltip("low:Q", format=".2f"), alt.Tooltip("high:Q", format=".2f")]
    tooltip.append(alt.Tooltip("y:Q", title=y, format=".3g"))
    bins = alt.Chart(alt.NamedData("bins")).mark_bar(opacity=0.75, clip=True)
    theory = alt.Chart(alt.NamedData("law")).mark_line(
        interpolate="step-after", strokeWidth=2.5, clip=True
    )
    return alt.layer(
        bins.encode(
            alt.X("low:Q", title=x, scale=span),
            alt.X2("high:Q"),
            up,
            alt.Y2(datum=0),
            color(both),
            tooltip=tooltip,
        ),
        theory.encode(alt.X("x:Q", title=x, scale=span), up, color(both), dash(both)),
    ).properties(height=HEIGHT)


def _names(masses: Any, text: Text = words.BODY) -> tuple[str, ...]:
    named = enumerate(masses, start=1)
    return tuple(say(text, number=k, mass=f"{mass:.4g}") for k, mass in named)


@drawn_once
def starts(places: Any, masses: Any) -> Drawing:
    """Some of the starts, as triangles."""
    names = _names(masses)
    rows = [
        (float(triangle[k][0]), float(triangle[k][1]), names[k], at, order)
        for at, triangle in enumerate(places)
        for order, k in enumerate((0, 1, 2, 0))
    ]
    table = pd.DataFrame(rows, columns=["x", "y", "series", "triangle", "order"])
    size = float(table[["x", "y"]].abs().max().max()) * 1.1
    return Drawing(
        "starts",
        corners,
        {"corners": table},
        {"names": names, "size": size},
        say(breakups_words.ALT_STARTS, count=len(places)),
    )


@drawn_once
def shares(ended: Breakups, escapers: Shares) -> Drawing:
    """Who escaped, with standard errors, and the law m^-3."""
    names, measured, law = (
        _names(ended.masses, breakups_words.BODY_SHORT),
        say(breakups_words.MEASURED),
        say(breakups_words.LAW),
    )
    bodies = pd.DataFrame({"body": names, "y": escapers.measured, "series": measured})
    bodies = bodies.assign(
        low=(escapers.measured - escapers.error).clip(0.0), high=escapers.measured + escapers.error
    )
    theory = pd.DataFrame({"body": names, "y": escapers.theory, "series": law})
    return Drawing(
        "shares",
        bars,
        {"shares": bodies, "law": theory},
        {
            "x": say(breakups_words.ESCAPER),
            "y": say(breakups_words.SHARE),
            "names": names,
            "measured": measured,
            "law": law,
            "top": float(max(*bodies["high"], *theory["y"])) * 1.05,
        },
        say(
            breakups_words.ALT_SHARES,
            broken=int(ended.counts.sum()),
            measured=_listed(escapers.measured),
            theory=_listed(escapers.theory),
        ),
        ("measured", "theory"),
    )


@drawn_once
def shapes(ended: Breakups, binaries: Eccentricities) -> Drawing:
    """The eccentricities of the binaries left behind, and their law."""
    measured, law = say(breakups_words.MEASURED), say(breakups_words.SHAPE_LAWS[ended.dimensions])
    edges = binaries.edges
    bins = pd.DataFrame(
        {"low": edges[:-1], "high": edges[1:], "y": binaries.measured, "series": measured}
    )
    steps = [*binaries.theory, binaries.theory[-1]]
    return Drawing(
        "eccentricities",
        histogram,
        {"bins": bins, "law": pd.DataFrame({"x": edges, "y": steps, "series": law})},
        {
            "x": say(breakups_words.ECCENTRICITY),
            "y": say(breakups_words.DENSITY),
            "measured": measured,
            "law": law,
            "top": float(max(*binaries.theory, *binaries.measured)) * 1.05,
        },
        say(
            breakups_words.ALT_SHAPES,
            broken=int(ended.counts.sum()),
            mean=short(binaries.mean),
            theory=short(binaries.theory_mean),
        ),
        ("measured", "theory"),
    )


def _listed(values: Any) -> str:
    return ", ".join(f"{value:.1%}" for value in values)


def row(ended: Breakups) -> dict[str, object]:
    """The row of one run in the table of pinned runs."""
    shape, life = breakup_laws.eccentricities(ended), breakup_laws.survival(ended)
    return {
        say(breakups_words.ESCAPER): _listed(breakup_laws.shares(ended).measured),
        say(breakups_words.ECCENTRICITY): short(shape.mean),
        say(breakups_words.SLOPE): "–" if life.slope is None else short(life.slope),
    }


@drawn_once
def all_of(
    ended: Breakups, pinned: dict[str, Breakups]
) -> tuple[list[Drawing], dict[str, tuple[str, str]]]:
    """The three pictures, and the figures: label -> value and what it means.

    ``pinned``: runs whose lifetimes are drawn with those of this run.
    """
    escapers = breakup_laws.shares(ended)
    shape, life = breakup_laws.eccentricities(ended), breakup_laws.survival(ended)
    drawings = [shares(ended, escapers), shapes(ended, shape), survival(ended, life, pinned)]
    return drawings, _figures(ended, escapers, shape, life)


def _figures(
    ended: Breakups, escapers: Shares, shape: Eccentricities, life: Survival
) -> dict[str, tuple[str, str]]:
    figures = {
        say(breakups_words.BROKEN): (f"{int(ended.counts.sum()):,}", ""),
        say(breakups_words.UNBROKEN): (
            f"{int(ended.unbroken.sum()):,}",
            say(breakups_words.UNBROKEN_HELP),
        ),
        say(breakups_words.LEFT_OUT): (
            f"{int(ended.left_out.sum()):,}",
            say(breakups_words.LEFT_OUT_HELP),
        ),
        say(breakups_words.MEAN_E, theory=short(shape.theory_mean)): (short(shape.mean), ""),
    }
    if escapers.exponent is not None:
        figures[say(breakups_words.EXPONENT)] = (short(-escapers.exponent), "")
    if life.slope is not None:
        figures[say(breakups_words.SLOPE)] = (short(life.slope), say(breakups_words.SLOPE_HELP))
    error = pd.Series(ended.energy_error).median()
    figures[say(breakups_words.MEDIAN_ERROR)] = (short(error), "")
    return figures
