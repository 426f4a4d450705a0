"""Streamlit and TensorFlow in one process slow each other: with our fixes, and without them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

from tests.benchmarks.measuring import Line, in_turns
from tests.server import COLD, ROOT, serving
from tests.websocket import Browser
from tests.without_platform import AS_IT_COMES

LESSON = "overfitting"  # a page that waits for TensorFlow
# Prints the processor seconds of a training run that is already compiled
TRAINING = """
import time
from core import recurrent_training
recurrent_training.run(steps=10)
begin = time.process_time()
recurrent_training.run(steps=300)
print(time.process_time() - begin)
"""


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    rounds = 5 if quick else 15
    return [rerun(rounds), session(rounds), threads(rounds=3)]


def rerun(rounds: int) -> Line:
    """A rerun of the home page with TensorFlow loaded: it costs what every rerun costs at least."""
    with (
        serving(launcher=COLD) as fixed,
        serving(launcher="tests.without_platform", config=AS_IT_COMES) as unfixed,
        Browser(fixed.url) as ours,
        Browser(unfixed.url) as other,
    ):
        for browser in (ours, other):
            browser.open(LESSON)
            browser.settle()
            browser.open()
        quick, slow = in_turns(ours.rerun, other.rerun, rounds)
    return Line("rerun with TensorFlow, against as it comes", quick, slow, at_least=4)


def session(rounds: int) -> Line:
    """A new visitor, against a server that watches TensorFlow's files anew for each visitor."""
    watch = {"server.fileWatcherType": "auto"}
    with serving(launcher=COLD) as unwatched, serving(launcher=COLD, config=watch) as watching:
        times: dict[str, list[float]] = {unwatched.url: [], watching.url: []}
        for url in times:
            with Browser(url) as browser:
                browser.open(LESSON)
                browser.settle()
        for _ in range(rounds):
            for url, seconds in times.items():
                with Browser(url) as browser:
                    seconds.append(browser.open().seconds + browser.rerun().seconds)
        ours, other = (statistics.median(seconds) for seconds in times.values())
    return Line("a new visitor, against a file watcher", ours, other, at_least=2)


def threads(rounds: int) -> Line:
    """Processor time of a training on one thread (core/__init__.py), against one thread a core."""

    def processor_seconds(count: str) -> float:
        command = [sys.executable, "-c", TRAINING]
        environment = {**os.environ, "TF_NUM_INTRAOP_THREADS": count}
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
        return float(run.stdout)

    pairs = [(processor_seconds("1"), processor_seconds("0")) for _ in range(rounds)]
    ours, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Line("processor time of a training, against all threads", ours, other, at_least=1)
