"""Results of long runs as small files: a frozen dataclass of arrays and numbers, kept exactly.

An array is stored in float32 where that loses nothing, as with what float32 has computed. Beside
the result a file has words about it: when, where and by which call it was measured.
"""

from __future__ import annotations

import dataclasses
import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import tensorflow as tf

Result = TypeVar("Result")
ABOUT = "about"  # the name of the words in a file
NUMBERS = "numbers"  # of what is no array


def machine() -> str:
    """Returns where this process runs: system, processors, TensorFlow."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} processors, TensorFlow {tf.__version__}"


def _small(values: np.ndarray) -> np.ndarray:
    """Returns the same values in float32 where they are all kept by it."""
    if values.dtype != np.float64:
        return values
    small = values.astype(np.float32)
    return small if np.array_equal(small.astype(np.float64), values, equal_nan=True) else values


def save(file: Path, result: Any, about: Mapping[str, str]) -> None:
    """Write a result, a dataclass of arrays, numbers and None, with words about it."""
    fields = {field.name: getattr(result, field.name) for field in dataclasses.fields(result)}
    arrays = {name: _small(value) for name, value in fields.items() if hasattr(value, "dtype")}
    numbers = {name: value for name, value in fields.items() if name not in arrays}
    words = {NUMBERS: json.dumps(numbers), ABOUT: json.dumps(dict(about))}
    np.savez_compressed(file, **arrays, **words)  # type: ignore[arg-type]


def load(file: Path, kind: type[Result]) -> tuple[Result, dict[str, str]]:
    """Returns a result of this dataclass, float arrays as float64, and the words about it.

    >>> import tempfile
    >>> from core.holdout import Split, split
    >>> file = Path(tempfile.mkdtemp()) / "split.npz"
    >>> save(file, split([1.0, 2.0], [3.0, 4.0]), {"date": "2026-01-31"})
    >>> load(file, Split)[1]
    {'date': '2026-01-31'}
    """
    with np.load(file) as stored:
        words = {name: json.loads(str(stored[name])) for name in (NUMBERS, ABOUT)}
        arrays = {name: stored[name] for name in stored.files if name not in words}
    wide = {
        name: values.astype(np.float64) if values.dtype == np.float32 else values
        for name, values in arrays.items()
    }
    return kind(**wide, **words[NUMBERS]), words[ABOUT]
