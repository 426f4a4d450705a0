"""Pictures of the horizon board: how long each model forecasts, and how long it took to learn."""

from __future__ import annotations

from typing import Any

import pandas as pd

from core import curves
from core.chaos.horizon import Board
from pages.lessons.chaos import horizon_words
from pages.lessons.chaos.forecast_charts import price, ranking
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.words.language import say

Yours = list[tuple[str, Any, float]]  # the learner's runs: name, valid times, seconds


def _rows(measured: Board, yours: Yours) -> pd.DataFrame:
    """The lines of core and the learner's own runs, the longest mean forecast first."""
    own = [(name, "yours", valid, seconds) for name, valid, seconds in yours]
    entries = [
        (say(horizon_words.ENTRIES[entry.name]), entry.kind, entry.valid, entry.seconds)
        for entry in measured.entries
    ]
    rows = pd.DataFrame([_row(*line) for line in [*entries, *own]])
    return rows.sort_values("mean", ascending=False)


@drawn_once
def board(measured: Board, yours: Yours) -> Drawing:
    """How long each model forecasts: the mean and its spread."""
    rows = _rows(measured, yours)
    names = tuple(say(text) for text in horizon_words.KINDS.values())
    first, last = rows.iloc[0], rows.iloc[-1]
    return Drawing(
        "board",
        ranking,
        {"rows": rows},
        {
            "x": say(horizon_words.LYAPUNOV_TIMES),
            "names": names,
            "shown": tuple(name for name in names if name in set(rows["series"])),
            "order": tuple(rows["who"]),
        },
        say(
            horizon_words.ALT_BOARD,
            count=len(rows),
            first=first["who"],
            far=first["mean"],
            last=last["who"],
            near=last["mean"],
        ),
    )


@drawn_once
def cost(measured: Board, yours: Yours) -> Drawing:
    """How long each model forecasts against the seconds that it took to learn."""
    rows = _rows(measured, yours).query("seconds > 0")
    names = tuple(say(text) for text in horizon_words.KINDS.values())
    times = rows["seconds"].tolist() or [0.01, 1.0]
    return Drawing(
        "cost",
        price,
        {"rows": rows},
        {
            "x": say(horizon_words.COST),
            "y": say(horizon_words.LYAPUNOV_TIMES),
            "names": names,
            "shown": tuple(name for name in names if name in set(rows["series"])),
            "span": curves.log_span(times),
        },
        say(horizon_words.ALT_COST, count=len(rows), least=min(times), most=max(times)),
    )


def _row(who: str, kind: str, valid: Any, seconds: float) -> dict[str, object]:
    spread = pd.Series(valid)
    return {
        "who": who,
        "mean": spread.mean(),
        "low": spread.quantile(0.1),
        "high": spread.quantile(0.9),
        "series": say(horizon_words.KINDS[kind]),
        "seconds": seconds,
    }
