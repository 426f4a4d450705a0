"""A stack with one shared cell beside a stack with cells of its own: states and training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core import curves
from core.recurrent_stack import Stack, Training
from pages.lessons.rnn import heat_charts, stack_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.log_lines import log_lines
from pages.shared.charts.rows import stack
from pages.shared.words.language import say


def states(shared: Stack, own: Stack, layer: int) -> list[Drawing]:
    """h of one layer over time in both stacks, in the same colours."""
    both = {
        stack_words.SHARED: shared.states[layer - 1],
        stack_words.OWN_CELLS: own.states[layer - 1],
    }
    reach = curves.round_limit(*both.values(), margin=1.0)
    return [
        heat_charts.drawing(
            f"layer_{name}",
            values,
            say(stack_words.STACK_STATE, which=say(which), layer=layer),
            span=(-reach, reach),
            height=220,
        )
        for name, (which, values) in zip(("shared", "own"), both.items(), strict=True)
    ]


def _means(found: Training) -> dict[str, Any]:
    return {
        say(stack_words.SHARED): found.shared_means,
        say(stack_words.OWN_CELLS): found.own_means,
    }


def training(found: Training, beside: Mapping[str, Training]) -> Drawing:
    """The mean loss of every 25 steps of both stacks, and of those of the pinned runs."""
    lines = _means(found)
    rows = [stack(lines, found.ends)]
    for pin, one in beside.items():
        means = {f"{pin}: {name}": means for name, means in _means(one).items()}
        rows.append(stack(means, one.ends))
        lines |= means
    table, names = pd.concat(rows), tuple(lines)
    level = (say(words.BASELINE), found.baseline)
    return Drawing(
        "stack_losses",
        log_lines,
        {"lines": table, "level": pd.DataFrame({"y": [found.baseline]})},
        {
            "x": say(words.TRAINED_STEP),
            "y": say(words.LOSS),
            "names": names,
            "line": level,
            "span": curves.log_span([*table["y"].tolist(), found.baseline]),
        },
        say(
            stack_words.ALT_STACK,
            steps=len(found.own),
            shared=f"{found.shared_means[-1]:.3g}",
            own=f"{found.own_means[-1]:.3g}",
        ),
        ("measured", "theory"),
    )
