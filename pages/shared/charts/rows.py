"""Turns results into the rows of a chart's table, and into words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd


def ends(lines: Mapping[str, Any]) -> str:
    """What the last value of each series is, for a text alternative.

    >>> ends({"train": [3.0, 0.12345], "test": [4.0, 2.0]})
    'train: 0.123, test: 2'
    """
    return ", ".join(f"{name}: {values[-1]:.3g}" for name, values in lines.items())


def stack(rows: Mapping[str, Any], x: Any) -> pd.DataFrame:
    """A long table from one y a series over a common x: columns x, y, series."""
    return pd.concat([pd.DataFrame({"x": x, "y": y, "series": name}) for name, y in rows.items()])


def long(name: str, values: Any, **axes: Any) -> pd.DataFrame:
    """An array as rows: a column an axis with its places, and one of the values under a name."""
    index = pd.MultiIndex.from_product(list(axes.values()), names=list(axes))
    return pd.DataFrame({name: values.ravel()}, index).reset_index()
