"""Inputs that show what a recurrent network remembers: impulses, a step, a sine, noise.

Array size: time.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core.checks import one_of, whole_number
from core.seeds import MAX_SEED
from core.sequence_arrays import MAX_TIME

STIMULI = ("impulse", "two", "step", "sine", "noise")
PERIOD = 20  # steps of the sine


def make(name: str, length: int = 40, seed: int = 0) -> Float[np.ndarray, " time"]:
    """Returns a stimulus of ``length`` values.

    ``impulse``: 1, then 0; ``two``: 1 at the first step and -1 in the middle; ``step``: 0, then 1
    from the middle on; ``sine``: of period 20; ``noise``: standard normal, drawn by ``seed``.

    Raises InputError: unknown_choice; not_a_whole_number, out_of_range (length, seed).

    >>> make("two", 4)
    array([ 1.,  0., -1.,  0.])
    """
    length = whole_number("length", length, 1, MAX_TIME)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    t = np.arange(length)
    middle = length // 2
    if name == "noise":
        return np.random.default_rng(seed).standard_normal(length)
    shapes = {
        "impulse": (t == 0) * 1.0,
        "two": (t == 0) * 1.0 - (t == middle) * (length > 1),
        "step": (t >= middle) * 1.0,
        "sine": np.sin(2 * np.pi * t / PERIOD),
    }
    one_of("stimulus", name, STIMULI)
    return shapes[name]
