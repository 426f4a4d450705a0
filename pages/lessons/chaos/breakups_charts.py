"""Many triples break up: who escapes, what binary is left, how long it took; and the laws."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos import breakup_laws
from core.chaos.breakup_ensemble import Breakups
from core.chaos.breakup_laws import Eccentricities, Shares, Survival
from pages.lessons.chaos import breakups_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import NEUTRAL, color, dash, decades, log_axis
from pages.shared.words.language import say
from pages.shared.words.text import Text

EXAMPLES = 8  # starts that are drawn
DRAWN = 500  # points of a line
HEIGHT = 300


def corners(names: tuple[str, ...], size: float) -> Any:
    """Triangles with the bodies at their corners, x and y on one scale.

    Data: corners (x, y, series, triangle, order), the first corner of each twice.
    """
    x, y = (
        alt.Scale(
            domainMin=alt.ExprRef(f"-{size} * max(1, {ratio})"),  # type: ignore[arg-type]
            domainMax=alt.ExprRef(f"{size} * max(1, {ratio})"),  # type: ignore[arg-type]
            nice=False,
            zero=False,
        )
        for ratio in ("width / height", "height / width")
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
    """Shares as bars with their standard errors, theory as a tick across each.

    Data: shares (body, y, low, high, series), law (body, y, series).
    """
    order = list(names)
    across = alt.X("body:N", title=x, sort=order, axis=alt.Axis(labelAngle=0, labelLimit=140))
    scale = alt.Scale(domain=[0.0, top], nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=alt.Axis(format="%", tickCount=6))
    both = (measured, law)
    legend = alt.Legend(values=list(both), columns=1, symbolType="square")
    tone = color(both).legend(legend)
    tips = ["series:N", "body:N", alt.Tooltip("y:Q", title=y, format=".2%")]
    shares, told = alt.Chart(alt.NamedData("shares")), alt.Chart(alt.NamedData("law"))
    return alt.layer(
        shares.mark_bar(opacity=0.75, width={"band": 0.55}).encode(across, up, tone, tooltip=tips),
        shares.mark_rule(strokeWidth=2, color=NEUTRAL).encode(across, y="low:Q", y2="high:Q"),
        told.mark_tick(thickness=4, width={"band": 0.75}).encode(  # type: ignore[call-arg]
            across, up, tone, tooltip=tips
        ),
    ).properties(height=HEIGHT)


def histogram(x: str, y: str, measured: str, law: str, top: float) -> Any:
    """A density in bins as bars, theory for the same bins as a line of steps.

    Data: bins (low, high, y, series), law (x, y, series).
    """
    both = (measured, law)
    span = alt.Scale(domain=[0.0, 1.0], nice=False)
    up = alt.Y("y:Q", title=y, scale=alt.Scale(domain=[0.0, top], nice=False))
    tips = [alt.Tooltip("low:Q", format=".2f"), alt.Tooltip("high:Q", format=".2f")]
    tips.append(alt.Tooltip("y:Q", title=y, format=".3g"))
    bins = alt.Chart(alt.NamedData("bins")).mark_bar(opacity=0.75, clip=True)
    told = alt.Chart(alt.NamedData("law")).mark_line(
        interpolate="step-after", strokeWidth=2.5, clip=True
    )
    return alt.layer(
        bins.encode(
            alt.X("low:Q", title=x, scale=span),
            alt.X2("high:Q"),
            up,
            alt.Y2(datum=0),
            color(both),
            tooltip=tips,
        ),
        told.encode(alt.X("x:Q", title=x, scale=span), up, color(both), dash(both)),
    ).properties(height=HEIGHT)


def lives(
    x: str,
    y: str,
    names: tuple[str, ...],
    across_span: tuple[float, float],
    up_span: tuple[float, float],
) -> Any:
    """The share still together against time, both on log axes. Data: lines (x, y, series)."""
    over = alt.Scale(type="log", domain=list(across_span), nice=False)
    high = alt.Scale(type="log", domain=list(up_span), nice=False)
    tips = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tips.append(alt.Tooltip("y:Q", title=y, format=".3%"))
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=x, scale=over, axis=log_axis(decades(*across_span))),
            alt.Y("y:Q", title=y, scale=high, axis=log_axis(decades(*up_span), "~%")),
            color(names),
            dash(names),
            tooltip=tips,
        )
        .properties(height=HEIGHT)
    )


def _names(masses: Any, text: Text = words.BODY) -> tuple[str, ...]:
    named = enumerate(masses, start=1)
    return tuple(say(text, number=k, mass=f"{mass:.4g}") for k, mass in named)


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


def shares(ended: Breakups, found: Shares) -> Drawing:
    """Who escaped, with standard errors, beside m^-3."""
    names, measured, law = (
        _names(ended.masses, breakups_words.BODY_SHORT),
        say(breakups_words.MEASURED),
        say(breakups_words.LAW),
    )
    bodies = pd.DataFrame({"body": names, "y": found.measured, "series": measured})
    bodies = bodies.assign(
        low=(found.measured - found.error).clip(0.0), high=found.measured + found.error
    )
    theory = pd.DataFrame({"body": names, "y": found.theory, "series": law})
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
            measured=_listed(found.measured),
            theory=_listed(found.theory),
        ),
        ("measured", "theory"),
    )


def shapes(ended: Breakups, found: Eccentricities) -> Drawing:
    """The eccentricities of the binaries left behind, beside their law."""
    measured, law = say(breakups_words.MEASURED), say(breakups_words.SHAPE_LAWS[ended.dimensions])
    edges = found.edges
    bins = pd.DataFrame(
        {"low": edges[:-1], "high": edges[1:], "y": found.measured, "series": measured}
    )
    steps = [*found.theory, found.theory[-1]]
    return Drawing(
        "eccentricities",
        histogram,
        {"bins": bins, "law": pd.DataFrame({"x": edges, "y": steps, "series": law})},
        {
            "x": say(breakups_words.ECCENTRICITY),
            "y": say(breakups_words.DENSITY),
            "measured": measured,
            "law": law,
            "top": float(max(*found.theory, *found.measured)) * 1.05,
        },
        say(
            breakups_words.ALT_SHAPES,
            broken=int(ended.counts.sum()),
            mean=_short(found.mean),
            theory=_short(found.theory_mean),
        ),
        ("measured", "theory"),
    )


def survival(ended: Breakups, found: Survival, beside: dict[str, Breakups]) -> Drawing:
    """How many are still together, beside the slope of theory."""
    measured, law = say(breakups_words.MEASURED), say(breakups_words.TAIL_LAW)
    kept = curves.thin(len(found.times), DRAWN) if len(found.times) else []
    both = {measured: found.share[kept], law: found.theory[kept]}
    rows = [pd.DataFrame({"x": found.times[kept], "y": y, "series": n}) for n, y in both.items()]
    for name, other in beside.items():
        one = breakup_laws.survival(other)
        few = curves.thin(len(one.times), DRAWN) if len(one.times) else []
        rows.append(pd.DataFrame({"x": one.times[few], "y": one.share[few], "series": name}))
    table = pd.concat(rows).dropna().query("y > 0")
    return Drawing(
        "survival",
        lives,
        {"lines": table},
        {
            "x": say(breakups_words.CROSSINGS),
            "y": say(breakups_words.TOGETHER),
            "names": (measured, law, *beside),
            "across_span": curves.log_span(table["x"].tolist()),
            "up_span": curves.log_span([1.0, *table["y"]], decades=1),
        },
        say(
            breakups_words.ALT_SURVIVAL,
            systems=len(ended.escaper),
            slope="–" if found.slope is None else _short(found.slope),
        ),
        ("measured", "theory"),
    )


def _listed(values: Any) -> str:
    return ", ".join(f"{value:.1%}" for value in values)


def _short(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def row(ended: Breakups) -> dict[str, object]:
    """What the table of pinned runs says of one."""
    shape, life = breakup_laws.eccentricities(ended), breakup_laws.survival(ended)
    return {
        say(breakups_words.ESCAPER): _listed(breakup_laws.shares(ended).measured),
        say(breakups_words.ECCENTRICITY): _short(shape.mean),
        say(breakups_words.SLOPE): "–" if life.slope is None else _short(life.slope),
    }


def all_of(
    ended: Breakups, beside: dict[str, Breakups]
) -> tuple[list[Drawing], dict[str, tuple[str, str]]]:
    """The three pictures, and the figures under them: label -> value and what it means.

    ``beside``: pinned runs, whose lifetimes are drawn with those of this one.
    """
    who = breakup_laws.shares(ended)
    shape, life = breakup_laws.eccentricities(ended), breakup_laws.survival(ended)
    drawings = [shares(ended, who), shapes(ended, shape), survival(ended, life, beside)]
    return drawings, _figures(ended, who, shape, life)


def _figures(
    ended: Breakups, who: Shares, shape: Eccentricities, life: Survival
) -> dict[str, tuple[str, str]]:
    found = {
        say(breakups_words.BROKEN): (f"{int(ended.counts.sum()):,}", ""),
        say(breakups_words.UNBROKEN): (
            f"{int(ended.unbroken.sum()):,}",
            say(breakups_words.UNBROKEN_HELP),
        ),
        say(breakups_words.LEFT_OUT): (
            f"{int(ended.left_out.sum()):,}",
            say(breakups_words.LEFT_OUT_HELP),
        ),
        say(breakups_words.MEAN_E, theory=_short(shape.theory_mean)): (_short(shape.mean), ""),
    }
    if who.exponent is not None:
        found[say(breakups_words.EXPONENT)] = (_short(-who.exponent), "")
    if life.slope is not None:
        found[say(breakups_words.SLOPE)] = (_short(life.slope), say(breakups_words.SLOPE_HELP))
    error = pd.Series(ended.energy_error).median()
    found[say(breakups_words.MEDIAN_ERROR)] = (_short(error), "")
    return found
