"""Recorded results of long runs: a page shows one at once where its first run would take a while.

A tab lists its recordings as ``RECORDINGS``, and a night test measures each of them again. They
are written by `python -m pages.shared.runs.recordings pages.lessons.learning_rate.network`.
"""

from __future__ import annotations

import datetime
import functools
import importlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from core import recordings as files
from pages.shared.caches.identity import fix
from pages.shared.runs.calls import Call
from pages.shared.words import runs as words
from pages.shared.words.language import say

Result = TypeVar("Result")


@dataclass(frozen=True)
class Recording(Generic[Result]):
    """A call and the file that holds its result, a dataclass of this kind."""

    file: Path
    call: Call[Result]
    kind: type[Result]

    @property
    def result(self) -> Result:
        """What was measured, the same read-only object each time."""
        return _read(self.file, self.kind)[0]

    @property
    def about(self) -> dict[str, str]:
        """When, where and by which call it was measured: date, machine, call."""
        return _read(self.file, self.kind)[1]

    @property
    def label(self) -> str:
        """The same as a sentence."""
        return say(words.RECORDED, **self.about)

    def measure(self) -> None:
        """Run the call, and write what it gives into the file."""
        about = {
            "date": datetime.date.today().isoformat(),
            "machine": files.machine(),
            "call": self.call.written(),
        }
        files.save(self.file, self.call.run(), about)


def of_call(
    recordings: Iterable[Recording[Result]], call: Call[Result]
) -> Recording[Result] | None:
    """The recording of a call; None if there is none."""
    return next((one for one in recordings if one.call.identity() == call.identity()), None)


@functools.lru_cache(maxsize=100)  # files of some 50 KB
def _read(file: Path, kind: type[Result]) -> tuple[Result, dict[str, str]]:
    result, about = files.load(file, kind)
    fix(result)
    return result, about


def record(modules: Iterable[str]) -> None:
    """Measure all recordings of these tabs anew."""
    for name in modules:
        for recording in importlib.import_module(name).RECORDINGS:
            recording.measure()


if __name__ == "__main__":
    record(sys.argv[1:])
