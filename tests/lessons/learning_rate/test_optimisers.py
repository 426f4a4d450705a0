"""Optimisers: what its steps, its verdict and its task say is what the race does."""

from __future__ import annotations

import numpy as np

from core import loss_surface, optimiser_family, optimisers
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from pages.lessons.learning_rate import (
    optimisers_charts,
    optimisers_claims,
    optimisers_maps,
    optimisers_paths,
    optimisers_story,
    optimisers_words,
)
from tests.app import opened, sound
from tests.cases import every

SGD, MOMENTUM, NESTEROV, RMSPROP, ADAM = range(5)


def plan(**settings):
    """The settings of a step as those of a race."""
    given = optimisers_story.DEFAULTS | {f"optimisers_{k}": v for k, v in settings.items()}
    named = {name: given[key] for name, key in optimisers_story.WIDGETS.items()}
    return {"x": loss_surface.stretch(TUTORIAL_X, named.pop("stretch")), "y": TUTORIAL_Y, **named}


def step(name):
    settings = optimisers_story.STORY[name].settings
    return optimisers.race(**plan(**{k.removeprefix("optimisers_"): settings[k] for k in settings}))


def test_in_the_long_valley_sgd_crawls_and_all_others_arrive():
    arrivals = step("valley").arrivals
    assert arrivals[SGD] < 0
    assert (np.delete(arrivals, SGD) > 0).all()


def test_beyond_the_bound_of_sgd_it_explodes_and_nesterov_too_but_momentum_arrives():
    race = step("beyond")
    assert race.diverged.tolist() == [True, False, True, False, False]
    assert race.arrivals[MOMENTUM] > 0


def test_with_too_much_memory_momentum_does_not_go_in_and_with_less_it_does():
    assert step("heavy").arrivals[MOMENTUM] < 0
    assert optimisers.race(**plan(momentum=0.9)).arrivals[MOMENTUM] > 0


@every("first", [-2.5, -1.0, 0.75, 2.5])
@every("second", [-0.25, 0.5, 2.0])
def test_wherever_they_start_rmsprop_and_adam_alone_leave_along_a_diagonal(first, second):
    race = optimisers.race(**plan(first=first, second=second))
    across, up = np.abs(race.paths[:, 1] - race.paths[:, 0]).T
    # epsilon 1e-7 in the divisor, beside squared slopes
    np.testing.assert_allclose(across[[RMSPROP, ADAM]], up[[RMSPROP, ADAM]], rtol=1e-3)
    assert (np.abs(across[:RMSPROP] / up[:RMSPROP] - 1.0) > 0.05).all()


@every("steps", [10, 100])
@every("stretch", [0.5, 1.0, 8.0])
@every("momentum", [0.0, 0.9, 0.99])
def test_the_verdict_names_who_arrives_first_and_who_ends_higher(steps, stretch, momentum):
    for now, rate in list(enumerate(optimisers_story.RATES))[::7]:
        settings = plan(steps=steps, stretch=stretch, momentum=momentum, rate=rate)
        family = optimiser_family.family(**settings, learning_rates=optimisers_story.RATES)
        said = optimisers_claims.verdict(family, now)
        there = family.race.arrivals[family.race.arrivals >= 0]
        assert said.startswith("After" if there.size == 0 else "First")
        if there.size:
            assert f", step {there.min()}" in said
        ends = family.race.excess[:, -1]
        higher = ~(ends <= family.race.excess[:, 0])
        names = [text.en for text in optimisers_words.NAMES.values()]
        assert [name for name in names if name in said.partition("Higher")[2]] == [
            name for name, is_higher in zip(names, higher, strict=True) if is_higher
        ]


@every("rate", optimisers_story.RATES[::9])
def test_the_labels_say_the_steps_of_the_race_at_each_rate(rate):
    family = optimiser_family.family(**plan(rate=rate), learning_rates=optimisers_story.RATES)
    now = optimisers_story.RATES.index(rate)
    rates = len(optimisers_story.RATES)
    drawing = optimisers_paths.paths(family, now, rates, 0.9, optimisers_story.STARTS)
    said = drawing.tables["arrivals"].query(f"setting == {now}")
    steps = ["–" if at < 0 else str(at) for at in optimisers.race(**plan(rate=rate)).arrivals]
    assert [text.rpartition(" ")[2] for text in said["done"]] == steps
    names = [text.en for text in optimisers_words.NAMES.values()]
    assert [text.removeprefix("● ") for text in said["text"]] == names  # before it has arrived


