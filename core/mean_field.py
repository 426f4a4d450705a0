"""Mean-field theory: the factor by which one wide random layer multiplies a gradient.

In a wide layer with weights of variance w^2 / width, the pre-activations z are normal numbers of
some variance s^2, whatever the activation. Let f be the activation, x a normal number of variance 1
and h the input of the layer:

    without BatchNorm  s^2 = w^2 E[h^2],            factor^2 = w^2 E[f'(s x)^2]
    with BatchNorm     s^2 = v / (v + e) ~ 1,       factor^2 = w^2 E[f'(s x)^2] / (v + e),

v = w^2 Var[h] over the batch, e = BatchNorm's epsilon. With BatchNorm w cancels: there is nothing
to tune. For relu E[f'^2] = 1/2 and Var[f] = 1/2 - 1/(2 pi), so that factor^2 = pi / (pi - 1). A
residual connection adds 1 to factor^2, and lets E[h^2] and Var[h] grow from layer to layer.

The theory holds in the limit of infinite width and batch; finite layers scatter about it. It
assumes that the weights of the backward pass are independent of the signals. For relu with residual
connections they are not, and there the gradient grows faster than predicted. Array size: depth.

Sources: Poole et al. (NIPS 2016); Schoenholz et al., Deep Information Propagation (ICLR 2017);
Yang et al., A Mean Field Theory of Batch Normalization (ICLR 2019); He et al. (ICCV 2015).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from jaxtyping import Float

from core.checks import one_of

EPSILON = 1e-3  # added to the variance, as in keras.layers.BatchNormalization
RELU_FACTOR = float(np.sqrt(np.pi / (np.pi - 1)))  # 1.211 a layer, relu behind BatchNorm
# in standard deviations; 1e-19 of the numbers lie beyond. An even count leaves out 0, relu's kink
NODES = np.linspace(-9.0, 9.0, 3600)
WEIGHTS = np.exp(-(NODES**2) / 2) / np.exp(-(NODES**2) / 2).sum()

Function = Callable[[np.ndarray], np.ndarray]


def sigmoid(z: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
    """Returns 1 / (1 + exp(-z)), without overflow.

    >>> sigmoid(np.array([0.0, -1e9])).tolist()
    [0.5, 0.0]
    """
    return 0.5 * (1.0 + np.tanh(0.5 * z))


# activation -> f and its slope f'
ACTIVATIONS: dict[str, tuple[Function, Function]] = {
    "relu": (lambda z: np.maximum(z, 0.0), lambda z: (z > 0.0).astype(float)),
    "tanh": (np.tanh, lambda z: 1.0 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1.0 - sigmoid(z))),
}
# weights of variance scale^2 / width: He's for relu, Xavier's for the others, in square layers
SCALES = {"relu": float(np.sqrt(2.0)), "tanh": 1.0, "sigmoid": 1.0}


def activation_named(name: str) -> tuple[Function, Function]:
    """Returns an activation and its slope. Raises InputError: unknown_choice.

    >>> activation_named("relu")[1](np.array([-2.0, 3.0])).tolist()
    [0.0, 1.0]
    """
    return ACTIVATIONS[one_of("activation", name, ACTIVATIONS)]


def mean(values: Float[np.ndarray, " nodes"]) -> float:
    """Returns E[g(x)], x normal with variance 1, from the values of g at the NODES.

    >>> round(mean(NODES**4), 9)
    3.0
    """
    return float(WEIGHTS @ values)


def layer_factors(
    depth: int, activation: str, batch_norm: bool, residual: bool, scale: float
) -> Float[np.ndarray, " depth"]:
    """Returns the factors of the layers 1 .. depth; the network's inputs are normal, variance 1.

    Raises InputError: unknown_choice.

    >>> layer_factors(3, "relu", False, False, 2**0.5).round(6).tolist()
    [1.0, 1.0, 1.0]
    >>> float(layer_factors(9, "relu", True, False, 1.0)[-1].round(2))
    1.21
    """
    f, slope = activation_named(activation)
    skip = 1.0 if residual else 0.0  # what the residual connection adds
    average, square, variance = 0.0, 1.0, 1.0  # of the layer's input h: E[h], E[h^2], Var[h]
    factors = []
    for _ in range(depth):
        v = scale**2 * (variance if batch_norm else square)
        divisor = v + EPSILON if batch_norm else 1.0
        z = np.sqrt(v / divisor) * NODES
        factors.append(np.sqrt(skip + scale**2 * mean(slope(z) ** 2) / divisor))
        first, second = mean(f(z)), mean(f(z) ** 2)
        square = skip * (square + 2 * average * first) + second
        variance = skip * variance + second - first**2
        average = skip * average + first
    return np.array(factors)
