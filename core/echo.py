"""How long a gated network remembers one impulse: as long as its gates stay open.

The LSTM's memory is c_t = f_t * c_{t-1} + i_t * g_t. Two runs, one with an impulse at step ``at``
and one without, differ by d_t. The share of the impulse that is left is |d_t| / |d_at|: this is
measured. The theory assumes equal gates in both runs: |f_t * ... * f_{at+1} * d_at| / |d_at|.
With zero inputs and no recurrence f = sigmoid(forget_bias), so that the share falls by that factor
a step and halves in log(1/2) / log(f) steps. In the GRU h takes the place of c, and the update gate
that of f. Recurrence, U != 0, feeds the impulse back through the other gates, which the product
leaves out: with an open forget gate and orthogonal parts of U the memory grows instead of fading.

Array sizes: time; units.

Sources: Gers, Schmidhuber and Cummins (Neural Computation 2000); Jozefowicz, Zaremba and Sutskever
(ICML 2015; a forget bias of 1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core import keras_cells
from core.checks import real_number, whole_number
from core.recurrent import GRU, LSTM, gru, lstm
from core.recurrent_cells import MAX_BIAS, MIN_BIAS, first_weights
from core.seeds import MAX_SEED

MAX_LENGTH = 1_000  # steps
MAX_UNITS = 64
MAX_RECURRENCE = 2.0  # times an orthogonal matrix for each gate
MAX_NOISE = 2.0  # standard deviation; the impulse has height 1
ROUNDING = 1e-9  # of a share; a gate of 0.5 leaves half of the impulse, not a bit more


@dataclass(frozen=True)
class Echo:
    """A run with an impulse, and what is left of the impulse at every step."""

    lstm: LSTM
    gru: GRU
    inputs: Float[np.ndarray, " time"]
    at: int  # the step of the impulse
    lstm_left: Float[np.ndarray, " time"]  # measured share of the memory; 0 before the impulse
    gru_left: Float[np.ndarray, " time"]
    lstm_theory: Float[np.ndarray, " time"]  # product of the forget gates
    gru_theory: Float[np.ndarray, " time"]  # product of the update gates
    half_life: float  # steps, of the constant gate sigmoid(forget_bias)
    lstm_half: int | None  # steps after the impulse until half is gone; None: not yet
    gru_half: int | None
    keras_difference: float  # the largest, of both cells' states from those of Keras' layers


def half_life(forget_bias: float) -> float:
    """Returns log(1/2) / log(sigmoid(b)): steps until half is left by a constant gate.

    Raises InputError: not_a_number, out_of_range.

    >>> half_life(0.0), round(half_life(5.0))
    (1.0, 103)
    """
    bias = real_number("forget_bias", forget_bias, MIN_BIAS, MAX_BIAS)
    return float(np.log(2) / np.log1p(np.exp(-bias)))


def _left(with_impulse, without, gates, at: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns the measured and the theoretical share of the impulse at every step."""
    difference = with_impulse - without
    first = difference[at]
    products = np.cumprod(gates[at + 1 :], axis=0) * first
    before = np.zeros(at)
    size = np.linalg.norm(first)
    measured = np.linalg.norm(difference[at:], axis=1) / size
    theory = np.concatenate([[1.0], np.linalg.norm(products, axis=1) / size])
    return np.concatenate([before, measured]), np.concatenate([before, theory])


def _steps_to_half(left: np.ndarray, at: int) -> int | None:
    """Returns the steps after the impulse until half is left, up to rounding; None: never."""
    below = np.flatnonzero(left[at:] <= 0.5 + ROUNDING)
    return int(below[0]) if below.size else None


def _largest_difference(run: LSTM | GRU, states: Float[np.ndarray, "time units"]) -> float:
    return float(np.abs(run.states - states).max())


def echo(
    forget_bias: float = 0.0,
    length: int = 60,
    units: int = 16,
    at: int = 5,
    noise: float = 0.0,
    recurrence: float = 0.2,
    seed: int = 0,
) -> Echo:
    """Returns how an LSTM and a GRU with random weights remember an impulse of height 1.

    ``noise``: standard deviation of further inputs; ``seed`` draws them and the weights, those of
    ``recurrent_cells.first_weights``, U times ``recurrence``. forget_bias (-10 to 10) goes into the
    GRU's update gate as well.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (forget_bias, length, units,
    at, noise, recurrence, seed).

    >>> open_gate = echo(forget_bias=5.0, length=40)
    >>> open_gate.lstm_half is None, echo(forget_bias=-3.0).lstm_half
    (True, 1)
    """
    bias = real_number("forget_bias", forget_bias, MIN_BIAS, MAX_BIAS)
    length = whole_number("length", length, 2, MAX_LENGTH)
    units = whole_number("units", units, 1, MAX_UNITS)
    at = whole_number("at", at, 0, length - 1)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    recurrence = real_number("recurrence", recurrence, 0.0, MAX_RECURRENCE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    inputs = noise * np.random.default_rng([seed, 1]).standard_normal(length)
    impulse = inputs + (np.arange(length) == at)
    w, u, b = first_weights("lstm", 1, units, seed, forget_bias=0.0)
    u *= recurrence
    lstm_run, lstm_without = (lstm(x, w, u, b, bias) for x in (impulse, inputs))
    b[units : 2 * units] = bias
    keras_lstm = keras_cells.states("lstm", impulse[:, None], w, u, b)
    w, u, *biases = first_weights("gru", 1, units, seed, forget_bias=bias)
    u *= recurrence
    gru_run, gru_without = (gru(x, w, u, np.stack(biases)) for x in (impulse, inputs))
    keras_gru = keras_cells.states("gru", impulse[:, None], w, u, np.stack(biases))
    lstm_left, lstm_theory = _left(lstm_run.memory, lstm_without.memory, lstm_run.forget_gates, at)
    gru_left, gru_theory = _left(gru_run.states, gru_without.states, gru_run.update_gates, at)
    return Echo(
        lstm=lstm_run,
        gru=gru_run,
        inputs=impulse,
        at=at,
        lstm_left=lstm_left,
        gru_left=gru_left,
        lstm_theory=lstm_theory,
        gru_theory=gru_theory,
        half_life=half_life(bias),
        lstm_half=_steps_to_half(lstm_left, at),
        gru_half=_steps_to_half(gru_left, at),
        keras_difference=max(
            _largest_difference(lstm_run, keras_lstm), _largest_difference(gru_run, keras_gru)
        ),
    )
