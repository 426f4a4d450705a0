"""Long runs: at most one a processor for the whole server, the others wait their turn in order."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import logging
import os
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.errors import InputError
from pages.shared.calls import Call, plain
from pages.shared.frame import guard, out_of_memory, told
from pages.shared.language import say
from pages.texts import common

_LOG = logging.getLogger(__name__)
_ONE_AT_A_TIME = threading.Lock()
KEPT = 24  # finished runs that the server remembers
KEPT_BYTES = 100_000_000  # of their arrays together; most have a few hundred kilobytes
POLL = 0.5  # seconds between two looks at a run
ENDED = ("done", "stopped", "failed")


class Job:
    """One run of a generator of core: what it has yielded so far, and how it stands."""

    def __init__(self, call: Call, session: str, steps: int = 1, page: str = "") -> None:
        self.call, self.session, self.steps, self.page = call, session, steps, page
        self.arguments = plain(call.arguments)
        self.progress: list[Any] = []
        self.state = "queued"  # then running; then done, stopped or failed
        self.error: BaseException | None = None
        self.stopping = False
        self.left = False  # its learner went to another page

    def wanted(self) -> bool:
        """Whether the learner still waits for it: not stopped, and the browser is there."""
        return not self.stopping and _is_open(self.session)

    def work(self) -> None:
        """Run to the end, or until it is no longer wanted; what was computed stays."""
        if not self.wanted():
            self.state = "stopped"
            return
        self.state = "running"
        try:
            for progress in self.call.function(**self.arguments):
                self.progress.append(progress)
                if not self.wanted():
                    self.state = "stopped"
                    return
            self.state = "done"
        except BaseException as error:  # shown by the page that asked for it; the worker lives on
            self.error, self.state = error, "failed"
            if not isinstance(error, InputError):
                _LOG.exception("a long run failed")

    def take_over(self, other: Job) -> None:
        """Have the result of a run of the same call."""
        self.progress, self.state = other.progress, other.state

    def size(self) -> int:
        """Bytes of the arrays in its progress; what several of them share counts once."""
        owners: dict[int, int] = {}
        for progress in self.progress:
            _gather(progress, owners)
        return sum(owners.values())


def _gather(value: Any, owners: dict[int, int]) -> None:
    """Add the arrays below a value, by the identity of what holds their memory."""
    if dataclasses.is_dataclass(value):
        value = [getattr(value, field.name) for field in dataclasses.fields(value)]
    if isinstance(value, (list, tuple)):
        for one in value:
            _gather(one, owners)
    elif hasattr(value, "nbytes"):
        while getattr(value, "base", None) is not None and hasattr(value.base, "nbytes"):
            value = value.base
        owners[id(value)] = value.nbytes


def _is_open(session: str) -> bool:
    """Whether the browser of this session is there."""
    try:
        return get_instance().is_active_session(session)
    except RuntimeError:  # no server at all: a page under test
        return True


class Queue:
    """The server's long runs: as many workers as processors, first come, first served.

    A visitor who asks for several at once does not keep the others waiting.
    """

    def __init__(self, workers: int) -> None:
        self.waiting: deque[Job] = deque()
        self.running: list[Job] = []
        self.finished: OrderedDict[str, Job] = OrderedDict()
        self.changed = threading.Condition()
        for _ in range(workers):
            threading.Thread(target=self._serve, daemon=True, name="long-run").start()

    def submit(self, job: Job) -> None:
        with self.changed:
            self.waiting.append(job)
            self.changed.notify()

    def stop(self, job: Job) -> None:
        """End a run: at once where it waits, with its next progress where it has begun."""
        with self.changed:
            job.stopping = True
            if job in self.waiting:
                self.waiting.remove(job)
                job.state = "stopped"

    def leave(self, session: str, page: str) -> None:
        """End what a session asked for on other pages than the one where it is now."""
        with self.changed:
            here = [job for job in (*self.waiting, *self.running) if job.session == session]
        for job in here:
            if job.page != page:
                job.left = True
                self.stop(job)

    def place(self, job: Job) -> int:
        """How many runs go first, itself included; 0 once it has begun."""
        with self.changed:
            if job not in self.waiting:
                return 0
            before = itertools.takewhile(lambda other: other is not job, self.waiting)
            return 1 + sum(other.wanted() for other in before)

    def known(self, call: Call) -> Job | None:
        """A finished run of the same call: the same plan gives the same result."""
        with self.changed:
            return self.finished.get(call.identity())

    def _serve(self) -> None:
        while True:
            with self.changed:
                while not self.waiting:
                    self.changed.wait()
                job = self._next()
                self.running.append(job)
            known = self.known(job.call)
            if known and job.wanted():
                job.take_over(known)  # a class that opens one page asks for one run
            else:
                job.work()
            with self.changed:
                self.running.remove(job)
                if job.state == "done":
                    self._keep(job)

    def _next(self) -> Job:
        """The first in line; but who has a run under way lets the others go first."""
        busy = {job.session for job in self.running}
        job = next((job for job in self.waiting if job.session not in busy), self.waiting[0])
        self.waiting.remove(job)
        return job

    def _keep(self, job: Job) -> None:
        """Remember a finished run, and forget the oldest ones that are too much beside it."""
        self.finished[job.call.identity()] = job
        sizes = {name: one.size() for name, one in self.finished.items()}
        while len(self.finished) > KEPT or sum(sizes.values()) > KEPT_BYTES:
            name, _ = self.finished.popitem(last=False)
            del sizes[name]


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
    if context := get_script_run_ctx():
        queue().leave(context.session_id, context.page_script_hash)


def panel(key: str, call: Call, show: Callable[[list[Any], bool], None], steps: int) -> None:
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
            _status(key, job)
            if isinstance(job.error, InputError):
                st.warning(told(job.error))
            elif job.error:
                st.error(say(common.MEMORY if out_of_memory(job.error) else common.BUG))
            if job.progress:
                show(list(job.progress), job.state in ENDED)

    if job.state in ENDED and job.call.identity() != call.identity():
        st.info(say(common.OUTDATED))
    watch()


def results(key: str, calls: dict[str, Call]) -> dict[str, Any]:
    """What the runs yielded last, by name, as far as they have finished.

    The last call is the tab's own, which ``panel`` runs; when it has ended, others that have not
    run yet get in line.
    """
    identities = {name: call.identity() for name, call in calls.items()}
    ended, begun = st.session_state.get(f"{key}:results", ({}, {}))
    begun = {identity: job for identity, job in begun.items() if not job.left}
    *pinned, now = calls
    own = st.session_state.get(f"{key}:job") or queue().known(calls[now])
    for name, call in calls.items():
        identity = identities[name]
        job = None if identity in ended else queue().known(call) or begun.get(identity)
        turn = name in pinned and own is not None and own.state in ENDED
        if job is None and identity not in ended and turn:
            job = begun[identity] = _begin(call)
        if job and job.state == "done":
            ended[identity] = job.progress[-1]
    for identity in begun.keys() - set(identities.values()):
        queue().stop(begun[identity])
    st.session_state[f"{key}:results"] = tuple(
        {identity: one for identity, one in kept.items() if identity in identities.values()}
        for kept in (ended, begun)
    )
    _await([job for job in begun.values() if job.state not in ENDED and not job.stopping])
    return {name: ended[one] for name, one in identities.items() if one in ended}


def _await(jobs: list[Job]) -> None:
    """Say how many pinned runs are still to come, and show each when it is there."""

    @st.fragment(run_every=POLL)
    def watch() -> None:
        if any(job.state in ENDED for job in jobs):
            st.rerun()
        st.caption(say(common.PINS_TO_COME, count=len(jobs)))

    if jobs:
        watch()


def _begin(call: Call, steps: int = 1) -> Job:
    """A new run of this session, in line."""
    context = get_script_run_ctx()
    session, page = (context.session_id, context.page_script_hash) if context else ("", "")
    job = Job(call, session, steps, page)
    queue().submit(job)
    return job


def _job(key: str, call: Call, steps: int) -> Job:
    """The session's run for this tab; pressing the button replaces it."""
    kept: Job | None = st.session_state.get(f"{key}:job")
    pressed = st.button(say(common.RUN), key=f"{key}:run", type="primary")
    known = queue().known(call)
    if kept and kept.left and not kept.progress:
        kept = None
    if known and (kept is None or pressed or kept.state in ENDED):
        kept = known
    elif kept is None or pressed:
        if kept:
            queue().stop(kept)
        kept = _begin(call, steps)
    st.session_state[f"{key}:job"] = kept
    return kept


def _status(key: str, job: Job) -> None:
    steps = job.steps  # not those of the widgets, which may have been moved since
    step = job.progress[-1].step if job.progress else 0
    if job.state == "queued":
        st.info(say(common.QUEUED, place=queue().place(job)))
    elif job.state == "running":
        st.progress(min(step / steps, 1.0), say(common.RUNNING, step=step, steps=steps))
    elif job.state == "stopped":
        st.warning(say(common.STOPPED, step=step, steps=steps))
    elif job.state == "done":
        st.caption(say(common.DONE, steps=steps))
    if job.state not in ENDED and st.button(say(common.STOP), key=f"{key}:stop"):
        queue().stop(job)
