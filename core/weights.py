"""The first weights of a stack, drawn once so that every builder starts from the same numbers.

Weights are uniform on +-sqrt(6 / (fan_in + fan_out)). This keeps the variance of signals (forwards)
and of gradients (backwards) about the same from layer to layer. fan_in and fan_out count the inputs
and outputs that meet in one weight matrix, kernel width included.

Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
networks (AISTATS 2010), eq. 16.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float

from core.checks import as_floats, whole_number
from core.errors import InputError
from core.seeds import MAX_SEED
from core.stack import Step

BIAS = 0.1  # largest first bias; with zeros, a builder that loses a bias would go unnoticed


@dataclass(frozen=True)
class Weights:
    """The set of weights that one name of a stack stands for."""

    weight: Float[np.ndarray, "*shape"]  # [width, channels, features] or [inputs, features]
    bias: Float[np.ndarray, " features"]


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """Returns fan_in and fan_out of weights [width, channels, features] or [inputs, features].

    >>> fans((3, 2, 5)), fans((4, 7))
    ((6, 15), (4, 7))
    """
    width = int(np.prod(shape[:-2]))
    return width * shape[-2], width * shape[-1]


def glorot(rng: np.random.Generator, shape: tuple[int, ...]) -> Float[np.ndarray, "*shape"]:
    """Returns weights drawn uniformly from +-sqrt(6 / (fan_in + fan_out)).

    >>> bool(abs(glorot(np.random.default_rng(0), (3, 50, 50))).max() <= (6 / 300) ** 0.5)
    True
    """
    limit = np.sqrt(6.0 / sum(fans(shape)))
    return rng.uniform(-limit, limit, shape)


def first_weights(steps: Sequence[Step], seed: int) -> dict[str, Weights]:
    """Returns name -> weights, drawn from ``seed`` in the order of the stack.

    Raises InputError: not_a_whole_number, out_of_range (seed).

    >>> from core.stack import Layer, resolve
    >>> first_weights(resolve([Layer("dense", 2, name="out")], (3,)), seed=0)["out"].weight.shape
    (3, 2)
    """
    rng = np.random.default_rng(whole_number("seed", seed, 0, MAX_SEED))
    return {
        step.name: Weights(
            glorot(rng, step.weight_shape).astype(np.float32),
            rng.uniform(-BIAS, BIAS, step.weight_shape[-1]).astype(np.float32),
        )
        for step in steps
        if step.owns_weights
    }


def checked_batch(batch: Any, input_shape: tuple[int, ...]) -> Float[np.ndarray, "batch ..."]:
    """Returns the batch [batch, *input_shape] as float32.

    Raises InputError: not_numbers, wrong_batch, batch_not_finite.

    >>> checked_batch([[1, 2]], (2,)).shape
    (1, 2)
    """
    given = as_floats(batch)
    if given is None:
        raise InputError("not_numbers", column="examples_given")
    with np.errstate(over="ignore"):  # numbers too large for float32 become infinite
        values = given.astype(np.float32)
    if values.ndim == 0 or values.shape[0] == 0 or values.shape[1:] != tuple(input_shape):
        shape = ["batch", *input_shape]
        raise InputError("wrong_batch", given=list(values.shape), wanted=shape)
    if not np.isfinite(values).all():
        raise InputError("batch_not_finite")
    return values
