"""The systems of the lesson: chaos comes from three short equations with products in them.

Each right-hand side is one function of x, y, z and the parameters. It only adds and multiplies, so
it works on floats, NumPy arrays and TensorFlow tensors of any shape.

The tutorial's attractor is the three-scroll system. The tutorial prints + 0.65 x^2 where the
publication has minus. Here the sign belongs to e: e = 0.65 is as published, e = -0.65 as printed.

Sources: Lorenz (J. Atmos. Sci. 1963); Rössler (Phys. Lett. A 1976); Chen and Ueta (Int. J.
Bifurcation Chaos 1999); Lü and Chen (Int. J. Bifurcation Chaos 2002); Pan, Zhou, Fang and Li (Int.
J. Nonlinear Science 2010). Exponents: Sprott, Chaos and Time-Series Analysis (2003).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

Part: TypeAlias = Any  # one coordinate or rate: float, NumPy array or tensor of any shape
Equations: TypeAlias = Callable[..., tuple[Part, Part, Part]]

SPROTT = "Sprott, Chaos and Time-Series Analysis (2003)"
DIMENSIONS = 3


@dataclass(frozen=True, eq=False)
class System:
    """Three equations du/dt = f(u), and the numbers that solving and drawing them needs."""

    name: str
    equations: Equations  # (x, y, z, *parameters) -> rates; with ``timed`` t stands after z
    latex: tuple[str, str, str]  # the right-hand sides as formulae
    parameters: Mapping[str, float]  # symbol -> default, in the order of ``equations``
    start: tuple[float, float, float]
    dt: float  # a step that RK4 solves well
    time: float  # a length of the orbit that shows the attractor
    box: tuple[tuple[float, float], ...]  # (low, high) of x, y and z on the attractor
    section: float  # z of a plane that the attractor crosses
    ranges: Mapping[str, tuple[float, float, float]]  # symbol -> low, high and step of a slider
    spectrum: tuple[float, float, float] | None = None  # published exponents, 1 / time
    source: str = ""  # of the exponents
    symmetric: bool = False  # whether (-x, -y, z) is a solution with (x, y, z)
    timed: bool = False  # whether the equations depend on the time t
    program: Any = None  # of the learner's own: the equations as ``interpreter.Program``

    @property
    def lyapunov(self) -> float | None:
        """The published largest exponent, 1 / time; None where there is none."""
        return self.spectrum[0] if self.spectrum else None


def lorenz(x: Part, y: Part, z: Part, sigma: Part, rho: Part, beta: Part) -> tuple[Part, ...]:
    """Returns the rates of Lorenz's convection rolls, the benchmark of the field.

    >>> lorenz(0.0, 1.0, 1.0, 10.0, 28.0, 8 / 3)
    (10.0, -1.0, -2.6666666666666665)
    """
    return sigma * (y - x), x * (rho - z) - y, x * y - beta * z


def rossler(x: Part, y: Part, z: Part, a: Part, b: Part, c: Part) -> tuple[Part, ...]:
    """Returns the rates of Rössler's system, a band that folds, with one product only.

    >>> rossler(1.0, 2.0, 3.0, 0.5, 0.25, 2.0)
    (-5.0, 2.0, -2.75)
    """
    return -y - z, x + a * y, b + z * (x - c)


def chen(x: Part, y: Part, z: Part, a: Part, b: Part, c: Part) -> tuple[Part, ...]:
    """Returns the rates of Chen's system: Lorenz's, with c y in place of -y.

    >>> chen(1.0, 2.0, 3.0, 35.0, 3.0, 28.0)
    (35.0, 46.0, -7.0)
    """
    return a * (y - x), (c - a) * x - x * z + c * y, x * y - b * z


def lu(x: Part, y: Part, z: Part, a: Part, b: Part, c: Part) -> tuple[Part, ...]:
    """Returns the rates of Lü's system, between Lorenz's and Chen's.

    >>> lu(1.0, 2.0, 3.0, 36.0, 3.0, 20.0)
    (36.0, 37.0, -7.0)
    """
    return a * (y - x), c * y - x * z, x * y - b * z


def three_scroll(
    x: Part, y: Part, z: Part, a: Part, b: Part, c: Part, d: Part, e: Part, f: Part
) -> tuple[Part, ...]:
    """Returns the rates of the tutorial's attractor, the three-scroll unified chaotic system.

    >>> three_scroll(1.0, 2.0, 3.0, 40.0, 55.0, 2.0, 0.5, 1.0, 20.0)
    (41.5, 92.0, 7.0)
    """
    return a * (y - x) + d * x * z, b * x - x * z + f * y, c * z + x * y - e * x * x


LORENZ = System(
    name="lorenz",
    equations=lorenz,
    latex=(r"\sigma(y-x)", r"x(\rho-z)-y", r"xy-\beta z"),
    parameters={"sigma": 10.0, "rho": 28.0, "beta": 8 / 3},
    start=(1.0, 1.0, 1.0),
    dt=0.01,
    time=50.0,
    box=((-20.0, 20.0), (-28.0, 28.0), (0.0, 50.0)),
    section=27.0,
    ranges={"sigma": (5.0, 20.0, 0.5), "rho": (0.0, 200.0, 0.5), "beta": (0.5, 6.0, 0.1)},
    spectrum=(0.9056, 0.0, -14.5723),
    source=SPROTT,
    symmetric=True,
)
ROSSLER = System(
    name="rossler",
    equations=rossler,
    latex=("-y-z", "x+ay", "b+z(x-c)"),
    parameters={"a": 0.2, "b": 0.2, "c": 5.7},
    start=(1.0, 1.0, 0.0),
    dt=0.02,
    time=300.0,
    box=((-10.0, 12.0), (-11.0, 8.0), (0.0, 23.0)),
    section=1.0,
    ranges={"a": (0.05, 0.35, 0.01), "b": (0.05, 1.0, 0.05), "c": (2.0, 15.0, 0.1)},
    spectrum=(0.0714, 0.0, -5.3943),
    source=SPROTT,
)
CHEN = System(
    name="chen",
    equations=chen,
    latex=("a(y-x)", "(c-a)x-xz+cy", "xy-bz"),
    parameters={"a": 35.0, "b": 3.0, "c": 28.0},
    start=(-3.0, 2.0, 20.0),
    dt=0.002,
    time=20.0,
    box=((-27.0, 27.0), (-31.0, 31.0), (0.0, 52.0)),
    section=21.0,
    ranges={"a": (30.0, 50.0, 0.5), "b": (1.0, 6.0, 0.1), "c": (20.0, 30.0, 0.1)},
    symmetric=True,
)
LU = System(
    name="lu",
    equations=lu,
    latex=("a(y-x)", "cy-xz", "xy-bz"),
    parameters={"a": 36.0, "b": 3.0, "c": 20.0},
    start=(-3.0, 2.0, 20.0),
    dt=0.002,
    time=20.0,
    box=((-24.0, 24.0), (-27.0, 27.0), (0.0, 44.0)),
    section=20.0,
    ranges={"a": (30.0, 45.0, 0.5), "b": (1.0, 6.0, 0.1), "c": (10.0, 30.0, 0.1)},
    symmetric=True,
)
THREE_SCROLL = System(
    name="three_scroll",
    equations=three_scroll,
    latex=("a(y-x)+dxz", "bx-xz+fy", "cz+xy-ex^2"),
    parameters={"a": 40.0, "b": 55.0, "c": 1.833, "d": 0.16, "e": 0.65, "f": 20.0},
    start=(1.0, 0.0, 0.0),
    dt=0.0005,
    time=40.0,
    box=((-135.0, 135.0), (-177.0, 177.0), (-35.0, 236.0)),
    section=55.0,
    ranges={
        "a": (30.0, 50.0, 0.5),
        "b": (40.0, 70.0, 0.5),
        "c": (1.5, 2.2, 0.001),
        "d": (0.12, 0.22, 0.001),
        "e": (-1.0, 1.0, 0.05),
        "f": (15.0, 25.0, 0.1),
    },
    symmetric=True,
)
# The same system with one parameter changed: as the tutorial prints it, and where chaos lasts
THREE_SCROLL_PRINTED = replace(
    THREE_SCROLL,
    name="three_scroll_printed",
    parameters={**THREE_SCROLL.parameters, "e": -0.65},
    time=1.0,
)
THREE_SCROLL_CHAOTIC = replace(
    THREE_SCROLL,
    name="three_scroll_chaotic",
    parameters={**THREE_SCROLL.parameters, "d": 0.18},
    box=((-245.0, 245.0), (-305.0, 305.0), (-150.0, 335.0)),
)

SYSTEMS: dict[str, System] = {
    system.name: system
    for system in (
        THREE_SCROLL,
        THREE_SCROLL_CHAOTIC,
        THREE_SCROLL_PRINTED,
        LORENZ,
        ROSSLER,
        CHEN,
        LU,
    )
}
