"""More data: they cure a model with too many parameters, but not one with too few."""

from __future__ import annotations

import streamlit as st

from core import curves, sample_size
from pages.lessons.overfitting import more_data_charts, more_data_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

NOISES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0]
SIZE = defaults(sample_size.sweep, resamples="resamples", largest="largest")  # of a sweep
SIMPLE, RICH = 3, 6  # terms: one too few for x^3 - x, and two too many, the tutorial's
FRAMES = 13  # sizes of the growing sample
DEFAULTS = defaults(
    sample_size.sweep, more_data_terms="terms", more_data_noise="noise", more_data_seed="seed"
)
SYMBOLS = {"terms": "N", "noise": "σ", "seed": "seed"}
PRESETS = {
    "tutorial": (more_data_words.PRESET_TUTORIAL, DEFAULTS),
    "simple": (more_data_words.PRESET_SIMPLE, DEFAULTS | {"more_data_terms": SIMPLE}),
    "enough": (more_data_words.PRESET_ENOUGH, DEFAULTS | {"more_data_terms": 4}),
    "rich": (more_data_words.PRESET_RICH, DEFAULTS | {"more_data_terms": 12}),
    "noisy": (more_data_words.PRESET_NOISY, DEFAULTS | {"more_data_noise": 2.0}),
}
GUESSES = (1e-3, 1e2)  # held-out errors that can be guessed; the largest noise squared is 4


@tabs.experiment
def tab() -> None:
    st.markdown(say(more_data_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        terms = st.slider(
            say(words.TERMS),
            1,
            12,
            DEFAULTS["more_data_terms"],
            key="more_data_terms",
            bind="query-params",
        )
        noise = st.select_slider(
            say(words.NOISE),
            NOISES,
            DEFAULTS["more_data_noise"],
            key="more_data_noise",
            bind="query-params",
        )
        seed = st.slider(
            say(words.SEED),
            0,
            20,
            DEFAULTS["more_data_seed"],
            key="more_data_seed",
            bind="query-params",
        )
        now = {"terms": terms, "noise": noise, "seed": seed}
        runs = pins.board("more_data_pins", now, SYMBOLS, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("more_data_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            guess = _guess(call)
        drawings = _pictures(call, results, guess)
        last = {
            n: {say(more_data_words.MEDIAN): result.held_out.median[-1]}
            for n, result in results.items()
        }
        pins.table(runs, last, SYMBOLS)
        with bottom:
            exports.panel(
                "more_data",
                call,
                drawings,
                page="overfitting",
                settings=settings,
                sources=(
                    sample_size.errors_of_growing_samples,
                    sample_size.error_formulas,
                    sample_size.example,
                ),
            )


def _call(terms: int, noise: float, seed: int) -> Call[sample_size.SampleSweep]:
    return Call.of(
        sample_size.sweep,
        terms=terms,
        noise=noise,
        **SIZE,
        seed=seed,
    )


def _guess(call: Call) -> more_data_charts.Guess | None:
    """Ask what the same data do for a model that is too simple, or for one that is not."""
    terms, noise, seed = (call.arguments[name] for name in ("terms", "noise", "seed"))
    other = RICH if terms <= SIMPLE else SIMPLE
    about = _call(other, noise, seed)
    why = more_data_words.WHY_SIMPLE if other == SIMPLE else more_data_words.WHY_RICH

    def measured() -> float:
        return float(about.run().held_out.median[-1])

    guessed = predictions.ask(
        "more_data_ask",
        say(more_data_words.ASK, samples=SIZE["largest"], terms=other),
        GUESSES,
        about=about,
        measured=measured,
        why=lambda: say(why, floor=f"{about.run().floor:.3g}"),
        log=True,
    )
    return None if guessed is None else more_data_charts.Guess(other, guessed, measured())


def _pictures(call: Call, results, guess: more_data_charts.Guess | None):
    *_, now = results.values()
    errors = more_data_charts.errors(results, guess)
    errors.show()
    _figures(now)
    _note(call, now)
    plan = {name: call.arguments[name] for name in ("terms", "noise", "seed")}
    sizes = [int(now.samples[at]) for at in curves.thin(len(now.samples), FRAMES)]
    examples = [Call.of(sample_size.example, samples=n, **plan).run() for n in sizes]
    growing = more_data_charts.growing(results, examples)
    growing.show()
    return [errors, growing]


def _figures(result: sample_size.SampleSweep) -> None:
    with st.container(horizontal=True):
        for at in (0, -1):
            label = say(more_data_words.AT_COUNT, samples=result.samples[at])
            st.metric(label, f"{result.held_out.median[at]:.3g}")
        st.metric(say(more_data_words.FLOOR_IS), f"{result.floor:.3g}")


def _note(call: Call, result: sample_size.SampleSweep) -> None:
    if result.theory is not None:
        st.markdown(say(more_data_words.NOTE, valid=result.theory.valid_from))
        return
    floor, noise = f"{result.floor:.3g}", f"{result.noise_variance:.3g}"
    terms = call.arguments["terms"]
    st.markdown(say(more_data_words.NOTE_SIMPLE, terms=terms, floor=floor, noise=noise))
