"""Small problems that show what a network can and cannot do: points in a plane, and waves.

    blobs    two clouds                       one straight line parts them
    xor      four quarters, crosswise         no straight line does (Minsky and Papert 1969)
    circles  a disc inside a ring             no straight line does
    spirals  two arms, one turn and a half    the hardest (Lang and Witbrock 1988)
    waves    sine, square and sawtooth of random phase and 1 to 3 periods, with noise

All classes are equally frequent; inputs are about 1 in size; the order is random.

Array sizes: examples; time (LENGTH samples of a wave).

Sources: Minsky and Papert, Perceptrons (1969); Lang and Witbrock, Learning to tell two spirals
apart (1988); the sets of the TensorFlow Playground (Smilkov and Carter 2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core.checks import one_of, real_number, whole_number
from core.seeds import MAX_SEED
from core.waves import wave

PLANES = ("circles", "xor", "blobs", "spirals")
WAVES = ("sine", "square", "sawtooth")
PROBLEMS = (*PLANES, "waves")
LENGTH = 64  # samples of a wave; three periods still have 21 each
MAX_EXAMPLES = 2048
MAX_NOISE = 1.0  # standard deviation; the size of the signal itself
TURNS = 1.5  # of each spiral


@dataclass(frozen=True)
class Problem:
    """Inputs with the class of each."""

    inputs: Float[np.ndarray, "examples ..."]  # [examples, 2] or [examples, time, 1]
    labels: Int[np.ndarray, " examples"]  # from 0
    # Weight of each example in what is measured; their sum is 1. None: all count alike
    shares: Float[np.ndarray, " examples"] | None = None

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return int(self.labels.max()) + 1


def _plane(kind: str, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Points [examples, 2] of class 0 and class 1, without noise."""
    n, is_one = len(labels), labels == 1
    if kind == "xor":
        x = rng.uniform(0.1, 1.0, (n, 2)) * rng.choice([-1.0, 1.0], (n, 1))
        return x * np.column_stack([np.where(is_one, -1.0, 1.0), np.ones(n)])
    if kind == "blobs":
        return np.where(is_one, 0.5, -0.5)[:, None] + rng.normal(0.0, 0.15, (n, 2))
    along = np.sqrt(rng.uniform(0.0, 1.0, n))
    if kind == "circles":
        radius = np.where(is_one, 0.5 * along, rng.uniform(0.7, 1.0, n))
        angle = rng.uniform(0.0, 2 * np.pi, n)
    else:
        radius = 0.1 + 0.9 * along
        angle = 2 * np.pi * TURNS * along + np.pi * labels
    return radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])


def _waves(labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Signals [examples, LENGTH] without noise."""
    periods = rng.uniform(1.0, 3.0, (len(labels), 1))
    phase = rng.uniform(0.0, 1.0, (len(labels), 1)) + periods * np.arange(LENGTH) / LENGTH
    return np.choose(labels[:, None], [wave(kind, phase) for kind in WAVES])


def make(kind: str = "circles", examples: int = 256, noise: float = 0.1, seed: int = 0) -> Problem:
    """Returns examples of a problem; the same seed gives the same examples.

    ``noise``: standard deviation of what is added to every input.

    Raises InputError: unknown_choice; not_a_whole_number, not_a_number, out_of_range.

    >>> make("waves", 6).inputs.shape, make("xor", 4).labels.tolist()
    ((6, 64, 1), [0, 0, 1, 1])
    """
    one_of("problem", kind, PROBLEMS)
    examples = whole_number("examples", examples, 2, MAX_EXAMPLES)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    rng = np.random.default_rng(whole_number("seed", seed, 0, MAX_SEED))
    classes = len(WAVES) if kind == "waves" else 2
    labels = rng.permutation(np.arange(examples) % classes)
    clean = _waves(labels, rng)[..., None] if kind == "waves" else _plane(kind, labels, rng)
    return Problem(clean + rng.normal(0.0, 1.0, clean.shape) * noise, labels)
