"""Pictures of the fit's history: loss and effective parameters, measured and in theory."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.polynomial import Fit
from core.spectrum import Theory
from pages.lessons.overfitting import fit_words, words
from pages.lessons.overfitting.fit_charts import names
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash
from pages.shared.charts.rows import stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say
from pages.shared.words.text import Text

Ends = tuple[float | None, float | None]  # of an axis; None where the data set it

ROOM = 10.0  # times the highest loss; the end of the axis, past which diverging runs leave


def history(
    iteration: str,
    title: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    scale: str,
    ends: Ends,
) -> alt.Chart:
    """Lines over the iterations, on a log axis; ``ends`` of the other axis, if it has any.

    Data: history (x, y, series).
    """
    low, high = (alt.Undefined if end is None else end for end in ends)
    limits = alt.Scale(type=scale, domainMin=low, domainMax=high)  # type: ignore[arg-type]
    legend = alt.Legend(values=list(shown_names), columns=1)
    return (
        alt.Chart(alt.NamedData("history"))
        .mark_line(clip=True)
        .encode(
            alt.X("x:Q", title=iteration, scale=alt.Scale(type="log"), axis=FEW),
            alt.Y("y:Q", title=title, scale=limits, axis=FEW),
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=["series:N", *HOVER],
        )
        .properties(height=240)
    )


@drawn_once
def losses(runs: dict[str, Fit], theory: Theory) -> Drawing:
    """Loss against iteration, and the decay that the eigenvalues predict for the last run."""
    *pinned, now = runs
    named = {say(fit_words.DESCENT): runs[now], **{name: runs[name] for name in pinned}}
    lines = {name: (run.snapshot_steps, run.losses) for name, run in named.items()}
    lines[say(words.THEORY)] = (theory.iterations, theory.losses)
    calm = runs[now].overflow_step is None  # then another run that diverges must not set the axis
    top = ROOM * float(runs[now].losses.max()) if calm else None
    return _history("losses", lines, names(runs), words.LOSS, "log", (None, top))


@drawn_once
def effective(runs: dict[str, Fit], theory: Theory, terms: int) -> Drawing:
    """Effective parameters against iteration, up to the number of terms."""
    lines = {say(words.THEORY): (theory.iterations, theory.effective_parameters)}
    return _history("effective", lines, names(runs), words.EFFECTIVE, "linear", (0.0, float(terms)))


def _history(
    name: str,
    lines: dict[str, tuple[Any, Any]],
    series: tuple[str, ...],
    title: Text,
    scale: str,
    ends: Ends,
) -> Drawing:
    """Lines (x, y) over the iterations, as far as they are finite; the last of them is theory."""
    rows = pd.concat([stack({line: y}, x) for line, (x, y) in lines.items()])
    rows = rows[rows["x"].gt(0) & rows["y"].abs().lt(float("inf"))]
    rows = rows.query("y > 0") if scale == "log" else rows
    end = f"{rows['y'].iloc[-1]:.4g}" if len(rows) else "0"
    return Drawing(
        name,
        history,
        {"history": rows},
        {
            "iteration": say(words.ITERATION),
            "title": say(title),
            "names": series,
            "shown_names": tuple(lines),
            "scale": scale,
            "ends": ends,
        },
        say(fit_words.ALT_HISTORY, title=say(title), end=end),
        ("measured", "theory") if len(lines) > 1 else ("theory",),
    )
