"""One compiled call trains many deep networks at once, with and without BatchNorm.

A layer computes u = h W, then f(gamma (u - mean u) / sqrt(var u + e) + beta) with BatchNorm and
f(u + beta) without. Networks of one depth are one more axis of the arrays; all see the same
batches. All arrays have room for LAYERS layers, so that another rate or depth needs no new
compilation. The backward pass computes each layer once more, so that only the layers' inputs are
kept.

Array sizes: layers (LAYERS, zero above a network's depth); networks (those of one depth, in a row);
batch; width (WIDTH).

Source: Ioffe and Szegedy, Batch Normalization (ICML 2015).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.direct import ACTIVATE
from core.mean_field import EPSILON, SCALES

LAYERS = 30  # room for hidden layers
WIDTH = 16  # units of a hidden layer
STRETCH = 10  # steps of one compiled call; with four depths about 0.2 s


def first_weights(activation: str, seed: int) -> list[Float[np.ndarray, ...]]:
    """Returns one network: W [layers, width, width], gamma, beta [layers, 1, width], readout, bias.

    W is He's for relu, Xavier's for the others. The two inputs enter by the first two rows of the
    first W. A shallower network has the first layers of a deeper one.

    >>> [part.shape for part in first_weights("tanh", 0)]
    [(30, 16, 16), (30, 1, 16), (30, 1, 16), (16, 2), (1, 2)]
    """
    rng = np.random.default_rng(seed)
    fan_in = np.array([2] + [WIDTH] * (LAYERS - 1))[:, None, None]
    weights = rng.normal(size=(LAYERS, WIDTH, WIDTH)) * SCALES[activation] / np.sqrt(fan_in)
    gamma, beta = np.ones((LAYERS, 1, WIDTH)), np.zeros((LAYERS, 1, WIDTH))
    readout = rng.normal(size=(WIDTH, 2)) / np.sqrt(WIDTH)
    return [weights, gamma, beta, readout, np.zeros((1, 2))]


def layer_outputs(f: Any, parameters: list, h: Any, batch_norm: Any) -> Any:
    """Returns f(gamma (u - mean u) / sqrt(var u + e) + beta), or f(u + beta), with u = h W.

    One layer of all networks; mean and variance go over the batch, e is EPSILON.

    Shapes: ``h`` and the result [networks, batch, width]; ``parameters`` W [networks, width,
    width], gamma and beta [networks, 1, width]; ``batch_norm`` [networks, 1, 1], true for the first
    formula.

    >>> parameters = [tf.ones((1, 1, 1)), tf.ones((1, 1, 1)), tf.zeros((1, 1, 1))]
    >>> h, batch_norm = tf.constant([[[1.0], [3.0]]]), tf.constant([[[True]]])
    >>> layer_outputs(tf.nn.relu, parameters, h, batch_norm).numpy().round(2).tolist()
    [[[0.0], [1.0]]]
    """
    weights, gamma, beta = parameters
    u = h @ weights
    centred = u - tf.reduce_mean(u, 1, keepdims=True)
    variance = tf.reduce_mean(centred**2, 1, keepdims=True)
    u = tf.where(batch_norm, gamma * centred * tf.math.rsqrt(variance + EPSILON), u)
    return f(u + beta)


def losses_and_gradients(f: Any, weights: list, depth: Any, batch_norm: Any, x: Any, labels: Any):
    """Returns each network's mean cross-entropy, [networks], and its gradients by ``weights``.

    The backward loop computes each layer once more, from its input. The gradients have the shapes
    of ``weights``, and are zero for layers above ``depth``.

    Shapes: ``weights`` W [layers, networks, width, width], gamma and beta [layers, networks, 1,
    width], readout [networks, width, 2], bias [networks, 1, 2]; ``depth`` a scalar; ``batch_norm``
    [networks, 1, 1]; ``x`` [batch, width]; ``labels`` [batch], 0 or 1.
    """
    *layers, readout, bias = weights
    h = tf.tile(x[None], [readout.shape[0], 1, 1])
    inputs = tf.TensorArray(tf.float32, LAYERS, element_shape=h.shape)

    def forward(layer, h, inputs):
        parameters = [array[layer] for array in layers]
        return layer + 1, layer_outputs(f, parameters, h, batch_norm), inputs.write(layer, h)

    _, h, inputs = tf.while_loop(lambda layer, *_: layer < depth, forward, (0, h, inputs))
    logits = h @ readout + bias
    targets = tf.tile(tf.one_hot(labels, 2)[None], [readout.shape[0], 1, 1])
    losses = tf.nn.softmax_cross_entropy_with_logits(targets, logits)
    slope = (tf.nn.softmax(logits) - targets) / tf.cast(tf.shape(labels)[0], tf.float32)
    layer_inputs = inputs.stack()

    def backward(layer, gradient, rows):
        parameters, below = [array[layer] for array in layers], layer_inputs[layer]
        with tf.GradientTape() as tape:
            tape.watch([below, *parameters])
            above = layer_outputs(f, parameters, below, batch_norm)
        gradient, *slopes = tape.gradient(above, [below, *parameters], output_gradients=gradient)
        rows = [row.write(layer, slope) for row, slope in zip(rows, slopes, strict=True)]
        return layer - 1, gradient, rows

    rows = [tf.TensorArray(tf.float32, LAYERS, element_shape=w.shape[1:]) for w in layers]
    gradient = tf.matmul(slope, readout, transpose_b=True)
    _, _, rows = tf.while_loop(lambda layer, *_: layer >= 0, backward, (depth - 1, gradient, rows))
    last = [tf.matmul(h, slope, transpose_a=True), tf.reduce_sum(slope, 1, keepdims=True)]
    return tf.reduce_mean(losses, 1), [*(row.stack() for row in rows), *last]


@tf.function(jit_compile=True, autograph=False)
def descend(activation: str, weights, depth, batch_norm, rate, x, labels, first):
    """Returns weights, mean losses and gradient norms of W after STRETCH steps w <- w - rate dL/dw.

    Losses are [networks], gradient norms, those of the last step, [layers, networks].

    Shapes: ``weights``, ``depth`` and ``batch_norm`` as in ``losses_and_gradients``; ``rate``
    [networks, 1, 1]; ``x`` [batches, batch, width]; ``labels`` [batches, batch]; ``first`` a
    scalar, the number of steps done before.
    """
    f = ACTIVATE[activation]

    def step(k, weights, total, norms):
        at = (first + k) % x.shape[0]  # gathered, since XLA compiles a slice anew for each start
        batch, classes = tf.gather(x, at), tf.gather(labels, at)
        losses, slopes = losses_and_gradients(f, weights, depth, batch_norm, batch, classes)
        norms = tf.sqrt(tf.reduce_sum(slopes[0] ** 2, [2, 3]))
        weights = [w - rate * slope for w, slope in zip(weights, slopes, strict=True)]
        return k + 1, weights, total + losses / STRETCH, norms

    networks = rate.shape[0]
    start = (0, list(weights), tf.zeros(networks), tf.zeros((LAYERS, networks)))
    _, weights, losses, norms = tf.while_loop(lambda k, *_: k < STRETCH, step, start)
    return weights, losses, norms
