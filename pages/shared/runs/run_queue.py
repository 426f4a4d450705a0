"""The queue of the server's long runs: as many at a time as there are processors."""

from __future__ import annotations

import dataclasses
import itertools
import logging
import threading
from collections import OrderedDict, deque
from typing import Any

from core.errors import InputError
from pages.shared.caches.identity import fix
from pages.shared.platform import sessions
from pages.shared.runs.calls import Call, plain, progress

_LOG = logging.getLogger(__name__)
KEPT = 24  # finished runs that the server remembers
KEPT_BYTES = 100_000_000  # of their arrays together; most have a few hundred kilobytes
ENDED = ("done", "stopped", "failed")


class Job:
    """One long call of core: what it has yielded so far, and how it stands."""

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
        return not self.stopping and sessions.is_open(self.session)

    def work(self) -> None:
        """Run to the end, or until it is no longer wanted; what was computed stays."""
        if not self.wanted():
            self.state = "stopped"
            return
        self.state = "running"
        try:
            for item in progress(self.call, self.arguments):
                fix(item)
                self.progress.append(item)
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
        for item in self.progress:
            _gather(item, owners)
        return sum(owners.values())


def _gather(value: Any, owners: dict[int, int]) -> None:
    """Add the arrays below a value, by the identity of what holds their memory."""
    if dataclasses.is_dataclass(value):
        value = [getattr(value, field.name) for field in dataclasses.fields(value)]
    if isinstance(value, (list, tuple)):
        for item in value:
            _gather(item, owners)
    elif hasattr(value, "nbytes"):
        while getattr(value, "base", None) is not None and hasattr(value.base, "nbytes"):
            value = value.base
        owners[id(value)] = value.nbytes


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
        sizes = {name: item.size() for name, item in self.finished.items()}
        while len(self.finished) > KEPT or sum(sizes.values()) > KEPT_BYTES:
            name, _ = self.finished.popitem(last=False)
            del sizes[name]
