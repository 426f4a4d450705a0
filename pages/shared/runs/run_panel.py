"""The panel of a long run: it starts the run, shows its progress, and can stop it."""

from __future__ import annotations

import functools
import os
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.errors import InputError
from pages.shared.platform import sessions
from pages.shared.runs.calls import Call
from pages.shared.runs.run_queue import ENDED, WAITING, Job, Queue
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import guard, of_error, out_of_memory

_ONE_AT_A_TIME = threading.Lock()
POLL = 0.5  # seconds between two looks at a run
INSTANT = 0.4  # seconds; a run that ends within them is shown with no progress before


def queue() -> Queue:
    """The one queue of this server."""
    with _ONE_AT_A_TIME:  # a cache alone gives visitors who come at once a queue each
        return _queue()


@functools.cache
def _queue() -> Queue:
    return Queue(workers=os.cpu_count() or 1)


def leave() -> None:
    """A learner who goes to another page frees the places of the runs on the last one.

    Back there, what was computed is shown; what had not begun gets in line anew.
    """
    if place := sessions.current():
        queue().leave(place.session, place.page)


def show(key: str, call: Call, show: Callable[[list[Any], bool], None], steps: int) -> None:
    """Draw a long run: buttons, progress, and ``show(progress, finished)`` for its pictures.

    The first run starts by itself, so that the tab is never empty.
    """
    job = _job(key, call, steps)
    refresh = None if job.state in ENDED else POLL

    @st.fragment(run_every=refresh)
    def watch() -> None:
        with guard():
            if job.state in ENDED and refresh:
                st.rerun()
            status(key, job)
            say_error(job)
            if job.progress:
                show(list(job.progress), job.state in ENDED)

    earlier = job.state in ENDED and job.call.identity() != call.identity()
    if earlier:
        st.info(say(common.OUTDATED, settings=_others(job.call, call)))
    with st.container(key=f"{'earlier' if earlier else 'run'}-{key}"):  # an earlier one is dimmed
        watch()


def _others(run: Call, now: Call) -> str:
    """The settings of a run that are not those of now: names and values of its call."""
    plain = {n: v for n, v in run.arguments.items() if isinstance(v, int | float | str)}
    changed = [f"{n} = {v}" for n, v in plain.items() if now.arguments.get(n) != v]
    return ", ".join(changed) or say(common.OTHER_SETTINGS)


def order(key: str) -> None:
    """Let the tab's run begin with the settings that it finds next, as its button does."""
    st.session_state[f"{key}:ordered"] = True


def shown_call(key: str, call: Call) -> Call:
    """The call whose run ``show`` shows: until a new run begins, that of the settings before."""
    kept: Job | None = st.session_state.get(f"{key}:job")
    return kept.call if kept else call


def start_now(key: str, call: Call, steps: int) -> None:
    """Begin the run of settings that have changed without a click, and wait a moment for it.

    For runs that mostly take less than INSTANT; call it before ``results`` and ``show``.
    """
    kept: Job | None = st.session_state.get(f"{key}:job")
    if kept and not kept.left and kept.call.identity() == call.identity():
        return
    if kept:
        queue().stop(kept)
    st.session_state[f"{key}:job"] = job = queue().known(call) or begin(call, steps)
    end = time.monotonic() + INSTANT
    while job.state not in ENDED and time.monotonic() < end:
        time.sleep(0.01)


