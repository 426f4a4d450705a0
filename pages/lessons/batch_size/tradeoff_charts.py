"""Steps, examples and seconds to a target against the batch size, and the noise scale."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.batch_networks import Task
from core.batch_tradeoff import Progress
from pages.lessons.batch_size import tradeoff_words, words
from pages.lessons.batch_size.direction_charts import NUMBER, power_law
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.charts.rows import stack
from pages.shared.words.language import say
from pages.shared.words.text import Text

SHOWN = (1, 8, 64, 512)  # batch sizes whose course is drawn


def function(x: str, y: str, names: tuple[str, str]) -> Any:
    """A line with dots around it. Data: line (x, y, series), dots (x, y)."""
    across, up = alt.X("x:Q", title=x, axis=FEW), alt.Y("y:Q", title=y, axis=FEW)
    tooltip = [alt.Tooltip("x:Q", format=NUMBER), alt.Tooltip("y:Q", format=NUMBER)]
    legend = alt.Legend(columns=1)
    line = alt.Chart(alt.NamedData("line")).mark_line(strokeWidth=2.5)
    dots = alt.Chart(alt.NamedData("dots")).mark_point(filled=True, size=25, opacity=0.7)
    return alt.layer(
        dots.encode(across, up, color=alt.datum(names[1]), tooltip=tooltip),
        line.encode(
            across,
            up,
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=tooltip,
        ),
    ).properties(height=200)


def courses(x: str, y: str, names: tuple[str, ...], low: float) -> Any:
    """Losses on two log axes, with the target. Data: lines (x, y, series), level (y)."""
    log = alt.Scale(type="log", nice=False)
    across = alt.X("x:Q", title=x, scale=log, axis=FEW)
    scale = alt.Scale(type="log", domain=[low, 2.0], nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=FEW)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=NUMBER)]
    level = alt.Chart(alt.NamedData("level")).mark_rule(color=NEUTRAL, strokeDash=[3, 3])
    lines = alt.Chart(alt.NamedData("lines")).mark_line(clip=True, strokeWidth=2)
    return alt.layer(
        level.encode(up),
        lines.encode(across, up, color(names), dash(names), tooltip=tooltip),
    ).properties(height=260)


@drawn_once
def task(task: Task) -> Drawing:
    """What is to be learned."""
    names = (say(tradeoff_words.CLEAN), say(tradeoff_words.NOISY))
    return Drawing(
        "task",
        function,
        {
            "line": stack({names[0]: task.clean}, task.x),
            "dots": pd.DataFrame({"x": task.x, "y": task.noisy, "series": names[1]}),
        },
        {"x": say(tradeoff_words.INPUT_1), "y": say(tradeoff_words.OUTPUT), "names": names},
        say(
            tradeoff_words.ALT_TASK,
            low=f"{task.clean.min():.2g}",
            high=f"{task.clean.max():.2g}",
            count=task.noisy.size,
        ),
    )


@drawn_once
def learning(progress: Progress) -> Drawing:
    """The loss of some batch sizes, each at the rate that is best so far."""
    batches = progress.batches.tolist()
    lines = {}
    for batch in SHOWN:
        at = batches.index(batch)
        name = say(words.BATCH_OF, batch=batch)
        lines[name] = progress.losses[:, at, progress.best[at]]
    rows = stack(lines, progress.checks).query("0 < y < 1e3")
    return Drawing(
        "learning",
        courses,
        {"lines": rows, "level": pd.DataFrame({"y": [progress.target]})},
        {
            "x": say(tradeoff_words.EXAMPLES_READ),
            "y": say(tradeoff_words.LOSS_SHARE),
            "names": tuple(lines),
            "low": progress.target / 10,
        },
        say(tradeoff_words.ALT_LEARNING, target=f"{progress.target:g}"),
    )


@drawn_once
def needs(progress: Progress) -> list[Drawing]:
    """Steps and examples to the target, each with the law, and the time."""
    laws = {
        say(tradeoff_words.LAW_MEASURED, scale=f"{progress.noise_scale:.3g}"): progress.law,
        say(tradeoff_words.LAW_FITTED, scale=f"{progress.fitted_scale:.3g}"): progress.fitted_law,
    }
    per_batch = {name: law * progress.batches for name, law in laws.items()}
    return [
        _need("steps", tradeoff_words.STEPS_NEEDED, progress, progress.needed, laws),
        _need("examples", tradeoff_words.EXAMPLES_NEEDED, progress, progress.examples, per_batch),
        _need("seconds", tradeoff_words.SECONDS_NEEDED, progress, 1000 * progress.seconds, {}),
    ]


def _need(name: str, title: Text, progress: Progress, values: Any, laws: dict[str, Any]) -> Drawing:
    """One quantity against the batch size; batches that did not arrive are left out."""
    measured = say(words.MEASURED_LINE)
    dots = stack({measured: values}, progress.batches).dropna()
    empty = pd.DataFrame({"x": [], "y": [], "series": []})
    ends = [f"{value:.3g}" for value in dots["y"].iloc[[0, -1]]] if len(dots) else ["–", "–"]
    return Drawing(
        f"{name}_needed",
        power_law,
        {"dots": dots, "lines": stack(laws, progress.batches).dropna() if laws else empty},
        {
            "x": say(words.BATCH),
            "y": say(title),
            "names": (measured, *laws),
            "measured": measured,
        },
        say(
            tradeoff_words.ALT_NEED,
            title=say(title),
            first=ends[0],
            last=ends[1],
            batch=int(dots["x"].iloc[-1]) if len(dots) else 0,
        ),
        ("measured", "partly") if laws else ("measured",),
    )


@drawn_once
def runs_compared(results: dict[str, Progress]) -> Drawing:
    """The steps to the target of every run, against the batch size."""
    runs = {name: (progress.batches, progress.needed) for name, progress in results.items()}
    return pinned.lines_of_runs(
        "steps", runs, (say(words.BATCH), say(tradeoff_words.STEPS_NEEDED)), (True, True)
    )


def row(progress: Progress) -> dict[str, object]:
    """The figures of a run for the table of pinned runs."""
    return {
        say(tradeoff_words.SCALE_MEASURED): f"{progress.noise_scale:.3g}",
        say(tradeoff_words.SCALE_FITTED): f"{progress.fitted_scale:.3g}",
        say(tradeoff_words.FEWEST): f"{progress.fewest_steps:.3g}",
    }


@drawn_once
def noise(progress: Progress) -> Drawing:
    """The noise scale over the run of the largest batch, with its mean."""
    names = (say(words.MEASURED_LINE), say(tradeoff_words.MEAN_SCALE))
    dots = stack({names[0]: progress.noise_scales}, progress.noise_checks).query("0 < y < 1e9")
    ends = dots["x"].iloc[[0, -1]]
    level = pd.DataFrame({"x": ends, "y": progress.noise_scale, "series": names[1]})
    return Drawing(
        "noise_scale",
        power_law,
        {"dots": dots, "lines": level},
        {
            "x": say(tradeoff_words.EXAMPLES_READ),
            "y": say(tradeoff_words.NOISE_OVER),
            "names": names,
            "measured": names[0],
        },
        say(
            tradeoff_words.ALT_NOISE,
            first=f"{dots['y'].iloc[0]:.3g}",
            last=f"{dots['y'].iloc[-1]:.3g}",
            mean=f"{progress.noise_scale:.3g}",
        ),
    )
