"""Pictures of a series that is rebuilt: mutual information, forecast, and several runs compared."""

from __future__ import annotations

import pandas as pd

from core import curves
from core.chaos.own_series import Unfolded
from pages.lessons.chaos import own_series_words, rebuild_words, words
from pages.lessons.chaos.forecast_charts import curve_with_mark, lines
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.words.language import say


@drawn_once
def information(series: Unfolded) -> Drawing | None:
    """The mutual information against the delay, and the delay that is used."""
    if series.embedding is None:
        return None
    bits, delay = series.embedding.information, series.embedding.delay
    table = pd.DataFrame(
        {"x": range(len(bits)), "y": bits, "series": say(own_series_words.INFORMATION)}
    )
    level = pd.DataFrame({"x": [delay], "label": [say(own_series_words.CHOSEN, delay=delay)]})
    return Drawing(
        "information",
        curve_with_mark,
        {"lines": table, "level": level},
        {"x": say(own_series_words.LAG), "y": say(own_series_words.INFORMATION)},
        say(own_series_words.ALT_INFORMATION, first=bits[0], delay=delay),
    )


@drawn_once
def forecast(series: Unfolded) -> Drawing:
    """Truth and forecast of the newest coordinate from the first start."""
    ahead = range(1, series.truth.shape[1] + 1)
    true, forecast = say(rebuild_words.TRUTH), say(rebuild_words.FORECAST)
    tables = [
        pd.DataFrame({"x": ahead, "y": values[0, :, 0], "series": name})
        for name, values in ((true, series.truth), (forecast, series.forecast))
    ]
    return Drawing(
        "own_forecast",
        lines,
        {"lines": pd.concat(tables)},
        {
            "x": say(own_series_words.AHEAD),
            "y": "s",
            "names": (true, forecast),
            "span": curves.span(series.truth[0, :, 0], margin=0.25),
        },
        say(own_series_words.ALT_FORECAST, ahead=len(ahead), held=series.median),
    )


@drawn_once
def compared(runs: dict[str, Unfolded]) -> Drawing:
    """The share of starts from which the forecast still holds, for several runs."""
    tables = []
    for name, series in runs.items():
        ahead = sorted(series.valid.tolist())
        left = [1 - at / len(ahead) for at in range(len(ahead))]
        tables.append(pd.DataFrame({"x": ahead, "y": left, "series": name}))
    return Drawing(
        "compared",
        lines,
        {"lines": pd.concat(tables)},
        {
            "x": say(own_series_words.AHEAD),
            "y": say(own_series_words.STILL_RIGHT),
            "names": tuple(runs),
            "span": (0.0, 1.0),
        },
        say(rebuild_words.ALT_COMPARED, count=len(runs)),
    )


def row(series: Unfolded) -> dict[str, object]:
    """The row of one run in the table of pinned runs."""
    figures: dict[str, object] = {
        say(words.OWN_HELD, starts=len(series.valid)): f"{series.median:.0f}",
        say(words.OWN_BESIDE): f"{series.polynomial_median:.0f}",
    }
    if series.embedding:
        figures[say(words.DELAY_FOUND)] = series.embedding.delay
    return figures
