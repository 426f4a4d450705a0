"""The queue of long runs: a stub stands for the sessions, generators wait for what a test says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from core import edge_of_stability, recurrent_training
from core.errors import InputError
from pages.shared.platform import sessions
from pages.shared.platform.sessions import Visitor
from pages.shared.runs import run_queue
from pages.shared.runs.calls import Call
from pages.shared.runs.run_queue import Job, Queue

PATIENCE = 20.0  # seconds; what is waited for takes milliseconds


@dataclass
class Step:
    """What a run yields: how far it is."""

    step: int


@dataclass
class Work:
    """Stands for a call: a generator that goes one step on each time it is allowed to."""

    name: str = ""
    steps: int = 1
    before: Callable[[int], object] = lambda _: None  # called before each step
    arguments: dict[str, Any] = field(default_factory=dict)

    def function(self) -> Iterator[Step]:
        for step in range(1, self.steps + 1):
            self.before(step)
            yield Step(step)

    def identity(self) -> str:
        return self.name


class Visitors:
    """Stands for Streamlit's runtime: whose browser is there."""

    def __init__(self) -> None:
        self.gone: set[str] = set()

    def is_open(self, session: str) -> bool:
        return session not in self.gone


@pytest.fixture
def visitors(monkeypatch: pytest.MonkeyPatch) -> Visitors:
    stub = Visitors()
    monkeypatch.setattr(sessions, "is_open", stub.is_open)
    return stub


