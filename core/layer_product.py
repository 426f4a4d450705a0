"""In back-propagation each layer multiplies the gradient by p: after L layers p^L of it is left.

    p^L,    halved (for p > 1 doubled) after log 2 / |log p| layers

0.99^100 is still 37 %. A sigmoid's slope is s (1 - s), 1/4 at best: even then 10 layers leave only
one millionth. Gradients are kept in float32, whose numbers range from 1e-45 to 3.4e38.

Array size: depths (0, 1, ... layers).

Sources: Hochreiter, Untersuchungen zu dynamischen neuronalen Netzen (1991); Bengio, Simard and
Frasconi (IEEE Trans. Neural Networks 1994).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import real_number, whole_number

MIN_FACTOR, MAX_FACTOR = 0.1, 2.0  # a layer; 300 layers of each stay within float64
MAX_LAYERS = 300
SIGMOID_BEST = 0.25  # largest slope of the sigmoid, at 0


@dataclass(frozen=True)
class Product:
    """What is left of a gradient of 1 after 0, 1, ... layers."""

    exact: Float[np.ndarray, " depths"]  # p^depth
    float32: Float[np.ndarray, " depths"]  # multiplied step by step in float32
    sigmoid_best: Float[np.ndarray, " depths"]  # (1/4)^depth
    sigmoid_chain: Float[np.ndarray, " depths"]  # measured along a chain of sigmoid neurons
    half_depth: float  # layers that halve it, or for p > 1 double it; inf for p = 1
    float32_end: int | None  # first depth at which float32 holds 0 or inf

    @property
    def left(self) -> float:
        """What is left at the end."""
        return float(self.exact[-1])


def sigmoid_chain(layers: int) -> Float[np.ndarray, " depths"]:
    """Returns dh_l/dh_0 for l = 0 .. layers, where h_l = sigmoid(h_{l-1}) and h_0 = 0.

    Every weight is 1 and every bias 0. h converges to 0.659, where the slope is 0.2247.

    Raises InputError: not_a_whole_number, out_of_range.

    >>> sigmoid_chain(2).round(4).tolist()
    [1.0, 0.25, 0.0588]
    """
    layers = whole_number("layers", layers, 1, MAX_LAYERS)
    h, slopes = 0.0, [1.0]
    for _ in range(layers):
        h = 1.0 / (1.0 + np.exp(-h))
        slopes.append(h * (1.0 - h))
    return np.cumprod(slopes)


def layer_product(factor: float = 0.99, layers: int = 100) -> Product:
    """Returns what is left of a gradient that every layer multiplies by ``factor``.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (factor 0.1 to 2, layers 1 to
    300).

    >>> f"{layer_product(0.99, 100).left:.1%}", round(layer_product(0.99).half_depth)
    ('36.6%', 69)
    """
    factor = real_number("factor", factor, MIN_FACTOR, MAX_FACTOR)
    layers = whole_number("layers", layers, 1, MAX_LAYERS)
    depths = np.arange(layers + 1)
    with np.errstate(over="ignore", under="ignore"):
        steps = np.where(depths > 0, factor, 1.0).astype(np.float32)
        float32 = np.cumprod(steps, dtype=np.float32)
    out_of_range = np.flatnonzero((float32 == 0) | np.isinf(float32))
    rate = abs(np.log(factor))
    return Product(
        exact=factor ** depths.astype(float),
        float32=float32.astype(float),
        sigmoid_best=SIGMOID_BEST ** depths.astype(float),
        sigmoid_chain=sigmoid_chain(layers),
        half_depth=float(np.log(2) / rate) if rate else float("inf"),
        float32_end=int(out_of_range[0]) if out_of_range.size else None,
    )
