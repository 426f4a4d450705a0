"""Live controls: sliders, a tape and draggable points change a chart while they are moved.

What moves is in the browser: live.js sets parameters of the charts, and writes the sentence below
them that holds there. Python hears of a slider when it is let go, of a dragged point as often as
it can answer, and of a tape never. Meanwhile, what it wrote for another place of a slider is
hidden, and a picture that a slider does not move is dimmed until Python draws the new one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from pages.shared.words import stage as words
from pages.shared.words.language import gap, say

HERE = Path(__file__).parent
SECONDS = 5.0  # one pass of a tape
PLAIN = (bool, int, float, str)  # types of a setting
DIGITS = 2  # of a dragged point, after the decimal point
_COMPONENT = component(
    "live",
    html=(HERE / "live.html").read_text(),
    css=(HERE / "live.css").read_text(),
    js=(HERE / "live.js").read_text(),
)


@dataclass(frozen=True)
class Tape:
    """A film in the charts: its parameter, and what each of its pictures shows in words."""

    name: str  # of the parameter that chooses the picture, 0 .. len(labels) - 1
    labels: Sequence[str]  # the quantity that runs, as "iteration 200"
    showing: str  # what is shown: another one is played from the beginning, where it ``plays``
    end: int | None = None  # the parameter at the last picture, where that is another one
    plays: bool = True  # by itself; else it stands at its end until play is pressed


@dataclass(frozen=True)
class Handles:
    """Points on the first chart that can be dragged within its axes."""

    points: Sequence[tuple[float, float]]
    across: tuple[float, float]  # the ends of the x axis
    up: tuple[float, float]


@dataclass(frozen=True)
class Sentence:
    """What is said below the charts, for each place of the slider that it depends on.

    Where a tape plays up to that place, ``until`` is the tape's parameter.
    """

    name: str  # of the parameter that the slider moves
    texts: Mapping[int, str]  # value of the parameter -> the sentence; ** around what is bold
    until: str = ""


Places = list[tuple[float, float]]


def show(
    name: str,
    *,
    wires: Mapping[str, str] | None = None,
    tape: Tape | None = None,
    handles: Handles | None = None,
    on_settled: Callable[[Places], None] | None = None,
    verdict: Sequence[Sentence] = (),
) -> None:
    """Draw the tape, and connect live controls to the charts of the stage that it is in.

    The ``verdict`` stands below the tape and moves with the sliders.

    ``wires``: parameter of the charts -> key of the slider that moves it (of a select slider: by
    the place of the choice). With ``handles`` the stage is a fragment of its own that draws what
    ``dragged`` gives; ``on_settled`` gets the points when they are let go, before all runs again.
    """
    data = {
        "wires": [{"name": each, "widget": widget} for each, widget in (wires or {}).items()],
        "tape": tape and _tape(tape),
        "handles": handles and _handles(name, handles),
        "verdict": [_sentence(each) for each in verdict],
        "gap": gap(),
        "settled": _settled(name),
    }
    heard = functools.partial(_hear, name, handles, on_settled)
    _COMPONENT(key=_key(name), data=data, on_moved_change=heard)
    if st.session_state.pop(f"{_key(name)}:refused", False):
        st.warning(say(words.DRAG_REFUSED))


def dragged(name: str) -> Places | None:
    """Where the points are while one is dragged; None when none is.

    When one was just let go, everything runs again, since all of the page may depend on it.
    """
    if st.session_state.pop(f"{_key(name)}:settled", False):
        st.rerun()
    return st.session_state.get(f"{_key(name)}:held")


def _key(name: str) -> str:
    return f"{name}_live"


def _settled(name: str) -> dict[str, str]:
    """The settings of this stage as Python knows them; the browser sees when they change."""
    own = (key for key in st.session_state if str(key).startswith(f"{name}_"))
    settings = {str(key): st.session_state[key] for key in own}
    return {key: str(value) for key, value in settings.items() if isinstance(value, PLAIN)}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    texts = {str(value): text for value, text in sentence.texts.items()}
    return {"name": sentence.name, "until": sentence.until, "texts": texts}


def _tape(tape: Tape) -> dict[str, Any]:
    texts = {"play": say(words.PLAY), "pause": say(words.PAUSE), "tape": say(words.TAPE)}
    return {
        "name": tape.name,
        "labels": list(tape.labels),
        "showing": tape.showing,
        "plays": tape.plays,
        "seconds": SECONDS,
        "last": len(tape.labels) - 1 if tape.end is None else tape.end,
        "words": texts,
    }


def _handles(name: str, handles: Handles) -> dict[str, Any]:
    return {
        "points": [list(map(float, point)) for point in handles.points],
        "across": handles.across,
        "up": handles.up,
        "digits": DIGITS,
        "answered": st.session_state.get(f"{_key(name)}:answered", 0),
        "words": {"point": say(words.POINT), "drag": say(words.DRAG)},
    }


def _hear(name: str, handles: Handles | None, on_settled: Callable[[Places], None] | None) -> None:
    """Take over where the points were dragged to, if that can be reached by dragging."""
    key = _key(name)
    sent = st.session_state[key].get("moved")
    try:
        number, settled = int(sent["number"]), bool(sent["settled"])
        points = [(float(x), float(y)) for x, y in sent["points"]]
    except (TypeError, KeyError, ValueError, OverflowError):
        number, settled, points = 0, True, []
    possible = (
        handles is not None
        and len(points) == len(handles.points)
        and all(_inside(x, handles.across) and _inside(y, handles.up) for x, y in points)
    )
    st.session_state.pop(f"{key}:held", None)
    if not possible or on_settled is None:
        st.session_state[f"{key}:refused"] = True
        return
    st.session_state[f"{key}:answered"] = number
    if settled:
        on_settled(points)
        st.session_state[f"{key}:settled"] = True
    else:
        st.session_state[f"{key}:held"] = points


def _inside(value: float, ends: tuple[float, float]) -> bool:
    """Whether a number lies between the ends, which browsers round to DIGITS; nan does not."""
    room = 10.0**-DIGITS
    return ends[0] - room <= value <= ends[1] + room
