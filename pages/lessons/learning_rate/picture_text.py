"""Sentences inside a picture: they change with the slider while it moves, as the picture does."""

from __future__ import annotations

from typing import Any

import altair as alt

from pages.shared.charts.marks import NEUTRAL, RIM

INK = alt.ExprRef("luminance(background) > 0.5 ? '#31333F' : '#FAFAFA'")
BREAK = "|"  # ends a line of a sentence; in a Text a real one does not outlive a Chinese character
LINE = 18  # pixels, from line to line
LEFT, TOP = 8, 6  # pixels, from the corner of the picture


def haloed(texts: Any, x: Any, y: Any, *, color: Any = NEUTRAL, **mark: Any) -> list[Any]:
    """The column ``label`` in two layers, on a rim of the page's colour, readable on any line."""
    style: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold", **mark}
    return [
        texts.mark_text(**RIM, **style).encode(x=x, y=y, text="label:N"),
        texts.mark_text(color=color, **style).encode(x=x, y=y, text="label:N"),
    ]


def sentence(
    texts: Any,
    *,
    row: int = 0,
    left: int = LEFT,
    right: str = "false",
    edge: str = "width",
    bold: bool = True,
) -> list[Any]:
    """The column ``label`` in a corner of the picture; BREAK begins a new line.

    ``row``: of the lines from the top; ``left``: pixels; ``right``: the expression that puts it
    in the other corner, at the ``edge``.
    """
    return haloed(
        texts,
        alt.value(alt.ExprRef(f"{right} ? {edge} - {LEFT} : {left}")),
        alt.value(TOP + row * LINE),
        color=INK,
        fontWeight="bold" if bold else "normal",
        align=alt.ExprRef(f"{right} ? 'right' : 'left'"),
        baseline="top",
        clip=True,  # else a narrow page would scroll sideways
        lineBreak=BREAK,
        lineHeight=LINE,
    )
