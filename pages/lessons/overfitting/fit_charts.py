"""The main picture of Fit: points that can be dragged, and the curves that follow them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.fit_family import Family
from core.polynomial import MAX_TERMS, Fit
from pages.lessons.overfitting import fit_labels, fit_words, words
from pages.lessons.overfitting.fit_axes import TRUTH, Axes, Reveal
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, RIM, hand
from pages.shared.charts.rows import long, stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say

TAPE = 60  # pictures of the film, at most
STILL_SEEN = 100.0  # times the first loss; a curve with a larger one is off the chart
DRAWABLE = 1e30  # heights of the chart; beyond 3e38 pixels, the largest float32, no line is drawn
DOTS = 1500  # points that travel to the browser; more only hide each other
FEW_POINTS, LARGE, SMALL = 60, 80, 25  # points; areas of a dot in square pixels
LABEL_WIDTH = 32  # pixels; a chart that changes in place keeps the room of its first labels
TEXT: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold"}
# A name stands in the middle of its place; on a narrow page it reaches from there to the inside
INWARD = alt.expr(
    "width > 420 ? 'center' : scale('x', datum.x) > 0.6 * width ? 'right' : "
    "scale('x', datum.x) < 0.4 * width ? 'left' : 'center'"
)


def chart(
    x: str,
    y: str,
    series: tuple[str, ...],
    across: tuple[float, float],
    up: tuple[float, float],
    size: int,
) -> Any:
    """The curves of the slider's N; of the current N at the picture on the tape.

    ``series``: as ``names`` gives them, the descent first. Data: points (x, y), fixed (x, y,
    series, own), descents (terms, picture, taped, x, y), exact (terms, x, y), labels (terms, x, y,
    text, series, own), notes (terms, text), answers (x, y, label_y, text, align).
    """
    terms, shown = hand("terms", MAX_TERMS), hand("shown", TAPE)
    wide = alt.X("x:Q", title=x, scale=alt.Scale(domain=list(across), nice=False))
    tall = alt.Scale(domain=list(up), nice=False)
    high = alt.Y("y:Q", title=y, scale=tall, axis=alt.Axis(minExtent=LABEL_WIDTH))
    accent = alt.Color("series:N", scale=alt.Scale(domain=list(series)), legend=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    line: dict[str, Any] = {"clip": True, "strokeWidth": 2, "color": NEUTRAL}
    now = "datum.terms == terms"
    grey = data("fixed").transform_filter("!datum.own").mark_line(strokeDash=[2, 3], **line)
    exact = data("exact").transform_filter(now).mark_line(strokeDash=[7, 4], **line)
    pinned = data("fixed").transform_filter("datum.own").mark_line(clip=True, strokeWidth=2)
    descent = (
        data("descents")
        .transform_filter(f"{now} && (!datum.taped || datum.picture == shown)")
        .mark_line(clip=True, strokeWidth=4)
    )
    dots = data("points").mark_point(filled=True, size=size, clip=True, color=NEUTRAL, opacity=0.8)
    texts = data("labels").transform_filter(now)
    notes = (
        data("notes")
        .transform_filter(now)
        .mark_text(align="left", baseline="top", color=NEUTRAL, **TEXT)
    )
    answers = data("answers")
    beside: dict[str, dict[str, Any]] = {
        "left": {"dx": 12, "align": "left"},
        "right": {"dx": -12, "align": "right"},
    }
    return alt.layer(
        grey.encode(wide, high, detail="series:N", tooltip=["series:N", *HOVER]),
        exact.encode(wide, high, tooltip=HOVER),
        pinned.encode(wide, high, accent, tooltip=["series:N", *HOVER]),
        descent.encode(wide, high, color=alt.datum(series[0]), tooltip=HOVER),
        dots.encode(wide, high, tooltip=HOVER),
        texts.mark_text(align=INWARD, **RIM, **TEXT).encode(wide, high, text="text:N"),
        texts.transform_filter("!datum.own")
        .mark_text(align=INWARD, color=NEUTRAL, **TEXT)
        .encode(wide, high, text="text:N"),
        texts.transform_filter("datum.own")
        .mark_text(align=INWARD, **TEXT)
        .encode(wide, high, accent, text="text:N"),
        notes.encode(x=alt.value(8), y=alt.value(6), text="text:N"),
        answers.mark_point(shape="diamond", filled=True, size=160, opacity=1, color=NEUTRAL).encode(
            wide, high, tooltip=["text:N", *HOVER]
        ),
        *(
            answers.transform_filter(f"datum.align == '{name}'")
            .mark_text(color=NEUTRAL, **place, **TEXT)
            .encode(wide, alt.Y("label_y:Q", scale=tall), text="text:N")
            for name, place in beside.items()
        ),
    ).add_params(terms, shown)


@drawn_once
def fitted(
    points: pd.DataFrame,
    runs: Mapping[str, Fit],
    family: Family,
    axes: Axes,
    *,
    reveal: Reveal | None,
    has_truth: bool,
    titles: tuple[str, str],
    held: bool = False,
) -> Drawing:
    """The last of the runs on its tape and its family, with the final curves of the others.

    While a hand holds a point (``held``) only what it looks at is drawn: no film, no other N. The
    text alternative then names no number, because Streamlit makes a chart anew for another text.
    """
    *pinned, now = runs
    fit = runs[now]
    known = {n: runs[n].coefficients for n in pinned if runs[n].overflow_step is None}
    fixed = {name: curves.sample(line, *axes.seen) for name, line in known.items()}
    rows = [stack({n: curve.y}, curve.x).assign(own=True) for n, curve in fixed.items()]
    source = curves.sample(TRUTH, *axes.across)
    if has_truth:
        rows.append(stack({say(words.TRUTH): source.y}, source.x).assign(own=False))
    exact = _exact(family, axes, len(fit.coefficients) if held else None)
    answers = fit_labels.answers(reveal, axes)
    return Drawing(
        "fit",
        chart,
        {
            "points": points[["x", "y"]].iloc[curves.thin(len(points), DOTS)],
            "fixed": pd.concat(rows) if rows else pd.DataFrame(columns=["x", "y", "series", "own"]),
            "descents": _descents(fit, family, axes, held),
            "exact": exact,
            "labels": fit_labels.labels(
                fit.snapshots[kept(fit)[-1]],
                family,
                axes,
                fit_labels.spots(points, answers, axes),
                has_truth=has_truth,
                held=held,
            ),
            "notes": fit_labels.notes(fit, family),
            "answers": answers,
        },
        {
            "x": titles[0],
            "y": titles[1],
            "series": names(runs),
            "across": axes.across,
            "up": axes.up,
            "size": LARGE if len(points) <= FEW_POINTS else SMALL,
        },
        say(fit_words.ALT_HELD, terms=len(fit.coefficients), points=len(points))
        if held
        else say(
            fit_words.ALT_FIT,
            terms=len(fit.coefficients),
            points=len(points),
            steps=fit.snapshot_steps[fit.finite - 1],
            loss=f"{fit.losses[fit.finite - 1]:.4g}",
        ),
        moved={"terms": len(fit.coefficients), "shown": len(kept(fit)) - 1},
    )


def kept(fit: Fit) -> list[int]:
    """The snapshots that are pictures of the film: up to where a diverging curve leaves."""
    seen = fit.finite
    if fit.overflow_step is not None:
        far = fit.losses[: fit.finite] > STILL_SEEN * fit.losses[0]
        seen = max(2, int(far.argmax())) if far.any() else fit.finite
    return curves.thin(min(seen, fit.finite), TAPE)


def tape(fit: Fit) -> list[str]:
    """What each picture of the film shows."""
    return [
        say(fit_words.ITERATION, step=int(fit.snapshot_steps[at]), loss=f"{fit.losses[at]:.3g}")
        for at in kept(fit)
    ]


def _exact(family: Family, axes: Axes, only: int | None) -> pd.DataFrame:
    """The least squares of every N, or of one."""
    kept = slice(None) if only is None else family.terms == only
    exact = curves.sample(family.least_squares[kept], *axes.seen)
    return long("y", exact.y, terms=family.terms[kept], x=exact.x)


def _descents(fit: Fit, family: Family, axes: Axes, held: bool) -> pd.DataFrame:
    """The film of the current N, and where the other N end."""
    pictures = kept(fit)
    last = len(pictures) - 1
    film = curves.sample(fit.snapshots[pictures[-1:] if held else pictures], *axes.seen)
    ends = curves.sample(family.coefficients, *axes.seen)
    now = len(fit.coefficients)
    shown = [last] if held else range(len(film.y))
    own = long("y", film.y, picture=shown, x=film.x).assign(terms=now, taped=True)
    if held:
        return own
    others = long("y", ends.y, terms=family.terms, x=ends.x).assign(picture=0, taped=False)
    rows = pd.concat([own, others[others["terms"] != now]])
    return rows[rows["y"].abs() < DRAWABLE * (axes.up[1] - axes.up[0])]


def names(runs: Mapping[str, Any]) -> tuple[str, ...]:
    """Every series of the tab in one order, so that each keeps its colour from chart to chart."""
    *pinned, _ = runs
    own = (fit_words.DESCENT, words.EXACT, words.TRUTH, words.THEORY)
    return (*(say(text) for text in own), *pinned)
