"""The small pictures of the home page: one result of each lesson."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd

from core import (
    batch_data,
    batch_size,
    batchnorm,
    convolution,
    curves,
    descent,
    echo,
    initialisation,
    named_kernels,
    polynomial,
    signals,
)
from core.chaos.integrate import integrate
from pages.pictures import direction
from pages.pictures.fit import HOVER
from pages.shared.calls import Call
from pages.shared.charts import FEW, NEUTRAL, Drawing, color, dash, ends, stack
from pages.shared.language import say
from pages.texts import batchnorm as batchnorm_words
from pages.texts import chaos as chaos_words
from pages.texts import convolution as convolution_words
from pages.texts import feedforward as feedforward_words
from pages.texts import home, overfitting
from pages.texts import rnn as rnn_words

XY = {"x": polynomial.TUTORIAL_X, "y": polynomial.TUTORIAL_Y}


def lines(
    x: str, y: str, names: tuple[str, ...], scale: str, domain: tuple[float, float] | None
) -> Any:
    """A few lines, with points where there are any. Data: lines (x, y, series), points (x, y)."""
    limits = alt.Undefined if domain is None else list(domain)
    across = alt.X("x:Q", title=x, axis=FEW)
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type=scale, domain=limits))  # type: ignore[arg-type]
    drawn = alt.Chart(alt.NamedData("lines")).mark_line(clip=True)
    dots = alt.Chart(alt.NamedData("points")).mark_point(filled=True, color=NEUTRAL, size=50)
    return alt.layer(
        drawn.encode(across, up, color(names), dash(names), tooltip=["series:N", *HOVER]),
        dots.encode(across, up, tooltip=HOVER),
    ).properties(height=230)


def fit() -> Drawing:
    """Three and six terms through the tutorial's points, seen from a little further."""
    fits = {f"N = {n}": Call(polynomial.fit, {**XY, "terms": n}).run() for n in (3, 6)}
    sampled = {n: curves.sample(one.coefficients, -3.0, 3.0) for n, one in fits.items()}
    words = {
        "x": say(overfitting.X),
        "y": say(overfitting.Y),
        "names": tuple(fits),
        "scale": "linear",
        "domain": (-8.0, 12.0),
    }
    told = ends({n: one.y for n, one in sampled.items()})
    tables = {
        "lines": pd.concat([stack({n: one.y}, one.x) for n, one in sampled.items()]),
        "points": pd.DataFrame(XY),
    }
    return Drawing("home_fit", lines, tables, words, say(home.FIT_ALT, ends=told))


def rates() -> Drawing:
    """The loss of the curve fit at a rate that crawls, the tutorial's, and one too large."""
    runs = {
        f"{rate:g}": Call(descent.run, {**XY, "terms": 6, "learning_rate": rate, "steps": 60}).run()
        for rate in (5e-6, 5e-4, 8e-4)
    }
    names = tuple(f"{say(overfitting.RATE)} {rate}" for rate in runs)
    words = {
        "x": say(overfitting.ITERATION),
        "y": say(overfitting.LOSS),
        "names": names,
        "scale": "log",
        "domain": None,
    }
    measured = dict(zip(names, runs.values(), strict=True))
    rows = pd.concat([stack({n: one.losses}, one.snapshot_steps) for n, one in measured.items()])
    told = ends({name: one.losses for name, one in measured.items()})
    tables = {"lines": rows, "points": pd.DataFrame({"x": [], "y": []})}
    return Drawing("home_rates", lines, tables, words, say(home.RATE_ALT, ends=told))


def slide() -> Drawing:
    """The tutorial's kernels, mean and sum, over ones: what the zeros at the edges do."""
    kernels = Call(named_kernels.bank, {"names": ("average", "sum"), "width": 3})
    ones = Call(signals.make, {"name": "ones", "length": 12})
    result = Call(convolution.convolve, {"signal": ones, "kernels": kernels}).run()
    names = tuple(say(convolution_words.SHORT[one]) for one in ("average", "sum"))
    rows = stack(dict(zip(names, result.output.T, strict=True)), result.positions)
    words = {
        "x": say(convolution_words.POSITION),
        "y": say(convolution_words.VALUE),
        "names": names,
        "scale": "linear",
        "domain": (0.0, 3.5),
    }
    tables = {"lines": rows, "points": rows[["x", "y"]]}
    return Drawing("home_slide", lines, tables, words, say(home.SLIDE_ALT))


