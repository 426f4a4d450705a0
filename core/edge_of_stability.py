"""The edge of stability: descent on a real network sharpens the loss until it is only just stable.

Around a point the loss is a bowl with Hessian H. Gradient descent shrinks in it only while the
largest eigenvalue of H, the *sharpness*, is below 2 / learning_rate: the bound of the curve fit. On
a network the sharpness is not fixed: it climbs while the loss falls, and then hovers at
2 / learning_rate, where the loss goes down in the long run although it rises on many steps.

The network is y = tanh(tanh(x A1 + b1) A2 + b2) A3 + b3, its loss the mean squared error at 20
points of a Chebyshev polynomial, its training full-batch gradient descent in float32. The sharpness
comes from power iteration v <- H v / |H v|; H v is the gradient of (gradient . v), so that H itself
is never formed.

Array sizes: parameters (all weights as one vector); points; steps; measurements.

Sources: Cohen, Kaur, Li, Kolter and Talwalkar, Gradient Descent on Neural Networks Typically Occurs
at the Edge of Stability (ICLR 2021; the Chebyshev task is theirs); Pearlmutter, Fast Exact
Multiplication by the Hessian (Neural Computation 1994).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core.checks import real_number, whole_number
from core.seeds import MAX_SEED

POINTS = 20  # of the polynomial, evenly spaced on [-1, 1], as in the source
MAX_WIDTH = 64  # units of a hidden layer; every width is padded to it, so none compiles anew
MAX_DEGREE = 8  # of the polynomial; beyond it 20 points are too few for its waves
MAX_STEPS = 200_000  # steps; about 15 s on one core
MIN_RATE, MAX_RATE = 1e-4, 10.0  # below: no sharpening within MAX_STEPS; above: overflows at once
MEASURE_EVERY = 25  # steps between two measurements of the sharpness
POWER_ITERATIONS = 10  # a measurement; each starts from the vector of the last measurement
FIRST_POWER_ITERATIONS = 200  # of the first measurement, which starts from a random vector
ROUNDING = 1e-6  # of a loss; a smaller rise is float32's rounding (resolution 6e-8, 20 points)
NEAR = 0.1  # of 2 / rate; a run that settles within it is at the edge of stability
SETTLED = 0.25  # share of a run that counts as its end
MEASUREMENTS = (
    32  # in one compiled call, 800 steps: about 0.1 s, so that a run stops soon after the button
)
CHUNK = MEASUREMENTS * MEASURE_EVERY  # steps
SHAPES = ((1, MAX_WIDTH), (MAX_WIDTH,), (MAX_WIDTH, MAX_WIDTH), (MAX_WIDTH,), (MAX_WIDTH, 1), (1,))
SIZES = [int(np.prod(shape)) for shape in SHAPES]


@dataclass(frozen=True)
class Plan:
    """The settings of one training run; the same plan gives the same run.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range.

    >>> Plan(learning_rate=0.05).stability_line
    40.0
    """

    learning_rate: float = 0.05  # 2 / 0.05 = 40, nearly three times the sharpness at the start
    steps: int = 12_000
    width: int = 32  # units in each of the two hidden layers
    degree: int = 4  # of the Chebyshev polynomial to learn
    seed: int = 0  # of the first weights

    def __post_init__(self) -> None:
        real_number("learning_rate", self.learning_rate, MIN_RATE, MAX_RATE)
        whole_number("steps", self.steps, 1, MAX_STEPS)
        whole_number("width", self.width, 1, MAX_WIDTH)
        whole_number("degree", self.degree, 1, MAX_DEGREE)
        whole_number("seed", self.seed, 0, MAX_SEED)

    @property
    def stability_line(self) -> float:
        """The sharpness at which this learning rate stops being stable: 2 / rate."""
        return 2.0 / self.learning_rate


@dataclass(frozen=True)
class Progress:
    """A run after ``step`` of ``steps`` steps; losses[k] is the loss after k of them."""

    step: int
    steps: int
    losses: Float[np.ndarray, " step"]  # mean squared error
    sharpness_steps: Int[np.ndarray, " measurements"]  # steps done when it was measured
    sharpness: Float[np.ndarray, " measurements"]  # largest eigenvalue of the Hessian
    stability_line: float  # 2 / rate
    arrival_step: int | None  # the first measurement at or above the line
    rises: int  # steps so far on which the loss rose
    overflowed: bool  # the loss after ``step`` steps is beyond float32, and training ended there
    inputs: Float[np.ndarray, " points"]
    targets: Float[np.ndarray, " points"]
    outputs: Float[np.ndarray, " points"]  # after ``step`` steps; nan after an overflow

    @property
    def settled(self) -> float:
        """The mean sharpness over the last SETTLED of the measurements."""
        return float(self.sharpness[-max(1, int(SETTLED * self.sharpness.size)) :].mean())

    @property
    def highest(self) -> float:
        """The largest sharpness that was measured."""
        return float(self.sharpness.max())

    @property
    def at_the_edge(self) -> bool:
        """Whether it settled at 2 / rate."""
        return abs(self.settled / self.stability_line - 1.0) <= NEAR and not self.overflowed


def chebyshev(degree: int) -> tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]]:
    """Returns x on [-1, 1] and T_degree(x) = cos(degree arccos x), the task.

    Raises InputError: not_a_whole_number, out_of_range.

    >>> x, y = chebyshev(2)
    >>> x[0], y[0].round(12)
    (np.float64(-1.0), np.float64(1.0))
    """
    degree = whole_number("degree", degree, 1, MAX_DEGREE)
    x = np.linspace(-1.0, 1.0, POINTS)
    return x, np.cos(degree * np.arccos(x))


def first_weights(
    plan: Plan,
) -> tuple[Float[np.ndarray, " parameters"], Float[np.ndarray, " parameters"]]:
    """Returns the weights before training, and a random vector to begin power iteration with.

    Matrices hold normal numbers of variance 1 / inputs, biases 0 (LeCun et al. 1998). Units beyond
    ``width`` get 0 in both: their gradient is 0, so they stay 0, as if they were not there.

    >>> weights, vector = first_weights(Plan(width=1))
    >>> int(np.count_nonzero(weights)), int(np.count_nonzero(vector))
    (3, 6)
    """
    rng = np.random.default_rng(plan.seed)
    live = [tuple(min(n, plan.width) for n in shape) for shape in SHAPES]
    weights, vector = [], []
    for shape, part in zip(SHAPES, live, strict=True):
        margin = [(0, n - m) for n, m in zip(shape, part, strict=True)]
        spread = part[0] ** -0.5 if len(part) == 2 else 0.0
        weights.append(np.pad(rng.normal(0.0, 1.0, part) * spread, margin).ravel())
        vector.append(np.pad(rng.normal(0.0, 1.0, part), margin).ravel())
    return np.concatenate(weights), np.concatenate(vector) / np.linalg.norm(np.concatenate(vector))


def network(parameters: tf.Tensor, inputs: tf.Tensor) -> tf.Tensor:
    """Returns the outputs [points, 1] of the network at inputs [points, 1].

    >>> float(network(tf.zeros(sum(SIZES)), tf.ones((1, 1)))[0, 0])
    0.0
    """
    parts = tf.split(parameters, SIZES)
    a1, b1, a2, b2, a3, b3 = (tf.reshape(p, s) for p, s in zip(parts, SHAPES, strict=True))
    return tf.tanh(tf.tanh(inputs @ a1 + b1) @ a2 + b2) @ a3 + b3


def loss_and_gradient(
    parameters: tf.Tensor, inputs: tf.Tensor, targets: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns the mean squared error and its gradient [parameters].

    >>> loss, gradient = loss_and_gradient(tf.zeros(sum(SIZES)), tf.ones((1, 1)), tf.ones((1, 1)))
    >>> float(loss), float(gradient[-1])  # only the last bias, b3, acts: (b3 - 1)^2
    (1.0, -2.0)
    """
    with tf.GradientTape() as tape:
        tape.watch(parameters)
        loss = tf.reduce_mean((network(parameters, inputs) - targets) ** 2)
    return loss, tf.convert_to_tensor(tape.gradient(loss, parameters))


