"""Harmonics are convolution kernels: each measures how much of its wave is in a signal.

With one period sampled at M midpoints u_i = (i + 1/2) / M, the kernels of harmonic k are

    cosine  2/M cos(2 pi k u_i)    ->  a_k,        sine  2/M sin(2 pi k u_i)    ->  b_k

and one position of conv1d (VALID, kernels as wide as the signal) gives all coefficients at once.
The more of them, the better they describe the signal:

    S_n(u) = a_0/2 + sum for k = 1 .. n of a_k cos(2 pi k u) + b_k sin(2 pi k u),

whose mean squared error is, by Parseval, mean(f^2) - a_0^2/4 - sum of (a_k^2 + b_k^2) / 2. Next to
a jump S_n overshoots, however many harmonics there are: by 8.949 % of the jump in the limit
(Gibbs).

Array sizes: samples (M), harmonics (1 .. 100), shown (points of a drawn curve), snapshots.

Sources: Koerner, Fourier Analysis (1988), 17 (Gibbs) and 32 (Parseval); Wilbraham (1848) for the
constant, (2/pi Si(pi) - 1) / 2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core.array_checks import finite_array
from core.checks import ROUNDING, Numbers, one_of, real_number, whole_number
from core.convolution import convolve
from core.waves import wave

WAVES = ("square", "sawtooth", "triangle")
SAMPLES = 4096  # of a period, 41 of the fastest harmonic: a sum is then an integral to 1e-3
MAX_HARMONICS = 100
MAX_OWN = 2000  # values of the learner's own period
SHOWN = 401  # points of a drawn curve: four of the fastest harmonic
SNAPSHOTS = 24  # partial sums on the tape
FINE = 4000  # points on the first wavelength next to the jump, where the overshoot is
GIBBS = 0.0894898722360836  # of the jump; (2/pi Si(pi) - 1) / 2


@dataclass(frozen=True)
class Expansion:
    """A signal of one period, its coefficients, and partial sums with a few of them."""

    harmonics: Int[np.ndarray, " harmonics"]  # 1 .. 100
    mean: float  # a_0 / 2
    cosine: Float[np.ndarray, " harmonics"]  # a_k
    sine: Float[np.ndarray, " harmonics"]  # b_k
    closed_sine: Float[np.ndarray, " harmonics"] | None  # b_k by formula; None for own signals
    difference: float | None  # largest, of a coefficient from its formula
    errors: Float[np.ndarray, " harmonics"]  # mean squared error of S_n, measured
    parseval: Float[np.ndarray, " harmonics"]  # the same by Parseval
    power: float  # mean of f^2
    u: Float[np.ndarray, " shown"]  # of the points of drawn curves, in periods
    signal: Float[np.ndarray, " shown"]
    snapshot_harmonics: Int[np.ndarray, " snapshots"]  # n of each partial sum
    partial_sums: Float[np.ndarray, "snapshots shown"]
    overshoot: float | None  # of S_n above the top, as a share of the jump; None without a jump


def closed_form(name: str, harmonics: Int[np.ndarray, " k"]) -> Float[np.ndarray, " k"]:
    """Returns b_k of one of the three waves by its formula; all a_k are 0.

    square 4/(pi k) for odd k; sawtooth -2/(pi k); triangle (-1)^((k-1)/2) 8/(pi k)^2 for odd k.

    Raises InputError: unknown_choice.

    >>> closed_form("square", np.array([1, 2, 3])).round(4)
    array([1.2732, 0.    , 0.4244])
    """
    one_of("wave", name, WAVES)
    k, odd = harmonics.astype(float), harmonics % 2
    if name == "square":
        return odd * 4 / (np.pi * k)
    if name == "sawtooth":
        return -2 / (np.pi * k)
    return odd * np.cos(np.pi * (harmonics - odd) / 2) * 8 / (np.pi * k) ** 2


def kernels(harmonics: int = MAX_HARMONICS) -> Float[np.ndarray, "samples 1 channels"]:
    """Returns the cosine kernels 0 .. harmonics, then the sine kernels 1 .. harmonics.

    Raises InputError: not_a_whole_number, out_of_range (harmonics).

    >>> kernels(2).shape
    (4096, 1, 5)
    """
    harmonics = whole_number("harmonics", harmonics, 1, MAX_HARMONICS)
    u = (np.arange(SAMPLES) + 0.5) / SAMPLES
    angles = 2 * np.pi * np.outer(u, np.arange(harmonics + 1))
    return 2 / SAMPLES * np.concatenate([np.cos(angles), np.sin(angles[:, 1:])], axis=1)[:, None]


_KERNELS = kernels()  # 6.6 MB, made once


def _coefficients(
    f: Float[np.ndarray, " samples"],
) -> tuple[float, Float[np.ndarray, " k"], Float[np.ndarray, " k"]]:
    """Returns a_0 / 2, all a_k and all b_k of a period sampled at the midpoints."""
    coefficients = convolve(f, _KERNELS, padding="VALID").output[0]
    mean = float(coefficients[0]) / 2
    return mean, coefficients[1 : MAX_HARMONICS + 1], coefficients[MAX_HARMONICS + 1 :]


def _sums(
    u: Float[np.ndarray, " u"],
    mean: float,
    cosine: Float[np.ndarray, " k"],
    sine: Float[np.ndarray, " k"],
) -> Float[np.ndarray, "k u"]:
    """Returns S_n at u for every n: each harmonic is added to the sum of those below it."""
    angles = 2 * np.pi * np.outer(np.arange(1, len(sine) + 1), u)
    return mean + np.cumsum(cosine[:, None] * np.cos(angles) + sine[:, None] * np.sin(angles), 0)


def _period(
    values: Float[np.ndarray, " values"], u: Float[np.ndarray, " u"]
) -> Float[np.ndarray, " u"]:
    """Returns the learner's period at u: values at even distances, joined by lines."""
    positions = np.arange(len(values)) / len(values)
    return np.interp(u % 1.0, positions, values, period=1.0)


