"""A card asks for a guess; the page hides the answer until then.

What was guessed is kept for the session and packed into the link. "Show me" answers without one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from pages.shared.settings import link
from pages.shared.words import stage as words
from pages.shared.words.language import joined, say
from pages.shared.words.sentences import link_refused

KEY = "guesses"  # in the link
KEPT = "guesses:kept"  # in the session
MOST = 60  # questions of all tabs together
NEAR, WITHIN = 1.05, 2.0  # factors: "very near", and what the tally counts


@dataclass(frozen=True)
class Question:
    """What a card asks: the same question, whatever the settings are."""

    key: str
    text: str
    span: tuple[float, float]  # from where to where it can be guessed
    log: bool = False  # the span is of powers of ten
    unit: str = ""  # written behind a number
    below: bool = False  # it is the tab's second one, below the main picture and not beside it


@dataclass(frozen=True)
class Guess:
    """An answered question."""

    value: float | None  # None: the learner said "show me"


def given(key: str) -> Guess | None:
    """The answer to a question; None while the page hides the answer."""
    kept = _kept()
    return Guess(kept[key][0]) if key in kept else None


def card(
    question: Question,
    measured: Callable[[], float],
    why: Callable[[], str],
    settings: Mapping[str, object],
) -> Guess | None:
    """Ask, or tell: what was guessed, what was measured, how far apart they are, and why.

    ``measured`` and ``why`` are called only to tell; ``settings`` are those at which it was
    measured: an answer brings them, and later a button.
    """
    guess = given(question.key)
    answered = guess is not None and not question.below  # the style of the page asks for it
    with st.container(border=True, key="answered" if answered else None):
        st.markdown(f"**{say(words.GUESS)}** · {question.text}")
        if guess is None:
            _ask(question, settings)
        else:
            _tell(question, guess, measured(), why())
            with st.container(horizontal=True, gap="small"):
                st.button(
                    say(words.SHOW_SETTING),
                    key=f"{question.key}:show",
                    type="tertiary",
                    on_click=_set,
                    args=(settings,),
                )
                st.button(
                    say(words.AGAIN),
                    key=f"{question.key}:again",
                    type="tertiary",
                    on_click=_forget,
                    args=(question,),
                )
    return guess


def tally(keys: Iterable[str] | None = None) -> tuple[int, int]:
    """How many of the guesses so far were within a factor of 2, and how many there were.

    ``keys``: of the questions that count; without them all do.
    """
    counted = set(_kept() if keys is None else keys)
    guessed = [
        close for key, (value, close) in _kept().items() if value is not None and key in counted
    ]
    return sum(guessed), len(guessed)


def keep_in_link() -> None:
    """Write what was guessed into the link, which another page has lost."""
    _write()


def distance(guess: float, measured: float) -> str:
    """How far a guess is from what was measured, in words.

    >>> distance(30.0, 10.0), distance(9.0, 10.0), distance(-1.0, 10.0)
    ('That is 3 times too high.', 'That is 10 % too low.', 'That is on the other side of zero.')
    """
    if guess == measured:
        return say(words.RIGHT)
    if measured == 0:
        return say(words.ZERO)
    if guess * measured <= 0:
        return say(words.OTHER_SIDE)
    factor = max(guess / measured, measured / guess)
    larger = abs(guess) > abs(measured)
    if factor <= NEAR:
        return say(words.CLOSE)
    if measured < 0:
        return say(words.TOO_DEEP if larger else words.NOT_DEEP, times=_times(factor))
    if factor < WITHIN:
        percent = f"{100 * abs(guess / measured - 1):.0f}"
        return say(words.PERCENT_HIGH if larger else words.PERCENT_LOW, percent=percent)
    return say(words.TIMES_HIGH if larger else words.TIMES_LOW, times=_times(factor))


def close(guess: float, measured: float) -> bool:
    """Whether a guess is within a factor of 2, and on the same side of zero.

    >>> close(5.0, 10.0), close(4.9, 10.0), close(-5.0, 10.0), close(0.0, 0.0)
    (True, False, False, True)
    """
    if guess == measured:
        return True
    return guess * measured > 0 and max(guess / measured, measured / guess) <= WITHIN


def _times(factor: float) -> str:
    return f"{factor:,.0f}" if factor >= 10 else f"{factor:.2g}"


def _ask(question: Question, settings: Mapping[str, object]) -> None:
    name, touched_key = f"{question.key}:value", f"{question.key}:moved"
    _slider(question, name, touched_key)
    with st.container(horizontal=True, gap="small"):
        st.button(
            say(words.COMMIT),
            key=f"{question.key}:commit",
            type="primary",
            disabled=not st.session_state.get(touched_key),
            help=None if st.session_state.get(touched_key) else say(words.COMMIT_HELP),
            on_click=_commit,
            args=(question, name, settings),
        )
        st.button(
            say(words.SHOW_ME),
            key=f"{question.key}:shown",
            type="tertiary",
            on_click=_commit,
            args=(question, None, settings),
        )


def _slider(question: Question, name: str, touched_key: str) -> None:
    """The slider of a guess; it opens in its middle."""
    low, high = question.span
    shared = {
        "label": question.text,
        "key": name,
        "label_visibility": "collapsed",
        "on_change": _note,
        "args": (touched_key,),
    }
    if not question.log:
        whole = isinstance(low, int)
        middle = (low + high) // 2 if whole else (low + high) / 2
        st.slider(min_value=low, max_value=high, value=middle, **shared)
        return
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = [float(f"{digit}e{power}") for power in decades for digit in (1, 2, 5)]
    steps = [step for step in every if low <= step <= high]
    st.select_slider(
        options=steps,
        value=steps[len(steps) // 2],
        format_func=lambda value: f"{value:,.6g}",
        **shared,
    )


def _note(touched_key: str) -> None:
    st.session_state[touched_key] = True


def _commit(question: Question, name: str | None, settings: Mapping[str, object]) -> None:
    """Take the answer down, and show the setting that it is about."""
    _set(settings)
    _kept()[question.key] = (None if name is None else float(st.session_state[name]), False)


def _forget(question: Question) -> None:
    _kept().pop(question.key, None)
    _write()
    st.session_state.pop(f"{question.key}:moved", None)


def _set(settings: Mapping[str, object]) -> None:
    for name, value in settings.items():
        st.session_state[name] = value


def _tell(question: Question, guess: Guess, measured: float, why: str) -> None:
    result = f"{_number(measured)}{question.unit}"
    if guess.value is None:
        sentence = say(words.MEASURED_IS, measured=result)
    else:
        _remember(question.key, guess.value, close(guess.value, measured))
        sentence = say(
            words.YOU_SAID,
            guess=f"{_number(guess.value)}{question.unit}",
            measured=result,
            distance=distance(guess.value, measured),
        )
    _write()
    st.markdown(joined(sentence, why))


def _number(value: float) -> str:
    whole = 1e4 <= abs(value) < 1e9  # in full, not as a power of ten
    return (f"{value:,.0f}" if whole else f"{value:,.4g}").replace("-", "−")


def _remember(key: str, value: float, close: bool) -> None:
    kept = _kept()
    if kept[key] != (value, close):
        kept[key] = (value, close)
        _write()
        st.rerun()  # all of it: the tally is outside of the tab


def _write() -> None:
    rows = [
        [key, "" if value is None else value, int(near)] for key, (value, near) in _kept().items()
    ]
    link.write(KEY, link.pack(rows) if rows else "")


def _kept() -> dict[str, tuple[float | None, bool]]:
    """Question -> its guess, and whether that was close; at first what the link says."""
    if KEPT not in st.session_state:
        text = st.query_params.get(KEY, "")
        rows = link.unpack(text, columns=3, most=MOST)
        st.session_state[KEPT] = {row[0]: answer for row in rows if (answer := _read(row))}
        if text and len(st.session_state[KEPT]) < max(1, len(rows)):
            st.warning(link_refused(KEY, text))
    return st.session_state[KEPT]


def _read(row: list[str]) -> tuple[float | None, bool] | None:
    """An answer from the cells of the link; None where they are none."""
    key, value, near = row
    if near not in ("0", "1") or not key.replace("_", "").isalnum():
        return None
    try:
        number = float(value) if value else None
    except ValueError:
        return None
    return (number, near == "1") if number is None or math.isfinite(number) else None
