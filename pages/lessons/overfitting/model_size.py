"""How many parameters: the held-out error peaks at N = n and falls again beyond it."""

from __future__ import annotations

import streamlit as st

from core import model_size
from pages.lessons.overfitting import model_size_charts, model_size_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

SAMPLES = [4, 6, 8, 10, 12, 14, 17, 20, 24, 28, 34, 40]
MORE = dict(zip(SAMPLES, SAMPLES[2:], strict=False))  # number of points -> of the prediction
NOISES = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0]
SIZE = defaults(model_size.sweep, resamples="resamples", largest="largest")  # of a sweep
DEFAULTS = defaults(
    model_size.curves,
    model_size_samples="samples",
    model_size_noise="noise",
    model_size_shown="parameters",
    model_size_seed="seed",
)
SYMBOLS = {"samples": "n", "noise": "σ", "seed": "seed"}
PRESETS = {
    "fourteen": (model_size_words.PRESET_FOURTEEN, DEFAULTS),
    "best": (model_size_words.PRESET_BEST, DEFAULTS | {"model_size_shown": 7}),
    "far": (model_size_words.PRESET_FAR, DEFAULTS | {"model_size_shown": 128}),
    "tall": (
        model_size_words.PRESET_TALL,
        DEFAULTS | {"model_size_samples": 20, "model_size_shown": 20},
    ),
    "quiet": (model_size_words.PRESET_QUIET, DEFAULTS | {"model_size_noise": 0.0}),
    "six": (
        model_size_words.PRESET_SIX,
        DEFAULTS | {"model_size_samples": 6, "model_size_shown": 6},
    ),
}
GUESSES = (1e-3, 1e16)  # held-out errors that can be guessed; at n = 40 the peak is near 1e15


@tabs.experiment
def tab() -> None:
    st.markdown(say(model_size_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        samples = st.select_slider(
            say(model_size_words.SAMPLES),
            SAMPLES,
            DEFAULTS["model_size_samples"],
            key="model_size_samples",
            bind="query-params",
        )
        noise = st.select_slider(
            say(words.NOISE),
            NOISES,
            DEFAULTS["model_size_noise"],
            key="model_size_noise",
            bind="query-params",
        )
        shown = st.slider(
            say(model_size_words.CURVES_OF),
            1,
            SIZE["largest"],
            DEFAULTS["model_size_shown"],
            key="model_size_shown",
            bind="query-params",
        )
        seed = st.slider(
            say(words.SEED),
            0,
            20,
            DEFAULTS["model_size_seed"],
            key="model_size_seed",
            bind="query-params",
        )
        now = {"samples": samples, "noise": noise, "seed": seed}
        runs = pins.board("model_size_pins", now, SYMBOLS, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("model_size_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            guess = _guess(call)
        curves = Call.of(model_size.curves, parameters=shown, **now)
        drawings = _pictures(results, curves, guess)
        pins.table(runs, {name: _peak(result) for name, result in results.items()}, SYMBOLS)
        with bottom:
            exports.panel(
                "model_size",
                call,
                drawings,
                page="overfitting",
                settings=settings,
                sources=(model_size.pseudo_inverses, model_size.expected_errors, model_size.curves),
            )


def _call(samples: int, noise: float, seed: int) -> Call[model_size.SizeSweep]:
    return Call.of(
        model_size.sweep,
        samples=samples,
        noise=noise,
        **SIZE,
        seed=seed,
    )


def _guess(call: Call) -> model_size_charts.Guess | None:
    """Ask what more data do to a model that is too large for them."""
    fewer, noise, seed = (call.arguments[name] for name in ("samples", "noise", "seed"))
    if fewer not in MORE:
        return None
    more = MORE[fewer]
    about = _call(more, noise, seed)
    now = _error(call.run(), more)

    def then() -> float:
        return _error(about.run(), more)

    guessed = predictions.ask(
        "model_size_ask",
        say(model_size_words.ASK, fewer=fewer, more=more, error=f"{now:.3g}"),
        GUESSES,
        about=about,
        measured=then,
        why=lambda: say(model_size_words.WHY if then() > now else model_size_words.WHY_QUIET),
        log=True,
    )
    return None if guessed is None else model_size_charts.Guess(more, guessed, then())


def _error(result: model_size.SizeSweep, parameters: int) -> float:
    """The held-out error of one N; every N up to twice the points is there."""
    return float(result.measured.held_out[result.parameters == parameters][0])


def _peak(result: model_size.SizeSweep) -> dict[str, object]:
    at = result.measured.held_out.argmax()
    return {
        say(model_size_words.PARAMETERS): result.parameters[at],
        say(words.HELD_OUT): result.measured.held_out[at],
    }


def _pictures(results, shown: Call, guess: model_size_charts.Guess | None):
    samples, parameters = shown.arguments["samples"], shown.arguments["parameters"]
    errors = model_size_charts.errors(results, samples, parameters, guess)
    errors.show()
    *_, now = results.values()
    _figures(now, samples)
    st.markdown(say(model_size_words.NOTE))
    drawings = [
        model_size_charts.fitted(results, shown.run(), parameters),
        model_size_charts.parts(results),
    ]
    side_by_side(drawings)
    st.caption(say(model_size_words.BASIS))
    return [errors, *drawings]


def _figures(result: model_size.SizeSweep, samples: int) -> None:
    below = result.measured.held_out[result.parameters < samples]
    best = result.parameters[below.argmin()]
    with st.container(horizontal=True):
        lowest = say(model_size_words.ERROR_AT, error=f"{below.min():.3g}", parameters=best)
        st.metric(say(model_size_words.LOWEST), lowest)
        st.metric(say(model_size_words.AT_N, samples=samples), f"{_error(result, samples):,.3g}")
        last = say(model_size_words.LAST_SIZE, parameters=result.parameters[-1])
        st.metric(last, f"{result.measured.held_out[-1]:.3g}")