def _difference(
    mean: float,
    cosine: Float[np.ndarray, " k"],
    sine: Float[np.ndarray, " k"],
    closed: Float[np.ndarray, " k"],
) -> float:
    """Returns the largest difference to the closed form, in which mean and cosines are 0."""
    return float(np.max(np.abs([sine - closed, cosine, np.full_like(cosine, mean)])))


def _overshoot(name: str, harmonics: int, sine: Float[np.ndarray, " k"]) -> float | None:
    """Returns how far S_n rises above 1 next to the jump, as a share of the jump, which is 2."""
    if name not in ("square", "sawtooth"):
        return None
    u = np.linspace(0.0, 1.0 / harmonics, FINE)
    u = -u if name == "sawtooth" else u  # the sawtooth jumps down at 0: its top is before 0
    angles = 2 * np.pi * np.outer(u, np.arange(1, harmonics + 1))
    return float((np.max(np.sin(angles) @ sine[:harmonics]) - 1.0) / 2.0)


def _parseval(
    name: str,
    power: float,
    mean: float,
    cosine: Float[np.ndarray, " k"],
    sine: Float[np.ndarray, " k"],
    closed: Float[np.ndarray, " k"] | None,
) -> Float[np.ndarray, " k"]:
    """Returns the error of S_n for every n; by the closed form of b_k where there is one."""
    if closed is not None:
        exact = 1.0 if name == "square" else 1.0 / 3.0  # mean of f^2
        return exact - np.cumsum(closed**2) / 2
    return np.maximum(power - mean**2 - np.cumsum(cosine**2 + sine**2) / 2, 0.0)


def expand(name: str = "square", harmonics: int = 9, values: Numbers = ()) -> Expansion:
    """Returns the coefficients of a wave and its partial sums up to ``harmonics``.

    ``name``: one of WAVES, or "own" for the learner's ``values``, one period.

    Raises InputError: unknown_choice; not_a_whole_number, out_of_range (harmonics); what
    ``array_checks.finite_array`` raises for values.

    >>> square = expand("square", 9)
    >>> square.sine[:3].round(4) + 0, f"{square.difference:.0e}"
    (array([1.2732, 0.    , 0.4244]), '1e-05')
    """
    harmonics = whole_number("harmonics", harmonics, 1, MAX_HARMONICS)
    own = finite_array("values", values, ("time",), MAX_OWN) if name == "own" else None
    k = np.arange(1, MAX_HARMONICS + 1)
    closed = None if own is not None else closed_form(name, k)

    def signal_at(u: Float[np.ndarray, " u"]) -> Float[np.ndarray, " u"]:
        return wave(name, u) if own is None else _period(own, u)

    midpoints = (np.arange(SAMPLES) + 0.5) / SAMPLES
    f = signal_at(midpoints)
    mean, cosine, sine = _coefficients(f)
    snapshots = np.unique(np.geomspace(1, harmonics, SNAPSHOTS).round().astype(int))
    u = np.linspace(0.0, 1.0, SHOWN)
    power = float(np.mean(f**2))
    return Expansion(
        harmonics=k,
        mean=mean,
        cosine=cosine,
        sine=sine,
        closed_sine=closed,
        difference=None if closed is None else _difference(mean, cosine, sine, closed),
        errors=np.mean((_sums(midpoints, mean, cosine, sine) - f) ** 2, axis=1),
        parseval=_parseval(name, power, mean, cosine, sine, closed),
        power=power,
        u=u,
        signal=signal_at(u),
        snapshot_harmonics=snapshots,
        partial_sums=_sums(u, mean, cosine[:harmonics], sine[:harmonics])[snapshots - 1],
        overshoot=_overshoot(name, harmonics, sine),
    )


def harmonics_needed(name: str = "square", share: float = 0.01, values: Numbers = ()) -> int:
    """Returns the fewest harmonics whose mean squared error is below this share of f's variance.

    0 for a constant: its mean describes it; MAX_HARMONICS + 1 if MAX_HARMONICS are not enough.

    Raises InputError: what ``expand`` raises; not_a_number, out_of_range (share, 0 to 1).

    >>> harmonics_needed("square")
    41
    """
    share = real_number("error_share", share, 0.0, 1.0)
    result = expand(name, 1, values)
    if np.ptp(result.signal) <= ROUNDING * np.abs(result.signal).max():
        return 0
    enough = result.errors < share * (result.power - result.mean**2)
    return int(np.argmax(enough)) + 1 if enough.any() else MAX_HARMONICS + 1
