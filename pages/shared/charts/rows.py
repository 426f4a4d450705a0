"""Turns results into the rows of a chart's table, and into words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core import long_tables
from pages.shared.words.language import named


def ends(lines: Mapping[str, Any]) -> str:
    """What the last value of each series is, for a text alternative.

    >>> ends({"train": [3.0, 0.12345], "test": [4.0, 2.0]})
    'train: 0.123, test: 2'
    """
    return figures({name: values[-1] for name, values in lines.items()})


def figures(values: Mapping[Any, float]) -> str:
    """Names with a figure each, for a text alternative.

    >>> figures({"train": 0.12345, 50: 2.0})
    'train: 0.123, 50: 2'
    """
    return ", ".join(named(str(name), f"{value:.3g}") for name, value in values.items())


def stack(rows: Mapping[str, Any], x: Any) -> pd.DataFrame:
    """A long table from one y a series over a common x: columns x, y, series.

    >>> stack({"a": [1.0, 2.0], "b": 3.0}, [0, 1])["y"].tolist()
    [1.0, 2.0, 3.0, 3.0]
    """
    across, up = long_tables.stacked(x, list(rows.values()))
    series = [name for name in rows for _ in range(len(x))]
    return pd.DataFrame({"x": across, "y": up, "series": series})


def by_x(which: str, lines: Any, x: Any) -> pd.DataFrame:
    """Lines over a common x, an array [which, x], one x after the other: columns which, x, y."""
    table = long("y", lines.T, x=x, **{which: range(len(lines))})
    return table[[which, "x", "y"]]


def long(name: str, values: Any, **axes: Any) -> pd.DataFrame:
    """An array as rows: a column an axis with its places, and one of the values under a name."""
    columns = long_tables.grid(values, list(axes.values()))
    return pd.DataFrame(dict(zip((*axes, name), columns, strict=True)))