def until(happened: Callable[[], object]) -> None:
    """Waits for something that another thread does."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.002)


def submit(
    queue: Queue,
    work: Work,
    session: str = "one",
    page: str = "",
    visitor: Visitor | None = None,
) -> Job:
    job = Job(work, session, page=page, visitor=visitor)  # type: ignore[arg-type]
    queue.submit(job)
    return job


def hold(queue: Queue) -> tuple[Job, threading.Event]:
    """Keeps one worker busy until the event is set."""
    go = threading.Event()
    job = submit(queue, Work("held", before=lambda _: go.wait(PATIENCE)), "holder")
    until(lambda: job.state == "running")
    return job, go


def test_no_more_runs_are_under_way_than_there_are_workers(visitors):
    lock, under_way, most = threading.Lock(), set[str](), []

    def work(name: str) -> Work:
        def enter(step: int) -> None:
            with lock:
                under_way.add(name)
                most.append(len(under_way))
            time.sleep(0.01)  # long enough for another to come in, if it could
            if step == 3:
                with lock:
                    under_way.discard(name)

        return Work(name, 3, enter)

    queue = Queue(workers=2)
    runs = [submit(queue, work(str(number))) for number in range(6)]
    until(lambda: all(run.state == "done" for run in runs))
    assert max(most) == 2


def test_runs_begin_in_the_order_in_which_they_were_asked_for(visitors):
    queue, begun = Queue(workers=1), []
    _, go = hold(queue)
    runs = [submit(queue, Work(n, before=lambda _, n=n: begun.append(n))) for n in "abcde"]
    go.set()
    until(lambda: all(run.state == "done" for run in runs))
    assert begun == list("abcde")


def test_a_waiting_run_knows_its_place(visitors):
    queue = Queue(workers=1)
    held, go = hold(queue)
    runs = [submit(queue, Work(str(number))) for number in range(3)]
    assert [queue.place(run) for run in (held, *runs)] == [0, 1, 2, 3]
    go.set()
    until(lambda: runs[-1].state == "done")
    assert queue.place(runs[-1]) == 0


def test_a_stopped_run_keeps_what_it_has_and_frees_its_worker(visitors):
    queue, reached, go = Queue(workers=1), threading.Event(), threading.Event()

    def wait(step: int) -> None:
        if step == 3:
            reached.set()
            go.wait(PATIENCE)

    run = submit(queue, Work("long", 1000, wait))
    following = submit(queue, Work("next"))
    assert reached.wait(PATIENCE)
    queue.stop(run)
    go.set()
    until(lambda: following.state == "done")
    assert run.state == "stopped"
    assert run.progress[-1].step == 3
    assert queue.known(run.call) is None


def test_a_run_that_is_stopped_while_it_waits_gives_up_its_place_at_once(visitors):
    queue = Queue(workers=1)
    _, go = hold(queue)
    first, second = (submit(queue, Work(name)) for name in ("first", "second"))
    queue.stop(first)
    assert first.state == "stopped"
    assert queue.place(second) == 1
    go.set()
    until(lambda: second.state == "done")
    assert not first.progress


def test_a_session_that_leaves_frees_its_worker(visitors):
    queue = Queue(workers=1)
    run = submit(queue, Work("long", 10**9, lambda _: time.sleep(0.001)), "leaving")
    following = submit(queue, Work("next"), "staying")
    until(lambda: run.progress)
    visitors.gone.add("leaving")
    until(lambda: following.state == "done")
    assert run.state == "stopped"


def test_a_session_that_leaves_gives_up_its_place_in_the_queue(visitors):
    queue = Queue(workers=1)
    _, go = hold(queue)
    left = submit(queue, Work("left"), "leaving")
    waiting = submit(queue, Work("waiting"), "staying")
    visitors.gone.add("leaving")
    assert queue.place(waiting) == 1
    go.set()
    until(lambda: waiting.state == "done")
    assert (left.state, left.progress) == ("stopped", [])


def test_who_goes_to_another_page_frees_the_places_of_the_last_one_and_no_others(visitors):
    queue = Queue(workers=1)
    run = submit(queue, Work("long", 10**9, lambda _: time.sleep(0.001)), page="rnn")
    until(lambda: run.progress)
    waiting = submit(queue, Work("waits"), page="rnn")
    others = submit(queue, Work("another's"), "another", page="rnn")
    queue.leave("one", "rnn")
    assert not run.stopping
    assert queue.place(waiting) == 2  # who has a run under way lets the others go first
    queue.leave("one", "chaos")
    until(lambda: others.state == "done")
    assert (run.state, waiting.state) == ("stopped", "stopped")
    assert run.progress  # what was computed is there when its learner comes back
    assert [item.left for item in (run, waiting, others)] == [True, True, False]


@pytest.mark.parametrize("error", [RuntimeError("a bug"), InputError("out_of_range")])
def test_a_run_that_fails_says_so_and_the_next_one_begins(visitors, error):
    def fail(step: int) -> None:
        if step == 2:
            raise error

    queue = Queue(workers=1)
    failing, following = submit(queue, Work("failing", 5, fail)), submit(queue, Work("next"))
    until(lambda: following.state == "done")
    assert (failing.state, failing.error) == ("failed", error)
    assert failing.progress[-1].step == 1
    assert queue.known(failing.call) is None


def test_a_finished_run_is_known_to_everybody_but_only_the_last_ones_are_kept(visitors):
    queue = Queue(workers=1)
    runs = [submit(queue, Work(str(number))) for number in range(run_queue.KEPT + 3)]
    until(lambda: runs[-1].state == "done" and queue.known(runs[-1].call))
    kept = [run for run in runs if queue.known(Work(run.call.identity()))]  # type: ignore[arg-type]
    assert kept == runs[3:]


def test_runs_are_forgotten_as_well_when_they_are_too_large_together(visitors, monkeypatch):
    """Three arrays fit; that each shows the same one twice does not count."""

    @dataclass
    class Large(Step):
        values: np.ndarray

    class LargeWork(Work):
        def function(self) -> Iterator[Step]:
            values = np.zeros(1000)
            yield Large(1, values)
            yield Large(2, values[:500])

    monkeypatch.setattr(run_queue, "KEPT_BYTES", 3 * 8000)
    queue = Queue(workers=1)
    runs = [submit(queue, LargeWork(str(number))) for number in range(5)]
    until(lambda: runs[-1].state == "done" and queue.known(runs[-1].call))
    assert [run for run in runs if queue.known(run.call)] == runs[2:]


def test_a_class_that_asks_for_one_run_costs_one(visitors):
    queue, started = Queue(workers=1), []
    _, go = hold(queue)
    runs = [
        submit(queue, Work("the same", 3, lambda step: started.append(step)), f"student {number}")
        for number in range(30)
    ]
    go.set()
    until(lambda: all(run.state == "done" for run in runs))
    assert started == [1, 2, 3]
    assert all([step.step for step in run.progress] == [1, 2, 3] for run in runs)


def test_who_has_a_run_under_way_lets_the_others_go_first(visitors):
    queue, begun = Queue(workers=2), []
    go = threading.Event()

    def work(name: str) -> Work:
        return Work(name, before=lambda _: (begun.append(name), go.wait(PATIENCE)))

    first = submit(queue, work("first"), "greedy")
    until(lambda: first.state == "running")
    held, release = hold(queue)
    later = [submit(queue, work(name), "greedy") for name in ("second", "third")]
    modest = submit(queue, work("modest"), "modest")
    release.set()
    until(lambda: modest.state == "running")
    assert begun == ["first", "modest"]
    go.set()
    until(lambda: all(run.state == "done" for run in (first, held, modest, *later)))


def order_of(queue: Queue, asked: list[tuple[str, Visitor]]) -> list[str]:
    """The order in which runs begin that are asked for in this order, while one is under way."""
    begun: list[str] = []
    _, go = hold(queue)
    runs = [
        submit(queue, Work(n, before=lambda _, n=n: begun.append(n)), n, visitor=visitor)
        for n, visitor in asked
    ]
    places = [queue.place(run) for run in runs]
    go.set()
    until(lambda: all(run.state == "done" for run in runs))
    assert begun == [name for _, (name, _) in sorted(zip(places, asked, strict=True))]
    return begun


def test_visitors_take_turns_whatever_the_number_of_their_tabs(visitors):
    many, few = Visitor("school", "many tabs"), Visitor("school", "one tab")
    asked = [(f"many {number}", many) for number in range(20)] + [("few 1", few), ("few 2", few)]
    begun = order_of(Queue(workers=1), asked)
    assert begun[:5] == ["many 0", "few 1", "many 1", "few 2", "many 2"]


def test_many_cookies_from_one_address_take_no_more_than_the_turns_of_that_address(visitors):
    forged = [(f"forged {number}", Visitor("attacker", f"{number}")) for number in range(20)]
    honest = [(f"honest {number}", Visitor("school", f"{number}")) for number in range(3)]
    begun = order_of(Queue(workers=1), forged + honest)
    assert [name for name in begun[:7] if name.startswith("honest")] == [n for n, _ in honest]


def test_who_comes_again_and_again_is_no_newcomer(visitors):
    queue, begun = Queue(workers=1), []
    again, patient = Visitor("a", "again"), Visitor("b", "patient")
    first = submit(queue, Work("earlier"), visitor=again)
    until(lambda: first.state == "done")
    _, go = hold(queue)
    runs = [
        submit(queue, Work(n, before=lambda _, n=n: begun.append(n)), visitor=visitor)
        for n, visitor in (("again", again), ("patient", patient))
    ]
    go.set()
    until(lambda: all(run.state == "done" for run in runs))
    assert begun == ["patient", "again"]


def test_two_runs_of_a_visitor_stand_in_line_and_the_rest_waits_behind_them(visitors):
    queue, one = Queue(workers=1), Visitor("a", "one")
    _, go = hold(queue)
    runs = [submit(queue, Work(str(number)), str(number), visitor=one) for number in range(4)]
    assert [queue.behind_its_own(run) for run in runs] == [False, False, True, True]
    go.set()
    until(lambda: runs[-1].state == "done")
    assert not any(queue.behind_its_own(run) for run in runs)


def test_who_waits_is_told_the_minutes_that_the_last_runs_took(visitors):
    queue = Queue(workers=1)
    queue.durations.extend([120.0] * 20)
    _, go = hold(queue)
    runs = [submit(queue, Work(str(number)), str(number)) for number in range(3)]
    assert [queue.minutes(run) for run in runs] == [1, 3, 5]
    go.set()
    until(lambda: runs[-1].state == "done")


def test_a_run_that_is_asked_for_while_it_is_under_way_is_the_same_run(visitors):
    queue, started = Queue(workers=2), []
    go = threading.Event()

    def step(number: int) -> None:
        started.append(number)
        go.wait(PATIENCE)

    first = submit(queue, Work("same", 2, step), "one tab")
    until(lambda: first.state == "running")
    second = submit(queue, Work("same", 2, step), "another tab")
    assert second.state == "running"
    queue.stop(first)  # the other tab still waits for it
    assert (first.state, first.progress) == ("stopped", [])
    go.set()
    until(lambda: second.state == "done")
    assert started == [1, 2]
    assert [item.step for item in second.progress] == [1, 2]
    assert (first.state, first.progress) == ("stopped", [])


def test_a_reload_finds_its_run_under_way(visitors):
    """The page is gone for a moment, and comes back as another session."""
    queue, started = Queue(workers=1), []
    go = threading.Event()

    def step(number: int) -> None:
        started.append(number)
        if number == 3:
            go.wait(PATIENCE)

    before = submit(queue, Work("same", 5, step), "before")
    until(lambda: len(started) == 3)
    visitors.gone.add("before")
    after = submit(queue, Work("same", 5, step), "after")
    go.set()
    until(lambda: after.state == "done")
    assert started == [1, 2, 3, 4, 5]
    assert before.run is after.run


@pytest.mark.parametrize("end", [MemoryError, SystemExit, KeyboardInterrupt])
def test_whatever_ends_a_run_its_progress_is_kept_and_the_queue_goes_on(visitors, end):
    def fail(step: int) -> None:
        if step == 3:
            raise end("no more")

    queue = Queue(workers=1)
    run = submit(queue, Work("fails", 5, fail))
    following = submit(queue, Work("next"))
    until(lambda: following.state == "done")
    assert run.state == "failed"
    assert [step.step for step in run.progress] == [1, 2]


def test_all_progress_of_a_long_run_costs_little_more_than_the_last():
    """A run keeps all that it yielded, and each of them tells all losses so far.

    As copies they would grow with the square of the steps: 200 MB for the longest run.
    """
    film = list(edge_of_stability.train(edge_of_stability.Plan(steps=10 * edge_of_stability.CHUNK)))
    arrays = [value for item in film for value in vars(item).values() if hasattr(value, "base")]
    owners = {id(owner): owner for owner in map(_owner, arrays)}
    last = sum(value.nbytes for value in vars(film[-1]).values() if hasattr(value, "base"))
    assert sum(owner.nbytes for owner in owners.values()) < 2 * last


def _owner(array: np.ndarray) -> np.ndarray:
    """The array that holds the memory of a view."""
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array


def test_a_run_goes_on_where_there_is_no_server():
    """AppTest takes its server away after each run; the worker has to survive that."""
    queue = Queue(workers=1)
    runs = [submit(queue, Work(name)) for name in "ab"]
    until(lambda: all(run.state == "done" for run in runs))


def test_a_call_that_tells_nothing_along_the_way_is_a_run_of_one_step(visitors: Visitors):
    job = Job(Call(edge_of_stability.chebyshev, {"degree": 2}), "one")
    job.run.work(threading.Lock())
    assert job.state == "done"
    np.testing.assert_array_equal(job.progress[0], edge_of_stability.chebyshev(2))


def test_a_function_that_hands_on_another_ones_generator_is_run_through(visitors: Visitors):
    job = Job(Call(recurrent_training.train, {"steps": 1, "cells": ("gru",)}), "one")
    job.run.work(threading.Lock())
    assert job.state == "done"
    assert job.progress[-1].step == 1
