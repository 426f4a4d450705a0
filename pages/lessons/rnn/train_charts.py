"""Three cells learn one task: their losses and gradients, and their answers during training."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.recurrent_training import Progress
from core.sequence_tasks import Example
from pages.lessons.rnn import train_words, words
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.log_lines import log_lines
from pages.shared.charts.marks import FEW, NEUTRAL, color, slider
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.text import Text

TAPE = 20  # snapshots that travel to the browser
SHOWN = 60  # held-out sequences that are drawn
LARGEST = 1e6  # loss or norm; the axis reaches no further


def series_line(x: str, y: str, title: str) -> Any:
    """Part of a series as a line. Data: numbers (x, y)."""
    across, up = alt.X("x:Q", title=x, axis=FEW), alt.Y("y:Q", title=y, axis=FEW)
    tooltip = [alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    line = alt.Chart(alt.NamedData("numbers"), title=title).mark_line(strokeWidth=2.5, point=True)
    return line.encode(across, up.scale(zero=False), tooltip=tooltip).properties(height=220)


def marked_stems(x: str, y: str, title: str, names: tuple[str, str]) -> Any:
    """A sequence as stems, the marked numbers filled. Data: numbers (x, y, series)."""
    base = alt.Chart(alt.NamedData("numbers"), title=title)
    across, up = alt.X("x:Q", title=x, axis=FEW), alt.Y("y:Q", title=y, axis=FEW)
    sizes = alt.Scale(domain=list(names), range=[130, 25])
    size = alt.Size("series:N", scale=sizes, title=None, legend=None)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    return alt.layer(
        base.mark_rule(opacity=0.5).encode(across, up, alt.Y2(datum=0), color(names)),
        base.mark_point(filled=True, opacity=1).encode(
            across, up, color(names), size, tooltip=tooltip
        ),
    ).properties(height=220)


def answers(
    x: str, y: str, names: tuple[str, ...], scrub: str, last: int, span: tuple[float, float]
) -> Any:
    """Answers against wanted values, at the snapshot that the slider shows.

    Data: answers (snapshot, x, y, series), marks (snapshot, label), perfect (x, y).
    """
    shown = slider("shown", scrub, last)
    scale = alt.Scale(domain=list(span), nice=False)
    across, up = alt.X("x:Q", title=x, scale=scale), alt.Y("y:Q", title=y, scale=scale)
    is_shown = "datum.snapshot == shown"
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tooltip.append(alt.Tooltip("y:Q", title=y, format=".4g"))
    shape = alt.Shape("series:N", scale=alt.Scale(domain=list(names)), title=None)
    dots = alt.Chart(alt.NamedData("answers")).mark_point(
        filled=True, size=55, clip=True, opacity=0.8
    )
    marks = alt.Chart(alt.NamedData("marks")).mark_text(
        align="left", baseline="top", fontSize=13, fontWeight="bold", color=NEUTRAL
    )
    perfect = alt.Chart(alt.NamedData("perfect")).mark_line(color=NEUTRAL, strokeDash=[6, 4])
    return (
        alt.layer(
            perfect.encode(across, up),
            dots.transform_filter(is_shown).encode(
                across, up, color(names), shape, tooltip=tooltip
            ),
            marks.transform_filter(is_shown).encode(x=alt.value(8), y=alt.value(4), text="label:N"),
        )
        .add_params(shown)
        .properties(height=380)
    )


@drawn_once
def task(example: Example, unit: str) -> Drawing:
    """One sequence of the task as the network reads it, and what is wanted after it.

    Part of a series, where no number is marked, is drawn as a line.
    """
    names = (say(train_words.MARKED), say(train_words.UNMARKED))
    series = [names[0] if mark else names[1] for mark in example.marked]
    numbers = pd.DataFrame({"y": example.numbers, "series": series})
    target = f"{example.target:.3g}{unit}"
    marked = bool(example.marked.any())
    return Drawing(
        "task",
        marked_stems if marked else series_line,
        {"numbers": numbers.rename_axis("x").reset_index()},
        {
            "x": say(words.STEP),
            "y": _with_unit(train_words.READ, unit),
            "title": say(train_words.EXAMPLE_WANTED, target=target),
            **({"names": names} if marked else {}),
        },
        say(train_words.ALT_EXAMPLE, steps=len(numbers), target=target),
    )


def _with_unit(title: Text, unit: str) -> str:
    """The title of an axis, with the unit if there is one."""
    return f"{say(title)} ({unit.strip()})" if unit else say(title)


@drawn_once
def losses(progress: Progress, guess: float | None = None) -> Drawing:
    """The mean loss of every 25 steps, the loss of guessing the mean, and the learner's guess.

    The losses of a forecast are shares of the variance of the series, whatever its unit.
    """
    level = (say(words.BASELINE), progress.baseline)
    title = words.LOSS if progress.guesses.last is None else train_words.LOSS_SCALED
    return _lines_of_cells("losses", progress, progress.mean_losses, title, level, guess)


@drawn_once
def losses_of_cell(results: dict[str, Progress], cell: str) -> Drawing:
    """The mean losses of one cell in every run."""
    runs = {
        name: (run.chunk_ends, run.mean_losses[run.cells.index(cell)])
        for name, run in results.items()
    }
    return pinned.lines_of_runs(
        cell, runs, (say(words.TRAINED_STEP), say(words.LOSS)), (False, True)
    )


def row(progress: Progress) -> dict[str, object]:
    """What the table of pinned runs shows of a run: the held-out loss of every cell."""
    losses_of = zip(progress.cells, progress.test_losses, strict=True)
    return {say(words.CELLS[cell]): f"{loss:.2g}" for cell, loss in losses_of}


@drawn_once
def gradients(progress: Progress, clip: float) -> Drawing:
    """The largest gradient norm of every 25 steps, before clipping, and the norm that clips."""
    level = (say(train_words.CLIPPED_AT), clip)
    return _lines_of_cells(
        "norms", progress, progress.largest_norms, train_words.GRADIENT_NORM, level
    )


def _names() -> tuple[str, ...]:
    return tuple(say(text) for text in words.CELLS.values())


def _lines_of_cells(
    name: str,
    progress: Progress,
    values: Any,
    title: Text,
    level: tuple[str, float],
    guess: float | None = None,
) -> Drawing:
    names = _names()
    table = pd.DataFrame(values.T, columns=list(names)).assign(x=progress.chunk_ends)
    table = table.melt("x", var_name="series", value_name="y").dropna().query("y > 0")
    ends = {cell: f"{value:.3g}" for cell, value in zip(words.CELLS, values[:, -1], strict=True)}
    heights = table["y"].clip(upper=LARGEST).tolist()
    data = {"lines": table, "level": pd.DataFrame({"y": [level[1]]})}
    if guess is not None:
        data["guess"] = pd.DataFrame({"x": [guess], "label": [say(common.PREDICTION)]})
    return Drawing(
        name,
        log_lines,
        data,
        {
            "x": say(words.TRAINED_STEP),
            "y": say(title),
            "names": names,
            "line": level,
            "guessed": guess is not None,
            "span": curves.log_span([*heights, min(level[1], LARGEST)]),
        },
        say(train_words.ALT_LOSSES, title=say(title), step=progress.step, **ends),
        ("measured", "theory") if name == "losses" else ("measured",),
    )


@drawn_once
def replies(film: list[Progress], unit: str) -> Drawing:
    """What the cells answer to held-out sequences, with a slider over the training."""
    snapshots = [film[at] for at in curves.thin(len(film), TAPE)]
    names = _names()
    wanted = snapshots[-1].wanted[:SHOWN]
    frames = [
        pd.DataFrame(shot.answers[:, :SHOWN].T, columns=list(names)).assign(x=wanted, snapshot=at)
        for at, shot in enumerate(snapshots)
    ]
    table = pd.concat(frames).melt(["x", "snapshot"], var_name="series", value_name="y").dropna()
    low, high = curves.span(wanted, margin=0.25)
    marks = [say(train_words.AFTER, step=shot.step) for shot in snapshots]
    return Drawing(
        "answers",
        answers,
        {
            "answers": table,
            "marks": pd.DataFrame({"snapshot": range(len(snapshots)), "label": marks}),
            "perfect": pd.DataFrame({"x": [low, high], "y": [low, high]}),
        },
        {
            "x": _with_unit(train_words.WANTED, unit),
            "y": _with_unit(train_words.ANSWERED, unit),
            "names": names,
            "scrub": say(train_words.SCRUB),
            "last": len(snapshots) - 1,
            "span": (low, high),
        },
        say(train_words.ALT_ANSWERS, tests=len(wanted)),
    )
