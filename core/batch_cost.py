"""What a larger batch costs: time and peak memory of one training iteration, measured here.

Batch sizes are measured one after the other, each in its own process (``core.batch_cost_worker``).
The peak of a process never goes down, so a second batch size in the same process could show the
peak of the first; and nothing else in the program can disturb Keras there. The first iteration
builds the graph and is not counted; the time is the median of the others.

Theory: both are straight lines in B, time = a + b B, memory = c + d B, where c is the program with
its weights and d the activations of one picture (``core.inception``).

Timings differ from run to run and from machine to machine. So results are *equal* when their plans
are: measured fields do not take part in comparisons.

Source: the tutorial's table (PUBLISHED), of a 17-layer Inception network on a CPU.
"""

from __future__ import annotations

import json
import os
import queue
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import numpy as np

from core.batch_cost_worker import OUT_OF_MEMORY
from core.checks import Numbers, points, whole_number
from core.errors import InputError
from core.inception import Counts, count

# Defaults of settings that several functions here have.
BATCHES = (50, 100, 200)
PIXELS = 64
LIMIT = 4000

PUBLISHED = ((50, 8.7, 1534.0), (100, 19.2, 2096.0), (200, 37.3, 3392.0))  # batch, s, MB
ITERATIONS = 4  # timed ones
STAGES = ITERATIONS + 2  # of a batch size: ready, first, timed
MOST_BATCHES, MAX_BATCH = 6, 1000
MIN_LIMIT, MAX_LIMIT = 100, 64_000  # megabytes
POLL = 0.2  # seconds between two looks at a worker; a stop takes at most that long
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Machine:
    """The machine on which the cost was measured."""

    cores: int  # that this process may use
    megabytes: int  # of memory


@dataclass(frozen=True)
class Cost:
    """Time and memory of one training iteration with one batch size."""

    batch: int
    seconds: float = field(compare=False)  # median of the timed iterations
    every: tuple[float, ...] = field(compare=False)  # seconds of each
    megabytes: float = field(compare=False)  # peak of the process
    ready_megabytes: float = field(compare=False)  # its peak before the first iteration


@dataclass(frozen=True)
class Line:
    """A straight line through points by least squares."""

    intercept: float
    slope: float
    r_squared: float


@dataclass(frozen=True)
class Costs:
    """What is known after ``step`` of ``steps`` stages."""

    step: int
    steps: int
    batches: tuple[int, ...]
    counts: Counts
    measured: tuple[Cost, ...]  # of the batch sizes that are done
    machine: Machine = field(compare=False)

    @property
    def time_line(self) -> Line | None:
        """Seconds against batch size; None before there are two."""
        return _line(self.measured, "seconds")

    @property
    def memory_line(self) -> Line | None:
        """Megabytes against batch size; None before there are two."""
        return _line(self.measured, "megabytes")


def straight_line(x: Numbers, y: Numbers) -> Line:
    """Returns the line a + b x of least squares, with R^2 = 1 - residual / total sum of squares.

    Raises InputError: what ``checks.points`` raises; flat_bowl where all x are the same.

    >>> straight_line([1, 2, 3], [3, 5, 7])
    Line(intercept=1.0, slope=2.0, r_squared=1.0)
    """
    x, y = points(x, y)
    if np.ptp(x) == 0:
        raise InputError("flat_bowl", samples=x.size)
    slope = float(np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2))
    intercept = float(y.mean() - slope * x.mean())
    total = float(np.sum((y - y.mean()) ** 2))
    residual = float(np.sum((y - intercept - slope * x) ** 2))
    return Line(intercept, slope, 1.0 - residual / total if total > 0 else 1.0)


def _line(costs: tuple[Cost, ...], name: str) -> Line | None:
    """Returns the line through the field ``name`` of the costs; None before there are two."""
    if len(costs) < 2:
        return None
    return straight_line([cost.batch for cost in costs], [getattr(cost, name) for cost in costs])


def machine() -> Machine:
    """Returns cores and memory of this machine; 0 megabytes where the system does not say.

    >>> machine().cores >= 1
    True
    """
    usable = getattr(os, "sched_getaffinity", None)  # Linux: what this process may use
    cores = len(usable(0)) if usable else os.cpu_count() or 1
    try:
        size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        size = 0
    return Machine(cores, round(size / 1e6))


def _read(stream: Any, lines: queue.SimpleQueue) -> None:
    """Puts every line of the stream into ``lines``, and None when the stream has ended."""
    try:
        for line in stream:
            lines.put(line)
    finally:
        lines.put(None)


