"""The queue of the server's long runs: as many at a time as there are processors, in fair turns."""

from __future__ import annotations

import dataclasses
import itertools
import logging
import math
import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from core.errors import InputError
from pages.shared.caches.identity import fix
from pages.shared.platform import sessions
from pages.shared.platform.sessions import Visitor
from pages.shared.runs.calls import Call, plain, progress

_LOG = logging.getLogger(__name__)
KEPT = 24  # finished runs that the server remembers
KEPT_BYTES = 100_000_000  # of their arrays together; most have a few hundred kilobytes
WAITING = 2  # runs of a visitor that stand in line
VISITORS = 2000  # visitors and addresses whose last turn is remembered
RELOAD = 5.0  # seconds for which a run goes on whose page is gone; a reload takes one or two
USUAL = 20.0  # seconds of a run, until some have ended
ENDED = ("done", "stopped", "failed")


class Run:
    """One long call of core, for all who asked for it: what it has yielded, and how it stands."""

    def __init__(self, call: Call) -> None:
        self.call, self.identity = call, call.identity()
        self.arguments = plain(call.arguments)
        self.progress: list[Any] = []
        self.state = "queued"  # then running; then done, stopped or failed
        self.error: BaseException | None = None
        self.jobs: list[Job] = []  # requests for it that have not been taken back
        self.last_wanted = time.monotonic()

    def wanted(self) -> bool:
        """Whether somebody still waits for it."""
        return any(job.wanted() for job in self.jobs)

    def asked_for(self) -> bool:
        """Whether somebody has not taken it back, also one whose page is gone."""
        return any(not job.stopping for job in self.jobs)

    def goes_on(self) -> bool:
        """Whether it is wanted, or may be in a moment: who reloads a page is away for a second."""
        now = time.monotonic()
        if self.wanted():
            self.last_wanted = now
        return self.asked_for() and now - self.last_wanted < RELOAD

    def work(self, lock: AbstractContextManager[Any]) -> None:
        """Run to the end, or until it is no longer wanted; what was computed stays.

        ``lock``: held where the run stops, so that nobody joins it just then.
        """
        self.state = "running"
        try:
            for item in progress(self.call, self.arguments):
                fix(item)
                self.progress.append(item)
                with lock:
                    if not self.goes_on():
                        self.state = "stopped"
                        return
            self.state = "done"
        except BaseException as error:  # shown by the page that asked for it; the worker lives on
            self.error, self.state = error, "failed"
            if not isinstance(error, InputError):
                _LOG.exception("a long run failed")

    def size(self) -> int:
        """Bytes of the arrays in its progress; what several of them share counts once."""
        owners: dict[int, int] = {}
        for item in self.progress:
            _gather(item, owners)
        return sum(owners.values())


