"""Time and memory of one iteration against the batch size, next to the tutorial's table."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.batch_cost import PUBLISHED, Costs, Line, straight_line
from pages.lessons.batch_size import cost_words, words
from pages.lessons.batch_size.direction_charts import NUMBER
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash
from pages.shared.charts.rows import figures
from pages.shared.words.language import say
from pages.shared.words.text import Text

ROOM = 0.1  # beyond the largest batch, in its size


def chart(x: str, y: str, names: tuple[str, ...], ends: tuple[float, float], top: float) -> Any:
    """Points and straight lines from the origin on. Data: dots (x, y, series), lines (the same)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(ends), nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=[0, top]))
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=NUMBER)]
    legend = alt.Legend(columns=1)
    lines = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=2.5, clip=True)
    dots = alt.Chart(alt.NamedData("dots")).mark_point(filled=True, size=90, opacity=1)
    hue, line = color(names).legend(legend), dash(names).legend(legend)
    return alt.layer(
        lines.encode(across, up, hue, line, tooltip=tooltip),
        dots.encode(across, up, color=alt.datum(names[0]), tooltip=tooltip),
    ).properties(height=230)


@drawn_once
def measured(costs: Costs) -> list[Drawing]:
    """Time and memory of the batch sizes that are done, with what the activations predict."""
    if not costs.measured:
        return []
    batches = [cost.batch for cost in costs.measured]
    seconds = [cost.seconds for cost in costs.measured]
    megabytes = [cost.megabytes for cost in costs.measured]
    ready = min(cost.ready_megabytes for cost in costs.measured)
    theory = {say(cost_words.ACTIVATIONS): Line(ready, costs.counts.megabytes, 1.0)}
    most = max(costs.batches)
    time = _drawing("time", cost_words.SECONDS, batches, seconds, costs.time_line, most)
    memory = _drawing(
        "memory", cost_words.MEGABYTES, batches, megabytes, costs.memory_line, most, theory
    )
    return [time, memory]


@drawn_once
def runs_compared(results: dict[str, Costs]) -> list[Drawing]:
    """Time and memory of every run against the batch size."""
    return [
        pinned.lines_of_runs(
            field,
            {
                name: (
                    [cost.batch for cost in costs.measured],
                    [getattr(cost, field) for cost in costs.measured],
                )
                for name, costs in results.items()
            },
            (say(words.BATCH), say(title)),
        )
        for field, title in (("seconds", cost_words.SECONDS), ("megabytes", cost_words.MEGABYTES))
    ]


def row(costs: Costs) -> dict[str, object]:
    """What one picture more costs, for the table of pinned runs."""
    time, memory = costs.time_line, costs.memory_line
    if not time or not memory:
        return {}
    return {
        say(cost_words.PER_PICTURE_TIME): f"{1000 * time.slope:.3g}",
        say(cost_words.PER_PICTURE_MEMORY): f"{memory.slope:.3g}",
    }


@drawn_once
def published() -> list[Drawing]:
    """The tutorial's table."""
    batches = [batch for batch, _, _ in PUBLISHED]
    columns = (
        ("published_time", cost_words.SECONDS, [seconds for _, seconds, _ in PUBLISHED]),
        ("published_memory", cost_words.MEGABYTES, [megabytes for *_, megabytes in PUBLISHED]),
    )
    return [
        _drawing(
            name,
            title,
            batches,
            values,
            straight_line(batches, values),
            batches[-1],
            source=cost_words.PUBLISHED_ROW,
        )
        for name, title, values in columns
    ]


def _drawing(
    name: str,
    title: Text,
    batches: list[int],
    values: list[float],
    line: Line | None,
    most: int,
    theory: dict[str, Line] | None = None,
    source: Text = cost_words.HERE,
) -> Drawing:
    """Points with their straight line, and lines of theory."""
    r = f"{line.r_squared:.4f}" if line and len(batches) > 2 else "–"  # two always lie on a line
    lines = {say(cost_words.LINE_FIT, r=r): line, **(theory or {})} if line else theory or {}
    names = (say(source), *lines)
    ends = (0.0, most * (1 + ROOM))
    drawn = [
        pd.DataFrame(
            {"x": ends, "y": [line.intercept + line.slope * x for x in ends], "series": series}
        )
        for series, line in lines.items()
        if line
    ]
    rows = pd.concat(drawn) if drawn else pd.DataFrame(columns=["x", "y", "series"])
    shown = figures(dict(zip(batches, values, strict=True)))
    kind = "measured" if source is cost_words.HERE else "published"
    return Drawing(
        name,
        chart,
        {"dots": pd.DataFrame({"x": batches, "y": values, "series": names[0]}), "lines": rows},
        {
            "x": say(words.BATCH),
            "y": say(title),
            "names": names,
            "ends": ends,
            "top": curves.round_limit([*values, *rows["y"]], margin=1.0),
        },
        say(cost_words.ALT, title=say(title), source=say(source), figures=shown, r=r),
        (kind, "partly") if theory else (kind,),
    )


def slopes(costs: Costs) -> str:
    """What one picture more costs, here and in the tutorial."""
    time, memory = costs.time_line, costs.memory_line
    if not time or not memory:
        return ""
    batches, seconds, megabytes = zip(*PUBLISHED, strict=True)
    return say(
        cost_words.SLOPES,
        seconds=f"{1000 * time.slope:.3g}",
        megabytes=f"{memory.slope:.3g}",
        theory=f"{costs.counts.megabytes:.3g}",
        old_seconds=f"{1000 * straight_line(batches, seconds).slope:.3g}",
        old_megabytes=f"{straight_line(batches, megabytes).slope:.3g}",
    )


def table(costs: Costs) -> pd.DataFrame:
    """Measured and published figures side by side."""
    heads = [
        "",
        *(say(head) for head in (words.BATCH, cost_words.SECONDS, cost_words.MEGABYTES)),
    ]
    rows = [
        (say(cost_words.HERE), cost.batch, f"{cost.seconds:.3g}", f"{cost.megabytes:.0f}")
        for cost in costs.measured
    ]
    rows += [(say(cost_words.PUBLISHED_ROW), b, f"{s:g}", f"{m:.0f}") for b, s, m in PUBLISHED]
    return pd.DataFrame(rows, columns=heads)


def gigabytes(costs: Costs) -> str:
    """The machine's memory in words."""
    return f"{costs.machine.megabytes / 1000:.0f}" if costs.machine.megabytes else "?"
