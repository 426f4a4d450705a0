"""What every change is tested with, and what only a night has time for.

Tests marked ``night`` are left out unless they are asked for: `pytest -m ""` runs all tests, and
`pytest -m night` those alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

NIGHT = pytest.mark.night


def share(cases: Iterable[Any], every: int) -> list[Any]:
    """Cases to parametrise with: the first of each so many by day, all of them by night."""
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=[NIGHT] if at % every else [],
        )
        for at, case in enumerate(cases)
    ]
