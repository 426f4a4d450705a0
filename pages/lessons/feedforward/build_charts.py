"""A stack as a diagram, and what its three builders make of one sine."""

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
from pages.shared.charts.marks import FEW, LEGEND_LINE, NEUTRAL, WHOLE, color, dash
from pages.shared.charts.rows import stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say

DRAWN = 250  # positions of a line; more cannot be told apart on a screen
PLAIN = 200  # pixels of the picture without its legend
THICK = (10, 5.5, 2, 2)  # pixels: one line inside the other, so that all three are seen
# Fills that carry dark text in light and dark: input and output, conv1d, flatten, dense
FILLS = {"": "#D5DCE3", "conv1d": "#A9D3F2", "flatten": "#E6DDB8", "dense": "#F2BF93"}

LABELS = dict(zip(APIS, (build_words.DIRECT, build_words.SLIM, build_words.KERAS), strict=True))


def outputs(x: str, y: str, names: tuple[str, ...], shown: tuple[str, ...], flat: bool) -> Any:
    """Three outputs, each drawn inside the one before. Data: outputs (x, y, series)."""
    axis = WHOLE if flat else FEW
    across = alt.X("x:Q", title=x, axis=axis, scale=alt.Scale(nice=False, padding=8))
    dots = alt.Legend(values=list(shown), symbolType="circle")  # filled points have no stroke
    up = alt.Y("y:Q", title=y, axis=FEW)
    tips = ["series:N", *HOVER]
    layers = []
    for name, thick in itertools.zip_longest(names, THICK, fillvalue=THICK[-1]):
        rows = alt.Chart(alt.NamedData("outputs")).transform_filter(
            alt.FieldEqualPredicate(field="series", equal=name)
        )
        mark = (
            rows.mark_point(filled=True, opacity=1, size=30 * thick)
            if flat
            else rows.mark_line(strokeWidth=thick)
        )
        colored = color(names, shown)
        colored = colored.legend(dots) if flat else colored
        encoded = mark.encode(across, up, colored, tooltip=tips)
        layers.append(encoded if flat else encoded.encode(dash(names, shown)))
    return alt.layer(*layers).properties(height=PLAIN + LEGEND_LINE * len(shown))


def compared(found: Comparison, beside: Mapping[str, Comparison]) -> Drawing:
    """The outputs of the three builders for the sine, the sine, and the outputs of pinned runs."""
    labels = {api: say(label) for api, label in LABELS.items()}
    names = (*labels.values(), say(build_words.INPUT))
    flat = found.outputs.ndim == 2
    lines = {labels[api]: _first(one) for api, one in zip(APIS, found.outputs, strict=True)}
    kept = curves.thin(len(lines[names[0]]), DRAWN)
    rows = stack({name: one[kept] for name, one in lines.items()}, [at + 1 for at in kept])
    if not flat:
        sine = stack({names[-1]: found.example[kept, 0]}, [at + 1 for at in kept])
        rows = pd.concat([rows, sine])
    alike = {name: one for name, one in beside.items() if (one.outputs.ndim == 2) == flat}
    for name, one in alike.items():
        line = _first(one.outputs[0])
        some = curves.thin(len(line), DRAWN)
        rows = pd.concat([rows, stack({name: line[some]}, [at + 1 for at in some])])
    return Drawing(
        "outputs",
        outputs,
        {"outputs": rows},
        {
            "x": say(build_words.UNIT if flat else build_words.POSITION),
            "y": say(build_words.OUTPUT_FLAT if flat else build_words.OUTPUT),
            "names": (*names, *alike),
            "shown": (*(names[:3] if flat else names), *alike),
            "flat": flat,
        },
        say(
            build_words.ALT_OUTPUTS,
            layers=len(found.steps),
            difference=exponent(found.output_difference),
        ),
    )


def row(found: Comparison) -> dict[str, object]:
    """What the table of pinned runs says of one."""
    return {
        say(words.PARAMETERS): found.parameters,
        say(build_words.OUTPUT_DIFFERENCE): exponent(found.output_difference),
        say(build_words.GRADIENT_DIFFERENCE): exponent(found.gradient_difference),
    }


def _first(one: Any) -> Any:
    """The numbers of a flat output, or the first feature of a signal."""
    return one if one.ndim == 1 else one[:, 0]


def shape(sizes: tuple[int, ...]) -> str:
    """A shape in words of the trade.

    >>> shape((1000, 1))
    '1000 × 1'
    """
    return " × ".join(str(size) for size in sizes)


def diagram(steps: tuple[Step, ...]) -> str:
    """The stack as Graphviz source: a box a layer, shapes on the arrows, reuse dashed."""
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
    """A small number by its size; nothing is nothing.

    >>> exponent(6.6e-07), exponent(0.0)
    ('6.6e-07', '0')
    """
    return f"{number:.1e}" if number else "0"


def names(found: Comparison) -> pd.DataFrame:
    """A row a layer: shapes, parameters, and what each builder calls its variables."""
    rows, at = [], 0
    for step in found.steps:
        own = slice(at, at + 2) if step.owns_weights else slice(0, 0)
        at = own.stop or at
        row: dict[str, Any] = {
            say(build_words.LAYER): step.name,
            say(build_words.SHAPE): shape(step.output_shape),
            say(words.PARAMETERS): step.parameters,
        }
        for api, text in LABELS.items():
            label = say(build_words.VARIABLES, api=say(text))
            row[label] = "  ".join(found.names[api][own])
        rows.append(row)
    return pd.DataFrame(rows)


def differences(found: Comparison) -> pd.DataFrame:
    """A row a pair of builders: how far apart they are."""
    return pd.DataFrame(
        {
            say(build_words.PAIR): [
                f"{say(LABELS[pair.first])} − {say(LABELS[pair.second])}" for pair in found.pairs
            ],
            say(build_words.OUTPUT_DIFFERENCE): [
                exponent(p.output_difference) for p in found.pairs
            ],
            say(build_words.GRADIENT_DIFFERENCE): [
                exponent(p.gradient_difference) for p in found.pairs
            ],
        }
    )
