"""Tables as CSV files that spreadsheets of every language open right."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pages.shared.runs.calls import Call


def csv(table: pd.DataFrame) -> bytes:
    """Begins with a byte order mark, without which Excel takes UTF-8 for its own encoding."""
    return table.to_csv(index=False).encode("utf-8-sig")


def data(calls: Mapping[str, Call]) -> dict[str, bytes]:
    """The file from which the calls read what is too long to be written down; none if nothing is.

    >>> data({"result": Call(len, {"obj": (1, 2)})})
    {}
    """
    long = {n: v for call in calls.values() for n, v in call.long_arguments().items()}
    return {"data.csv": csv(pd.DataFrame(long))} if long else {}
