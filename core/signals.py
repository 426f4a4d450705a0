"""Signals that show what a kernel does: a constant, a step, a noisy sine, a chirp.

Array size: time.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core.checks import Numbers, one_of, points, whole_number
from core.seeds import MAX_SEED

PERIOD = 50  # samples of the sine
NOISE = 0.4  # standard deviation on top of the sine, whose amplitude is 1
SIGNALS = ("ones", "step", "sine", "chirp")
MAX_LENGTH = 100_000  # samples


def make(name: str = "ones", length: int = 1000, seed: int = 0) -> Float[np.ndarray, " time"]:
    """Returns a signal of ``length`` samples.

    ``ones``; ``step``: 0, then 1 from the middle on; ``sine``: of period 50, with noise drawn with
    ``seed``; ``chirp``: sin(pi t^2 / (2 length)), whose frequency t / (2 length) grows evenly from
    0 to 1/2 period per sample, the highest possible.

    Raises InputError: unknown_choice; not_a_whole_number, out_of_range (length, seed).

    >>> make("step", 5)
    array([0., 0., 1., 1., 1.])
    """
    one_of("signal", name, SIGNALS)
    length = whole_number("length", length, 1, MAX_LENGTH)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    t = np.arange(length)
    if name == "ones":
        return np.ones(length)
    if name == "step":
        return (t >= length // 2).astype(float)
    if name == "sine":
        noise = np.random.default_rng(seed).standard_normal(length)
        return np.sin(2 * np.pi * t / PERIOD) + NOISE * noise
    return np.sin(np.pi * t**2 / (2 * length))


def channels(first: Numbers, second: Numbers) -> Float[np.ndarray, "time two"]:
    """Returns two signals of the same length as the two channels of one signal.

    Raises InputError: what ``checks.points`` raises.

    >>> channels([1, 2], [3, 4])
    array([[1., 3.],
           [2., 4.]])
    """
    return np.stack(points(first, second, ("signal", "second signal")), axis=1)
