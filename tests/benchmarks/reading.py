"""Learners' files to 5 MB: none holds the server for a second, and time grows with the bytes.

Nobody else's page moves while one file is read, so the worst ones count.
"""

from __future__ import annotations

import contextlib
import statistics
import time

from core.errors import InputError
from pages.shared.settings import reading
from tests.benchmarks.measuring import Line

LARGEST = 5_000_000  # bytes
AT_MOST = 1.0  # seconds a file
LINEAR = 3.0  # times as long for twice the bytes; the machine is not quiet


def quoted(size: int) -> bytes:
    """Twenty lines of a quote, blanks and a letter: regular expressions try all their parts."""
    return b"\n".join([b'"' + b" " * (size // 20) + b"x"] * 20)


def empty_cells(size: int) -> bytes:
    """Wide rows of which most cells are empty."""
    row = b"1" + b"," * 900 + b"2\n"
    return row * (size // len(row))


def one_line(size: int) -> bytes:
    """A line without an end."""
    return b"x," * (size // 2)


def numbers(size: int) -> bytes:
    """An honest table of two columns."""
    return b"x,y\n" + b"0.12345,12345.6789012345678901234567890\n" * min(size // 40, 99_000)


FILES = {"quotes": quoted, "empty cells": empty_cells, "one line": one_line, "numbers": numbers}


def seconds(content: bytes, rounds: int) -> float:
    """The median time of reading a file without a cache."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        with contextlib.suppress(InputError):
            reading.read.__wrapped__(content)  # type: ignore[attr-defined]
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    rounds = 3 if quick else 7
    found = []
    for name, made in FILES.items():
        whole, half = (seconds(made(size), rounds) for size in (LARGEST, LARGEST // 2))
        found.append(Line(f"a file of 5 MB, {name}: seconds", whole, 1.0, at_most=AT_MOST))
        found.append(
            Line(f"the same, and one of half its size, {name}", whole, half, at_most=LINEAR)
        )
    return found