class Job:
    """What a session asked for: a run, perhaps together with others."""

    def __init__(
        self,
        call: Call,
        session: str,
        steps: int = 1,
        page: str = "",
        visitor: Visitor | None = None,
        run: Run | None = None,
    ) -> None:
        self.call, self.session, self.steps, self.page = call, session, steps, page
        self.visitor = visitor or Visitor("", session)
        self.stopping = False
        self.left = False  # its learner went to another page
        self.join(run or Run(call))
        self._until_stopped: list[Any] | None = None  # progress, where the run goes on for others

    @property
    def state(self) -> str:
        return self.run.state if self._until_stopped is None else "stopped"

    @property
    def progress(self) -> list[Any]:
        return self.run.progress if self._until_stopped is None else self._until_stopped

    @property
    def error(self) -> BaseException | None:
        return self.run.error if self._until_stopped is None else None

    def wanted(self) -> bool:
        """Whether the learner still waits for it: not stopped, and the browser is there."""
        return not self.stopping and sessions.is_open(self.session)

    def join(self, run: Run) -> None:
        """Be one of those who wait for this run."""
        self.run = run
        run.jobs.append(self)

    def part(self) -> None:
        """Leave a run that others wait for, with what it has yielded so far."""
        self._until_stopped = list(self.run.progress)
        self.run.jobs.remove(self)


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
    """The server's long runs: as many workers as processors, and visitors take turns.

    A visitor is a browser, whatever the number of its tabs. Turns go round the addresses from which
    visitors come, and round the browsers of each address; so neither many tabs nor many cookies
    keep the others waiting. In line stand WAITING runs of a visitor, and the rest behind them.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.waiting: list[Run] = []
        self.running: list[Run] = []
        self.finished: OrderedDict[str, Run] = OrderedDict()
        self.durations: deque[float] = deque([USUAL], maxlen=20)  # seconds, of the last runs
        self.changed = threading.Condition(threading.RLock())
        self._turns: OrderedDict[Any, int] = OrderedDict()  # visitor or address -> its last turn
        self._line: list[Run] | None = []  # those who wait in their order; None: to be found anew
        for _ in range(workers):
            threading.Thread(target=self._serve, daemon=True, name="long-run").start()

    def submit(self, job: Job) -> None:
        """Get in line, or join a run that is the same."""
        with self.changed:
            under_way = (*self.running, *self.waiting)
            same = (run for run in under_way if run.identity == job.run.identity)
            known = self.finished.get(job.run.identity)
            if run := known or next((run for run in same if run.asked_for()), None):
                job.join(run)
                return
            self.waiting.append(job.run)
            self._line = None
            self.changed.notify()

    def stop(self, job: Job) -> None:
        """End a request, and the run with it unless others wait for it.

        At once where the run waits, with its next progress where it has begun.
        """
        with self.changed:
            job.stopping = True
            if job.state not in ENDED and job.run.wanted():
                job.part()
            elif job.run in self.waiting:
                self.waiting.remove(job.run)
                self._line = None
                job.run.state = "stopped"

    def leave(self, session: str, page: str) -> None:
        """End what a session asked for on other pages than the one where it is now."""
        with self.changed:
            runs = (*self.waiting, *self.running)
            here = [job for run in runs for job in run.jobs if job.session == session]
        for job in here:
            if job.page != page:
                job.left = True
                self.stop(job)

    def place(self, job: Job) -> int:
        """How many runs go first, itself included; 0 once it has begun."""
        with self.changed:
            if job.state != "queued" or job.run not in self.waiting:
                return 0
            before = itertools.takewhile(lambda other: other is not job.run, self._in_order())
            return 1 + sum(other.wanted() for other in before)

    def minutes(self, job: Job) -> int:
        """How long a run has to wait, about, by the time that the last ones took."""
        with self.changed:
            mean = sum(self.durations) / len(self.durations)
            before = self.place(job) - 1 + len(self.running) / 2
            return max(1, math.ceil(before * mean / self.workers / 60))

    def behind_its_own(self, job: Job) -> bool:
        """Whether a run waits behind as many others of its visitor as stand in line."""
        with self.changed:
            own = [run for run in self._in_order() if _visitor(run) == job.visitor]
            return job.run in own[WAITING:]

    def known(self, call: Call) -> Job | None:
        """A finished run of the same call: the same plan gives the same result."""
        with self.changed:
            run = self.finished.get(call.identity())
            return Job(run.call, "", run=run) if run else None

    def _serve(self) -> None:
        while True:
            with self.changed:
                while not self.waiting:
                    self.changed.wait()
                run = self._in_order()[0]
                self.waiting.remove(run)
                if not run.wanted():
                    run.state = "stopped"
                    self._line = None
                    continue
                self._take_turn(_visitor(run), self._turns)
                self.running.append(run)
                self._line = None
            begin = time.monotonic()
            run.work(self.changed)
            with self.changed:
                self.running.remove(run)
                run.jobs.clear()
                self._line = None
                if run.state == "done":
                    self.durations.append(time.monotonic() - begin)
                    self._keep(run)

    def _take_turn(self, visitor: Visitor, turns: OrderedDict[Any, int]) -> None:
        """Note that a visitor and an address had their turn; the oldest are forgotten."""
        last = 1 + next(reversed(turns.values()), 0)
        for name in (visitor, visitor.address):
            turns[name] = last
            turns.move_to_end(name)
        while len(turns) > VISITORS:
            turns.popitem(last=False)

    def _in_order(self) -> list[Run]:
        """Those who wait in the order in which they begin, if nobody comes or goes."""
        if self._line is None:
            rest, turns, self._line = list(self.waiting), self._turns.copy(), []
            busy = Counter(_visitor(run) for run in self.running)
            while rest:
                run = min(rest, key=lambda run: _turn(_visitor(run), busy, turns))
                rest.remove(run)
                self._line.append(run)
                self._take_turn(_visitor(run), turns)
        return self._line

    def _keep(self, run: Run) -> None:
        """Remember a finished run, and forget the oldest ones that are too much beside it."""
        self.finished[run.identity] = run
        sizes = {name: item.size() for name, item in self.finished.items()}
        while len(self.finished) > KEPT or sum(sizes.values()) > KEPT_BYTES:
            name, _ = self.finished.popitem(last=False)
            del sizes[name]


def _visitor(run: Run) -> Visitor:
    """Who asked first for a run, of those who still wait for it."""
    return next((job for job in run.jobs if not job.stopping), run.jobs[0]).visitor


def _turn(
    visitor: Visitor, busy: Mapping[Visitor, int], turns: Mapping[Any, int]
) -> tuple[int, int, int]:
    """The smallest is next: who has the fewest runs under way, and had their turn longest ago."""
    return busy.get(visitor, 0), turns.get(visitor.address, 0), turns.get(visitor, 0)
