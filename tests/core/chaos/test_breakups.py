"""Break-ups against REBOUND, SciPy, closed forms and the laws that theory gives."""

from __future__ import annotations

import inspect
import itertools
from typing import Any

import numpy as np
import pytest
import rebound
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, optimize, special, stats

from core.chaos import breakup_ensemble, breakup_laws, three_body
from core.chaos.breakup_ensemble import Breakups
from core.chaos.breakup_starts import STARTS, draw
from core.chaos.log_hamiltonian import about_centre, kinetic, potential
from core.errors import InputError
from tests.cases import every

SYSTEMS, STEPS = 500, 20_000
MASSES = np.array([1.0, 2.0, 3.0])


@pytest.fixture(scope="module")
def in_space() -> Breakups:
    return three_body.breakups(MASSES, SYSTEMS, 3, seed=1, steps=STEPS)


@pytest.fixture(scope="module")
def in_a_plane() -> Breakups:
    return three_body.breakups(MASSES, SYSTEMS, 2, seed=1, steps=STEPS)


def by_rebound(places, rates, time: float) -> rebound.Simulation:
    simulation = rebound.Simulation()
    simulation.integrator = "ias15"
    for mass, place, rate in zip(MASSES, places, rates, strict=True):
        (x, y, z), (vx, vy, vz) = place, rate
        simulation.add(m=mass, x=x, y=y, z=z, vx=vx, vy=vy, vz=vz)
    simulation.integrate(time)
    return simulation


def end_of(simulation: rebound.Simulation) -> tuple[int, float]:
    """The body farthest from the other two, and the eccentricity of these, by REBOUND."""
    bodies = list(simulation.particles)
    places = np.array([[p.x, p.y, p.z] for p in bodies])
    lengths = [np.linalg.norm(places[(k + 1) % 3] - places[(k + 2) % 3]) for k in range(3)]
    escaper = int(np.argmin(lengths))
    item, two = bodies[(escaper + 1) % 3], bodies[(escaper + 2) % 3]
    return escaper, item.orbit(primary=two).e


def test_early_breakups_are_those_of_rebound(in_space):
    """Before chaos has had its time: the same body leaves, on the same orbit."""
    r, v = draw("random", MASSES, SYSTEMS, 3, 0.2, 1)
    early = np.flatnonzero(in_space.escaper >= 0)
    early = early[np.argsort((in_space.lifetime / in_space.crossing_time)[early])][:25]
    same, apart = 0, []
    for at in early:
        places, rates = (about_centre(MASSES, item[None, :, :, at])[0] for item in (r, v))
        body, shape = end_of(by_rebound(places, rates, in_space.lifetime[at]))
        same += body == in_space.escaper[at]
        apart.append(abs(shape - in_space.eccentricity[at]))
    assert same >= 24
    assert np.median(apart) < 1e-3


def test_light_bodies_escape_as_the_law_of_masses_says(in_space, in_a_plane):
    for ended in (in_space, in_a_plane):
        result = breakup_laws.shares(ended)
        assert result.measured.sum() == pytest.approx(1.0)
        # four standard errors and the few per cent by which m^-3 itself is off
        assert (np.abs(result.measured - result.theory) < 4 * result.error + 0.03).all()
        assert result.exponent is not None
        assert 2.5 < result.exponent < 4.0


def test_equal_masses_escape_a_third_each():
    result = breakup_laws.shares(three_body.breakups((1, 1, 1), SYSTEMS, 2, seed=2, steps=STEPS))
    assert (np.abs(result.measured - 1 / 3) < 4 * result.error).all()
    assert result.exponent is None


def test_binaries_in_a_plane_are_more_elongated(in_space, in_a_plane):
    space = breakup_laws.eccentricities(in_space)
    plane = breakup_laws.eccentricities(in_a_plane)
    assert space.mean == pytest.approx(space.theory_mean, abs=0.05)
    assert plane.mean == pytest.approx(plane.theory_mean, abs=0.05)
    assert plane.mean > space.mean + 0.05


def test_every_system_is_broken_up_unbroken_or_left_out(in_a_plane):
    ended = in_a_plane
    broken = ended.escaper >= 0
    assert (broken.astype(int) + ended.unbroken + ended.left_out == 1).all()
    assert np.isfinite(ended.eccentricity[broken]).all()
    assert np.isnan(ended.eccentricity[~broken]).all()
    assert ended.counts.sum() == broken.sum() > SYSTEMS / 2
    assert ended.left_out.sum() < SYSTEMS / 10
    assert np.median(ended.energy_error) < 1e-3
    assert (ended.eccentricity[broken] < 1).all()
    assert (ended.lifetime > 0).all()


