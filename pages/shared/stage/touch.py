"""Touch: a click on a mark of a picture sets the widgets to the mark's values.

The chart has the selection ``pick`` (see ``selection``) over the marks that can be clicked; their
columns carry the values. Each value stays within reach of its widget.

A browser sends a selection only when it changes, so a second click on the same mark would do
nothing after the widgets were moved elsewhere. So the marks carry the turn, 0 or 1: each click that
arrives ends it. A selection of an earlier turn is an old one and is ignored.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import streamlit as st

from pages.shared.charts.drawing import Drawing
from pages.shared.words import stage as words
from pages.shared.words.language import say

NAME = "pick"  # of the selection in every chart
TURN = "turn"  # of the column that only the browser needs


@dataclass(frozen=True)
class Dial:
    """What a column of the marks sets: a widget, its values, and the ends of the axis."""

    widget: str
    values: Sequence[float]
    ends: tuple[float, float]


@dataclass(frozen=True)
class Touch:
    """A picture that can be clicked: the key of its chart, the table of its marks, its dials.

    ``dials``: by the column that sets them. ``kept``: other selections of the chart; new data
    would clear those that Python does not hear of.
    """

    key: str
    marks: str
    dials: Mapping[str, Dial]
    kept: Sequence[str] = ()

    def arguments(self, drawing: Drawing) -> dict[str, Any]:
        """For ``Drawing.show``."""
        return {
            "key": self.key,
            "on_select": functools.partial(_hear, self),
            "selection_mode": [NAME, *self.kept],
            "datasets": {self.marks: drawing.tables[self.marks].assign(**{TURN: self.turn})},
        }

    @property
    def turn(self) -> int:
        """The turn whose clicks are heard now."""
        return st.session_state.get(f"{self.key}:turn", 0)

    def end_turn(self) -> None:
        """From now on, selections of this turn are old ones."""
        st.session_state[f"{self.key}:turn"] = 1 - self.turn

    def notice(self) -> None:
        """Say that a click was refused, if it was."""
        if st.session_state.pop(f"{self.key}:refused", False):
            st.warning(say(words.TOUCH_REFUSED))


def selection(*columns: str) -> Any:
    """The selection for ``add_params`` of the layer whose marks can be clicked."""
    return alt.selection_point(name=NAME, fields=[*columns, TURN], on="click", toggle=False)


def _hear(touch: Touch) -> None:
    """Set every widget, or none where the values cannot come from the picture."""
    try:
        picked = st.session_state[touch.key]["selection"].get(NAME)
        if not picked or picked[-1].get(TURN) != touch.turn:
            return  # a click beside all marks, or on something else
        values = {name: float(picked[-1][name]) for name in touch.dials}
        inside = all(d.ends[0] <= values[name] <= d.ends[1] for name, d in touch.dials.items())
    except (TypeError, KeyError, ValueError, AttributeError, IndexError, OverflowError):
        inside = False
    if not inside:
        st.session_state[f"{touch.key}:refused"] = True
        return
    touch.end_turn()
    for name, dial in touch.dials.items():
        st.session_state[dial.widget] = nearest(dial.values, values[name])


def nearest(values: Sequence[float], value: float) -> float:
    """The one of the values that is nearest; of two, the first.

    >>> nearest([0.0, 0.5, 1.0], 0.7)
    0.5
    """
    return min(values, key=lambda each: abs(each - value))
