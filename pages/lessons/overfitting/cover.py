"""The live picture of the home page: drag a point, and the curve through all of them follows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import fit_family, polynomial
from pages.lessons.overfitting import fit_axes, fit_charts, fit_verdict, words
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, rate, tables
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, live
from pages.shared.words import common, home
from pages.shared.words.language import say

TERMS = defaults(polynomial.fit, cover_terms="terms")
SHARE = defaults(fit_family.fits, share="share")["share"]
KEY = "cover_points"


def terms() -> None:
    """The slider that moves the picture: how many terms the curve has."""
    st.slider(say(words.TERMS), 1, 12, TERMS["cover_terms"], key="cover_terms", bind="query-params")


@frame.in_hand
def hero() -> None:
    """The curve of gradient descent on its tape; the slider ``cover_terms`` and hands move it."""
    held = live.dragged("cover")
    places = points() if held is None else pd.DataFrame(held, columns=["x", "y"])
    count, near = st.session_state["cover_terms"], fit_axes.within_tutorial_view(places)
    rate_now = rate.at(places, count, SHARE)
    fit = Call.of(polynomial.fit, **data.xy(places), terms=count, learning_rate=rate_now).run()
    family = Call.of(fit_family.fits, **data.xy(places)).run()
    axes = fit_axes.axes(places, fit_axes.TUTORIAL, fit_axes.TUTORIAL, near)
    drawing = fit_charts.fitted(
        places,
        {say(common.NOW): fit},
        family,
        axes,
        reveal=None,
        has_truth=near,
        titles=(say(words.X), say(words.Y)),
        held=held is not None,
    )
    frame.hero("cover", drawing)
    live.show(
        "cover",
        wires={"terms": "cover_terms"},
        tape=live.Tape("shown", fit_charts.tape(fit), ""),
        handles=live.Handles(data.places(places), axes.across, axes.up),
        on_settled=take,
        verdict=[fit_verdict.verdict(family, int(fit.snapshot_steps[-1]))],
    )


def points() -> pd.DataFrame:
    """The tutorial's six points, as the learner has dragged them; the link keeps them."""
    start = data.tutorial()
    table = tables.in_use(KEY, start, rows="fixed", most=len(start))
    link.write(KEY, tables.packed(table), tables.packed(start))
    return table


def take(places: list[tuple[float, float]]) -> None:
    """Keep the points where the learner has left them."""
    tables.replace(KEY, pd.DataFrame(places, columns=["x", "y"]))


def back() -> None:
    """A button that puts the points where the tutorial has them, once they were moved."""
    if not points().equals(data.tutorial()):
        st.button(say(home.BACK), on_click=_put_back, type="tertiary")


def _put_back() -> None:
    tables.replace(KEY, data.tutorial())
