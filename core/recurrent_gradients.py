"""The Jacobian dh_T/dh_t says how much of a gradient arrives: it vanishes, holds or explodes.

Backwards in time it is a product, dh_T/dh_t = dh_T/dh_{T-1} ... dh_{t+1}/dh_t, and its size is its
spectral norm. It is measured by automatic differentiation of every step. Theory:

    vanilla  rho^(T-t) for a recurrent matrix of spectral radius rho. Exact for a linear cell with
             an orthogonal matrix; with normal numbers the product grows first; tanh' <= 1 shrinks
    LSTM     dc_T/dc_t with h_t fixed: the largest product of forget gates of one unit. dh_T/dh_t
             with c_t fixed has no such law: h_t acts on later steps through the gates alone
    GRU      the largest product of update gates of one unit

Array sizes: time; distance (T - t, from 0); units; rows (of the Jacobian); states (1, LSTM 2).

Sources: Hochreiter (1991); Bengio, Simard and Frasconi (IEEE Trans. Neural Networks 1994); Pascanu,
Mikolov and Bengio (ICML 2013).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core import bptt, recurrent_training
from core.checks import one_of, real_number, whole_number
from core.recurrent import gru, lstm
from core.recurrent_cells import CELLS, MAX_BIAS, MIN_BIAS, cell_named, first_weights
from core.recurrent_training import UNITS
from core.seeds import MAX_SEED
from core.sequence_tasks import FEATURES, draw

# Defaults of settings that several functions here have.
LENGTH = 60
RADIUS = 0.9
MATRIX = "orthogonal"
DRIVE = 0.3

ROOM = 200  # steps of the compiled loop
MAX_RADIUS = 10.0  # 10^200 is still a float64
MAX_DRIVE = 3.0  # standard deviation of the inputs
MAX_TRAINING = 2_000  # steps; about 5 s
MATRICES = ("orthogonal", "normal")
MIN_CLIP, MAX_CLIP = 1e-3, 1e9  # norm of the gradient


@dataclass(frozen=True)
class Memory:
    """The size of the gradient at each distance T - t; index 0 is t = T, where it is 1."""

    norms: Float[np.ndarray, " distance"]  # of dh_T/dh_t; for the LSTM of dc_T/dc_t, h_t fixed
    hidden: Float[np.ndarray, " distance"]  # of dh_T/dh_t; for the LSTM with c_t fixed
    theory: Float[np.ndarray, " distance"]
    radius: float  # the largest absolute eigenvalue of the recurrent matrix; nan with gates
    factor: float  # by which the norm changes a step, the geometric mean over all steps

    @property
    def decades(self) -> float:
        """Powers of ten by which the gradient grew over all steps; negative where it vanished."""
        with np.errstate(divide="ignore"):
            return float(np.log10(self.norms[-1]))


@dataclass(frozen=True)
class Memories:
    """The three cells under the same settings."""

    vanilla: Memory
    gru: Memory
    lstm: Memory
    clipped: Float[np.ndarray, " distance"]  # the vanilla norms after clipping

    @property
    def farthest(self) -> int:
        """The largest distance, in steps; the first is 0."""
        return len(self.clipped) - 1


@tf.function(jit_compile=True, autograph=False)
def jacobians(name: str, weights, inputs, length):
    """Returns d(last states)/d(states after step t) for every t, [time, rows, states * units].

    One loop backwards multiplies by the Jacobian of one step after another: the gradients of all
    rows are pulled back at once. inputs [time, features]; all are tensors, of which only the first
    ``length`` steps are run.
    """
    cell = CELLS[name]
    units = weights[1].shape[0]
    size = cell.states * units
    start = tuple(tf.zeros((1, units), inputs.dtype) for _ in range(cell.states))
    _, rows = bptt.forward(cell.step, weights, start, inputs[:, None], length)
    products = tf.TensorArray(inputs.dtype, inputs.shape[0], element_shape=(size, size))

    def retreat(t, product, products):
        products = products.write(t, product)
        states = tuple(tf.repeat(row[t], size, axis=0) for row in rows)
        x = tf.repeat(inputs[t][None], size, axis=0)
        parts = tuple(tf.split(product, cell.states, axis=1))
        back, _ = bptt.pull_back(cell.step, weights, states, x, parts)  # type: ignore
        return t - 1, tf.concat(back, axis=1), products  # type: ignore

    identity = tf.eye(size, dtype=inputs.dtype)
    last = (length - 1, identity, products)
    return tf.while_loop(lambda t, *_: t >= 0, retreat, last)[2].stack()


def jacobian_norms(
    name: str,
    weights: list[np.ndarray],
    inputs: Float[np.ndarray, "time features"],
    hidden: bool = False,
) -> Float[np.ndarray, " distance"]:
    """Returns the spectral norms of dh_T/dh_t, for the LSTM of dc_T/dc_t, from t = T backwards.

    The step t runs from 1 to T, after each of the inputs. ``hidden``: dh_T/dh_t of the LSTM, too.
    All are partial derivatives: the other state of an LSTM is fixed.

    >>> halving = [np.zeros((1, 2)), 0.5 * np.eye(2), np.zeros(2)]
    >>> jacobian_norms("linear", halving, np.ones((4, 1)))
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    length = len(inputs)
    padded = np.pad(inputs, ((0, ROOM - length), (0, 0)))
    tensors = [tf.constant(w, tf.float64) for w in weights]
    products = jacobians(name, tensors, tf.constant(padded), tf.constant(length)).numpy()
    units = weights[1].shape[0]
    state = slice(units) if hidden else slice(-units, None)  # the first state, or the last one
    block = products[:length][::-1, state, state]
    sizes = np.full(length, np.inf)
    finite = np.isfinite(block).all(axis=(1, 2))
    sizes[finite] = np.linalg.norm(block[finite], ord=2, axis=(1, 2))
    return sizes