@every("momentum", [0.0, 0.5, 0.71, 0.98])
def test_the_slider_of_the_momentum_shows_the_race_at_that_momentum(momentum):
    momenta = optimisers_story.MOMENTA
    family = optimiser_family.family(
        **plan(), learning_rates=optimisers_story.RATES, momenta=momenta
    )
    at, race = len(optimisers_story.RATES) + momenta.index(momentum), plan(momentum=momentum)
    alone = optimisers.race(**race)
    np.testing.assert_array_equal(family.arrivals[at], alone.arrivals)
    np.testing.assert_array_equal(family.diverged[at], alone.diverged)


def test_a_path_is_drawn_until_it_arrives_or_has_left():
    family = optimiser_family.family(**plan(), learning_rates=optimisers_story.RATES)
    table = optimisers_paths.paths(family, 0, 36, 0.9, optimisers_story.STARTS).tables["paths"]
    last = table.groupby(["setting", "series"])["step"].max()
    for at, name, step in last.reset_index().itertuples(index=False):
        place = [text.en for text in optimisers_words.NAMES.values()].index(name)
        arrival = family.arrivals[max(at, 0), place]
        assert arrival < 0 or step == arrival
    reach = max(family.reach) * optimiser_family.FAR
    assert (
        table[["first", "second"]].abs().to_numpy().max() < reach + 3.0
    )  # and the minimum's place


def test_every_step_of_a_path_is_in_the_row_in_which_the_picture_looks_for_it():
    family = optimiser_family.family(**plan(), learning_rates=optimisers_story.RATES)
    table = optimisers_paths.paths(family, 0, 36, 0.9, optimisers_story.STARTS).tables["paths"]
    settings, each = len(family.paths), family.race.paths.shape[1]
    moved = optimiser_family.WALKING * each  # rows of a setting
    place = table["series"].map({name: at for at, name in enumerate(optimisers_charts.names())})
    at = place * each + table["step"]
    still = table["setting"] == optimisers_paths.EVERY
    expected = at + moved * table["setting"].where(~still, settings - 1)
    np.testing.assert_array_equal(table["row"], expected)


@every("name", list(optimisers_story.STORY))
def test_the_start_of_every_step_lies_in_the_picture_which_stays_where_it_is(name):
    race = step(name)
    family = optimiser_family.RaceFamily(
        race, race.paths[None, :3], race.arrivals[None], race.diverged[None]
    )
    assert family.reach == optimiser_family.REACH
    inside = np.abs(race.surface.start - family.middle) < np.array(family.reach)
    assert inside.all()


def test_in_the_valley_all_paths_that_stay_near_lie_in_the_picture():
    for name in ("valley", "beyond", "task"):
        race = step(name)
        family = optimiser_family.RaceFamily(
            race, race.paths[None, :3], race.arrivals[None], race.diverged[None]
        )
        near = race.paths[~race.diverged]
        assert (np.abs(near - family.middle) < np.array(family.reach)).all()


def test_an_answer_leads_to_the_valley_that_it_is_about():
    app = sound(opened("learning-rate", tab="optimisers", lang="en"))
    sound(app.button(key="optimisers_ask:shown").click().run())
    assert app.session_state["optimisers_step"] == "valley"
    assert app.session_state["optimisers_stretch"] == optimisers_maps.LONG


def test_the_task_is_done_where_theory_puts_momentum_at_its_best():
    app = sound(opened("learning-rate", tab="optimisers", lang="en", optimisers_step="task"))
    assert not app.success
    app.slider(key="optimisers_momentum").set_value(0.71)
    sound(app.select_slider(key="optimisers_rate").set_value(0.002).run())
    assert app.success
