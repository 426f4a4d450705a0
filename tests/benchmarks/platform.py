"""What Streamlit and TensorFlow cost each other, with the fixes and without them."""

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
# Processor seconds of a training that is compiled already
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
    """The home page once TensorFlow is loaded: nothing but what every rerun costs."""
    with (
        serving(launcher=COLD) as tamed,
        serving(launcher="tests.without_platform", config=AS_IT_COMES) as untamed,
        Browser(tamed.url) as ours,
        Browser(untamed.url) as other,
    ):
        for browser in (ours, other):
            browser.open(LESSON)
            browser.settle()
            browser.open()
        quick, slow = in_turns(ours.rerun, other.rerun, rounds)
    return Line("rerun with TensorFlow, against as it comes", quick, slow, at_least=4)


def session(rounds: int) -> Line:
    """A new visitor, against a server that watches the files of TensorFlow for each visitor."""
    watch = {"server.fileWatcherType": "auto"}
    with serving(launcher=COLD) as still, serving(launcher=COLD, config=watch) as watching:
        times: dict[str, list[float]] = {still.url: [], watching.url: []}
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
    """What a training takes from others on one thread (core/__init__.py), against one a core."""

    def spent(count: str) -> float:
        command = [sys.executable, "-c", TRAINING]
        asked = {**os.environ, "TF_NUM_INTRAOP_THREADS": count}
        run = subprocess.run(command, cwd=ROOT, env=asked, capture_output=True, check=True)
        return float(run.stdout)

    pairs = [(spent("1"), spent("0")) for _ in range(rounds)]
    ours, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Line("processor time of a training, against all threads", ours, other, at_least=1)
