"""With more points a curve with too many terms swings less; one with too few stays wrong."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import sample_size
from pages.lessons.overfitting import more_data_charts, more_data_errors, more_data_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses, live, story, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences, stage
from pages.shared.words.language import say

NOISES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0]
SIZES = sample_size.sizes()[: more_data_charts.PLACES].tolist()  # the places of the slider
FIRST, MORE, MANY, LAST = SIZES[0], 22, 63, SIZES[-1]  # points: of the steps, and of the guess
PLAN = defaults(
    sample_size.sweep, more_data_terms="terms", more_data_noise="noise", more_data_seed="seed"
)
DEFAULTS = {"more_data_points": FIRST, **PLAN}
SIMPLE, RICH = 3, 12  # terms: one too few for x^3 - x, and eight too many
SYMBOLS = {"terms": "N", "noise": "σ", "seed": "seed"}
STORY = {
    "six": story.Step(more_data_words.STEP_SIX, more_data_words.DO_SIX, DEFAULTS),
    "more": story.Step(
        more_data_words.STEP_MORE, more_data_words.DO_MORE, DEFAULTS | {"more_data_points": MORE}
    ),
    "rich": story.Step(
        more_data_words.STEP_RICH,
        more_data_words.DO_RICH,
        DEFAULTS | {"more_data_points": MORE, "more_data_terms": RICH},
    ),
    "simple": story.Step(
        more_data_words.STEP_SIMPLE,
        more_data_words.DO_SIMPLE,
        DEFAULTS | {"more_data_points": LAST, "more_data_terms": SIMPLE},
    ),
    "noisy": story.Step(
        more_data_words.STEP_NOISY,
        more_data_words.DO_NOISY,
        DEFAULTS | {"more_data_points": MANY, "more_data_noise": 2.0},
    ),
    "task": story.Step(more_data_words.STEP_TASK, more_data_words.DO_TASK, DEFAULTS),
}
QUESTION = ("more_data_ask", (1e-2, 1e3))  # key, and the errors that can be guessed
BUDGET = 45  # points, of the task


@tabs.experiment
def tab() -> None:
    showing = story.show("more_data_step", STORY)
    hero, side = frame.columns("more_data")
    with side:
        card = st.container()
        _main()
        with frame.more():
            _noise()
            pinboard = st.container()
    with sentences.guard():
        with pinboard:
            runs = pins.board("more_data_pins", _settings(), SYMBOLS, _call)
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, call = calls.values()
        with card:
            guess = _guess()
        with hero:
            drawings = _hero(call, guess, showing)
        if guess is not None:
            results = {name: each.run() for name, each in calls.items()}
            drawings = [*drawings, _below(call, results)]
            last = {
                n: {say(more_data_words.MEDIAN): result.held_out.median[-1]}
                for n, result in results.items()
            }
            pins.table(runs, last, SYMBOLS)
        exports.panel(
            "more_data",
            call,
            drawings,
            page="overfitting",
            settings={key: st.session_state[key] for key in DEFAULTS},
            sources=(
                sample_size.errors_of_growing_samples,
                sample_size.error_formulas,
                sample_size.typical,
            ),
        )


def _main() -> None:
    """The sliders of the number of points and of the number of terms."""
    st.select_slider(
        say(more_data_words.POINTS), SIZES, FIRST, key="more_data_points", bind="query-params"
    )
    st.slider(
        say(words.TERMS), 1, 12, PLAN["more_data_terms"], key="more_data_terms", bind="query-params"
    )


def _noise() -> None:
    st.select_slider(
        say(words.NOISE),
        NOISES,
        PLAN["more_data_noise"],
        key="more_data_noise",
        bind="query-params",
    )
    st.slider(
        say(words.SEED), 0, 20, PLAN["more_data_seed"], key="more_data_seed", bind="query-params"
    )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    return {name: st.session_state[f"more_data_{name}"] for name in SYMBOLS}


def _call(**plan: Any) -> Call[sample_size.SampleSweep]:
    return Call.of(sample_size.sweep, **plan)


def _guess_call() -> Call[sample_size.SampleSweep]:
    """The run that the guess is on: that of the first step."""
    return _call(**{name: PLAN[f"more_data_{name}"] for name in SYMBOLS})


def _guess() -> guesses.Guess | None:
    """Ask what ten times as many points do for the curve that swings far with six points."""
    median = _guess_call().run().held_out.median
    first, measured = median[0], float(median[SIZES.index(MANY)])
    key, span = QUESTION
    return guesses.card(
        guesses.Question(
            key,
            say(
                more_data_words.ASK,
                few=FIRST,
                many=MANY,
                error=more_data_charts.figure(first),
            ),
            span,
            log=True,
        ),
        lambda: measured,
        lambda: say(more_data_words.WHY, noise=f"{_guess_call().run().noise_variance:.3g}"),
        DEFAULTS | {"more_data_points": MANY, "more_data_step": "more"},
    )


def _hero(
    call: Call[sample_size.SampleSweep], guess: guesses.Guess | None, showing: str
) -> list[Drawing]:
    """The growing sample with its curve; below it the error, once it is no secret."""
    result, secret = call.run(), guess is None
    now = SIZES.index(st.session_state["more_data_points"])
    growing = more_data_charts.growing(result, now, secret=secret)
    drawings = [growing]
    if guess is not None:
        said = None
        if guess.value is not None and call.identity() == _guess_call().identity():
            said = (MANY, guess.value)
        drawings.append(more_data_errors.ruler(result, now, said))
    frame.hero("more_data", *drawings)
    is_task = guess is not None and showing == "task"
    tape = more_data_charts.tape(result, now, secret=secret)
    live.show(
        "more_data",
        wires={"points": "more_data_points"},
        tape=live.Tape("shown", tape, f"{showing} {secret}"),
        verdict=[] if is_task else [_verdict(result, secret)],
    )
    if is_task:
        _task(result, now)
    return drawings


def _verdict(result: sample_size.SampleSweep, secret: bool) -> live.Sentence:
    """Whether the curve can be trusted, for every n that is no secret."""
    texts = {
        now: say(stage.FIRST_GUESS)
        if secret and now
        else more_data_charts.verdict(result, now, secret=secret)
        for now in range(len(SIZES))
    }
    return live.Sentence("points", texts)


def _task(result: sample_size.SampleSweep, now: int) -> None:
    """Say whether the curve is calm with few enough points, as the last step asks."""
    points, error = SIZES[now], result.held_out.median[now]
    said = {"points": points, "error": f"{error:.3g}"}
    if st.session_state["more_data_noise"] != PLAN["more_data_noise"]:
        st.info(say(more_data_words.TASK_NOISE, noise=PLAN["more_data_noise"]))
    elif points > BUDGET:
        st.info(say(more_data_words.TASK_POINTS, **said))
    elif not more_data_charts.is_calm(result, now):
        st.info(say(more_data_words.TASK_ERROR, **said))
    else:
        st.success(say(more_data_words.TASK_DONE, **said))


def _below(
    call: Call[sample_size.SampleSweep], results: dict[str, sample_size.SampleSweep]
) -> Drawing:
    """Error against n with its formula, and where the formula holds."""
    errors = more_data_errors.errors(results)
    errors.show()
    *_, now = results.values()
    if now.theory is not None:
        st.markdown(say(more_data_words.NOTE, valid=now.theory.valid_from))
    else:
        st.markdown(say(more_data_words.NOTE_SIMPLE, terms=call.arguments["terms"]))
    return errors