def _raise_reason(process: subprocess.Popen[str], batch: int, limit: int, errors: IO[str]) -> None:
    """Raises the reason why a process ended too early."""
    code = process.wait()
    if code == OUT_OF_MEMORY:
        raise InputError("cost_out_of_memory", batch=batch, limit=limit)
    if code < 0:
        raise InputError("cost_killed", batch=batch, signal=-code)
    errors.seek(0)
    raise RuntimeError(f"the process of batch {batch} ended with {code}: {errors.read()[-2000:]}")


def stages(batch: int, pixels: int, limit: int) -> Iterator[dict | None]:
    """Yields what one worker reports, stage by stage, and None every POLL seconds in between.

    The process ends when this iterator ends, also when the caller stops iterating.

    Raises InputError: cost_out_of_memory, cost_killed. RuntimeError if the worker itself fails.
    """
    command = [sys.executable, "-m", "core.batch_cost_worker"]
    command += [str(argument) for argument in (batch, pixels, ITERATIONS, limit)]
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                **os.environ,
                "TF_CPP_MIN_LOG_LEVEL": "3",
                "TF_NUM_INTRAOP_THREADS": "0",
            },  # 0: all
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
        reader.start()
        try:
            for _ in range(STAGES):
                while (line := _next_line(lines, reader)) == "":
                    yield None
                if line is None:
                    _raise_reason(process, batch, limit, errors)
                    return
                yield json.loads(line)
        finally:
            process.kill()
            process.wait()
            reader.join()
            process.stdout.close()  # type: ignore[union-attr]


def _next_line(lines: queue.SimpleQueue, reader: threading.Thread) -> str | None:
    """Returns the next line; "" where there is none yet, None where there will be no more."""
    alive = reader.is_alive()  # before the queue is read: the last lines of an ended reader count
    try:
        return lines.get(timeout=POLL)
    except queue.Empty:
        return "" if alive else None


def measure(
    batches: Sequence[int] = BATCHES, pixels: int = PIXELS, limit: int = LIMIT
) -> Iterator[Costs]:
    """Yields what is known after every stage of every batch size, and every POLL seconds.

    ``pixels``: height and width of the pictures; ``limit``: megabytes that one process may occupy.
    To stop, do not ask for more: the process then ends.

    Raises InputError: not_a_whole_number, out_of_range (batches, pixels, limit);
    batches_count, batches_repeated; cost_out_of_memory, cost_killed.
    """
    if not 1 <= len(batches) <= MOST_BATCHES:
        raise InputError("batches_count", given=len(batches), maximum=MOST_BATCHES)
    plan = tuple(whole_number("batch", batch, 1, MAX_BATCH) for batch in batches)
    repeated = [batch for batch in plan if plan.count(batch) > 1]
    if repeated:  # a straight line needs two batch sizes that differ
        raise InputError("batches_repeated", given=repeated[0])
    limit = whole_number("cost_limit", limit, MIN_LIMIT, MAX_LIMIT)
    return measure_batches(plan, count(pixels), limit)


def stage_count(plan: dict[str, Any]) -> int:
    """Returns how many stages ``measure`` has with these arguments.

    >>> stage_count({"batches": (1, 2)})
    12
    """
    return STAGES * len(plan["batches"])


def measure_batches(plan: tuple[int, ...], counts: Counts, limit: int) -> Iterator[Costs]:
    """Measures every batch size of the plan; yields as ``measure``, which checks the settings."""
    this_machine, measured = machine(), []
    step, steps = 0, STAGES * len(plan)
    for batch in plan:
        reports: list[dict] = []
        for report in stages(batch, counts.pixels, limit):
            if report:
                reports.append(report)
                step += 1
            if len(reports) < STAGES:
                yield Costs(step, steps, plan, counts, tuple(measured), this_machine)
        timed = tuple(report["seconds"] for report in reports if report["stage"] == "timed")
        peak, ready = reports[-1]["megabytes"], reports[0]["megabytes"]
        measured.append(Cost(batch, statistics.median(timed), timed, peak, ready))
        yield Costs(step, steps, plan, counts, tuple(measured), this_machine)


def run(batches: Sequence[int] = BATCHES, pixels: int = PIXELS, limit: int = LIMIT) -> Costs:
    """Returns what ``measure`` yields last.

    Raises InputError: what ``measure`` raises.
    """
    *_, last = measure(batches, pixels, limit)
    return last
