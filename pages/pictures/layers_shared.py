"""A stack with one shared cell beside a stack with cells of its own: states and training."""

from __future__ import annotations

from typing import Any

import pandas as pd

from core import curves
from core.recurrent_stack import Stack, Training
from pages.pictures import heat
from pages.pictures.contest import courses
from pages.shared.charts import Drawing
from pages.shared.language import say
from pages.texts import rnn as words


def states(stack: Stack, which: str, layer: int) -> Drawing:
    """h of one layer over time; ``which`` names the stack."""
    title = say(words.STACK_STATE, which=which, layer=layer)
    return heat.drawing(f"layer_{which}", stack.states[layer - 1], title, height=220)


def training(found: Training) -> Drawing:
    """The mean loss of every 25 steps of both stacks."""
    names = (say(words.SHARED), say(words.OWN_CELLS))
    lines: dict[str, Any] = dict(zip(names, (found.shared_means, found.own_means), strict=True))
    table = pd.DataFrame(lines).assign(x=found.ends)
    table = table.melt("x", var_name="series", value_name="y")
    level = (say(words.BASELINE), found.baseline)
    return Drawing(
        "stack_losses",
        courses,
        {"lines": table, "level": pd.DataFrame({"y": [found.baseline]})},
        {
            "x": say(words.TRAINED_STEP),
            "y": say(words.LOSS),
            "names": names,
            "line": level,
            "span": curves.log_span([*table["y"].tolist(), found.baseline]),
        },
        say(
            words.ALT_STACK,
            steps=len(found.own),
            shared=f"{found.shared_means[-1]:.3g}",
            own=f"{found.own_means[-1]:.3g}",
        ),
        ("measured", "theory"),
    )
