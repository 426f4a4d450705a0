"""A stack as a diagram, and what its three builders make of one sine."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.feedforward import APIS, Comparison
from core.stack import Step
from pages.pictures.fit import HOVER
from pages.shared.charts import FEW, NEUTRAL, Drawing, color, dash, stack
from pages.shared.language import say
from pages.texts import feedforward as words

DRAWN = 250  # positions of a line; more cannot be told apart on a screen
THICK = (10, 5.5, 2, 2)  # pixels: one line inside the other, so that all three are seen
# Fills that carry dark text in light and dark: input and output, conv1d, flatten, dense
FILLS = {"": "#D5DCE3", "conv1d": "#A9D3F2", "flatten": "#E6DDB8", "dense": "#F2BF93"}


def outputs(x: str, y: str, names: tuple[str, ...], shown: tuple[str, ...], flat: bool) -> Any:
    """Three outputs, each drawn inside the one before. Data: outputs (x, y, series)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False, padding=8))
    up = alt.Y("y:Q", title=y, axis=FEW)
    tips = ["series:N", *HOVER]
    layers = []
    for name, thick in zip(names, THICK, strict=True):
        rows = alt.Chart(alt.NamedData("outputs")).transform_filter(
            alt.FieldEqualPredicate(field="series", equal=name)
        )
        mark = (
            rows.mark_point(filled=True, opacity=1, size=30 * thick)
            if flat
            else rows.mark_line(strokeWidth=thick)
        )
        encoded = mark.encode(across, up, color(names, shown), tooltip=tips)
        layers.append(encoded if flat else encoded.encode(dash(names, shown)))
    return alt.layer(*layers).properties(height=290)


def compared(found: Comparison) -> Drawing:
    """The outputs of the three builders for the sine, and the sine beside them."""
    labels = {"direct": say(words.DIRECT), "slim": say(words.SLIM), "keras": say(words.KERAS)}
    names = (*(labels[api] for api in APIS), say(words.INPUT))
    flat = found.outputs.ndim == 2
    lines = {labels[api]: _first(one) for api, one in zip(APIS, found.outputs, strict=True)}
    kept = curves.thin(len(lines[names[0]]), DRAWN)
    rows = stack({name: one[kept] for name, one in lines.items()}, [at + 1 for at in kept])
    if not flat:
        sine = stack({names[-1]: found.example[kept, 0]}, [at + 1 for at in kept])
        rows = pd.concat([rows, sine])
    worst = max(pair.output_difference for pair in found.pairs)
    return Drawing(
        "outputs",
        outputs,
        {"outputs": rows},
        {
            "x": say(words.UNIT if flat else words.POSITION),
            "y": say(words.OUTPUT_FLAT if flat else words.OUTPUT),
            "names": names,
            "shown": names[:3] if flat else names,
            "flat": flat,
        },
        say(words.ALT_OUTPUTS, layers=len(found.steps), difference=exponent(worst)),
    )


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
        _node("in", say(words.DIAGRAM_INPUT), ""),
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
    lines.append(_node("out", say(words.DIAGRAM_OUTPUT), ""))
    lines += [f'{below} -> out [label="  {shown}"];', "}"]
    return "\n".join(lines)


def _node(name: str, label: str, kind: str) -> str:
    return f'{name} [label="{label}", fillcolor="{FILLS[kind]}"];'


def _label(step: Step) -> str:
    if not step.weight_shape:
        return f"{step.name}: {step.kind}"
    if step.reuse:
        weights = say(words.DIAGRAM_REUSED, name=step.name)
    else:
        weights = say(words.DIAGRAM_PARAMETERS, count=step.parameters)
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
            say(words.LAYER): step.name,
            say(words.SHAPE): shape(step.output_shape),
            say(words.PARAMETERS): step.parameters,
        }
        for api, text in zip(APIS, (words.DIRECT, words.SLIM, words.KERAS), strict=True):
            label = say(words.VARIABLES, api=say(text))
            row[label] = "  ".join(found.names[api][own])
        rows.append(row)
    return pd.DataFrame(rows)


def differences(found: Comparison) -> pd.DataFrame:
    """A row a pair of builders: how far apart they are."""
    return pd.DataFrame(
        {
            say(words.PAIR): [f"{pair.first} − {pair.second}" for pair in found.pairs],
            say(words.OUTPUT_DIFFERENCE): [exponent(p.output_difference) for p in found.pairs],
            say(words.GRADIENT_DIFFERENCE): [exponent(p.gradient_difference) for p in found.pairs],
        }
    )
