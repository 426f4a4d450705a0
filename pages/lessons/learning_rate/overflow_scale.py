"""A scale of steps inside the bowl: where the loss leaves float32, as guessed and as measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from pages.lessons.learning_rate import regimes_words
from pages.lessons.learning_rate.picture_text import BREAK, INK
from pages.shared.charts.marks import NEUTRAL, PAGE
from pages.shared.words.language import say

FIRST, LAST = 1, 6  # powers of ten: the ends of the scale, as far as can be guessed
TICKS = (1, 3, 5)  # powers of ten
WIDTH, HEIGHT = 300, 118  # pixels of the panel, where no path goes: right of the start
LEFT = f"(width - {WIDTH})"  # pixels: where it begins
BELOW = 24  # pixels from it down to the axis, for a title
NARROW = 480  # pixels of a picture that the panel would fill; there the card alone tells
SIDE = 34  # pixels, from the ends of the panel to those of the scale
LENGTH = WIDTH - 2 * SIDE
ACROSS = f"{LEFT} + {SIDE} + (log(datum.step) / LN10 - {FIRST}) / {LAST - FIRST} * {LENGTH}"
AXIS = 28  # pixels of the scale over the bottom; above it stand its marks, each in its own row


@dataclass(frozen=True)
class Overflow:
    """What is asked at one place of the slider; no step is measured before the guess."""

    place: int
    measured: int | None
    guessed: float | None


def table(overflow: Overflow | None) -> pd.DataFrame:
    """Rows (rate, step, row, kind, label, side): the title, the ticks, and what is known.

    ``side``: where a label ends or begins, so that no mark of a higher row crosses it.
    """
    columns = ["rate", "step", "row", "kind", "label", "side"]
    if overflow is None:
        return pd.DataFrame(columns=columns)
    rows: list[tuple[float, int, str, str, str]] = [
        (10.0**power, 0, "tick", f"{10**power:,}", "center") for power in TICKS
    ]
    rows.append((10.0**FIRST, 0, "title", say(regimes_words.OVERFLOW_SCALE), "left"))
    measured, guessed = overflow.measured, overflow.guessed
    if measured is None:
        middle = 10.0 ** ((FIRST + LAST) / 2)
        rows.append((middle, 1, "asked", say(regimes_words.OVERFLOW_ASKED), "center"))
    else:
        side = "left" if guessed is not None and guessed < measured else "right"
        label = say(regimes_words.OVERFLOW_MEASURED, step=measured)
        rows.append((measured, 1, "measured", label, side))
    if guessed is not None:
        label = say(regimes_words.OVERFLOW_GUESSED, step=round(guessed))
        rows.append((guessed, 2, "guessed", label, _side(guessed)))
    return pd.DataFrame([(overflow.place, *row) for row in rows], columns=columns)


def _side(step: float) -> str:
    """The side on which a label stays inside the panel."""
    if step < 100:
        return "left"
    return "right" if step > 10 ** (LAST - 1) else "center"


def layers(rows: Any) -> list[Any]:
    """The panel in a corner of the picture; ``rows``: a chart of ``table`` at one place."""
    rows = rows.transform_filter(f"width > {NARROW}")

    def of(kind: str) -> Any:
        return rows.transform_filter(f"datum.kind == '{kind}'")

    def at(up: str) -> Any:
        return alt.value(alt.ExprRef(f"height - {BELOW} - {up}"))

    def right(pixels: int) -> Any:
        return alt.value(alt.ExprRef(f"{LEFT} + {pixels}"))

    across = alt.value(alt.ExprRef(ACROSS))
    text: dict[str, Any] = {"fontSize": 13, "align": "center", "color": INK}
    panel, marks = of("title"), rows.transform_filter("datum.row > 0")
    named: dict[str, Any] = {**text, "align": alt.ExprRef("datum.side"), "fontWeight": "bold"}
    known = rows.transform_filter("datum.kind == 'measured' || datum.kind == 'guessed'")
    return [
        panel.mark_rect(color=PAGE, opacity=0.92, stroke=NEUTRAL).encode(
            x=right(0), x2=right(WIDTH), y=at(f"{HEIGHT}"), y2=at("0")
        ),
        panel.mark_rule(color=NEUTRAL).encode(
            x=right(SIDE), x2=right(WIDTH - SIDE), y=at(f"{AXIS}")
        ),
        panel.mark_text(**{**text, "align": "left", "lineBreak": BREAK, "lineHeight": 17}).encode(
            x=right(8), y=at(f"{HEIGHT - 11}"), text="label:N"
        ),
        of("tick")
        .mark_text(**{**text, "color": NEUTRAL})
        .encode(x=across, y=at(f"{AXIS - 13}"), text="label:N"),
        known.mark_rule(strokeWidth=2, color=INK).encode(
            x=across, y=at(f"{AXIS}"), y2=at(f"({AXIS} + 20 * datum.row - 6)")
        ),
        known.mark_point(shape="diamond", size=90, filled=True, opacity=1, color=INK).encode(
            x=across, y=at(f"{AXIS}")
        ),
        marks.mark_text(**named).encode(
            x=across, y=at(f"({AXIS} + 20 * datum.row - 6 + 6)"), text="label:N"
        ),
    ]
