"""Many cases in one test, which names all that fail."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def every(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Run a test with every case, as ``pytest.mark.parametrize`` would, but as one test.

    It fails with all cases that failed. Several of them on one test make all combinations. For
    cases that take milliseconds: a test of its own for each costs more than the case.
    """
    listed = names.replace(" ", "").split(",") if isinstance(names, str) else list(names)
    rows = [dict(zip(listed, case if len(listed) > 1 else (case,), strict=True)) for case in cases]

    def decorate(test: Test) -> Test:
        inner = getattr(test, "cases", [{}])
        body = getattr(test, "body", test)
        combined = [{**first, **row} for row, first in itertools.product(rows, inner)]

        def run() -> None:
            failures = []
            for case in combined:
                try:
                    body(**case)
                except (Exception, pytest.fail.Exception) as error:
                    failures.append(_failure(case, error))
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(combined)} cases", failures)

        functools.update_wrapper(run, body)
        del run.__wrapped__  # pytest would ask its arguments of fixtures
        run.cases, run.body = combined, body  # type: ignore[attr-defined]
        return run

    return decorate


def _failure(case: dict[str, Any], error: BaseException) -> Exception:
    failure = AssertionError(f"{case}: {type(error).__name__}: {error}")
    failure.__cause__ = error
    return failure
