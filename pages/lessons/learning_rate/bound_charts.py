"""A picture of the bound: how it falls with the number of terms, and when every x is doubled."""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import pandas as pd

from pages.lessons.learning_rate import regimes_words, words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import stage
from pages.shared.words.language import say

NAMED = {True: 3, False: 8}  # terms: where the bound has its name, if N is above MIDDLE or not
MIDDLE = 5
NAMED_BELOW = 9  # terms: where the doubled one has its name
ROOM = 3.0  # factor of space above the largest bound and below the smallest

LABEL_OFFSETS: dict[str, dict[str, Any]] = {  # where the name of the guess is free of both lines
    "under": {"align": "right", "dx": -9, "dy": 12},
    "right": {"align": "left", "dx": 11, "dy": 0},
    "left": {"align": "right", "dx": -11, "dy": 4},
}


def chart(
    terms: str, rate: str, now: str, up: tuple[float, float], ends: tuple[int, int], guessed: bool
) -> Any:
    """Bound against number of terms; ``now``: the name of the line in the accent.

    Data: bounds (x, y, series), names (x, y, series), chosen (x, y, series, label); if ``guessed``,
    guess (x, y, label, place).
    """
    across = alt.Scale(domain=list(ends), nice=False, padding=14)
    x = alt.X("x:Q", title=terms, scale=across, axis=alt.Axis(tickMinStep=1, format="d"))
    scale = alt.Scale(type="log", domain=list(up), nice=False)
    y = alt.Y("y:Q", title=rate, scale=scale, axis=log_axis(decades(*up)))
    accent = alt.Color("series:N", scale=alt.Scale(domain=[now]), legend=None)
    of_now = f"datum.series == {json.dumps(now)}"
    lines, names = alt.Chart(alt.NamedData("bounds")), alt.Chart(alt.NamedData("names"))
    chosen, guess = alt.Chart(alt.NamedData("chosen")), alt.Chart(alt.NamedData("guess"))
    text: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
    above: dict[str, Any] = {"align": "left", "dx": 8, "dy": -10, **text}
    line: dict[str, Any] = {"point": {"size": 36}, "strokeWidth": 2.5}
    other: dict[str, Any] = {"point": {"size": 36, "color": NEUTRAL}, "strokeWidth": 2.5}
    tip = ["series:N", *HOVER]
    layers = [
        lines.transform_filter(f"!({of_now})")
        .mark_line(color=NEUTRAL, **other)
        .encode(x, y, tooltip=tip),
        lines.transform_filter(of_now).mark_line(**line).encode(x, y, accent, tooltip=tip),
        names.transform_filter(f"!({of_now})")
        .mark_text(align="right", dx=-8, dy=12, color=NEUTRAL, **text)
        .encode(x, y, text="series:N"),
        names.transform_filter(of_now).mark_text(**above).encode(x, y, accent, text="series:N"),
        chosen.mark_point(size=150, strokeWidth=2.5, opacity=1).encode(x, y, accent),
        chosen.mark_text(**above).encode(x, y, accent, text="label:N"),
    ]
    if guessed:
        layers += [
            guess.mark_point(
                shape="diamond", filled=True, size=130, color=NEUTRAL, opacity=1
            ).encode(x, y),
            *(
                guess.transform_filter(f"datum.place == '{place}'")
                .mark_text(color=NEUTRAL, **given, **text)
                .encode(x, y, text="label:N")
                for place, given in LABEL_OFFSETS.items()
            ),
        ]
    return alt.layer(*layers).properties(height=260)


@drawn_once
def bounds(plain: Any, terms: int, doubled: Any, guess: float | None, guess_terms: int) -> Drawing:
    """The bound for every number of terms, now and with every x doubled.

    ``doubled``: None while the learner still guesses; ``guess``: how many times smaller the bound
    of ``guess_terms`` terms becomes, as the learner guessed.
    """
    name, other = say(words.BOUND), say(regimes_words.DOUBLED)
    lines = {name: plain} if doubled is None else {name: plain, other: doubled}
    counts = range(1, len(plain) + 1)
    table = stack(lines, counts)
    above = table[(table["series"] == name) & (table["x"] == NAMED[terms > MIDDLE])]
    below = table[(table["series"] == other) & (table["x"] == NAMED_BELOW)]
    names = pd.concat([above, below])
    label = f"N = {terms}: {short(plain[terms - 1])}"
    tables = {
        "bounds": table,
        "names": names,
        "chosen": pd.DataFrame(
            {"x": [terms], "y": [plain[terms - 1]], "series": [name], "label": [label]}
        ),
    }
    if guess is not None and doubled is not None:
        at, label = plain[guess_terms - 1] / guess, say(stage.YOUR_GUESS)
        place = _guess_label_place(guess, plain[guess_terms - 1] / doubled[guess_terms - 1])
        tables["guess"] = pd.DataFrame(
            {"x": [guess_terms], "y": [at], "label": [label], "place": place}
        )
    heights = pd.concat([rows["y"] for rows in tables.values()])
    return Drawing(
        "bounds",
        chart,
        tables,
        {
            "terms": say(words.TERMS),
            "rate": say(words.RULER_RATE),
            "now": name,
            "up": (float(heights.min()) / ROOM, float(heights.max()) * ROOM),
            "ends": (1, len(plain)),
            "guessed": guess is not None,
        },
        say(
            regimes_words.ALT_BOUNDS,
            first=short(plain[0]),
            last=short(plain[-1]),
            most=len(plain),
        ),
        ("theory",),
    )


def _guess_label_place(guess: float, measured: float) -> str:
    """Where a guess has its name: near the upper line, between both lines, below the lower one."""
    if guess > measured:
        return "left"
    return "under" if guess * guess < measured else "right"
