"""How a gradient fades or grows on its way back through time, measured beside theory."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.recurrent_gradients import Memories
from pages.shared.charts import Drawing, color, dash, decades, log_axis, stack
from pages.shared.language import say
from pages.texts import rnn as words

LEAST, MOST = 1e-12, 1e12  # sizes; beyond them a line leaves the picture


def against(
    x: str, y: str, names: tuple[str, ...], shown: tuple[str, ...], span: tuple[float, float]
) -> Any:
    """Sizes on a log axis. Data: lines (x, y, series)."""
    axis = log_axis(decades(*span), ".0~e")
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    tips = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=x, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, scale=scale, axis=axis),
            color(names, shown),
            dash(names, shown),
            tooltip=tips,
        )
        .properties(height=400)
    )


def norms(runs: dict[str, Memories]) -> Drawing:
    """The last of the runs with its theory, and the vanilla cell of the pinned ones."""
    *pinned, now = runs
    found = runs[now]
    own = {
        say(words.VANILLA): found.vanilla.norms,
        say(words.RHO_LINE): found.vanilla.theory,
        say(words.GRU_NORM): found.gru.norms,
        say(words.GRU_THEORY): found.gru.theory,
        say(words.LSTM_NORM): found.lstm.norms,
        say(words.LSTM_THEORY): found.lstm.theory,
    }
    if found.clipped[0] < found.vanilla.norms[0]:
        own |= {say(words.VANILLA_CLIPPED): found.clipped}
    rows = [stack(own, range(len(found.vanilla.norms)))]
    rows += [stack({n: runs[n].vanilla.norms}, range(len(runs[n].vanilla.norms))) for n in pinned]
    table = pd.concat(rows).query("y > 0")
    drawn = table.query(f"{LEAST} <= y <= {MOST}")["y"].to_numpy()
    names = (*own, *pinned)
    ends = {name: f"{getattr(found, name).norms[-1]:.3g}" for name in ("vanilla", "gru", "lstm")}
    return Drawing(
        "gradients",
        against,
        {"lines": table.query(f"{LEAST} <= y <= {MOST}")},
        {
            "x": say(words.DISTANCE),
            "y": say(words.NORM),
            "names": names,
            "shown": names,
            "span": curves.log_span(drawn),
        },
        say(words.ALT_MEMORY, steps=len(found.vanilla.norms) - 1, **ends),
        ("measured", "theory"),
    )
