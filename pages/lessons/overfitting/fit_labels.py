"""Names and notes in the main picture of Fit: beside the curves, clear of each other."""

from __future__ import annotations

from typing import Any

import pandas as pd

from core import curves
from core.fit_family import Family
from core.polynomial import Fit
from pages.lessons.overfitting import fit_words, words
from pages.lessons.overfitting.fit_axes import TRUTH, Axes, Reveal
from pages.shared.words import common, stage
from pages.shared.words.language import say

NAME_WIDTH, NAME_HEIGHT = 0.16, 0.06  # of the picture: the name of an answer


def labels(
    end: Any,
    family: Family,
    axes: Axes,
    clear: Any,
    *,
    has_truth: bool,
    held: bool,
) -> pd.DataFrame:
    """The name of each curve beside it, for every N: columns terms, x, y, text, series, own.

    ``end``: the coefficients with which the film of the current N ends; ``clear``: places that
    names keep clear of; ``held``: only the current N is drawn.
    """
    ends = curves.only(curves.sample(family.coefficients, *axes.across), *axes.seen)
    exact = curves.only(curves.sample(family.least_squares, *axes.across), *axes.seen).y
    last = curves.only(curves.sample(end, *axes.across), *axes.seen).y
    truth = [curves.sample(TRUTH, *axes.across).y] if has_truth else []
    names = (fit_words.DESCENT, words.EXACT, words.TRUTH)
    rows = []
    for at, terms in enumerate(family.terms):
        if held and terms != len(end):
            continue
        own = last if terms == len(end) else ends.y[at]
        lines = [own, exact[at], *truth]
        places = curves.label_places(ends.x, lines, axes.across, axes.up, clear)
        rows += [
            (terms, *place, say(text), say(fit_words.DESCENT), text is fit_words.DESCENT)
            for place, text in zip(places, names, strict=False)
        ]
    return pd.DataFrame(rows, columns=["terms", "x", "y", "text", "series", "own"]).dropna()


def notes(fit: Fit, family: Family) -> pd.DataFrame:
    """The note for each N while its slider moves; at the N of the tape, the tape has the note."""
    rows = [
        (terms, say(fit_words.AT_TERMS, terms=terms, loss=f"{loss:.3g}"))
        for terms, loss in zip(family.terms, family.losses, strict=True)
        if terms != len(fit.coefficients)
    ]
    return pd.DataFrame(rows, columns=["terms", "text"])


def answers(reveal: Reveal | None, axes: Axes) -> pd.DataFrame:
    """The guess and what was measured, as far as the picture reaches, their names apart.

    Columns x, y, label_y, text, align. Outside of the points curves turn away from the middle, so
    names stand on the outer side where there is room for them.
    """
    columns = ["x", "y", "label_y", "text", "align"]
    if reveal is None or not axes.across[0] <= reveal.x <= axes.across[1]:
        return pd.DataFrame(columns=columns)
    given = {say(common.MEASURED): reveal.measured}
    if reveal.guessed is not None:
        given[say(stage.YOUR_GUESS)] = reveal.guessed
    low, high = axes.up
    given = {name: y for name, y in given.items() if low <= y <= high}
    labels = curves.apart(list(given.values()), NAME_HEIGHT * (high - low))
    align = "right" if curves.share(reveal.x, *axes.across) > NAME_WIDTH else "left"
    rows = [
        (reveal.x, y, label_y, name, align)
        for (name, y), label_y in zip(given.items(), labels, strict=True)
    ]
    return pd.DataFrame(rows, columns=columns)


def spots(points: pd.DataFrame, told: pd.DataFrame, axes: Axes) -> Any:
    """What the names of the curves keep clear of: points, and the names of the answers."""
    if told.empty:
        return points[["x", "y"]].to_numpy()
    reach = NAME_WIDTH * (axes.across[1] - axes.across[0])
    way = -reach if told["align"].iloc[0] == "right" else reach
    names = [
        (x + part * way, y)
        for x, y in zip(told["x"], told["label_y"], strict=True)
        for part in (0.0, 0.5, 1.0)
    ]
    return pd.concat([points[["x", "y"]], pd.DataFrame(names, columns=["x", "y"])]).to_numpy()
