"""Moving averages while a layer trains, and its outputs on test data in both modes."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.moving_average import Modes
from pages.lessons.batchnorm import inference_words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, LEGEND_LINE, color, dash
from pages.shared.charts.rows import stack
from pages.shared.words.language import say
from pages.shared.words.text import Text

HEIGHT = 260  # pixels of a chart where no run is pinned
POINTS = 300  # of a line or a cloud that travel to the browser


def moments(x: str, y: str, names: tuple[str, ...], height: int) -> Any:
    """Values of the batches as dots, their moving average and its expectation as lines.

    Data: dots (x, y, series), lines (x, y, series).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW)
    tips = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    dots = alt.Chart(alt.NamedData("dots")).mark_point(filled=True, size=18, opacity=0.45)
    lines = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=2.5)
    return alt.layer(
        dots.encode(across, up, color(names), tooltip=tips),
        lines.encode(across, up, color(names), dash(names), tooltip=tips),
    ).properties(height=height)


def answers(x: str, y: str, names: tuple[str, ...]) -> Any:
    """Outputs over inputs in both modes. Data: outputs (x, y, series)."""
    scale = alt.Scale(zero=False)
    tips = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    shape = alt.Shape("series:N", scale=alt.Scale(domain=list(names)), legend=None)
    return (
        alt.Chart(alt.NamedData("outputs"))
        .mark_point(filled=True, size=40, opacity=0.7)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=scale),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            shape,
            tooltip=tips,
        )
        .properties(height=300)
    )


def drawings(runs: dict[str, Modes]) -> list[Drawing]:
    """Mean, variance, and the outputs on test data of the last run; the moving ones of others."""
    *pinned, now = runs
    found = runs[now]
    means = found.batch_means, found.moving_mean, found.theory_mean
    variances = found.batch_variances, found.moving_variance, found.theory_variance
    return [
        _moment("mean", inference_words.MEAN, *means, {p: runs[p].moving_mean for p in pinned}),
        _moment(
            "variance",
            inference_words.VARIANCE,
            *variances,
            {p: runs[p].moving_variance for p in pinned},
        ),
        _outputs(found),
    ]


def row(found: Modes) -> dict[str, object]:
    """What the table of pinned runs tells of one: where the moving averages end."""
    return {
        f"{say(inference_words.MOVING)}, {say(what)}": f"{moving[-1]:.3g}"
        for what, moving in (
            (inference_words.MEAN, found.moving_mean),
            (inference_words.VARIANCE, found.moving_variance),
        )
    }


def _moment(
    name: str, what: Text, values: Any, average: Any, expected: Any, pinned: dict[str, Any]
) -> Drawing:
    names = (
        say(inference_words.OF_BATCH),
        say(inference_words.MOVING),
        say(inference_words.EXPECTED),
    )
    kept = curves.thin(len(values), POINTS)
    dots = pd.DataFrame({"x": [at + 1 for at in kept], "y": values[kept], "series": names[0]})
    kept = curves.thin(len(average), POINTS)
    lines = [stack({names[1]: average[kept], names[2]: expected[kept]}, kept)]
    for pin, moving in pinned.items():
        kept = curves.thin(len(moving), POINTS)
        lines.append(stack({pin: moving[kept]}, kept))
    return Drawing(
        name,
        moments,
        {"dots": dots, "lines": pd.concat(lines)},
        {
            "x": say(inference_words.BATCH_NUMBER),
            "y": say(what),
            "names": (*names, *pinned),
            "height": HEIGHT + LEGEND_LINE * len(pinned),
        },
        say(
            inference_words.ALT_MOMENT,
            what=say(what),
            steps=len(values),
            end=f"{average[-1]:.3g}",
            expected=f"{expected[-1]:.3g}",
        ),
        ("measured", "theory"),
    )


def _outputs(found: Modes) -> Drawing:
    both = {
        say(inference_words.BY_BATCH): found.by_batch,
        say(inference_words.BY_MOVING): found.by_moving,
    }
    ends = {
        "low": found.by_batch.min(),
        "high": found.by_batch.max(),
        "low_moving": found.by_moving.min(),
        "high_moving": found.by_moving.max(),
    }
    return Drawing(
        "outputs",
        answers,
        {"outputs": stack(both, found.test_inputs)},
        {"x": say(inference_words.INPUT), "y": say(inference_words.OUTPUT), "names": tuple(both)},
        say(
            inference_words.ALT_OUTPUTS,
            tests=len(found.test_inputs),
            **{name: f"{end:.3g}" for name, end in ends.items()},
        ),
    )
