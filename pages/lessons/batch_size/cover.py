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
    samples = {"x": Call(batch_data.inputs), "y": Call(batch_data.targets)}
    found = Call(batch_size.needed, {**samples, "weights": (3.0, 1.0)}).run()
    return dataclasses.replace(
        direction_charts.need(found), name="home_batch", alt=say(words.COVER_ALT)
    )
