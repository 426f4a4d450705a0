"""Charts of forecasts and rebuilt attractors, drawn from tables; several tabs use them."""

from __future__ import annotations

from typing import Any

import altair as alt

from pages.lessons.chaos import rotatable_charts
from pages.shared.charts.corner_text import TEXT
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis, slider

AWAY = 6.6  # standard deviations between two attractors that are drawn apart


def lines(x: str, y: str, names: tuple[str, ...], span: tuple[float, float] | None = None) -> Any:
    """Lines over x. Data: lines (x, y, series)."""
    scale = alt.Scale(domain=list(span), nice=False) if span else alt.Scale(zero=False)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, axis=FEW, scale=scale),
            color(names),
            dash(names),
            tooltip=[*tooltip, alt.Tooltip("y:Q", title=y, format=".4g")],
        )
        .properties(height=220)
    )


def tape(
    x: str,
    y: str,
    names: tuple[str, ...],
    scrub: str,
    last: int,
    span: tuple[float, float],
) -> Any:
    """The truth, and the forecast at the snapshot on the tape.

    Data: truth (x, y, series), forecasts (snapshot, x, y, series), marks (snapshot, x, label).
    """
    shown = slider("shown", scrub, last)
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=list(span), nice=False))
    tooltip = [
        "series:N",
        alt.Tooltip("x:Q", title=x, format=".4g"),
        alt.Tooltip("y:Q", format=".4g"),
    ]
    now = "datum.snapshot == shown"
    marks = alt.Chart(alt.NamedData("marks")).transform_filter(now)
    label = marks.mark_text(align="left", baseline="top", **TEXT)
    drawn = {"clip": True, "strokeWidth": 2.5}
    return (
        alt.layer(
            alt.Chart(alt.NamedData("truth"))
            .mark_line(**drawn)
            .encode(across, up, color(names), dash(names), tooltip=tooltip),
            alt.Chart(alt.NamedData("forecasts"))
            .transform_filter(now)
            .mark_line(**drawn)
            .encode(across, up, color(names), dash(names), tooltip=tooltip),
            marks.mark_rule(color=NEUTRAL, strokeWidth=2, strokeDash=[6, 4]).encode(
                across, y=alt.value(24), y2=alt.value("height")
            ),
            label.encode(x=alt.value(6), y=alt.value(4), text="label:N"),
        )
        .add_params(shown)
        .properties(height=300)
    )


def attractors(names: tuple[str, str], turn: str, tilt: str, apart: str) -> Any:
    """Two attractors, turned together in the browser. Data: cloud (x, y, z, side, series)."""
    across, up = rotatable_charts.turned("datum.x", "datum.y", "datum.z")
    params = rotatable_charts.angles(turn, tilt)
    bind = alt.binding_range(min=0, max=1, step=0.1, name=f"{apart} ")
    params.append(alt.param(name="apart", value=1, bind=bind))
    hidden: dict[str, Any] = {"title": None, "axis": None}
    side = alt.Scale(domain=[-AWAY, AWAY], nice=False)
    return (
        alt.Chart(alt.NamedData("cloud"))
        .transform_calculate(u=f"{across} + datum.side * apart", v=up)
        .mark_line(strokeWidth=1, opacity=0.8, clip=True)
        .encode(
            alt.X("u:Q", scale=side, **hidden),
            alt.Y("v:Q", scale=alt.Scale(domain=[-3.2, 3.2], nice=False), **hidden),
            color(names),
            dash(names),  # also where one lies over the other
            detail="run:N",
            order="t:Q",
        )
        .add_params(*params)
        .properties(height=420)
    )


def course(x: str, name: str, span: tuple[float, float], log: bool, dots: bool = False) -> Any:
    """One line over x, named above. Data: lines (x, y)."""
    kind = alt.Scale(type="log" if log else "linear", domain=list(span), nice=False)
    axis = log_axis(decades(*span)) if log else FEW
    tooltip = [
        alt.Tooltip("x:Q", title=x, format=",.0f"),
        alt.Tooltip("y:Q", title=name, format=".3g"),
    ]
    return (
        alt.Chart(alt.NamedData("lines"), title=name)
        .mark_line(clip=True, strokeWidth=2, point=dots)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=None, scale=kind, axis=axis),
            tooltip=tooltip,
        )
        .properties(height=200)
    )


