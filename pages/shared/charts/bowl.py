"""The bowl of the loss over two coefficients, with the paths that descents take in it."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.loss_surface import Contours, Surface, contours
from pages.shared.charts.marks import NEUTRAL, color, dash, slider
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.text import Text

HEIGHT = 380  # pixels; about as wide in half of the column, so that a gradient looks like one
NUMBER = ".5g"
FAR = 100.0  # half widths of the picture; what lies beyond is left out, browsers cannot draw it


def chart(
    first: str,
    second: str,
    scrub: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    across: tuple[float, float],
    up: tuple[float, float],
) -> Any:
    """Each path up to the step on the tape.

    Data: rings (ring, at, first, second, loss), paths (step, first, second, loss, series),
    places (first, second, label), notes (step, label).
    """
    shown = slider("shown", scrub, last)
    x = alt.X("first:Q", title=first, scale=alt.Scale(domain=list(across), nice=False))
    y = alt.Y("second:Q", title=second, scale=alt.Scale(domain=list(up), nice=False))
    tooltip = [
        alt.Tooltip("step:Q"),
        *(
            alt.Tooltip(f"{n}:Q", title=t, format=NUMBER)
            for n, t in (("first", first), ("second", second))
        ),
        alt.Tooltip("loss:Q", format=NUMBER),
    ]
    rings = alt.Chart(alt.NamedData("rings")).mark_line(
        clip=True, color=NEUTRAL, strokeWidth=1, opacity=0.55
    )
    walked = alt.Chart(alt.NamedData("paths")).transform_filter("datum.step <= shown")
    line = walked.mark_line(clip=True, strokeWidth=2)
    dots = walked.mark_point(clip=True, filled=True, size=26, opacity=1)
    places = alt.Chart(alt.NamedData("places"))
    noted = alt.Chart(alt.NamedData("notes")).transform_filter("datum.step == shown")
    return (
        alt.layer(
            rings.encode(
                x, y, detail="ring:N", order="at:Q", tooltip=[alt.Tooltip("loss:Q", format=NUMBER)]
            ),
            line.encode(x, y, color(names, shown_names), dash(names, shown_names), order="step:Q"),
            dots.encode(x, y, color(names, shown_names), tooltip=["series:N", *tooltip]),
            places.mark_point(shape="cross", size=90, color=NEUTRAL, filled=True, opacity=1).encode(
                x, y
            ),
            places.mark_text(dx=9, dy=-9, align="left", fontSize=12, color=NEUTRAL).encode(
                x, y, text="label:N"
            ),
            noted.mark_text(
                align="left", baseline="top", fontSize=13, fontWeight="bold", color=NEUTRAL
            ).encode(x=alt.value(10), y=alt.value(6), text="label:N"),
        )
        .add_params(shown)
        .properties(height=HEIGHT)
    )


def rings(surface: Surface, levels: int = 8) -> pd.DataFrame:
    """The ellipses: columns ring, at, first, second, loss."""
    return drawn_rings(contours(surface, levels))


def drawn_rings(drawn: Contours) -> pd.DataFrame:
    """Ellipses as rows: columns ring, at, first, second, loss."""
    return pd.concat(
        pd.DataFrame(places, columns=["first", "second"])
        .rename_axis("at")
        .reset_index()
        .assign(ring=number, loss=loss)
        for number, (places, loss) in enumerate(zip(drawn.places, drawn.losses, strict=True))
    )


def steps_of(name: str, places: Any, losses: Any, surface: Surface) -> pd.DataFrame:
    """A path up to its first step far outside: columns step, first, second, loss, series."""
    path = pd.DataFrame(places, columns=["first", "second"])
    path = path.assign(step=path.index, loss=losses, series=name)
    width, height = (axis[-1] - axis[0] for axis in (surface.first, surface.second))
    far = (path["first"].abs() > FAR * width) | (path["second"].abs() > FAR * height)
    return path[far.cumsum().shift(fill_value=0) < 1]


def places(surface: Surface, start: Text = common.START_POINT) -> pd.DataFrame:
    """The place to start from, under this name, and the minimum: columns first, second, label."""
    rows = [(*surface.start, say(start)), (*surface.minimum, say(common.MINIMUM))]
    return pd.DataFrame(rows, columns=["first", "second", "label"])


def setting(surface: Surface) -> dict[str, Any]:
    """The words and ranges that every picture of this bowl shares."""
    return {
        "first": say(common.FIRST_COEFFICIENT),
        "second": say(common.SECOND_COEFFICIENT),
        "scrub": say(common.STEP_SHOWN),
        "across": (float(surface.first[0]), float(surface.first[-1])),
        "up": (float(surface.second[0]), float(surface.second[-1])),
    }