def results(
    key: str, calls: dict[str, Call], recorded: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What the runs yielded last, by name, as far as they have finished or are ``recorded``.

    The last call is the tab's own, which ``show`` runs; when it has ended, others that have not
    run yet get in line.
    """
    identities = {name: call.identity() for name, call in calls.items()}
    ended, begun = st.session_state.get(f"{key}:results", ({}, {}))
    ended = ended | {identities[name]: value for name, value in (recorded or {}).items()}
    begun = {identity: job for identity, job in begun.items() if not job.left}
    *pinned, now = calls
    own = st.session_state.get(f"{key}:job") or queue().known(calls[now])
    own_ended = identities[now] in ended or (own is not None and own.state in ENDED)
    for name, call in calls.items():
        identity = identities[name]
        job = None if identity in ended else queue().known(call) or begun.get(identity)
        turn = name in pinned and own_ended
        if job is None and identity not in ended and turn:
            job = begun[identity] = begin(call)
        if job and job.state == "done":
            ended[identity] = job.progress[-1]
    for identity in begun.keys() - set(identities.values()):
        queue().stop(begun[identity])
    st.session_state[f"{key}:results"] = tuple(
        {identity: value for identity, value in kept.items() if identity in identities.values()}
        for kept in (ended, begun)
    )
    _await([job for job in begun.values() if job.state not in ENDED and not job.stopping])
    return {name: ended[key] for name, key in identities.items() if key in ended}


def answer(key: str, call: Call) -> Any:
    """The result of a long run that a committed guess is on; None until the server has it."""
    kept: Job | None = st.session_state.get(f"{key}:answer")
    job = queue().known(call)
    if job is None and kept and not kept.left and kept.call.identity() == call.identity():
        job = kept
    if kept and job is not kept:
        queue().stop(kept)
    st.session_state[f"{key}:answer"] = job = job or begin(call)
    if job.error:
        raise job.error
    if job.state == "done":
        return job.progress[-1]

    @st.fragment(run_every=POLL)
    def watch() -> None:
        if job.state in ENDED:
            st.rerun()
        if job.state == "queued":
            st.caption(_waiting(job))

    watch()
    return None


def _await(jobs: list[Job]) -> None:
    """Say how many pinned runs are still to come, and show each when it is there."""

    @st.fragment(run_every=POLL)
    def watch() -> None:
        if any(job.state in ENDED for job in jobs):
            st.rerun()
        st.caption(say(common.PINS_TO_COME, count=len(jobs)))

    if jobs:
        watch()


def begin(call: Call, steps: int = 1) -> Job:
    """A new run of this session, in line."""
    place = sessions.current()
    if place:
        job = Job(call, place.session, steps, place.page, place.visitor)
    else:
        job = Job(call, "", steps)
    queue().submit(job)
    return job


def _job(key: str, call: Call, steps: int) -> Job:
    """The session's run for this tab; pressing the button or an order replaces it."""
    kept: Job | None = st.session_state.get(f"{key}:job")
    ordered = st.session_state.pop(f"{key}:ordered", False)
    pressed = st.button(say(common.RUN), key=f"{key}:run", type="primary") or ordered
    known = queue().known(call)
    if kept and kept.left and not kept.progress:
        kept = None
    if known and (kept is None or pressed or kept.state in ENDED):
        kept = known
        kept.steps = steps  # it may have been begun as a pinned run or an answer, which count none
    elif kept is None or pressed:
        if kept:
            queue().stop(kept)
        kept = begin(call, steps)
    st.session_state[f"{key}:job"] = kept
    return kept


def _waiting(job: Job) -> str:
    """Where a run stands in line, and for how long."""
    line = queue()
    if line.behind_its_own(job):
        return say(common.BEHIND_OWN, runs=WAITING)
    return say(common.QUEUED, place=line.place(job), minutes=line.minutes(job))


def say_error(job: Job) -> None:
    """Say why a run failed, if it did."""
    if isinstance(job.error, InputError):
        st.warning(of_error(job.error))
    elif job.error:
        st.error(say(common.MEMORY if out_of_memory(job.error) else common.BUG))


def status(key: str, job: Job) -> None:
    """Say how far a run is; a button stops it."""
    steps = job.steps  # not those of the widgets, which may have been moved since
    step = job.progress[-1].step if job.progress else 0
    if job.state == "queued":
        st.info(_waiting(job))
    elif job.state == "running":
        st.progress(min(step / steps, 1.0), say(common.RUNNING, step=step, steps=steps))
    elif job.state == "stopped":
        st.warning(say(common.STOPPED, step=step, steps=steps))
    elif job.state == "done":
        ending = common.DONE if step >= steps else common.DONE_EARLY
        st.caption(say(ending, step=step, steps=steps))
    if job.state not in ENDED and st.button(say(common.STOP), key=f"{key}:stop"):
        queue().stop(job)
