"""Touch: a click on a place of a picture sets the widgets that the place stands for.

The chart has the selection ``pick`` (see ``selection``) over the marks that can be clicked; their
columns carry the values. Each value stays within reach of its widget.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import streamlit as st

from pages.shared.words import stage as words
from pages.shared.words.language import say

NAME = "pick"  # of the selection in every chart


@dataclass(frozen=True)
class Dial:
    """What a column of the marks sets: a widget, its values, and the ends of the axis."""

    widget: str
    values: Sequence[float]
    ends: tuple[float, float]


@dataclass(frozen=True)
class Touch:
    """A picture that can be clicked: the key of its chart, and column of its marks -> dial."""

    key: str
    dials: Mapping[str, Dial]

    def arguments(self) -> dict[str, Any]:
        """For ``st.vega_lite_chart``."""
        heard = functools.partial(_hear, self)
        return {"key": self.key, "on_select": heard, "selection_mode": NAME}

    def notice(self) -> None:
        """Say that a click was refused, if it was."""
        if st.session_state.pop(f"{self.key}:refused", False):
            st.warning(say(words.TOUCH_REFUSED))


def selection(*columns: str, nearest: bool = False) -> Any:
    """The selection for ``add_params`` of the layer whose marks can be clicked."""
    return alt.selection_point(
        name=NAME, fields=list(columns), on="click", nearest=nearest, toggle=False
    )


def _hear(touch: Touch) -> None:
    """Set every widget, or none where the values cannot come from the picture."""
    try:
        picked = st.session_state[touch.key]["selection"].get(NAME, [])
        if not picked or set(picked[-1].values()) == {None}:
            return  # a click beside all marks
        values = {name: float(picked[-1][name]) for name in touch.dials}
        inside = all(d.ends[0] <= values[name] <= d.ends[1] for name, d in touch.dials.items())
    except (TypeError, KeyError, ValueError, AttributeError, IndexError, OverflowError):
        inside = False
    if not inside:
        st.session_state[f"{touch.key}:refused"] = True
        return
    for name, dial in touch.dials.items():
        st.session_state[dial.widget] = nearest(dial.values, values[name])


def nearest(values: Sequence[float], value: float) -> float:
    """The one of the values that is nearest; of two, the first.

    >>> nearest([0.0, 0.5, 1.0], 0.7)
    0.5
    """
    return min(values, key=lambda each: abs(each - value))