def memory() -> Drawing:
    """How long an LSTM remembers an impulse at three forget biases, the tutorial's 0 first."""
    runs = {
        f"{say(rnn_words.FORGET_BIAS)} = {bias:g}": Call(
            echo.echo, {"forget_bias": bias, "length": 60}
        ).run()
        for bias in (0.0, 1.0, 3.0)
    }
    rows = [
        stack({name: one.lstm_left[one.at :]}, range(60 - one.at)) for name, one in runs.items()
    ]
    words = {
        "x": say(rnn_words.STEP),
        "y": say(rnn_words.LEFT),
        "names": tuple(runs),
        "scale": "linear",
        "domain": (0.0, 1.05),
    }
    tables = {"lines": pd.concat(rows), "points": pd.DataFrame({"x": [], "y": []})}
    steps = min(len(row) for row in rows) - 1
    told = ends({n: one.lstm_left[one.at : one.at + steps + 1] for n, one in runs.items()})
    alt_text = say(home.MEMORY_ALT, steps=steps, ends=told)
    return Drawing("home_memory", lines, tables, words, alt_text)


def starts() -> Drawing:
    """One network from four starts: what its training loss does."""
    found = Call(initialisation.compare).run()
    names = tuple(say(feedforward_words.START_NAMES[start]) for start in found.starts)
    losses = dict(zip(names, found.losses.T, strict=True))
    words = {
        "x": say(feedforward_words.STEP),
        "y": say(feedforward_words.LOSS),
        "names": names,
        "scale": "linear",
        "domain": (0.0, 0.8),
    }
    tables = {
        "lines": stack(losses, found.snapshot_steps),
        "points": pd.DataFrame({"x": [], "y": []}),
    }
    return Drawing("home_starts", lines, tables, words, say(home.START_ALT, ends=ends(losses)))


def batch() -> Drawing:
    """The batch that is needed on the way from a far place to the minimum."""
    samples = {"x": Call(batch_data.inputs), "y": Call(batch_data.targets)}
    found = Call(batch_size.needed, {**samples, "weights": (3.0, 1.0)}).run()
    return dataclasses.replace(direction.need(found), name="home_batch", alt=say(home.BATCH_ALT))


def butterfly() -> Drawing:
    """Two orbits of Lorenz's system that begin 1e-8 apart."""
    names = ("x(0) = 1", "x(0) = 1 + 1e-8")
    plan = {"system": "lorenz", "dt": 0.01, "steps": 3000}
    runs = [Call(integrate, plan | {"start": (x, 1.0, 1.0)}).run() for x in (1.0, 1.0 + 1e-8)]
    rows = stack(
        {n: one.states[::5, 0] for n, one in zip(names, runs, strict=True)}, runs[0].times[::5]
    )
    words = {
        "x": say(chaos_words.TIME),
        "y": say(chaos_words.X),
        "names": names,
        "scale": "linear",
        "domain": (-22.0, 22.0),
    }
    tables = {"lines": rows, "points": pd.DataFrame({"x": [], "y": []})}
    return Drawing("home_butterfly", lines, tables, words, say(home.BUTTERFLY_ALT))


def depths() -> Drawing:
    """What arrives of a gradient in 30 layers: sigmoid without and with BatchNorm, relu with it."""
    nets = {
        f"sigmoid, {say(batchnorm_words.WITHOUT)}": {"activation": "sigmoid"},
        f"sigmoid, {say(batchnorm_words.WITH)}": {"activation": "sigmoid", "batch_norm": True},
        f"relu, {say(batchnorm_words.WITH)}": {"activation": "relu", "batch_norm": True},
    }
    found = {
        name: Call(batchnorm.gradient_profile, {"depth": 30, "width": 128, **net}).run()
        for name, net in nets.items()
    }
    words = {
        "x": say(batchnorm_words.LAYER),
        "y": say(batchnorm_words.GRADIENT),
        "names": tuple(found),
        "scale": "log",
        "domain": None,
    }
    tables = {
        "lines": stack({n: one.gradient_norms for n, one in found.items()}, range(1, 31)),
        "points": pd.DataFrame({"x": [], "y": []}),
    }
    told = ends({n: one.gradient_norms[:1] for n, one in found.items()})
    return Drawing("home_depths", lines, tables, words, say(home.DEPTH_ALT, starts=told))


PICTURES: dict[str, Callable[[], Drawing]] = {
    "convolution": slide,
    "feedforward": starts,
    "rnn": memory,
    "overfitting": fit,
    "batch-size": batch,
    "learning-rate": rates,
    "batchnorm": depths,
    "chaos": butterfly,
}