def test_the_ends_alone_have_the_settings_and_defaults_of_the_whole_run():
    ends, run = (inspect.signature(f) for f in (three_body.breakups, breakup_ensemble.follow))
    assert ends.parameters == run.parameters


def test_the_same_seed_gives_the_same_ends(in_space):
    again = three_body.breakups(MASSES, SYSTEMS, 3, seed=1, steps=STEPS)
    np.testing.assert_array_equal(again.escaper, in_space.escaper)
    np.testing.assert_array_equal(again.lifetime, in_space.lifetime)
    other = three_body.breakups(MASSES, SYSTEMS, 3, seed=2, steps=200)
    assert (other.crossing_time != in_space.crossing_time).all()


def test_a_system_ends_the_same_way_whoever_runs_beside_it(in_a_plane):
    """Batches shrink as systems end; no system may get the result of another."""
    r, v = draw("random", MASSES, SYSTEMS, 2, 0.2, 1)
    some = np.arange(7, SYSTEMS, 50)
    batch = breakup_ensemble._Batch(MASSES, r[..., some], v[..., some])
    done = 0
    while done < STEPS and not batch.empty:
        done += batch.advance(STEPS - done)
    alone = batch.breakups()
    np.testing.assert_array_equal(alone.escaper, in_a_plane.escaper[some])
    np.testing.assert_allclose(alone.lifetime, in_a_plane.lifetime[some], rtol=1e-6)


def test_progress_tells_how_far_it_is_and_an_end_stays(monkeypatch):
    monkeypatch.setattr(breakup_ensemble, "WORK", 256 * 2_000)
    film = list(breakup_ensemble.follow(MASSES, 100, 2, seed=3, steps=10_000))
    steps = [item.step for item in film]
    assert steps == sorted(steps)
    assert steps[-1] == film[-1].steps == 10_000
    for before, after in itertools.pairwise(film):
        ended = before.breakups.escaper >= 0
        assert (after.breakups.escaper[ended] == before.breakups.escaper[ended]).all()
    assert film[0].breakups.counts.sum() < film[-1].breakups.counts.sum()


