"""One stack of layers, built by three libraries, is one function: outputs and gradients agree.

The tutorial builds a network directly from operations, with slim, and with Keras. Here all three
have the same weights, so they differ only by the rounding of float32, 6e-8 a number.

Array sizes: batch; output (shape of the last layer); apis (3, in the order of APIS).

Sources: documentation of TensorFlow, tf-slim and Keras; IEEE 754.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
from jaxtyping import Float

from core.checks import one_of
from core.direct import DirectNetwork
from core.functional import KerasNetwork
from core.slim import SlimNetwork
from core.stack import Layer, Step, resolve
from core.weights import first_weights

__all__ = ["Layer", "build", "compare"]

BUILDERS = {"direct": DirectNetwork, "slim": SlimNetwork, "keras": KerasNetwork}
APIS = tuple(BUILDERS)
Network: TypeAlias = DirectNetwork | SlimNetwork | KerasNetwork
BATCH = 2  # examples that the builders are compared on
# Size of inputs and targets; it keeps outputs and gradients near 1, where 1e-6 is rounding
AMPLITUDE = 0.25
WAVES = 3  # periods of the sine, which is the first example


@dataclass(frozen=True)
class Pair:
    """Two builders, and the largest differences between their numbers."""

    first: str
    second: str
    output_difference: float
    gradient_difference: float


@dataclass(frozen=True)
class Comparison:
    """One stack as all builders compute it."""

    steps: tuple[Step, ...]
    parameters: int
    pairs: tuple[Pair, ...]
    largest_output: float
    largest_gradient: float
    names: dict[str, tuple[str, ...]]  # api -> its names of the variables, in the same order
    example: Float[np.ndarray, "*input"]  # the first of the batch: a sine
    outputs: Float[np.ndarray, "apis ..."]  # for that example

    @property
    def output_difference(self) -> float:
        """The largest difference of outputs in any pair."""
        return max(pair.output_difference for pair in self.pairs)

    @property
    def gradient_difference(self) -> float:
        """The largest difference of gradients in any pair."""
        return max(pair.gradient_difference for pair in self.pairs)


def build(layers: Any, input_shape: Any, api: str = "direct", seed: int = 0) -> Network:
    """Returns the network of a stack, made by one of APIS; the same seed gives the same weights.

    ``layers``: Layer, or tuples of its fields. ``input_shape``: (time, channels) or (inputs,).

    Raises InputError: unknown_choice, and what ``stack.resolve`` raises.

    >>> layers = [Layer("flatten"), Layer("dense", 2, activation="tanh", name="out")]
    >>> network = build(layers, (5, 1), api="keras")
    >>> network(np.zeros((4, 5, 1))).shape, network.parameters, list(network.variables)
    ((4, 2), 12, ['out/kernel', 'out/bias'])
    """
    one_of("api", api, APIS)
    steps = resolve(layers, input_shape)
    return BUILDERS[api](steps, first_weights(steps, seed))


def example_batch(input_shape: tuple[int, ...], seed: int) -> Float[np.ndarray, "batch ..."]:
    """Returns a batch of normal random numbers with standard deviation AMPLITUDE, and a sine first.

    >>> example_batch((8, 2), seed=0).shape
    (2, 8, 2)
    """
    batch = AMPLITUDE * np.random.default_rng(seed).normal(size=(BATCH, *input_shape))
    phase = 2 * np.pi * WAVES * np.arange(input_shape[0]) / input_shape[0]
    batch[0] = AMPLITUDE * np.sin(phase).reshape(-1, *[1] * (len(input_shape) - 1))
    return batch.astype(np.float32)


def compare(layers: Any, input_shape: Any, seed: int = 0) -> Comparison:
    """Returns how far the three builders are apart on a batch, forwards and backwards.

    Gradients are those of mean (output - target)^2 with random targets.

    Raises InputError: what ``build`` raises.

    >>> layers = [Layer("conv1d", 2, 3, name="a"), Layer("conv1d", 1, 3, "tanh", name="b")]
    >>> result = compare(layers, (50, 1))
    >>> max(max(pair.output_difference, pair.gradient_difference) for pair in result.pairs) < 1e-6
    True
    >>> result.names["slim"]
    ('a/weights', 'a/biases', 'b/weights', 'b/biases')
    """
    networks = {api: build(layers, input_shape, api, seed) for api in APIS}
    steps = networks[APIS[0]].steps
    batch = example_batch(steps[0].input_shape, seed)
    noise = np.random.default_rng(seed + 1).normal(size=(BATCH, *steps[-1].output_shape))
    targets = AMPLITUDE * noise
    outputs = {api: network(batch) for api, network in networks.items()}
    gradients = {
        api: list(network.gradients(batch, targets).values()) for api, network in networks.items()
    }
    pairs = [
        Pair(a, b, _difference([outputs[a]], [outputs[b]]), _difference(gradients[a], gradients[b]))
        for a, b in combinations(APIS, 2)
    ]
    return Comparison(
        steps=steps,
        parameters=networks[APIS[0]].parameters,
        pairs=tuple(pairs),
        largest_output=float(np.abs(outputs["direct"]).max()),
        largest_gradient=max((float(np.abs(g).max()) for g in gradients["direct"]), default=0.0),
        names={api: tuple(network.variables) for api, network in networks.items()},
        example=batch[0],
        outputs=np.stack([outputs[api][0] for api in APIS]),
    )


def _difference(first: list[np.ndarray], second: list[np.ndarray]) -> float:
    """The largest difference; 0 for a stack without weights, which has no gradients."""
    differences = [float(np.abs(a - b).max()) for a, b in zip(first, second, strict=True)]
    return max(differences, default=0.0)