def histogram(x: str, y: str, guessed: bool = False) -> Any:
    """Bars of counts. Data: bars (low, high, count), level (x, label), with a guess also guess."""
    tooltip = [alt.Tooltip("low:Q", format=".2f"), alt.Tooltip("high:Q", format=".2f"), "count:Q"]
    bars = alt.Chart(alt.NamedData("bars")).mark_bar(binSpacing=1)
    drawn = [
        bars.encode(
            alt.X("low:Q", title=x, axis=FEW, bin=alt.BinParams(binned=True)),
            alt.X2("high:Q"),
            alt.Y("count:Q", title=y, axis=FEW),
            tooltip=tooltip,
        )
    ]
    for name, above in (("level", -18), ("guess", -34)) if guessed else (("level", -18),):
        marks = alt.Chart(alt.NamedData(name)).encode(alt.X("x:Q"))
        drawn.append(marks.mark_rule(color=NEUTRAL, strokeWidth=2.5, strokeDash=[6, 4]))
        place: dict[str, Any] = {"y": alt.value(above), "text": "label:N"}  # pixels, off the bars
        drawn.append(marks.mark_text(align="left", baseline="top", **TEXT).encode(**place))
    return alt.layer(*drawn).properties(height=220)


def curve_with_mark(x: str, y: str) -> Any:
    """A line and one marked place. Data: lines (x, y), level (x, label)."""
    across, up = alt.X("x:Q", title=x, axis=FEW), alt.Y("y:Q", title=y, axis=FEW)
    tooltip = [alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".3f")]
    mark = alt.Chart(alt.NamedData("level")).encode(across)
    text = mark.mark_text(align="left", baseline="top", dx=6, **TEXT)
    return alt.layer(
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=2.5)
        .encode(across, up, tooltip=tooltip),
        mark.mark_rule(color=NEUTRAL, strokeWidth=2, strokeDash=[6, 4]),
        text.encode(y=alt.value(2), text="label:N"),
    ).properties(height=220)


def ranking(x: str, names: tuple[str, ...], shown: tuple[str, ...], order: tuple[str, ...]) -> Any:
    """How long each model forecasts, with its spread. Data: rows (who, mean, low, high, series)."""
    base = alt.Chart(alt.NamedData("rows"))
    up = alt.Y("who:N", title=None, sort=list(order), axis=alt.Axis(labelLimit=260))
    across = alt.X("mean:Q", title=x, axis=FEW, scale=alt.Scale(zero=True))
    tooltip = [
        "who:N",
        "series:N",
        *[alt.Tooltip(f"{k}:Q", format=".2f") for k in ("mean", "low", "high")],
    ]
    legend = alt.Legend(values=list(shown))
    shape = alt.Shape("series:N", scale=alt.Scale(domain=list(names)), title=None, legend=legend)
    spread = base.mark_rule(strokeWidth=3, opacity=0.5)
    return alt.layer(
        spread.encode(
            up, alt.X("low:Q", title=x), alt.X2("high:Q"), color(names, shown), tooltip=tooltip
        ),
        base.mark_point(filled=True, size=110, opacity=1).encode(
            up, across, color(names, shown), shape, tooltip=tooltip
        ),
    ).properties(height=alt.Step(26))


def price(
    x: str, y: str, names: tuple[str, ...], shown: tuple[str, ...], span: tuple[float, float]
) -> Any:
    """How long each model forecasts against its training time, a point each.

    Data: rows (who, mean, seconds, series).
    """
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    shape = alt.Scale(domain=list(names))
    legend = alt.Legend(values=list(shown))
    tooltip = ["who:N", "series:N", alt.Tooltip("mean:Q", title=y, format=".2f")]
    tooltip.append(alt.Tooltip("seconds:Q", title=x, format=".2g"))
    return (
        alt.Chart(alt.NamedData("rows"))
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            alt.X("seconds:Q", title=x, scale=scale, axis=log_axis(decades(*span))),
            alt.Y("mean:Q", title=y, axis=FEW, scale=alt.Scale(zero=True)),
            color(names, shown),
            alt.Shape("series:N", scale=shape, title=None, legend=legend),
            tooltip=tooltip,
        )
        .properties(height=260)
    )
