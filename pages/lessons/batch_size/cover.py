"""The picture of this lesson on the home page."""

from __future__ import annotations

import dataclasses

from core import batch_data, batch_size
from pages.lessons.batch_size import direction_charts, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def cover() -> Drawing:
    """The batch that is needed on the way from a far place to the minimum."""
    needed = Call.of(
        batch_size.needed,
        x=Call.of(batch_data.inputs).as_argument(),
        y=Call.of(batch_data.targets).as_argument(),
        weights=(3.0, 1.0),
    )
    drawing = direction_charts.need(needed.run())
    return dataclasses.replace(drawing, name="home_batch", alt=say(words.COVER_ALT))
