"""A long run whose result is the hero of a stage: there at once, or the one before until it is.

A recorded result is shown without a run. For other settings the run begins by itself, and until it
has something to show, the picture of the run before stays, dimmed and with its name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from pages.shared.platform import style
from pages.shared.runs import recordings, run_panel
from pages.shared.runs.calls import Call
from pages.shared.runs.recordings import Recording
from pages.shared.runs.run_queue import ENDED, Job
from pages.shared.words import common
from pages.shared.words import runs as words
from pages.shared.words.language import say
from pages.shared.words.sentences import guard

Result = TypeVar("Result")


@dataclass(frozen=True)
class Shown(Generic[Result]):
    """What is drawn: the call whose run it is, and how far that has come."""

    call: Call[Result]
    result: Result
    ended: bool = True
    recorded: bool = False


Draw = Callable[[Shown[Any]], None]


def show(
    key: str,
    call: Call[Result],
    kept: Sequence[Recording[Result]],
    draw: Draw,
    describe: Callable[[Call[Result]], str],
    steps: int,
) -> Shown[Result] | None:
    """Draw a call's recording or its run; returns what has ended of this call, if anything.

    ``kept``: the recordings of the tab, the first of them of its first step; ``describe``: names a
    run by its settings.
    """
    recording = recordings.of_call(kept, call)
    if recording and st.session_state.get(f"{key}:anew") != call.identity():
        if job := st.session_state.pop(f"{key}:job", None):
            run_panel.queue().stop(job)
        shown = st.session_state[f"{key}:shown"] = Shown(call, recording.result, recorded=True)
        st.html(style.NOT_DIMMED)
        draw(shown)
        return shown
    job = _job(key, call, steps)
    _watch(key, job, kept[0], draw, describe)
    return Shown(call, job.progress[-1]) if job.state in ENDED and job.progress else None


def foot(key: str, call: Call[Result], kept: Sequence[Recording[Result]]) -> None:
    """Say below the stage what ``show`` has shown: a recording or a run; a button measures anew."""
    job: Job | None = st.session_state.get(f"{key}:job")
    with st.container(horizontal=True, vertical_alignment="center"):
        if job is None and (recording := recordings.of_call(kept, call)):
            st.caption(recording.label)
            name, value = f"{key}:anew", call.identity()
            st.button(say(words.ANEW), key=f"{key}:run", on_click=_set, args=(name, value))
        elif job and job.state in ENDED:
            run_panel.say_error(job)
            run_panel.status(key, job)
            name = f"{key}:again"
            st.button(say(common.RUN), key=f"{key}:run", on_click=_set, args=(name, True))


def _set(name: str, value: object) -> None:
    st.session_state[name] = value


def _job(key: str, call: Call[Result], steps: int) -> Job:
    """The session's run of these settings; it begins when they are new, and by its button."""
    job: Job | None = st.session_state.get(f"{key}:job")
    if job and job.left and not job.progress:
        job = None
    again = st.session_state.pop(f"{key}:again", False)
    if job is None or again or job.call.identity() != call.identity():
        if job:
            run_panel.queue().stop(job)
        job = run_panel.queue().known(call) or run_panel.begin(call, steps)
        job.steps = steps
    st.session_state[f"{key}:job"] = job
    return job


def _watch(
    key: str,
    job: Job,
    first: Recording[Result],
    draw: Draw,
    describe: Callable[[Call[Result]], str],
) -> None:
    """Draw the run as it goes on; when it has ended, the whole page follows."""
    refresh = None if job.state in ENDED else run_panel.POLL

    @st.fragment(run_every=refresh)
    def watch() -> None:
        with guard():
            if job.state in ENDED and refresh:
                st.rerun()
            if job.progress:
                shown = Shown(job.call, job.progress[-1], job.state in ENDED)
                st.session_state[f"{key}:shown"] = shown
                st.html(style.NOT_DIMMED)
                draw(shown)
            else:
                usual = Shown(first.call, first.result, recorded=True)
                before = st.session_state.get(f"{key}:shown") or usual
                st.html(style.dimmed(key))
                draw(dataclasses.replace(before, ended=False))
                st.caption(say(words.BEFORE, settings=describe(before.call)))
            if job.state not in ENDED:
                run_panel.status(key, job)

    watch()
