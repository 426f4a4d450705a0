"""A vanilla network step by step: its sequence, every number of one step, and a race."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core.recurrent import Vanilla
from core.recurrent_ways import Ways
from pages.lessons.rnn import steps_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import named, say


def lines(x: str, y: str, names: tuple[str, ...]) -> Any:
    """Input and output over time, with the step that is looked at.

    Data: lines (x, y, series), at (x).
    """
    whole = alt.Axis(tickMinStep=1, format="d")
    across = alt.X("x:Q", title=x, scale=alt.Scale(nice=False, zero=False), axis=whole)
    up = alt.Y("y:Q", title=y, axis=alt.Axis(format=".3~g"))
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", format=".5g")]
    drawn = alt.Chart(alt.NamedData("lines"))
    rule = alt.Chart(alt.NamedData("at")).mark_rule(strokeWidth=2, color=NEUTRAL)
    return alt.layer(
        rule.encode(across),
        drawn.mark_line(strokeWidth=2.5).encode(across, up, color(names), dash(names)),
        drawn.mark_point(filled=True, size=30, opacity=1).encode(
            across, up, color(names), tooltip=tooltip
        ),
    ).properties(height=270)


@drawn_once
def sequence(inputs: Any, runs: Mapping[str, Vanilla], at: int) -> Drawing:
    """Input and output of the current run, which is the last, and the output of pinned runs."""
    *pinned, now = runs
    run, x, y = runs[now], say(steps_words.X_SERIES), say(steps_words.Y_SERIES)
    series = {x: inputs[: _finite_steps(run)], y: _finite_outputs(run)}
    series |= {named(name, "y"): _finite_outputs(runs[name]) for name in pinned}
    rows = [stack({name: values}, range(len(values))) for name, values in series.items()]
    return Drawing(
        "sequence",
        lines,
        {"lines": pd.concat(rows), "at": pd.DataFrame({"x": [at]})},
        {"x": say(words.STEP), "y": say(steps_words.VALUE), "names": tuple(series)},
        say(
            steps_words.ALT_SEQUENCE,
            steps=len(inputs),
            at=at,
            x=f"{inputs[at]:.3g}",
            y=f"{run.outputs[at, 0]:.3g}",
        ),
    )


def _finite_steps(run: Vanilla) -> int:
    """The number of steps before the numbers leave the floating-point range."""
    return len(run.states) if run.overflow_step is None else run.overflow_step


def _finite_outputs(run: Vanilla) -> Any:
    return run.outputs[: _finite_steps(run), 0]


def row(run: Vanilla) -> dict[str, object]:
    """What the table of pinned runs shows of a run: its last output, and when it exploded."""
    last = run.outputs[-1, 0]
    overflow = "" if run.overflow_step is None else str(run.overflow_step)
    return {say(steps_words.LAST_OUTPUT): f"{last:.4g}", say(steps_words.OVERFLOW_STEP): overflow}


def formula(run: Vanilla, network: Mapping[str, Any], x: float, at: int) -> tuple[str, str]:
    """Every number of one step as LaTeX: the state, then the output.

    ``network``: A1, A2, A3 and activation, as in the arguments of the run's call.
    """
    a1, a2, a3 = (_matrix(network[name]) for name in ("A1", "A2", "A3"))
    before, sums, h = (_row(values[at]) for values in (run.before, run.sums, run.states))
    activation = network["activation"]
    f = rf"\operatorname{{{activation}}}"
    recurrent, driven = _row(run.recurrent[at]), _row(run.driven[at])
    state = rf"""\begin{{aligned}}
h_{{{at}}} &= {f}\bigl({before}\,{a1} + {_number(x)}\cdot{a2}\bigr) \\
&= {f}\bigl({recurrent} + {driven}\bigr) = {f}{sums} \\
&= {h}
\end{{aligned}}"""
    y = _number(run.outputs[at, 0])
    return state, rf"y_{{{at}}} = {h}\,{a3} = {y}"


def _number(value: float) -> str:
    plain = f"{value:.3g}"
    if "e" in plain:
        digits, power = plain.split("e")
        return rf"{digits}\cdot10^{{{int(power)}}}"
    undefined = rf"\text{{{say(steps_words.UNDEFINED)}}}"  # infinity less infinity, or times 0
    return {"inf": r"\infty", "-inf": r"-\infty", "nan": undefined}.get(plain, plain)


def _row(values: Any) -> str:
    return r"\begin{pmatrix}" + " & ".join(_number(v) for v in values) + r"\end{pmatrix}"


def _matrix(rows: Any) -> str:
    cells = r" \\ ".join(" & ".join(_number(v) for v in row) for row in rows)
    return r"\begin{pmatrix}" + cells + r"\end{pmatrix}"


def bars(way: str, time: str) -> Any:
    """A bar a way, on a log axis, with its time in figures. Data: ways (way, ms, start, label)."""
    base = alt.Chart(alt.NamedData("ways"))
    down = alt.Y("way:N", title=None, sort=None, axis=alt.Axis(labelLimit=230))
    scale = alt.Scale(type="log", nice=True)
    axis = log_axis((0.01, 0.1, 1.0, 10.0, 100.0, 1000.0, 1e4, 1e5))
    across = alt.X("ms:Q", title=time, scale=scale, axis=axis)
    tooltip = [alt.Tooltip("way:N", title=way), alt.Tooltip("ms:Q", title=time, format=".4g")]
    # Three more decades of the axis make room for the figures, on a phone too. This mark has no
    # text and no tooltip.
    room = base.transform_calculate(room="datum.ms * 1000").mark_text(text="")
    return alt.layer(
        room.encode(alt.X("room:Q", title=time), down),
        base.mark_bar(height=18).encode(alt.X2("start:Q"), across, down, tooltip=tooltip),
        base.mark_text(align="left", dx=5, fontSize=13, color=NEUTRAL, fontWeight="bold").encode(
            across, down, text="label:N"
        ),
    ).properties(height=230)


@drawn_once
def race(ways: Ways, steps: int) -> Drawing:
    """The measured time of every way."""
    ms = pd.Series(ways.seconds, index=[say(steps_words.WAYS[way]) for way in ways.ways]) * 1e3
    table = ms.rename("ms").rename_axis("way").reset_index()
    table["start"] = 10.0**-2
    table["label"] = [
        f"{time:,.0f} ms" if time >= 100 else f"{time:.3g} ms" for time in table["ms"]
    ]
    return Drawing(
        "ways",
        bars,
        {"ways": table},
        {"way": say(steps_words.WAY), "time": say(steps_words.MILLISECONDS)},
        say(
            steps_words.ALT_WAYS,
            steps=steps,
            loop=f"{table['ms'].iloc[0]:.3g}",
            compiled=f"{table['ms'].iloc[-1]:.3g}",
        ),
    )
