"""Pictures of a descent at one learning rate: its loss, its jumps, its path."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves, regimes
from core.descent import Run
from core.share_of_bound import Borders
from pages.lessons.learning_rate import regimes_words, words
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common
from pages.shared.words.language import say

LINEAR_UNTIL = 200  # iterations; up to here each step is seen, beyond it the axis is logarithmic
JUMPS = 24  # steps in the picture of the jumps; more run together
DEEPEST = 1e-20  # of the first loss; what is below is rounding
ROOM = 3.0  # factor of space above the largest loss and below the smallest

Runs = dict[str, tuple[float, Run]]  # name -> learning rate and its descent; the last is current


def losses_chart(
    iteration: str,
    loss: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    across: tuple[float, ...],
    up: tuple[float, ...],
    domain: tuple[float, float],
    lines: tuple[str, ...],
) -> Any:
    """Loss against iteration, measured and in theory; ``across``: ticks of x if its axis is log.

    Data: losses (x, y, series); where ``lines`` names them, events (x, label), limits (y, label).
    """
    kind = alt.Scale(type="log" if across else "linear", nice=False)
    axis = log_axis(across, ",~r") if across else alt.Axis(tickCount=6, format=",d", tickMinStep=1)
    x = alt.X("x:Q", title=iteration, scale=kind, axis=axis)
    height = alt.Scale(type="log", domain=list(domain), nice=False)
    y = alt.Y("y:Q", title=loss, scale=height, axis=log_axis(up))
    curves = alt.Chart(alt.NamedData("losses")).mark_line(clip=True, point=_dots(not across))
    events = alt.Chart(alt.NamedData("events"))
    limits = alt.Chart(alt.NamedData("limits"))
    mark = {"fontSize": 12, "color": NEUTRAL}
    extra = {
        "events": [
            events.mark_rule(strokeDash=[4, 3], color=NEUTRAL).encode(x, tooltip=["label:N"]),
            events.mark_text(align="right", dx=-5, y=28, **mark).encode(x, text="label:N"),
        ],
        "limits": [
            limits.mark_rule(strokeDash=[2, 3], color=NEUTRAL).encode(y),
            limits.mark_text(align="left", x=6, dy=-8, **mark).encode(y, text="label:N"),
        ],
    }
    drawn = curves.encode(
        x, y, color(names, shown_names), dash(names, shown_names), tooltip=["series:N", *HOVER]
    )
    layers = [layer for name in lines for layer in extra[name]]
    return alt.layer(drawn, *layers).properties(height=300)


def _dots(shown: bool) -> Any:
    return {"size": 22} if shown else False


def jumps_chart(
    step: str,
    distance: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    domain: tuple[float, float],
) -> Any:
    """Signed distance to the minimum after each of the first steps. Data: jumps (x, y, series)."""
    line = alt.Chart(alt.NamedData("jumps")).mark_line(clip=True, point={"size": 24})
    zero = alt.Chart().mark_rule(color=NEUTRAL).encode(y=alt.datum(0.0))
    scale = alt.Scale(domain=list(domain), nice=False)
    return alt.layer(
        zero,
        line.encode(
            alt.X("x:Q", title=step, axis=alt.Axis(tickCount=6, format="d", tickMinStep=1)),
            alt.Y("y:Q", title=distance, scale=scale),
            color(names, shown_names),
            dash(names, shown_names),
            tooltip=["series:N", *HOVER],
        ),
    ).properties(height=bowl.HEIGHT)


@drawn_once
def losses(runs: Runs, guess: float | None, revealed: Run | None) -> Drawing:
    """Loss against iteration: every run, the theory of the last one, and the learner's guess."""
    *pinned, current = runs
    now = runs[current][1]
    shown = {say(words.NOW): now, **{name: runs[name][1] for name in pinned}}
    if guess is not None and revealed is not None:
        shown[say(regimes_words.JUST_ABOVE)] = revealed
    rows = [_line(name, run.snapshot_steps, run.losses) for name, run in shown.items()]
    rows.append(_line(say(words.THEORY), now.snapshot_steps, now.theory_losses))
    table = pd.concat(rows)
    table = table[table["y"] > DEEPEST * now.losses[0]]
    last = float(table["x"].max())
    log = last > LINEAR_UNTIL
    overflowing = any(run.overflow_step is not None for run in shown.values())
    top = regimes.FLOAT32_MAX if overflowing else float(now.losses.max())
    domain = (float(table["y"].min()) / ROOM, top * ROOM)
    tables = {"losses": table.query("x > 0") if log else table}
    if events := _events(now, guess, last):
        tables["events"] = pd.DataFrame(events, columns=["x", "label"])
    if overflowing:
        limit = {"y": [regimes.FLOAT32_MAX], "label": [say(regimes_words.FLOAT32_END)]}
        tables["limits"] = pd.DataFrame(limit)
    return Drawing(
        "losses",
        losses_chart,
        tables,
        {
            "iteration": say(words.ITERATION),
            "loss": say(regimes_words.LOSS),
            "names": series(runs),
            "shown_names": (*shown, say(words.THEORY)),
            "across": decades(1.0, last) if log else (),
            "up": decades(*domain),
            "domain": domain,
            "lines": tuple(tables)[1:],
        },
        say(
            regimes_words.ALT_LOSSES,
            first=short(now.losses[0]),
            last=short(now.losses[-1]),
            step=int(now.snapshot_steps[-1]),
        ),
        ("measured", "theory"),
    )