def hessian_times(
    vector: tf.Tensor, parameters: tf.Tensor, inputs: tf.Tensor, targets: tf.Tensor
) -> tf.Tensor:
    """Returns H v [parameters]: the gradient of (gradient . v), for a fixed v.

    >>> v, x = tf.one_hot(sum(SIZES) - 1, sum(SIZES)), tf.ones((1, 1))
    >>> float(hessian_times(v, tf.zeros(sum(SIZES)), x, x)[-1])  # (b3 - 1)^2 curves by 2
    2.0
    """
    with tf.GradientTape() as tape:
        tape.watch(parameters)
        _, gradient = loss_and_gradient(parameters, inputs, targets)
        along = tf.tensordot(gradient, vector, 1)
    return tf.convert_to_tensor(tape.gradient(along, parameters))


@tf.function(jit_compile=True, autograph=False)
def power_iteration(
    parameters: tf.Tensor,
    vector: tf.Tensor,
    inputs: tf.Tensor,
    targets: tf.Tensor,
    iterations: tf.Tensor,
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns the eigenvector [parameters] of H's eigenvalue of largest size, and that eigenvalue.

    An iteration is v <- H v / |H v|, from ``vector``; the eigenvalue is v . H v. ``inputs`` and
    ``targets`` are [points, 1].
    """

    def iterate(done, v, _):
        product = hessian_times(v, parameters, inputs, targets)
        return done + 1, tf.math.l2_normalize(product), tf.tensordot(v, product, 1)

    start = (tf.constant(0), vector, tf.constant(0.0))
    return tf.while_loop(lambda done, *_: done < iterations, iterate, start)[1:]


@tf.function(jit_compile=True, autograph=False)
def descend_and_measure(
    parameters: tf.Tensor,
    vector: tf.Tensor,
    rate: tf.Tensor,
    inputs: tf.Tensor,
    targets: tf.Tensor,
    steps: tf.Tensor,
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]:
    """Returns parameters and vector after ``steps``, losses, sharpnesses, and outputs [points].

    A step is p <- p - rate gradient; before every MEASURE_EVERY of them the sharpness is measured
    by power iteration from ``vector``. At most CHUNK steps: losses are [CHUNK], sharpnesses
    [MEASUREMENTS].
    """

    def descend(done, stop, p, losses):
        loss, gradient = loss_and_gradient(p, inputs, targets)
        losses = tf.tensor_scatter_nd_update(losses, [[done]], [loss])
        return done + 1, stop, p - rate * gradient, losses

    def measure_and_descend(count, done, p, v, losses, sharpness):
        v, value = power_iteration(p, v, inputs, targets, tf.constant(POWER_ITERATIONS))
        sharpness = tf.tensor_scatter_nd_update(sharpness, [[count]], [value])
        stop = tf.minimum(done + MEASURE_EVERY, steps)
        state = (done, stop, p, losses)
        done, _, p, losses = tf.while_loop(lambda done, stop, *_: done < stop, descend, state)
        return count + 1, done, p, v, losses, sharpness

    zero = tf.constant(0)
    room = tf.zeros(CHUNK), tf.zeros(MEASUREMENTS)
    start = (zero, zero, parameters, vector, *room)
    _, _, p, v, losses, sharpness = tf.while_loop(
        lambda count, done, *_: done < steps, measure_and_descend, start
    )
    return p, v, losses, sharpness, network(p, inputs)[:, 0]


def _progress(
    plan: Plan, loss: np.ndarray, measured: np.ndarray, sharp: np.ndarray, outputs: tf.Tensor
) -> Progress:
    """Returns the run so far, up to an overflow. Its arrays are slices, not copies."""
    finite = int(np.argmin(np.append(np.isfinite(loss), False)))  # losses before the first inf
    usable = np.isfinite(sharp) & (measured < finite)
    count = int(np.argmin(np.append(usable, False)))
    above = measured[:count][sharp[:count] >= plan.stability_line]
    x, y = chebyshev(plan.degree)
    return Progress(
        step=finite,
        steps=plan.steps,
        losses=loss[:finite],
        sharpness_steps=measured[:count],
        sharpness=sharp[:count],
        stability_line=plan.stability_line,
        arrival_step=int(above[0]) if above.size else None,
        rises=int(np.count_nonzero(np.diff(loss[:finite]) > ROUNDING * loss[: finite - 1])),
        overflowed=finite < loss.size,
        inputs=x,
        targets=y,
        outputs=outputs.numpy().astype(np.float64),
    )


def train(plan: Plan) -> Iterator[Progress]:
    """Yields the run so far after every CHUNK steps, and at the end.

    To stop, leave the loop over it. Settings may change from run to run without a new compilation.

    >>> *_, last = train(Plan(steps=60, width=8))
    >>> last.step, last.losses.shape, last.sharpness_steps
    (60, (60,), array([ 0, 25, 50]))
    """
    x, y = chebyshev(plan.degree)
    inputs, targets = (tf.constant(values[:, None], tf.float32) for values in (x, y))
    weights, vector = (tf.constant(values, tf.float32) for values in first_weights(plan))
    vector, _ = power_iteration(
        weights, vector, inputs, targets, tf.constant(FIRST_POWER_ITERATIONS)
    )
    rate = tf.constant(plan.learning_rate, tf.float32)
    losses = np.empty(plan.steps)  # filled as the run goes on; each progress is a view of it
    measured = np.arange(0, plan.steps, MEASURE_EVERY)
    sharpness = np.empty(measured.size)
    for done in range(0, plan.steps, CHUNK):
        steps = min(CHUNK, plan.steps - done)
        state = descend_and_measure(weights, vector, rate, inputs, targets, tf.constant(steps))
        weights, vector, loss, sharp, outputs = state
        end, first = done + steps, done // MEASURE_EVERY
        last = first + -(-steps // MEASURE_EVERY)
        losses[done:end] = loss.numpy()[:steps]
        sharpness[first:last] = sharp.numpy()[: last - first]
        known = losses[:end], measured[:last], sharpness[:last]
        yield (progress := _progress(plan, *known, outputs))
        if progress.overflowed:
            return