@every("start", STARTS)
@every("dimensions", [2, 3])
def test_starts_are_closed_triangles_with_the_heat_asked_for(start, dimensions):
    r, v = draw(start, MASSES, 300, dimensions, 0.3, 0)
    np.testing.assert_allclose(r.sum(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(v.sum(axis=0), 0.0, atol=1e-12)
    heat = kinetic(MASSES, v) / potential(MASSES, r)
    np.testing.assert_allclose(heat, 0.3 if start == "random" else 0.0, atol=1e-12)
    assert np.linalg.norm(r, axis=1).max() < (2.0 if start == "random" else 5.2)


def test_places_fill_the_ball_evenly():
    """Mean squared distance of two points in a unit ball is 6/5, in a disc 1."""
    for dimensions, expected in ((3, 1.2), (2, 1.0)):
        r, _ = draw("random", MASSES, 20_000, dimensions, 0.0, 0)
        assert np.mean(np.sum(r**2, axis=1)) == pytest.approx(expected, rel=0.01)


def made(lifetimes, escapers, dimensions=3) -> Breakups:
    lifetimes, escapers = np.asarray(lifetimes, float), np.asarray(escapers)
    broken = escapers >= 0
    shape = np.where(broken, 0.5, np.nan)
    nothing = np.zeros(len(escapers))
    return Breakups(MASSES, dimensions, escapers, shape, lifetimes, nothing, nothing + 1.0)


@given(st.lists(st.tuples(st.floats(0.1, 100.0), st.integers(-1, 2)), min_size=2, max_size=40))
@settings(max_examples=50, deadline=None)
def test_the_survival_is_that_of_scipy(pairs):
    times, escapers = (np.array(item) for item in zip(*pairs, strict=True))
    broken = escapers >= 0
    ours = breakup_laws.survival(made(times, escapers))
    if not broken.any():
        assert not ours.share.size
        return
    data = stats.CensoredData(uncensored=times[broken], right=times[~broken])
    theirs = stats.ecdf(data).sf
    np.testing.assert_allclose(
        [ours.share[ours.times == t][-1] for t in np.unique(ours.times)],
        theirs.evaluate(np.unique(ours.times)),
        atol=1e-12,
    )


def test_a_tail_that_follows_the_law_is_measured_as_such():
    share = (np.arange(2000) + 0.5) / 2000
    survival = breakup_laws.survival(made(share**-1.5, np.zeros(2000, int)))
    assert survival.slope == pytest.approx(-2 / 3, rel=0.02)
    late = survival.share < 0.4
    late[-5:] = False  # the last few steps of the survival are coarse
    np.testing.assert_allclose(survival.theory[late], survival.share[late], rtol=0.1)


@every(
    ("masses", "counts"),
    [
        ((1.0, 2.0, 3.0), (700, 200, 100)),
        ((1.0, 2.0, 3.0), (100, 200, 700)),  # the heavy ones leave: q is below 0
        ((1.0, 2.0, 3000.0), (1, 300, 700)),
        ((1e-6, 1.0, 1e6), (1, 1, 998)),
        ((1e-6, 1.0, 1e6), (998, 1, 1)),
    ],
)
def test_the_most_likely_exponent_is_that_of_scipy(masses, counts):
    logs, counts = np.log(masses), np.array(counts)

    def unlikely(q: float) -> float:
        return -float(counts @ (-q * logs - special.logsumexp(-q * logs)))

    result: Any = optimize.minimize_scalar(unlikely, bounds=(-10, 10), method="bounded")
    likely = breakup_laws.likely_exponent(np.array(masses), counts)
    assert likely == pytest.approx(result.x, abs=1e-4)


@every("exponent", [-200.0, -3.0, 3.0, 200.0])
def test_the_law_of_masses_is_a_softmax_of_their_logarithms(exponent):
    masses = np.array([1e-6, 5.0, 1e6])
    expected = special.softmax(-exponent * np.log(masses))
    np.testing.assert_allclose(breakup_laws.law(masses, exponent), expected, rtol=1e-12)


@every(
    ("dimensions", "density"),
    [(3, lambda e: 2 * e), (2, lambda e: e / np.sqrt(1 - e * e))],
)
def test_the_theory_of_eccentricities_is_its_density(dimensions, density):
    text = breakup_laws.eccentricities(made([1.0], [-1], dimensions))
    for at, (low, high) in enumerate(itertools.pairwise(text.edges)):
        expected = integrate.quad(density, low, high)[0] / (high - low)
        assert text.theory[at] == pytest.approx(expected, rel=1e-6)
    mean = integrate.quad(lambda e: e * density(e), 0, 1)[0]
    assert text.theory_mean == pytest.approx(mean, rel=1e-6)
    assert np.isnan(text.mean)


BAD = [
    ({"masses": (1, 0, 1)}, "out_of_range"),
    ({"masses": (1, -2, 1)}, "out_of_range"),
    ({"masses": (1, 1e300, 1)}, "out_of_range"),
    ({"masses": (1, float("nan"), 1)}, "out_of_range"),
    ({"masses": (1, 1)}, "not_three"),
    ({"systems": 0}, "out_of_range"),
    ({"systems": 10**7}, "out_of_range"),
    ({"dimensions": 1}, "out_of_range"),
    ({"dimensions": 4}, "out_of_range"),
    ({"seed": -1}, "out_of_range"),
    ({"heat": 1.0}, "out_of_range"),
    ({"heat": float("nan")}, "out_of_range"),
    ({"steps": 10}, "out_of_range"),
    ({"start": "elsewhere"}, "unknown_choice"),
]


@every(("changed", "rule"), BAD)
def test_what_cannot_be_followed_is_refused(changed, rule):
    request = {"masses": (1, 1, 1), "systems": 5, "steps": 100}
    with pytest.raises(InputError) as caught:
        three_body.breakups(**(request | changed))  # type: ignore[arg-type]
    assert caught.value.rule == rule


@every("masses", [(1e-6, 1e-6, 1e-6), (1e6, 1e6, 1e6), (1e-6, 1.0, 1e6)])
def test_the_lightest_and_heaviest_masses_are_followed(masses):
    ended = three_body.breakups(masses, 20, steps=1000)
    assert np.isfinite(ended.lifetime).all()
