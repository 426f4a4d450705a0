"""Charts of the moving averages during training, and of the outputs on test data in both modes."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.moving_average import Modes
from pages.lessons.batchnorm import inference_words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, LEGEND_LINE, color, dash
from pages.shared.charts.rows import stack
from pages.shared.words.language import say
from pages.shared.words.text import Text

HEIGHT = 260  # pixels of a chart where no run is pinned
POINTS = 300  # of a line or a cloud that travel to the browser


def moments(x: str, y: str, names: tuple[str, ...], height: int) -> Any:
    """The batches' values as dots; lines for their moving average and its expected value.

    Data: dots (x, y, series), lines (x, y, series).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    dots = alt.Chart(alt.NamedData("dots")).mark_point(filled=True, size=18, opacity=0.45)
    lines = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=2.5)
    return alt.layer(
        dots.encode(across, up, color(names), tooltip=tooltip),
        lines.encode(across, up, color(names), dash(names), tooltip=tooltip),
    ).properties(height=height)


def outputs(x: str, y: str, names: tuple[str, ...]) -> Any:
    """Outputs over inputs in both modes. Data: outputs (x, y, series)."""
    scale = alt.Scale(zero=False)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    shape = alt.Shape("series:N", scale=alt.Scale(domain=list(names)), legend=None)
    return (
        alt.Chart(alt.NamedData("outputs"))
        .mark_point(filled=True, size=40, opacity=0.7)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=scale),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            shape,
            tooltip=tooltip,
        )
        .properties(height=300)
    )


@drawn_once
def drawings(runs: dict[str, Modes]) -> list[Drawing]:
    """Mean, variance and test outputs of the last run, with the moving averages of pinned runs."""
    *pinned, now = runs
    result = runs[now]
    means = result.batch_means, result.moving_mean, result.theory_mean
    variances = result.batch_variances, result.moving_variance, result.theory_variance
    return [
        _moment("mean", inference_words.MEAN, *means, {p: runs[p].moving_mean for p in pinned}),
        _moment(
            "variance",
            inference_words.VARIANCE,
            *variances,
            {p: runs[p].moving_variance for p in pinned},
        ),
        _outputs(result),
    ]


def row(result: Modes) -> dict[str, object]:
    """A run's cells in the table of pinned runs: where its moving averages end."""
    return {
        f"{say(inference_words.MOVING)}, {say(what)}": f"{moving[-1]:.3g}"
        for what, moving in (
            (inference_words.MEAN, result.moving_mean),
            (inference_words.VARIANCE, result.moving_variance),
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
    shown = curves.thin(len(values), POINTS)
    dots = pd.DataFrame({"x": [at + 1 for at in shown], "y": values[shown], "series": names[0]})
    shown = curves.thin(len(average), POINTS)
    lines = [stack({names[1]: average[shown], names[2]: expected[shown]}, shown)]
    for pin, moving in pinned.items():
        shown = curves.thin(len(moving), POINTS)
        lines.append(stack({pin: moving[shown]}, shown))
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


def _outputs(result: Modes) -> Drawing:
    both = {
        say(inference_words.BY_BATCH): result.by_batch,
        say(inference_words.BY_MOVING): result.by_moving,
    }
    ends = {
        "low": result.by_batch.min(),
        "high": result.by_batch.max(),
        "low_moving": result.by_moving.min(),
        "high_moving": result.by_moving.max(),
    }
    return Drawing(
        "outputs",
        outputs,
        {"outputs": stack(both, result.test_inputs)},
        {"x": say(inference_words.INPUT), "y": say(inference_words.OUTPUT), "names": tuple(both)},
        say(
            inference_words.ALT_OUTPUTS,
            tests=len(result.test_inputs),
            **{name: f"{end:.3g}" for name, end in ends.items()},
        ),
    )
