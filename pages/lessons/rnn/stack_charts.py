"""States and training of two stacks: one shares a cell, the other has a cell for each layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core import curves
from core.recurrent_stack import Stack, Training
from pages.lessons.rnn import heat_charts, stack_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.log_lines import log_lines
from pages.shared.charts.rows import stack
from pages.shared.words.language import named, say


@drawn_once
def states(shared: Stack, own: Stack, layer: int) -> list[Drawing]:
    """h of one layer over time in both stacks, in the same colours."""
    both = {
        stack_words.SHARED: shared.states[layer - 1],
        stack_words.SEPARATE: own.states[layer - 1],
    }
    reach = curves.round_limit(*both.values(), margin=1.0)
    return [
        heat_charts.drawing(
            f"layer_{name}",
            values,
            say(stack_words.STATE, which=say(which), layer=layer),
            span=(-reach, reach),
            height=220,
        )
        for name, (which, values) in zip(("shared", "own"), both.items(), strict=True)
    ]


def _means(result: Training) -> dict[str, Any]:
    return {
        say(stack_words.SHARED): result.shared_means,
        say(stack_words.SEPARATE): result.own_means,
    }


@drawn_once
def training(result: Training, pinned: Mapping[str, Training]) -> Drawing:
    """The mean loss of every 25 steps, of both stacks in the current run and in pinned runs."""
    lines = _means(result)
    rows = [stack(lines, result.ends)]
    for pin, pinned_result in pinned.items():
        means = {named(pin, name): means for name, means in _means(pinned_result).items()}
        rows.append(stack(means, pinned_result.ends))
        lines |= means
    table, names = pd.concat(rows), tuple(lines)
    level = (say(words.BASELINE), result.baseline)
    return Drawing(
        "stack_losses",
        log_lines,
        {"lines": table, "level": pd.DataFrame({"y": [result.baseline]})},
        {
            "x": say(words.TRAINED_STEP),
            "y": say(words.LOSS),
            "names": names,
            "line": level,
            "span": curves.log_span([*table["y"].tolist(), result.baseline]),
        },
        say(
            stack_words.ALT,
            steps=len(result.own),
            shared=f"{result.shared_means[-1]:.3g}",
            own=f"{result.own_means[-1]:.3g}",
        ),
        ("measured", "theory"),
    )
