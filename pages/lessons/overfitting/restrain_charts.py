"""The hero of Restrain it: a curve under a penalty, and one whose descent is stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.regularisation import Path
from core.restraint_family import PENALTIES, STOPS, Family
from pages.lessons.overfitting import restrain_words
from pages.lessons.overfitting.fit_axes import TRUTH
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import INSIDE_X, NEUTRAL, hand
from pages.shared.charts.rows import by_x
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say

SAMPLES = 81  # x values of a curve
DOTS = 400  # held-out points that are drawn; more only hide each other
KEY_WIDTH = "(width < 400 ? 122 : 150)"  # pixels right of the curves, for their names and figures
LAST = len(STOPS) - 1  # the last place of the stop
# The left axis: its numbers keep clear of a point at the edge, and its title of them
EDGE: dict[str, Any] = {"minExtent": 42, "maxExtent": 42, "titlePadding": 2, "labelPadding": 8}
KEY_ROWS = {"ridge": 4, "descent": 84, "others": 166}  # pixels from the top
LINE = 17  # pixels from line to line
FARTHEST = 30.0  # heights of the picture; a curve beyond it is cut off
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Places:
    """Where the hands are: places in PENALTIES and STOPS."""

    penalty: int
    stop: int


def short(number: float) -> str:
    """A penalty or a number of iterations; a large or small one by its power of ten.

    >>> short(0), short(0.02), short(50_000), short(2e8), short(1e-5)
    ('0', '0.02', '50,000', '2·10⁸', '10⁻⁵')
    """
    if number == 0 or 1e-3 <= number < 1e5:
        return f"{number:,.6g}"
    digit, _, exponent = f"{number:.0e}".partition("e")
    power = f"10{int(exponent)}".replace("10", "", 1).translate(RAISED)
    return f"10{power}" if digit == "1" else f"{digit}·10{power}"


def figure(error: float) -> str:
    """An error in three digits."""
    return f"{error:,.0f}" if 1000 <= error < 1e6 else f"{error:.3g}"


def chart(
    x: str, y: str, view: tuple[float, float], up: tuple[float, float], names: tuple[str, ...]
) -> Any:
    """The curve of the penalty that the hand is on, and that of the descent up to its stop.

    Data: points, judges, truth (x, y), ridge, descent (place, x, y, series), key (of, place, row,
    text, series).
    """
    penalty, stop = hand("penalty", len(PENALTIES) - 1), hand("stop", LAST)
    shown = hand("shown", LAST)
    low, high = view
    end = alt.ExprRef(f"{low} + {high - low} * width / (width - {KEY_WIDTH})")
    shown_labels = f"datum.value <= {high} ? datum.label : ''"
    inside = alt.Axis(grid=False, ticks=False, labelExpr=shown_labels, **INSIDE_X)
    scale = alt.Scale(domain=[low, end], nice=False)
    wide = alt.X("x:Q", title=x, scale=scale, axis=inside)
    scale = alt.Scale(domain=list(up), nice=False)
    tall = alt.Y("y:Q", title=y, scale=scale, axis=alt.Axis(grid=False, **EDGE))
    accent = alt.Color("series:N", scale=alt.Scale(domain=list(names)), legend=None)
    text: dict[str, Any] = {"align": "left", "baseline": "top", "fontSize": 13}
    now = {"ridge": "datum.place == penalty", "descent": "datum.place == min(stop, shown)"}
    key = alt.Chart(alt.NamedData("key")).transform_filter(
        f"datum.of == 'others' || (datum.of == 'ridge' ? {now['ridge']} : {now['descent']})"
    )
    key = key.encode(
        x=alt.value(alt.ExprRef(f"width - {KEY_WIDTH} + 10")), y=alt.Y("row:Q", scale=None)
    )

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name)).encode(wide, tall, tooltip=HOVER)

    def dots(name: str, **style: Any) -> Any:
        return data(name).mark_point(color=NEUTRAL, **style)

    return alt.layer(
        dots("judges", size=20, opacity=0.5, clip=True),
        data("truth").mark_line(clip=True, strokeWidth=2, strokeDash=[6, 4], color=NEUTRAL),
        *(
            data(name)
            .transform_filter(now[name])
            .mark_line(clip=True, strokeWidth=3.5, interpolate="monotone")
            .encode(accent)
            for name in ("descent", "ridge")
        ),
        dots("points", size=80, opacity=1, filled=True),
        key.transform_filter("isValid(datum.series)")
        .mark_text(fontWeight="bold", **text)
        .encode(accent, text="text:N"),
        key.transform_filter("!isValid(datum.series)")
        .mark_text(color=NEUTRAL, **text)
        .encode(text="text:N"),
    ).add_params(penalty, stop, shown)


@drawn_once
def fitted(
    points: pd.DataFrame,
    held_out: pd.DataFrame,
    family: Family,
    places: Places,
    *,
    has_truth: bool,
    secret: bool,
    titles: tuple[str, str],
) -> Drawing:
    """Both curves at every place of their hands; what judges them is drawn once it is no secret."""
    both = pd.concat([points, held_out])
    view = curves.stretched(both["x"].to_numpy())
    up = curves.span(both["y"].to_numpy() if not secret else points["y"].to_numpy())
    nothing = pd.DataFrame(columns=["x", "y"])
    truth = curves.sample(TRUTH, *view)
    judges = nothing if secret or has_truth else held_out.iloc[curves.thin(len(held_out), DOTS)]
    seen = pd.DataFrame({"x": truth.x, "y": truth.y}) if has_truth and not secret else nothing
    ridge, descent = names()
    return Drawing(
        "restrained",
        chart,
        {
            "points": points,
            "judges": judges,
            "truth": seen,
            "ridge": _film(ridge, family.ridge, view, up),
            "descent": _film(descent, family.early_stopping, view, up),
            "key": _key(family, has_truth, secret),
        },
        {"x": titles[0], "y": titles[1], "view": view, "up": up, "names": names()},
        say(
            restrain_words.ALT_CURVES,
            points=len(points),
            penalty=short(PENALTIES[places.penalty]),
            stop=short(STOPS[places.stop]),
        ),
        moved={"penalty": places.penalty, "stop": places.stop, "shown": LAST},
    )


def tape(places: Places) -> list[str]:
    """What each picture of the tape shows: the iteration of the descent, until it is stopped."""
    running = [say(restrain_words.ITERATION, step=short(step)) for step in STOPS[: places.stop]]
    stopped = say(restrain_words.STOPPED, step=short(STOPS[places.stop]))
    return [*(running or [stopped]), stopped]


def names() -> tuple[str, str]:
    """Both ways, in one order, so that each keeps its colour from chart to chart."""
    return say(restrain_words.RIDGE), say(restrain_words.EARLY)


def _film(
    name: str, path: Path, view: tuple[float, float], up: tuple[float, float]
) -> pd.DataFrame:
    """One curve at each place: columns place, x, y, series."""
    film = curves.sample(path.coefficients, *view, SAMPLES)
    far = FARTHEST * (up[1] - up[0])
    return by_x("place", film.y.clip(up[0] - far, up[1] + far), film.x).assign(series=name)


def _key(family: Family, has_truth: bool, secret: bool) -> pd.DataFrame:
    """Names and figures right of the curves: columns of, place, row, text, series."""
    ways = {
        "ridge": (family.ridge, restrain_words.AT_PENALTY, PENALTIES),
        "descent": (family.early_stopping, restrain_words.AT_STOP, STOPS),
    }
    rows: list[tuple[str, int, int, str, str | None]] = []
    for name, (of, (path, strength, values)) in zip(names(), ways.items(), strict=True):
        for place, value in enumerate(values):
            effective = f"{path.effective_parameters[place]:.1f}"
            lines = [
                say(strength, strength=short(value)),
                say(restrain_words.EFFECT, effective=effective),
            ]
            if not secret:
                lines += [say(restrain_words.ERRS, error=figure(path.held_out[place]))]
            row = KEY_ROWS[of]
            rows += [(of, place, row, f"— {name}", name)]
            rows += [(of, place, row + LINE * at, line, None) for at, line in enumerate(lines, 1)]
    if not secret:
        others = say(restrain_words.DASHED if has_truth else restrain_words.SMALL_DOTS)
        rows.append(("others", 0, KEY_ROWS["others"], others, None))
    return pd.DataFrame(rows, columns=["of", "place", "row", "text", "series"])
