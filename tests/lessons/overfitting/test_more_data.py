"""More data: what its sentences say holds for every N, noise and number of points."""

from __future__ import annotations

from core import sample_size
from pages.lessons.overfitting import more_data as tab
from pages.lessons.overfitting import more_data_charts, more_data_words
from pages.shared.words import stage
from tests.app import opened, sound
from tests.cases import every

GUESSED = "more_data_ask,5,0"
FLOOR = 0.3**2  # noise squared, of the task


def starts(sentence, text):
    return sentence.startswith(text.en.partition("{")[0])


@every("noise", [0.05, 0.3, 2.0])
@every("terms", range(1, 13))
def test_the_verdict_fits_the_errors(terms, noise):
    result = sample_size.sweep(terms, noise)
    for now, median in enumerate(result.held_out.median[: len(tab.SIZES)]):
        said = more_data_charts.verdict(result, now)
        lost = starts(said, more_data_words.LOST)
        assert lost or more_data_charts.figure(median) in said
        assert starts(said, more_data_words.WILD) == (median > 10 * result.floor)
        if starts(said, more_data_words.UNSETTLED):
            assert result.held_out.median[now:].min() < median * 0.95  # more points do help
        if starts(said, more_data_words.STUCK):
            assert terms < 4
            assert result.floor > 1.05 * result.noise_variance
            assert median < 1.1 * result.floor
        if lost or starts(said, more_data_words.CALM):
            assert terms >= 4
            assert result.floor == result.noise_variance
            excess = median - result.noise_variance  # squared distance from x^3 - x
            assert lost == (excess > 0.385**2)  # the height of its hump


@every("seed", [0, 3, 11])
def test_only_four_terms_do_the_task(seed):
    done = set()
    for terms in range(1, 13):
        median = sample_size.sweep(terms, seed=seed).held_out.median
        done |= {
            (terms, n)
            for n, error in zip(tab.SIZES, median, strict=False)
            if error <= more_data_charts.ENOUGH * FLOOR and n <= tab.BUDGET
        }
    assert (4, 41) in done
    assert {terms for terms, _ in done} == {4}


def test_the_task_is_done_by_four_terms_and_41_points():
    link = {"tab": "more_data", "lang": "en", "more_data_step": "task", "guesses": GUESSED}
    app = sound(opened("overfitting", more_data_points="41", **link))
    assert not app.success
    sound(app.slider(key="more_data_terms").set_value(4).run())
    assert app.success
    sound(app.select_slider(key="more_data_points").set_value(51).run())
    assert not app.success
    sound(app.select_slider(key="more_data_points").set_value(41).run())
    sound(app.select_slider(key="more_data_noise").set_value(0.1).run())
    assert [info for info in app.info if "noise back" in info.value]


def test_why_more_points_help_is_true_of_the_run_that_is_asked_for():
    result = tab._guess_call().run()
    median = dict(zip(tab.SIZES, result.held_out.median, strict=False))
    assert tab.MANY >= 10 * result.terms > tab.FIRST == result.terms
    assert median[tab.FIRST] > 1000 * median[tab.MANY]
    assert 1.0 < median[tab.MANY] / result.noise_variance < 1.2


@every("terms", [3, 6, 12])
def test_the_tape_and_the_figures_beside_the_curve_say_the_same(terms):
    result = sample_size.sweep(terms)
    notes = more_data_charts.growing(result, 0, secret=False).tables["notes"]
    for now in (0, 5, 19):
        first, *_ = more_data_charts.tape(result, now, secret=False)
        at = notes[(notes["size"] == now) & (notes["draw"] == 0)]
        error = more_data_charts.figure(result.draws.held_out[0, now])
        assert first.endswith(f" {error}")
        assert at["text"].tolist()[1].endswith(f" {error}")


def test_before_the_guess_only_the_smallest_sample_has_a_curve():
    result = sample_size.sweep()
    for now in (0, 10):
        tables = more_data_charts.growing(result, now, secret=True).tables
        assert set(tables["curves"]["size"]) == {0}
        own = tables["labels"][tables["labels"]["own"]]
        assert set(own["size"]) == {0}
        assert set(tables["notes"][tables["notes"]["at"] > 0]["size"]) == {0}


@every("terms", [3, 6])
def test_the_verdict_moves_over_every_n_and_keeps_what_is_secret(terms):
    result = sample_size.sweep(terms)
    shown = tab._verdict(result, secret=False)
    assert list(shown.texts) == list(range(len(tab.SIZES)))
    assert len(set(shown.texts.values())) > 5
    first, *others = tab._verdict(result, secret=True).texts.values()
    assert starts(first, more_data_words.HALF)
    assert set(others) == {stage.FIRST_GUESS.en}
