"""More data: the cure for too many parameters, and no cure for too few."""

from __future__ import annotations

import streamlit as st

from core import curves, sample_size
from pages.pictures import sample_size as pictures
from pages.shared import frame, pins, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import overfitting as words

NOISES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0]
RESAMPLES, LARGEST = 200, 1000
SIMPLE, RICH = 3, 6  # terms: one too few for x^3 - x, and two too many, the tutorial's
FRAMES = 13  # sizes of the growing sample
DEFAULTS = {"more_terms": 6, "more_noise": 0.3, "more_seed": 0}
PRESETS = {
    "tutorial": (words.MORE_PRESET, DEFAULTS),
    "simple": (words.MORE_SIMPLE, DEFAULTS | {"more_terms": SIMPLE}),
    "enough": (words.MORE_ENOUGH, DEFAULTS | {"more_terms": 4}),
    "rich": (words.MORE_RICH, DEFAULTS | {"more_terms": 12}),
    "noisy": (words.MORE_NOISY, DEFAULTS | {"more_noise": 2.0}),
}
ASKED = (1e-3, 1e2)  # held-out errors that can be guessed; the largest noise squared is 4


@frame.experiment
def tab() -> None:
    st.markdown(say(words.MORE_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        terms = st.slider(say(words.TERMS), 1, 12, 6, key="more_terms", bind="query-params")
        noise = st.select_slider(
            say(words.NOISE), NOISES, 0.3, key="more_noise", bind="query-params"
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="more_seed", bind="query-params")
        runs = pins.board("more_pins", {"N": terms, "σ": noise, "seed": seed}, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    frame.presets("more_preset", PRESETS, settings, top)
    with wide, frame.guard():
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            guess = _guess(call)
        drawings = _pictures(call, results, guess)
        last = {n: {say(words.MEDIAN): one.held_out.median[-1]} for n, one in results.items()}
        pins.table(runs, last)
        with bottom:
            takeaway.panel(
                "more",
                call,
                drawings,
                page="overfitting",
                settings=settings,
                also=(sample_size._grow, sample_size._theory, sample_size.example),
            )


def _call(terms: int, noise: float, seed: int) -> Call:
    plan = {"terms": terms, "noise": noise, "resamples": RESAMPLES}
    return Call(sample_size.sweep, {**plan, "largest": LARGEST, "seed": seed})


def _guess(call: Call) -> pictures.Guess | None:
    """Ask what the same data do for a model that is too simple, or for one that is not."""
    terms, noise, seed = (call.arguments[name] for name in ("terms", "noise", "seed"))
    other = RICH if terms <= SIMPLE else SIMPLE
    about = _call(other, noise, seed)
    why = words.MORE_WHY_SIMPLE if other == SIMPLE else words.MORE_WHY_RICH

    def measured() -> float:
        return float(about.run().held_out.median[-1])

    guessed = predictions.ask(
        "more_ask",
        say(words.MORE_ASK, samples=LARGEST, terms=other),
        ASKED,
        about=about,
        measured=measured,
        why=lambda: say(why, floor=f"{about.run().floor:.3g}"),
        log=True,
    )
    return None if guessed is None else pictures.Guess(other, guessed, measured())


def _pictures(call: Call, results, guess: pictures.Guess | None):
    *_, now = results.values()
    errors = pictures.errors(results, guess)
    errors.show()
    _figures(now)
    _note(call, now)
    plan = {name: call.arguments[name] for name in ("terms", "noise", "seed")}
    sizes = [int(now.samples[at]) for at in curves.thin(len(now.samples), FRAMES)]
    examples = [Call(sample_size.example, {"samples": n, **plan}).run() for n in sizes]
    growing = pictures.growing(results, examples)
    growing.show()
    return [errors, growing]


def _figures(result: sample_size.SampleSweep) -> None:
    with st.container(horizontal=True):
        for at in (0, -1):
            label = say(words.AT_COUNT, samples=result.samples[at])
            st.metric(label, f"{result.held_out.median[at]:.3g}")
        st.metric(say(words.FLOOR_IS), f"{result.floor:.3g}")


def _note(call: Call, result: sample_size.SampleSweep) -> None:
    if result.theory is not None:
        st.markdown(say(words.MORE_NOTE, valid=result.theory.valid_from))
        return
    floor, noise = f"{result.floor:.3g}", f"{result.noise_variance:.3g}"
    terms = call.arguments["terms"]
    st.markdown(say(words.MORE_NOTE_SIMPLE, terms=terms, floor=floor, noise=noise))
