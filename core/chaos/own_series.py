"""Rebuild an attractor from measured numbers: one column unfolded by delays, or three columns.

The network learns from the first four fifths; the rest is forecast, from starts spread over it.
Without an exponent there are no Lyapunov times, so the horizon is counted in points.

Array sizes: time; dimensions; starts; ahead (points of a forecast).

Sources: as ``core.chaos.embedding`` and ``core.chaos.reconstruct``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.array_checks import finite_array
from core.chaos import forecasting
from core.chaos.baselines import baseline
from core.chaos.embedding import Embedding, embed
from core.chaos.free_models import Free
from core.chaos.reconstruct import Plan, train, valid_prediction_time
from core.chaos.series import ROOM, checked_series
from core.chaos.trajectories import observe
from core.checks import MAX_POINTS, Numbers
from core.errors import InputError

# Defaults of settings that several functions here have.
DIMENSIONS = 3

LEARNED = 0.8  # share of the points to learn from
MIN_LENGTH = 300  # points; the last fifth must have room for starts and their futures
MOST_STARTS = 50
MOST_AHEAD = 400  # points
CONTEXT = 8  # points up to a start: the widest window
LONG = 1_500  # points of the free run that shows the rebuilt attractor


@dataclass(frozen=True)
class Unfolded:
    """A stage of a rebuilt series; the forecasts are of the network as trained so far."""

    step: int
    steps: int
    losses: Float[np.ndarray, " step"]
    embedding: Embedding | None  # None: three columns were given
    vectors: Float[
        np.ndarray, "time dimensions"
    ]  # the points that are learned from, and the truth after them
    forecast: Float[np.ndarray, "starts ahead dimensions"]
    truth: Float[np.ndarray, "starts ahead dimensions"]
    valid: Float[np.ndarray, " starts"]  # points until the error exceeds 0.4
    polynomial_valid: Float[np.ndarray, " starts"]  # the same of a cubic map, as a comparison
    learned: int  # how many vectors the network learns from
    run: Float[
        np.ndarray, "long dimensions"
    ]  # of the trained network, from the first start; before that empty

    @property
    def median(self) -> float:
        """The median horizon, in points."""
        return float(np.median(self.valid))

    @property
    def polynomial_median(self) -> float:
        """The median horizon of the cubic map, in points."""
        return float(np.median(self.polynomial_valid))


def one_coordinate(
    system: str = "lorenz", points: int = 8_000, noise: float = 0.0, seed: int = 0
) -> Float[np.ndarray, " time"]:
    """Returns only x of a system, as if nothing else could be measured.

    Raises InputError: what ``trajectories.observe`` raises.

    >>> one_coordinate(points=300).shape
    (300,)
    """
    return observe(system, points, noise, seed).states[:, 0]


def thinning(rows: int) -> tuple[int, int]:
    """Returns n such that every n-th row is used and ROOM is enough, and how many rows that leaves.

    >>> thinning(20_000), thinning(20_001)
    ((1, 20000), (2, 10001))
    """
    every = max(1, -(-rows // ROOM))
    return every, -(-rows // every)


def _column(given: Numbers) -> Float[np.ndarray, " time"]:
    """Returns a column as finite numbers, thinned where it is longer than ROOM."""
    values = finite_array("series", given, ("time",), MAX_POINTS)
    return values[:: thinning(len(values))[0]]


def unfolded(
    series: Numbers,
    second: Numbers | None = None,
    third: Numbers | None = None,
    dimensions: int = DIMENSIONS,
    delay: int = 0,
) -> tuple[Float[np.ndarray, "time dimensions"], Embedding | None]:
    """Returns the vectors to learn from: three columns side by side, or one unfolded by delays.

    ``delay`` 0 takes the first minimum of the mutual information. Of a series longer than ROOM
    every second, third, ... row is used.

    Raises InputError: one_column_or_three; columns_differ; array_too_long; what
    ``embedding.embed`` raises.

    >>> unfolded(np.sin(np.arange(400.0) / 9), delay=5)[0].shape
    (390, 3)
    """
    if (second is None) != (third is None):
        raise InputError("one_column_or_three", given=2)
    if second is None or third is None:
        given = checked_series(_column(series), MIN_LENGTH)
        embedding = embed(given[:, 0], dimensions, delay or None)
        return embedding.vectors, embedding
    given = (series, second, third)
    sizes = [np.size(column) for column in given]
    if len(set(sizes)) > 1:
        raise InputError("columns_differ", sizes=", ".join(map(str, sizes)))
    columns = [_column(column) for column in given]
    return checked_series(np.stack(columns, axis=1), MIN_LENGTH), None


def rebuild_series(
    plan: Plan,
    series: Numbers,
    second: Numbers | None = None,
    third: Numbers | None = None,
    dimensions: int = DIMENSIONS,
    delay: int = 0,
) -> Iterator[Unfolded]:
    """Yields the stages in which a measured series is rebuilt, every CHUNK training steps.

    Raises InputError: what ``unfolded`` and ``reconstruct.train`` raise; trajectory_length.

    >>> wave = np.sin(np.arange(600.0) / 9) + np.sin(np.arange(600.0) / 5)
    >>> *_, last = rebuild_series(Plan(steps=200), wave)
    >>> last.learned, last.embedding.vectors.shape[1], last.valid.shape
    (460, 3, (50,))
    """
    vectors, embedding = unfolded(series, second, third, dimensions, delay)
    learned = int(LEARNED * len(vectors))
    ahead = min(MOST_AHEAD, (len(vectors) - learned) // 2)
    if ahead < 1:
        raise InputError("trajectory_length", given=len(vectors), minimum=MIN_LENGTH, maximum=ROOM)
    models = train(plan, vectors[:learned])
    yield from _unfolding(plan, vectors, embedding, learned, ahead, models)


def _free_runs(
    model: Free, context: Float[np.ndarray, "starts context dimensions"], ahead: int
) -> Float[np.ndarray, "starts ahead dimensions"]:
    """Returns the points after each start, cut from runs of MOST_STARTS and MOST_AHEAD.

    Series of different lengths need different numbers of both, and each new shape compiles anew.
    """
    filled = np.resize(context, (MOST_STARTS, *context.shape[1:]))
    return forecasting.free_run(model, filled, MOST_AHEAD)[: len(context), :ahead]


def _unfolding(plan, vectors, embedding, learned, ahead, models) -> Iterator[Unfolded]:
    last = len(vectors) - ahead
    count = min(MOST_STARTS, last - learned)
    starts = np.linspace(learned, last, count).astype(int)
    context = vectors[starts[:, None] + np.arange(-CONTEXT, 0)]
    truth = vectors[starts[:, None] + np.arange(ahead)]
    fitted = _free_runs(baseline("nvar3", vectors[:learned]), context, ahead)
    polynomial_valid = valid_prediction_time(fitted, truth, 1.0, 1.0)
    for model in models:
        runs = _free_runs(model, context, ahead)
        yield Unfolded(
            step=model.step,
            steps=plan.steps,
            losses=model.losses,
            embedding=embedding,
            vectors=vectors,
            forecast=runs,
            truth=truth,
            valid=valid_prediction_time(runs, truth, 1.0, 1.0),
            polynomial_valid=polynomial_valid,
            learned=learned,
            run=forecasting.free_run(model, context[:1], LONG)[0]
            if model.step >= plan.steps
            else vectors[:0],
        )
