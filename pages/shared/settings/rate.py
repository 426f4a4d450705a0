"""A learning rate on a slider: as a share of its bound 2 / lambda_max, or as the number itself.

The share comes first: it does the same to every set of points, the number does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core import share_of_bound
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link
from pages.shared.words import common
from pages.shared.words.language import say


@dataclass(frozen=True)
class Rate:
    """The widgets of a tab's learning rate: what they offer, and where they begin."""

    unit: str  # key of the choice between both sliders
    share: dict[str, float]  # key of the slider in bounds -> its default
    number: dict[str, float]  # key of the slider in numbers -> its default
    shares: Sequence[float]
    numbers: Sequence[float]
    in_bounds_id: str = "share"  # of the first choice, as the link writes it

    def choose_unit(self) -> None:
        """Draw the choice; a link that brings a number brings its slider."""
        units = {self.in_bounds_id: say(common.RATE_SHARE), "rate": say(common.RATE_NUMBER)}
        linked = "rate" if next(iter(self.number)) in st.query_params else self.in_bounds_id
        st.segmented_control(
            say(common.RATE_UNIT), required=True, **link.choice(self.unit, units, linked)
        )

    def slider(self) -> None:
        """Draw the slider of the chosen unit."""
        ((key, default),) = (self.share if self.in_bounds else self.number).items()
        label = say(common.RATE_OF_BOUND if self.in_bounds else common.RATE)
        st.select_slider(label, self.offered, default, key=key, bind="query-params")

    @property
    def in_bounds(self) -> bool:
        """Whether the rate is given as a share of its bound."""
        return st.session_state[self.unit] == self.in_bounds_id

    @property
    def key(self) -> str:
        """The key of the slider that is drawn."""
        return next(iter(self.share if self.in_bounds else self.number))

    @property
    def offered(self) -> Sequence[float]:
        """What the slider that is drawn offers."""
        return self.shares if self.in_bounds else self.numbers

    @property
    def place(self) -> int:
        """The place of the slider's value among those that it offers."""
        return self.offered.index(st.session_state[self.key])

    def now(self, points: pd.DataFrame, terms: int) -> float:
        """The learning rate as the slider has it, for these points."""
        value = st.session_state[self.key]
        return at(points, terms, value) if self.in_bounds else value

    def all(self, points: pd.DataFrame, terms: int) -> list[float]:
        """The learning rates that the slider offers, for these points."""
        if self.in_bounds:
            return [at(points, terms, share) for share in self.offered]
        return list(self.offered)


def at(points: pd.DataFrame, terms: int, share: float) -> float:
    """The learning rate that is this share of the bound of these points."""
    call = Call.of(share_of_bound.rate_at, **data.xy(points), terms=terms, times_bound=share)
    return call.run()