def recurrent_matrix(
    kind: str, units: int, radius: float, seed: int
) -> Float[np.ndarray, "units units"]:
    """Returns a random matrix whose largest absolute eigenvalue is ``radius``.

    Raises InputError: unknown_choice; not_a_number, out_of_range (radius).

    >>> eigenvalues = np.linalg.eigvals(recurrent_matrix("normal", 5, 2.0, seed=0))
    >>> round(float(np.abs(eigenvalues).max()), 12)
    2.0
    """
    one_of("kind_of_matrix", kind, MATRICES)
    radius = real_number("radius", radius, 0.0, MAX_RADIUS)
    matrix = np.random.default_rng([seed, 3]).standard_normal((units, units))
    if kind == "orthogonal":
        return radius * np.linalg.qr(matrix)[0]
    return matrix * (radius / np.abs(np.linalg.eigvals(matrix)).max())


def memory(
    cell: str = "vanilla",
    length: int = LENGTH,
    radius: float = RADIUS,
    matrix: str = MATRIX,
    forget_bias: float = 1.0,
    drive: float = DRIVE,
    training: int = 0,
    seed: int = 0,
    adding: bool = False,
) -> Memory:
    """Returns how the gradient of a cell decays over ``length`` steps, before or after training.

    The vanilla and the linear cell start from a matrix of this kind and radius, LSTM and GRU from
    forget_bias. ``training``: steps on the adding problem (length 30, rate 0.01;
    ``recurrent_training``). After training, or if ``adding``, the inputs are a sequence of that
    task, else normal numbers of standard deviation ``drive``.

    Raises InputError: unknown_choice; what ``recurrent_matrix`` raises; not_a_number,
    not_a_whole_number, out_of_range (length, forget_bias, drive, training, seed).

    >>> round(memory("linear", length=11, radius=0.5).norms[-1] * 2**10, 9)
    np.float64(1.0)
    """
    cell_named(cell)
    length = whole_number("length", length, 2, ROOM)
    drive = real_number("drive", drive, 0.0, MAX_DRIVE)
    training = whole_number("training", training, 0, MAX_TRAINING)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    bias = real_number("forget_bias", forget_bias, MIN_BIAS, MAX_BIAS)
    units = UNITS["vanilla" if cell == "linear" else cell]
    weights = first_weights(cell, FEATURES, units, seed, bias)
    start = recurrent_matrix(matrix, units, radius, seed)
    if cell in ("vanilla", "linear"):
        weights[1] = start
    rng = np.random.default_rng([seed, 4])  # training uses streams 1 and 2
    if training and cell in UNITS:
        weights = recurrent_training.trained_weights(cell, training, weights, seed)
    if adding or (training and cell in UNITS):
        inputs = draw("adding", length, 1, 1, rng).inputs[0, :length, 0]
    else:
        inputs = drive * rng.standard_normal((length, FEATURES))
    norms = jacobian_norms(cell, weights, inputs)
    hidden = jacobian_norms(cell, weights, inputs, hidden=True) if cell == "lstm" else norms
    theory, own = _theory(cell, weights, inputs)
    with np.errstate(divide="ignore"):
        factor = float(np.exp(np.log(norms[-1]) / (length - 1)))
    return Memory(norms, hidden, theory, own, factor)


