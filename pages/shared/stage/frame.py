"""The frame of a tab: the main picture next to guess and settings, then what comes below."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from pages.shared.charts.drawing import Drawing
from pages.shared.stage.touch import Touch
from pages.shared.words import stage as words
from pages.shared.words.language import say
from pages.shared.words.sentences import guard

WIDTHS = (2.55, 1)  # of the main picture and of the column next to it
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def in_hand(body: Callable[Parameters, Result]) -> Callable[Parameters, Result | None]:
    """Make a fragment of a function that draws a hero whose points can be dragged.

    It runs alone for every move of a point; its errors stay inside it, and then it returns None.
    """

    @st.fragment
    @functools.wraps(body)
    def guarded(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result | None:
        with guard():
            return body(*args, **kwargs)
        return None

    return guarded


def columns(name: str) -> tuple[Any, Any]:
    """Two places side by side, on a phone one below the other: for the hero, for guess and widgets.

    The sliders and charts in both belong together: see ``live.show``.
    """
    wide, narrow = st.container(key=f"stage-{name}").columns(WIDTHS, gap="medium")
    return wide, narrow


def hero(
    name: str,
    drawing: Drawing,
    ruler: Drawing | None = None,
    *,
    touch: Touch | None = None,
) -> None:
    """Draw the main picture, as high as the window allows; its ruler below it.

    By the keys the style of the page divides the height. With ``touch`` a click in the picture sets
    widgets.
    """
    with st.container(key=f"hero-{name}" if ruler is None else f"hero-ruled-{name}"):
        drawing.show(height="stretch", **(touch.arguments(drawing) if touch else {}))
    if touch:
        touch.notice()
    if ruler is not None:
        with st.container(key=f"ruler-{name}"):
            ruler.show(height="stretch")


def more() -> Any:
    """Where the settings go that are not the tab's main ones; closed."""
    return st.expander(say(words.MORE))
