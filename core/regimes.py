"""The eigenvalues of the Hessian alone say which learning rate does what.

A step of gradient descent multiplies the distance along eigenvector i by 1 - rate lambda_i. As the
rate grows, the steepest direction, lambda_max, is the first to oscillate and to diverge:

    rate lambda_max steps < 0.01     stalls: even the fastest direction moves less than 1 %
    rate lambda_max <= 1             converges: straight in, each factor is between 0 and 1
    rate lambda_max <= 2             oscillates: the factor is negative: it jumps from side to side
    rate = 2 / lambda_max            at the bound: jumps between two points and gets nowhere
    rate > 2 / lambda_max            diverges: the factor exceeds 1 in size, so the loss grows

The best constant rate, 2 / (lambda_min + lambda_max), makes the slowest and the steepest direction
equally slow. Eigenvalues that are 0 do not count: descent from zero never moves along them.

A run alone shows the same, except that it cannot tell the bound from a slow oscillation.

Array sizes: terms (directions, eigenvalues ascending); rates; snapshots (iterations 0, 1, 2, ...).

Sources: Nocedal and Wright, Numerical Optimization (2006), 3.3; Goh, Why Momentum Really Works
(Distill 2017).
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float, Int

from core.errors import InputError
from core.spectrum import MAX_ITERATIONS, Spectrum, log_excess

STALLS, CONVERGES, OSCILLATES = "stalls", "converges", "oscillates"
AT_THE_BOUND, DIVERGES = "at the bound", "diverges"
LABELS = (STALLS, CONVERGES, OSCILLATES, AT_THE_BOUND, DIVERGES)
STALL = 0.01  # of the way along the fastest direction; less cannot be seen in a chart
BOUND_WIDTH = 1e-5  # relative; a rate typed with five digits still counts as the bound
FLOAT32_MAX = float(np.finfo(np.float32).max)  # 3.4e38
LOG_MAX = float(np.log(FLOAT32_MAX))
MAX_EIGENVALUE = 1.6e38  # of it float32 still holds the bound, 2 / lambda, with all its digits
RISE = 1e-5  # of the first loss; float32 rounds to 6e-8 of it, a smaller rise is no growth
DIFFERENCES = 4  # of the path; a fifth gains nothing on random data of 2 to 30 points
NOISE = 1e-3  # of the first step; a smaller difference may be float32's rounding, 2^4 * 6e-8
NEVER = -1  # in place of a step


def bound(eigenvalues: Float[np.ndarray, " terms"]) -> float:
    """Returns 2 / lambda_max: above it gradient descent diverges.

    >>> bound(np.array([1.0, 4.0]))
    0.5
    """
    return float(2.0 / eigenvalues[-1])


def best_rate(eigenvalues: Float[np.ndarray, " terms"]) -> float:
    """Returns 2 / (lambda_min + lambda_max), lambda_min the smallest eigenvalue above 0.

    >>> best_rate(np.array([0.0, 1.0, 4.0]))
    0.4
    """
    return float(2.0 / (eigenvalues[eigenvalues > 0][0] + eigenvalues[-1]))


def stall_rate(eigenvalues: Float[np.ndarray, " terms"], steps: int) -> float:
    """Returns STALL / (lambda_max steps): below it ``steps`` iterations stall; inf for 0 steps.

    >>> stall_rate(np.array([1.0, 4.0]), 100)
    2.5e-05
    """
    return float(STALL / (eigenvalues[-1] * steps)) if steps else float("inf")


def label(eigenvalues: Float[np.ndarray, " terms"], learning_rate: float, steps: int) -> str:
    """Returns which of LABELS the eigenvalues predict, by the table above.

    >>> [label(np.array([1.0, 4.0]), rate, 100) for rate in (1e-6, 0.1, 0.4, 0.5, 0.6)]
    ['stalls', 'converges', 'oscillates', 'at the bound', 'diverges']
    """
    limit = bound(eigenvalues)
    if abs(learning_rate / limit - 1.0) <= BOUND_WIDTH:
        return AT_THE_BOUND
    if learning_rate > limit:
        return DIVERGES
    if 2.0 * learning_rate > limit:
        return OSCILLATES
    return STALLS if learning_rate < stall_rate(eigenvalues, steps) else CONVERGES


def measured_label(
    losses: Float[np.ndarray, " snapshots"],
    snapshots: Float[np.ndarray, "snapshots terms"],
    gradients: Float[np.ndarray, "2 terms"],
    overflowed: bool,
) -> str:
    """Returns which of LABELS a run shows, from its own numbers alone.

    Diverges: it overflowed, or its loss ends above an earlier one. Oscillates: differences of
    differences of the first coefficients change their sign from one step to the next; taking a
    difference multiplies by rate H, so it is power iteration and leaves the steepest direction.
    Stalls: the last of the two ``gradients`` is within STALL of the first.

    >>> still = np.array([4.0, 4.0, 4.0]), np.array([[0.0], [1e-9], [2e-9]])
    >>> measured_label(*still, gradients=np.array([[-1.0], [-1.0]]), overflowed=False)
    'stalls'
    """
    if overflowed or losses[-1] - losses.min() > RISE * losses[0]:
        return DIVERGES
    order = min(DIFFERENCES, len(snapshots) - 2)
    if order > 0:
        difference, following = np.diff(snapshots[: order + 2], n=order, axis=0)
        first_step = np.linalg.norm(snapshots[1] - snapshots[0])
        if np.linalg.norm(difference) > NOISE * first_step and difference @ following < 0:
            return OSCILLATES
    change = np.linalg.norm(gradients[1] - gradients[0])
    return STALLS if change < STALL * np.linalg.norm(gradients[0]) else CONVERGES


def overflow_steps(
    bowl: Spectrum, learning_rates: Float[np.ndarray, " rates"]
) -> Int[np.ndarray, " rates"]:
    """Returns after how many steps the loss exceeds FLOAT32_MAX; NEVER if it does not.

    Only growing parts of the loss can exceed it: a bisection finds where they do.

    >>> bowl = Spectrum(np.array([2.0]), np.eye(1), np.array([1.0]), 0.0, 1.0)
    >>> overflow_steps(bowl, np.array([0.5, 5.5]))  # 10^(2k) > 3.4e38 from k = 20 on
    array([-1, 20])
    """
    below = np.zeros(learning_rates.size, np.int64)  # the loss before step 1 is finite
    above = np.full(learning_rates.size, MAX_ITERATIONS)
    ever = log_excess(bowl, learning_rates, above) > LOG_MAX
    while np.any(above - below > 1):
        middle = (below + above) // 2
        beyond = log_excess(bowl, learning_rates, middle) > LOG_MAX
        below, above = np.where(beyond, below, middle), np.where(beyond, middle, above)
    return np.where(ever, above, NEVER)


def check_float32(eigenvalues: Float[np.ndarray, " terms"]) -> None:
    """Raises InputError beyond_float32 when float32 cannot hold the rates that suit the Hessian.

    >>> check_float32(np.array([1.0, 1e40]))
    Traceback (most recent call last):
    ...
    core.errors.InputError: beyond_float32 (given=1e+40, maximum=1.6e+38)
    """
    if eigenvalues[-1] > MAX_EIGENVALUE:
        raise InputError("beyond_float32", given=float(eigenvalues[-1]), maximum=MAX_EIGENVALUE)