def _events(now: Run, guess: float | None, last: float) -> list[tuple[float, str]]:
    """Iterations to mark: where theory and the learner predict the overflow."""
    events = [] if guess is None else [(guess, say(common.PREDICTION))]
    step = now.predicted_overflow_step
    if step and step <= 2 * last:
        events.append((step, say(regimes_words.OVERFLOW_THEORY, step=step)))
    return events


@drawn_once
def jumps(runs: Runs) -> Drawing:
    """Which side of the minimum each run is on, along its steepest direction."""
    *pinned, current = runs
    now = runs[current][1]
    shown = {say(words.NOW): now, **{name: runs[name][1] for name in pinned}}
    table = pd.concat(_line(n, run.snapshot_steps, run.steepest) for n, run in shown.items())
    first = float(now.steepest[0])
    seen = now.steepest[: JUMPS + 1]
    return Drawing(
        "jumps",
        jumps_chart,
        {"jumps": table.query(f"x <= {JUMPS}")},
        {
            "step": say(words.ITERATION),
            "distance": say(regimes_words.STEEPEST),
            "names": series(runs),
            "shown_names": tuple(shown),
            "domain": curves.span([first, -first], margin=0.4),
        },
        say(
            regimes_words.ALT_STEEPEST,
            steps=len(seen) - 1,
            first=short(first),
            last=short(float(seen[-1])),
        ),
    )


def series(runs: Runs) -> tuple[str, ...]:
    """Every series of the tab in one order, so that each keeps its colour from chart to chart."""
    *pinned, _ = runs
    return (say(words.NOW), say(words.THEORY), *pinned, say(regimes_words.JUST_ABOVE))


def _line(name: str, x: Any, y: Any) -> pd.DataFrame:
    return pd.DataFrame({"x": x, "y": y, "series": name})


def short(value: float) -> str:
    """Four digits, with a true minus."""
    return f"{value:.4g}".replace("-", "−")


def verdict(run: Run, rate: float, terms: int, factor: float, steps: int) -> str:
    """What this learning rate does, in one sentence, with the factor of a step as the reason."""
    overflow = say(regimes_words.NO_OVERFLOW, steps=steps)
    if run.overflow_step is not None:
        predicted = run.predicted_overflow_step
        overflow = say(regimes_words.OVERFLOW, measured=run.overflow_step, predicted=predicted)
    return say(regimes_words.OF_RATE, terms=terms, rate=short(rate)) + say(
        regimes_words.VERDICTS[run.label], factor=short(factor), overflow=overflow, steps=steps
    )


def results(runs: Runs) -> dict[str, dict[str, object]]:
    """The columns of each run in the table of pins."""
    return {
        name: {
            say(regimes_words.BY_EIGENVALUES): say(words.LABELS[run.label]),
            say(regimes_words.AS_MEASURED): say(words.LABELS[run.measured_label]),
            say(regimes_words.LAST_LOSS): run.losses[-1],
            say(regimes_words.OVERFLOW_STEP): run.overflow_step,
            say(regimes_words.OVERFLOW_PREDICTED): run.predicted_overflow_step,
        }
        for name, (_, run) in runs.items()
    }


def figures(run: Run, share: float, borders: Borders) -> list[tuple[str, str, str | None]]:
    """The numbers under the pictures: label, value, and what it means."""
    best_help = say(
        regimes_words.BEST_HELP,
        factor=f"{borders.best_factor:.7g}",
        condition=short(borders.condition_number),
    )
    best = short(run.best_rate)
    numbers: list[tuple[str, str, str | None]] = [
        (say(regimes_words.BY_EIGENVALUES), say(words.LABELS[run.label]), None),
        (
            say(regimes_words.AS_MEASURED),
            say(words.LABELS[run.measured_label]),
            say(regimes_words.BOUND_NOTE),
        ),
        (say(words.BOUND_SHORT), short(run.bound), None),
        (say(regimes_words.SHARE), short(share), None),
    ]
    if best != short(run.bound):  # two that print alike are shown once
        numbers.append((say(regimes_words.BEST_SHORT), best, best_help))
    return numbers
