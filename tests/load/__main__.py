"""`python -m tests.load [--quick]` measures a class on one server; exits with 1 on a missed limit.

Students and server share this machine's processors, and so do the floor, the least that a tab can
cost, and its students:
compare the ratios. Real browsers check meanwhile that pictures are drawn.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from dataclasses import dataclass

import psutil

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # the table, not TensorFlow's greetings

FLOOR = "tests/served/floor.py"
OVERHEAD = 5.0  # times the p95 of the floor
NOISE = 2.0  # times the p95 while nobody trains
LONGEST_WAIT = 0.5  # seconds, of the others while one student brings the worst files
GROWTH = 1.15  # times the memory after the first tenth of all sessions


@dataclass(frozen=True)
class Size:
    """The load on the server."""

    students: int
    seconds: float  # of each crowd
    trainings: int  # at once
    sessions: int  # that come and go


FULL = Size(students=60, seconds=90, trainings=30, sessions=500)
QUICK = Size(students=10, seconds=20, trainings=6, sessions=60)


def resident(server) -> float:
    """Resident memory of the server's process, in megabytes."""
    return psutil.Process(server.process.pid).memory_info().rss / 1e6


def say(*line: object) -> None:
    print(*line, flush=True)


def check(what: str, value: float, most: float, met: list[bool]) -> None:
    """Print a ratio with its limit, and append to ``met`` whether it is kept."""
    met.append(value <= most)
    say(f"{what}: {value:.2f} (at most {most:g}){'' if met[-1] else '  MISSED'}")


def pages(touches, seconds: float) -> None:
    """Print the table, one line for each page."""
    from tests.load.students import percentile

    say("| page | reruns/s | median ms | p95 ms | p99 ms | p95 of opening ms | errors |")
    say("|---|---|---|---|---|---|---|")
    for page in [*sorted({touch.page for touch in touches}), "all"]:
        here = [touch for touch in touches if page in (touch.page, "all")]
        drags = [1000 * touch.seconds for touch in here if touch.what == "drag"]
        opens = [1000 * touch.seconds for touch in here if touch.what == "open"]
        errors = sum(bool(touch.error) for touch in here)
        times = [percentile(drags, 50), percentile(drags, 95), percentile(drags, 99)]
        shown = [f"{time:.0f}" for time in (*times, percentile(opens, 95))]
        say(f"| {page} | {len(drags) / seconds:.1f} | {' | '.join(shown)} | {errors} |")
    for error in sorted({touch.error for touch in touches if touch.error})[:10]:
        say("error:", error[:500])


def p95(touches) -> float:
    """Milliseconds within which 95 % of the drags were answered."""
    from tests.load.students import percentile

    return 1000 * percentile([touch.seconds for touch in touches if touch.what == "drag"], 95)


def measure(size: Size) -> bool:
    """Measure and print everything; returns whether every limit is kept."""
    from tests.load import crowds, files
    from tests.server import serving

    met: list[bool] = []
    measured = 5 / 6 * size.seconds
    with serving(script=FLOOR) as floor, serving() as server:
        crowds.prepare(server.url)
        before = resident(server)
        floor_p95s = [p95(crowds.study(floor.url, [("", "")], size.students, size.seconds))]
        with crowds.watching(server.url) as looks:
            touches = crowds.study(server.url, crowds.places(), size.students, size.seconds)
        floor_p95s.append(p95(crowds.study(floor.url, [("", "")], size.students, size.seconds)))
        floor_p95 = sum(floor_p95s) / 2
        times = " and ".join(f"{time:.0f}" for time in floor_p95s)
        say(f"\nfloor, {size.students} students: p95 {times} ms, before ours and after")
        say(f"\n{size.students} students, {before:.0f} MB before, {resident(server):.0f} MB after")
        pages(touches, measured)
        say(f"real browsers: {looks.drawn} pictures drawn anew, {len(looks.wrong)} not")
        met += [not any(touch.error for touch in touches), not looks.wrong, looks.drawn > 0]
        check("p95 of a rerun, times that of the floor", p95(touches) / floor_p95, OVERHEAD, met)
        quiet = p95(touches)
        with crowds.training(server.url):
            busy = p95(crowds.study(server.url, crowds.places(), size.students, size.seconds))
        check("p95 while one student trains, times that without", busy / quiet, NOISE, met)

        queued = crowds.queue_up(server.url, size.trainings)
        say(f"\n{size.trainings} trainings at once: {queued}")
        met += [queued.finished == queued.expected, queued.freed < 1.0]

        waits = files.bring(server.url)
        say(f"\none student brings files of 5 MB: {len(waits.slider)} moves of another's slider")
        check("longest wait for the health page, seconds", max(waits.health), LONGEST_WAIT, met)
        check("longest wait for the slider, seconds", max(waits.slider), LONGEST_WAIT, met)

    with serving() as server:
        crowds.prepare(server.url)
        tenth = size.sessions // 10
        crowds.come_and_go(server.url, tenth)
        first = resident(server)
        crowds.come_and_go(server.url, size.sessions - tenth)
        last = resident(server)
        say(f"\n{first:.0f} MB after {tenth} sessions, {last:.0f} after {size.sessions}")
        check("memory after all sessions, times that after the first", last / first, GROWTH, met)
    return all(met)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few students, a short time")
    parser.add_argument("--students", type=int)
    parser.add_argument("--seconds", type=float)
    arguments = parser.parse_args()
    size = QUICK if arguments.quick else FULL
    size = Size(
        arguments.students or size.students,
        arguments.seconds or size.seconds,
        size.trainings,
        size.sessions,
    )
    cores, memory = os.cpu_count(), psutil.virtual_memory().total / 1e9
    say(f"{platform.machine()}, {cores} processors, {memory:.0f} GB; {size}")
    met = measure(size)
    say("\nevery limit is kept" if met else "\na limit is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