def _theory(cell: str, weights: list[np.ndarray], inputs: np.ndarray) -> tuple[np.ndarray, float]:
    """Returns the theory of the cell at distances 0, 1, ..., and the spectral radius."""
    if cell in ("vanilla", "linear"):
        radius = float(np.abs(np.linalg.eigvals(weights[1])).max())
        return radius ** np.arange(len(inputs)), radius
    if cell == "lstm":
        gates = lstm(inputs, *weights).forget_gates  # type: ignore
    else:
        gates = gru(inputs, *weights[:2], np.stack(weights[2:])).update_gates  # type: ignore
    products = np.cumprod(gates[:0:-1], axis=0).max(axis=1)
    return np.concatenate([[1.0], products]), float("nan")


def clipped(
    norms: Float[np.ndarray, " distance"], clip: float | None
) -> Float[np.ndarray, " distance"]:
    """Returns the parts of a gradient after clipping: g min(1, clip / |g|), |g|^2 = sum of squares.

    ``clip``: the largest norm; None: no clipping. All parts shrink by the same factor: clipping
    limits the whole and keeps the proportions, so that the parts that exploded still hide those of
    nearby steps (Pascanu, Mikolov and Bengio 2013, algorithm 1).

    Raises InputError: not_a_number, out_of_range (clip).

    >>> clipped(np.array([3.0, 4.0]), 1.0), clipped(np.array([3.0, 4.0]), 10.0)
    (array([0.6, 0.8]), array([3., 4.]))
    """
    if clip is None:
        return norms
    clip = real_number("clip", clip, MIN_CLIP, MAX_CLIP)
    largest = norms.max()
    if not np.isfinite(largest) or largest == 0.0:
        return norms
    whole = float(largest * np.linalg.norm(norms / largest))  # 10^199 squared would overflow
    return norms * min(1.0, clip / whole)


def compare(
    length: int = LENGTH,
    radius: float = RADIUS,
    matrix: str = MATRIX,
    activation: str = "tanh",
    forget_bias: float = 1.0,
    drive: float = DRIVE,
    training: int = 0,
    seed: int = 0,
    clip: float | None = None,
    adding: bool = False,
) -> Memories:
    """Returns ``memory`` of the vanilla cell (activation tanh or linear), the GRU and the LSTM.

    A linear cell is never trained. ``clip``: the norm at which the vanilla cell's gradient is
    ``clipped``; None: no clipping.

    Raises InputError: what ``memory`` and ``clipped`` raise; unknown_choice.

    >>> compare(length=5, radius=0.0).vanilla.norms
    array([1., 0., 0., 0., 0.])
    """
    plain = {"tanh": "vanilla", "linear": "linear"}
    one_of("activation", activation, plain)
    settings = (length, radius, matrix, forget_bias, drive, training, seed, adding)
    vanilla, *gated = (memory(cell, *settings) for cell in (plain[activation], "gru", "lstm"))
    return Memories(vanilla, *gated, clipped=clipped(vanilla.norms, clip))
