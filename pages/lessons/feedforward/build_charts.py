"""Pictures of one stack: its diagram, and the outputs of three builders for the same sine."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.feedforward import APIS, Comparison
from core.stack import Step
from pages.lessons.feedforward import build_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, LEGEND_LINE, NEUTRAL, WHOLE, color, dash
from pages.shared.charts.rows import stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say

DRAWN = 250  # positions of a line; more cannot be distinguished on a screen
HEIGHT = 200  # pixels of the picture without its legend
WIDTHS = (10, 5.5, 2, 2)  # pixels of the lines, one inside the other, so that all are visible
# Fills that carry dark text in light and dark: input and output, conv1d, flatten, dense
FILLS = {"": "#D5DCE3", "conv1d": "#A9D3F2", "flatten": "#E6DDB8", "dense": "#F2BF93"}

LABELS = dict(zip(APIS, (build_words.DIRECT, build_words.SLIM, build_words.KERAS), strict=True))


def outputs(x: str, y: str, names: tuple[str, ...], shown: tuple[str, ...], flat: bool) -> Any:
    """Three outputs, each drawn on top of a thicker one. Data: outputs (x, y, series)."""
    axis = WHOLE if flat else FEW
    across = alt.X("x:Q", title=x, axis=axis, scale=alt.Scale(nice=False, padding=8))
    dots = alt.Legend(values=list(shown), symbolType="circle")  # filled points have no stroke
    up = alt.Y("y:Q", title=y, axis=FEW)
    tooltip = ["series:N", *HOVER]
    layers = []
    for name, width in itertools.zip_longest(names, WIDTHS, fillvalue=WIDTHS[-1]):
        rows = alt.Chart(alt.NamedData("outputs")).transform_filter(
            alt.FieldEqualPredicate(field="series", equal=name)
        )
        mark = (
            rows.mark_point(filled=True, opacity=1, size=30 * width)
            if flat
            else rows.mark_line(strokeWidth=width)
        )
        colored = color(names, shown)
        colored = colored.legend(dots) if flat else colored
        encoded = mark.encode(across, up, colored, tooltip=tooltip)
        layers.append(encoded if flat else encoded.encode(dash(names, shown)))
    return alt.layer(*layers).properties(height=HEIGHT + LEGEND_LINE * len(shown))


def _line(name: str, output: Any) -> pd.DataFrame:
    """The numbers of a flat output, or the first feature of a signal, as far as they are drawn."""
    first = output if output.ndim == 1 else output[:, 0]
    kept = curves.thin(len(first), DRAWN)
    return stack({name: first[kept]}, [at + 1 for at in kept])


@drawn_once
def compared(comparison: Comparison, pinned: Mapping[str, Comparison]) -> Drawing:
    """The outputs of the three builders for the sine, the sine, and the outputs of pinned runs."""
    labels = {api: say(label) for api, label in LABELS.items()}
    names = (*labels.values(), say(build_words.INPUT))
    flat = comparison.outputs.ndim == 2
    rows = [_line(labels[api], y) for api, y in zip(APIS, comparison.outputs, strict=True)]
    if not flat:
        rows.append(_line(names[-1], comparison.example))
    alike = {name: run for name, run in pinned.items() if (run.outputs.ndim == 2) == flat}
    rows += [_line(name, run.outputs[0]) for name, run in alike.items()]
    return Drawing(
        "outputs",
        outputs,
        {"outputs": pd.concat(rows)},
        {
            "x": say(build_words.UNIT if flat else build_words.POSITION),
            "y": say(build_words.OUTPUT_FLAT if flat else build_words.OUTPUT),
            "names": (*names, *alike),
            "shown": (*(names[:3] if flat else names), *alike),
            "flat": flat,
        },
        say(
            build_words.ALT_OUTPUTS,
            layers=len(comparison.steps),
            difference=exponent(comparison.output_difference),
        ),
    )


def row(comparison: Comparison) -> dict[str, object]:
    """The results of a run in the table of pinned runs."""
    return {
        say(words.PARAMETERS): comparison.parameters,
        say(build_words.OUTPUT_DIFFERENCE): exponent(comparison.output_difference),
        say(build_words.GRADIENT_DIFFERENCE): exponent(comparison.gradient_difference),
    }


def shape(sizes: tuple[int, ...]) -> str:
    """A shape as text.

    >>> shape((1000, 1))
    '1000 × 1'
    """
    return " × ".join(str(size) for size in sizes)


def diagram(steps: tuple[Step, ...]) -> str:
    """The stack as Graphviz source: a box for each layer, shapes on the arrows, reuse dashed."""
    lines = [
        "digraph {",
        'bgcolor="transparent"; ranksep=0.28; nodesep=0.2; margin=0;',
        'node [shape=box, style="filled,rounded", fontname="sans-serif", fontsize=13, height=0.3,'
        ' margin="0.12,0.03", color="transparent", fontcolor="#10151A"];',
        f'edge [color="{NEUTRAL}", fontcolor="{NEUTRAL}", fontname="sans-serif", fontsize=12,'
        " arrowsize=0.6];",
        _node("in", say(build_words.DIAGRAM_INPUT), ""),
    ]
    below, shown = "in", shape(steps[0].input_shape)
    first: dict[str, str] = {}
    for at, step in enumerate(steps):
        lines.append(_node(f"n{at}", _label(step), step.kind))
        lines.append(f'{below} -> n{at} [label="  {shown}"];')
        if step.reuse:
            lines.append(f"{first[step.name]} -> n{at} [style=dashed, constraint=false, dir=none];")
        first.setdefault(step.name, f"n{at}")
        below, shown = f"n{at}", shape(step.output_shape)
    lines.append(_node("out", say(build_words.DIAGRAM_OUTPUT), ""))
    lines += [f'{below} -> out [label="  {shown}"];', "}"]
    return "\n".join(lines)


def _node(name: str, label: str, kind: str) -> str:
    return f'{name} [label="{label}", fillcolor="{FILLS[kind]}"];'


def _label(step: Step) -> str:
    if not step.weight_shape:
        return f"{step.name}: {step.kind}"
    if step.reuse:
        weights = say(build_words.DIAGRAM_REUSED, name=step.name)
    else:
        weights = say(build_words.DIAGRAM_PARAMETERS, count=step.parameters)
    return f"{step.name}: {step.kind} {shape(step.weight_shape)}\\n{step.activation} · {weights}"


def exponent(number: float) -> str:
    """A small number with its power of ten; zero as 0.

    >>> exponent(6.6e-07), exponent(0.0)
    ('6.6e-07', '0')
    """
    return f"{number:.1e}" if number else "0"


def names(comparison: Comparison) -> pd.DataFrame:
    """A row for each layer: its shape, its parameters, and the variable names of each builder."""
    rows, at = [], 0
    for step in comparison.steps:
        own = slice(at, at + 2) if step.owns_weights else slice(0, 0)
        at = own.stop or at
        row: dict[str, Any] = {
            say(build_words.LAYER): step.name,
            say(build_words.SHAPE): shape(step.output_shape),
            say(words.PARAMETERS): step.parameters,
        }
        for api, text in LABELS.items():
            label = say(build_words.VARIABLES, api=say(text))
            row[label] = "  ".join(comparison.names[api][own])
        rows.append(row)
    return pd.DataFrame(rows)


def differences(comparison: Comparison) -> pd.DataFrame:
    """A row for each pair of builders: their largest differences."""
    pairs = comparison.pairs
    return pd.DataFrame(
        {
            say(build_words.PAIR): [
                f"{say(LABELS[pair.first])} − {say(LABELS[pair.second])}" for pair in pairs
            ],
            say(build_words.OUTPUT_DIFFERENCE): [
                exponent(pair.output_difference) for pair in pairs
            ],
            say(build_words.GRADIENT_DIFFERENCE): [
                exponent(pair.gradient_difference) for pair in pairs
            ],
        }
    )
