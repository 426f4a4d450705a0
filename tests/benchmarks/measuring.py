"""Two ways of doing the same thing are timed in turns, so that a busy machine slows both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line of the table: two ways of doing the same thing, their ratio, and its limit."""

    what: str
    ours: float  # median seconds; for compilations, their number
    other: float  # median seconds; for compilations, the number of reruns
    at_least: float | None = None  # how many times faster ours must be
    at_most: float | None = None  # how many times slower ours may be

    @property
    def ratio(self) -> float:
        """How many times faster ours is; without ``at_least``, how many times slower."""
        return self.ours / self.other if self.at_least is None else self.other / self.ours

    @property
    def met(self) -> bool:
        """Whether the ratio keeps its limit; without a limit it always does."""
        if self.at_least is not None:
            return self.ratio >= self.at_least
        return self.at_most is None or self.ratio <= self.at_most

    def wanted(self) -> str:
        """The limit of the ratio, in words."""
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        return "" if self.at_most is None else f"at most {self.at_most:g}"


def in_turns(
    ours: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Returns the median seconds of both; each is called once a round, after a call not measured.

    >>> quick, slow = in_turns(lambda: None, lambda: time.sleep(0.01), rounds=3)
    >>> quick < slow
    True
    """
    ours()
    other()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, durations in zip((ours, other), times, strict=True):
            begin = time.perf_counter()
            call()
            durations.append(time.perf_counter() - begin)
    return statistics.median(times[0]), statistics.median(times[1])


def table(lines: list[Line]) -> str:
    """The lines as text in columns.

    >>> print(table([Line("half", 0.001, 0.002, at_least=1)]))
    what       ours      other     ratio  wanted         met
    half  1.000e-03  2.000e-03      2.00  at least 1     yes
    """
    wide = max(len(line.what) for line in lines)
    rows = [f"{'what':{wide}}  {'ours':>9}  {'other':>9}  {'ratio':>8}  {'wanted':13}  met"]
    for line in lines:
        met = "" if not line.wanted() else "yes" if line.met else "NO"
        rows.append(
            f"{line.what:{wide}}  {line.ours:9.3e}  {line.other:9.3e}  {line.ratio:8.2f}"
            f"  {line.wanted():13}  {met}".rstrip()
        )
    return "\n".join(rows)
