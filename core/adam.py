"""Adam divides the running mean of the gradient by the root of the running mean of its square.

    m <- beta1 m + (1 - beta1) g,    v <- beta2 v + (1 - beta2) g^2,
    w <- w - rate sqrt(1 - beta2^n) / (1 - beta1^n)  m / (sqrt(v) + tiny),    n = 1, 2, ...

Both means start from zero; the powers of the betas correct for that, so that the first step has the
length of the rate, whatever the length of the gradient. This is the form for compiled loops in
float32; ``core.optimisers`` follows the same rule on a surface.

Source: Kingma and Ba, Adam (ICLR 2015), in the order at the end of section 2, as Keras has it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

BETA_1, BETA_2 = 0.9, 0.999  # of the two running means, as in the source
TINY = 1e-7  # as in Keras; the source has 1e-8, below float32's resolution


def adam(rate: Any, count: Any, w: Any, m: Any, v: Any, g: Any) -> tuple[Any, Any, Any]:
    """Returns w, m and v after step number ``count`` with the gradient g; the first step is 1.

    >>> w, m, v = adam(0.5, 1, *(tf.constant([x]) for x in (1.0, 0.0, 0.0, 20.0)))
    >>> w.numpy().round(3), m.numpy(), v.numpy().round(3)
    (array([0.5], dtype=float32), array([2.], dtype=float32), array([0.4], dtype=float32))
    """
    n = tf.cast(count, tf.float32)
    m = BETA_1 * m + (1 - BETA_1) * g
    v = BETA_2 * v + (1 - BETA_2) * g * g
    pace = rate * tf.sqrt(1 - BETA_2**n) / (1 - BETA_1**n)
    return w - pace * m / (tf.sqrt(v) + TINY), m, v


def fresh(weights: list[Float[np.ndarray, ...]]) -> tuple:
    """Returns the state before the first step: no step done, the weights, m and v zero.

    >>> done, weights, first, second = fresh([np.ones(2)])
    >>> int(done), first[0].numpy()
    (0, array([0., 0.], dtype=float32))
    """
    tensors = [tf.constant(w, tf.float32) for w in weights]
    return tf.constant(0), tensors, *([tf.zeros_like(w) for w in tensors] for _ in range(2))


def stepped(rate: Any, state: tuple, slopes: list) -> tuple:
    """Returns a state as ``fresh`` makes it, after one more step of ``adam`` for all weights."""
    done, *parts = state
    updated = [adam(rate, done + 1, *each) for each in zip(*parts, slopes, strict=True)]
    return done + 1, *(list(part) for part in zip(*updated, strict=True))
