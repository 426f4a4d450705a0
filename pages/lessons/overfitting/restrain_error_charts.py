"""Below the hero of Restrain it: all errors, what each way keeps, and the errors of pinned runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core.regularisation import Comparison
from pages.lessons.overfitting import restrain_charts, restrain_ruler, restrain_words, words
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash
from pages.shared.charts.rows import ends, stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import named, say

STEP = 40  # of the stops, that many are drawn of each direction
BELOW, ABOVE = 0.5, 2.0  # times the best error, and that of no model: ends of the log axis


def error_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    last: float,
    domain: tuple[float, float],
) -> Any:
    """Errors against effective parameters, 0 to ``last``, on a log axis.

    Data: errors (x, y, series), best (x, y, series).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=[0, last], nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type="log", domain=list(domain)))
    legend = alt.Legend(values=list(names), columns=1)
    lines = alt.Chart(alt.NamedData("errors")).mark_line(clip=True, strokeWidth=2.5)
    best = alt.Chart(alt.NamedData("best")).mark_point(filled=True, size=110, opacity=1)
    return alt.layer(
        lines.encode(
            across,
            up,
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=["series:N", *HOVER],
        ),
        best.encode(across, up, color(names).legend(legend), tooltip=["series:N", *HOVER]),
    ).properties(height=320)


def share_chart(x: str, y: str, names: tuple[str, ...], last: float) -> alt.Chart:
    """What is kept of each direction. Data: shares (x, y, series, direction)."""
    legend = alt.Legend(values=list(names), columns=1)
    return (
        alt.Chart(alt.NamedData("shares"))
        .mark_line(clip=True, strokeWidth=1.8)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=[0, last], nice=False)),
            alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=[0, 1])),
            color(names).legend(legend),
            dash(names).legend(legend),
            detail="direction:N",
            tooltip=["series:N", "direction:N", *HOVER],
        )
        .properties(height=320)
    )


@drawn_once
def errors(result: Comparison) -> Drawing:
    """Both errors of both ways."""
    paths = dict(zip(restrain_charts.names(), (result.ridge, result.early_stopping), strict=True))
    axis = result.effective_parameters
    lines = {name: path.held_out for name, path in paths.items()}
    lines |= {
        say(restrain_words.OF_TRAINING, way=name): path.training for name, path in paths.items()
    }
    best = [
        {"x": axis[path.best], "y": path.held_out[path.best], "series": name}
        for name, path in paths.items()
    ]
    rows = stack(lines, axis)
    lowest = min(row["y"] for row in best)
    return Drawing(
        "restrained_errors",
        error_chart,
        {"errors": rows[rows["y"] > 0], "best": pd.DataFrame(best)},
        {
            "x": say(words.EFFECTIVE),
            "y": say(words.ERROR),
            "names": tuple(lines),
            "last": restrain_ruler.end(result),
            "domain": (BELOW * float(lowest), ABOVE * float(result.ridge.held_out[0])),
        },
        say(restrain_words.ALT_ERRORS, ridge=f"{best[0]['x']:.3g}", early=f"{best[1]['x']:.3g}"),
        ("measured", "theory"),
    )


@drawn_once
def shares(result: Comparison) -> Drawing:
    """What each way keeps of each direction of the loss."""
    names = restrain_charts.names()
    paths = dict(zip(names, (result.ridge, result.early_stopping), strict=True))
    flattest = {name: path.shares[:, 0] for name, path in paths.items()}
    rows = [
        stack({name: path.shares[:, at]}, result.effective_parameters).assign(direction=at + 1)
        for name, path in paths.items()
        for at in range(result.eigenvalues.size)
    ]
    return Drawing(
        "restrained_shares",
        share_chart,
        {"shares": pd.concat([share.iloc[:: len(share) // STEP + 1] for share in rows])},
        {
            "x": say(words.EFFECTIVE),
            "y": say(restrain_words.SHARE_KEPT),
            "names": names,
            "last": restrain_ruler.end(result),
        },
        say(restrain_words.ALT_SHARES, directions=result.eigenvalues.size, ends=ends(flattest)),
        ("theory",),
    )


@drawn_once
def side_by_side(results: Mapping[str, Comparison]) -> list[Drawing]:
    """The held-out error of each way in several runs, as far as it beats having no model."""
    drawings = []
    for way, name in zip(("ridge", "early_stopping"), restrain_charts.names(), strict=True):
        runs = {}
        for run, result in results.items():
            error = getattr(result, way).held_out
            useful = error <= ABOVE * error[0]
            runs[run] = result.effective_parameters[useful], error[useful]
        axes = say(words.EFFECTIVE), named(say(words.HELD_OUT), name)
        drawings.append(pinned.lines_of_runs(way, runs, axes, (False, True)))
    return drawings


def row(result: Comparison) -> dict[str, object]:
    """The columns of a run in the table of pins: the smallest held-out error of each way."""
    paths = zip(restrain_charts.names(), (result.ridge, result.early_stopping), strict=True)
    return {name: f"{path.held_out[path.best]:.4g}" for name, path in paths}
