"""Break-ups of many systems at once, against REBOUND, which computes one system after another.

Per step: our step against a step of REBOUND's leapfrog, both of order two. To the end: the same
systems until each breaks up, by IAS15, which is far more precise and chooses its own steps.
"""

from __future__ import annotations

import numpy as np
import rebound

from core.chaos import three_body
from core.chaos.breakup_starts import draw
from core.chaos.log_hamiltonian import about_centre
from tests.benchmarks.measuring import Line, in_turns

MASSES = np.array([1.0, 2.0, 3.0])
SYSTEMS, STEPS, LONG = 2_048, 3_000, 20_000
REBOUND_SYSTEMS = 20  # computed by REBOUND


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    rounds = 3 if quick else 9
    return [_steps(rounds), _ends(rounds)]


def _simulations(integrator: str, chosen: np.ndarray) -> list[rebound.Simulation]:
    """The chosen systems of those that ``breakups`` draws with seed 0, for REBOUND."""
    r, v = draw("random", MASSES, SYSTEMS, 3, 0.2, 0)
    simulations = []
    for at in chosen:
        simulation = rebound.Simulation()
        simulation.integrator, simulation.dt = integrator, 1e-4
        places, velocities = (about_centre(MASSES, part[None, :, :, at])[0] for part in (r, v))
        for mass, (x, y, z), (vx, vy, vz) in zip(MASSES, places, velocities, strict=True):
            simulation.add(m=mass, x=x, y=y, z=z, vx=vx, vy=vy, vz=vz)
        simulations.append(simulation)
    return simulations


def _steps(rounds: int) -> Line:
    def ours() -> object:
        return three_body.breakups(MASSES, SYSTEMS, steps=STEPS)

    def one_by_one() -> None:
        for simulation in _simulations("leapfrog", np.arange(REBOUND_SYSTEMS)):
            simulation.steps(STEPS)

    batch, calls = in_turns(ours, one_by_one, rounds)
    each = batch / (SYSTEMS * STEPS), calls / (REBOUND_SYSTEMS * STEPS)
    return Line("break-ups, a step of a system, against REBOUND's leapfrog", *each, at_least=2)


def _ends(rounds: int) -> Line:
    """The half that breaks up first: later ones differ, since chaos has amplified small errors."""
    ended = three_body.breakups(MASSES, SYSTEMS, steps=LONG)
    early = np.flatnonzero(ended.escaper >= 0)
    early = early[np.argsort(ended.lifetime[early])][: len(early) // 2]
    chosen = early[:: max(1, len(early) // REBOUND_SYSTEMS)]

    def ours() -> object:
        return three_body.breakups(MASSES, SYSTEMS, steps=LONG)

    def one_by_one() -> list[int]:
        simulations = _simulations("ias15", chosen)
        for simulation, time in zip(simulations, ended.lifetime[chosen], strict=True):
            simulation.integrate(time)
        return [_escaper(simulation) for simulation in simulations]

    same = np.mean(one_by_one() == ended.escaper[chosen])
    assert same > 0.7, f"only {same:.0%} of the early break-ups are those of REBOUND"
    batch, calls = in_turns(ours, one_by_one, rounds)
    each = batch / SYSTEMS, calls / len(chosen)
    return Line("break-ups, a system to its end, against REBOUND's IAS15", *each, at_least=4)


def _escaper(simulation: rebound.Simulation) -> int:
    """The body opposite the shortest side."""
    places = np.array([[p.x, p.y, p.z] for p in simulation.particles])
    sides = [np.linalg.norm(places[(k + 1) % 3] - places[(k + 2) % 3]) for k in range(3)]
    return int(np.argmin(sides))
