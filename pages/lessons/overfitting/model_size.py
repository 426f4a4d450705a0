"""How many parameters: curves swing far at N = n, and less for larger N."""

from __future__ import annotations

import streamlit as st

from core import model_size
from pages.lessons.overfitting import (
    model_size_charts,
    model_size_error_charts,
    model_size_words,
    words,
)
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses, live, story, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import joined, say

SIZES = list(model_size.OFFERED)
SAMPLES = [4, 6, 8, 10, 12, 14, 17, 20, 24, 28, 34, 40]
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
PEAK = DEFAULTS["model_size_samples"]  # the N of the guess
KNOWN_SIZE = model_size.below_peak(PEAK)  # the N whose error the question states
STEPS_OF_STORY = {
    "move": story.Step(model_size_words.STEP_MOVE, model_size_words.DO_MOVE, DEFAULTS),
    "peak": story.Step(
        model_size_words.STEP_PEAK, model_size_words.DO_PEAK, DEFAULTS | {"model_size_shown": PEAK}
    ),
    "beyond": story.Step(
        model_size_words.STEP_BEYOND,
        model_size_words.DO_BEYOND,
        DEFAULTS | {"model_size_shown": 128},
    ),
    "quiet": story.Step(
        model_size_words.STEP_QUIET,
        model_size_words.DO_QUIET,
        DEFAULTS | {"model_size_noise": 0.0, "model_size_shown": PEAK},
    ),
    "six": story.Step(
        model_size_words.STEP_SIX,
        model_size_words.DO_SIX,
        DEFAULTS | {"model_size_samples": 6, "model_size_shown": 6},
    ),
    "task": story.Step(
        model_size_words.STEP_TASK,
        model_size_words.DO_TASK,
        DEFAULTS | {"model_size_samples": 20, "model_size_shown": 2},
    ),
}
WATCHED = ("peak", "beyond")  # steps that begin with the film of a growing N
GUESSES = (1e-3, 50.0)  # held-out errors that can be guessed; the middle is near the known error


@tabs.experiment
def tab() -> None:
    story.show("model_size_step", STEPS_OF_STORY)
    hero, side = frame.columns("model_size")
    with side:
        card = st.container()
        shown, samples = _main()
        with frame.more():
            noise, seed = _more()
            now = {"samples": samples, "noise": noise, "seed": seed}
            runs = pins.board("model_size_pins", now, SYMBOLS, _call)
        with card:
            answer = _guess()
    with sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, call = calls.values()
        with hero:
            drawings = _hero(call, shown, answer)
        if answer is not None:
            results = {name: each.run() for name, each in calls.items()}
            drawings = [*drawings, *_below(results, samples)]
            pins.table(runs, {name: _peak(result) for name, result in results.items()}, SYMBOLS)
        exports.panel(
            "model_size",
            call,
            drawings,
            page="overfitting",
            settings={key: st.session_state[key] for key in DEFAULTS},
            further={"family": _family(call)},
            sources=(model_size.pseudo_inverses, model_size.expected_errors, model_size.cause),
        )


def _main() -> tuple[int, int]:
    """The main settings: how many parameters, and how many points."""
    shown = st.select_slider(
        say(model_size_words.SIZE),
        SIZES,
        DEFAULTS["model_size_shown"],
        key="model_size_shown",
        bind="query-params",
    )
    samples = st.select_slider(
        say(model_size_words.SAMPLES),
        SAMPLES,
        DEFAULTS["model_size_samples"],
        key="model_size_samples",
        bind="query-params",
    )
    return shown, samples


def _more() -> tuple[float, int]:
    """Noise and draw of the samples."""
    noise = st.select_slider(
        say(words.NOISE),
        NOISES,
        DEFAULTS["model_size_noise"],
        key="model_size_noise",
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
    return noise, seed


def _call(samples: int, noise: float, seed: int) -> Call[model_size.SizeSweep]:
    return Call.of(model_size.sweep, samples=samples, noise=noise, **SIZE, seed=seed)


def _family(call: Call[model_size.SizeSweep]) -> Call[model_size.SizeFamily]:
    """The curves of every N for the samples of a sweep."""
    plan = {name: call.arguments[name] for name in ("samples", "noise", "seed")}
    return Call.of(model_size.family, **plan)


def _guess_call() -> Call[model_size.SizeSweep]:
    """The sweep that the guess is on."""
    return _call(
        samples=DEFAULTS["model_size_samples"],
        noise=DEFAULTS["model_size_noise"],
        seed=DEFAULTS["model_size_seed"],
    )


def _guess() -> model_size_charts.Answer | None:
    """Ask how large the error is where there are as many parameters as points."""
    result = _guess_call().run()
    errors, peak = result.measured, result.at(PEAK)
    measured = float(errors.held_out[peak])
    guess = guesses.card(
        guesses.Question(
            "model_size_ask",
            say(model_size_words.ASK, error=f"{errors.held_out[result.at(KNOWN_SIZE)]:.2g}"),
            GUESSES,
            log=True,
        ),
        lambda: measured,
        lambda: say(
            model_size_words.WHY,
            variance=f"{errors.variance[peak]:.2g}",
            bias=f"{errors.bias_squared[peak]:.2g}",
        ),
        {**STEPS_OF_STORY["peak"].settings, "model_size_step": "peak"},
    )
    return None if guess is None else model_size_charts.Answer(PEAK, guess.value, measured)


def _hero(
    call: Call[model_size.SizeSweep], shown: int, answer: model_size_charts.Answer | None
) -> list[Drawing]:
    """The curves of the slider's N, over the error of every N; the guess comes before the peak."""
    samples = call.arguments["samples"]
    last = SIZES[-1] if answer else model_size.below_peak(min(samples, PEAK))
    at_peak = answer if call.identity() == _guess_call().identity() else None
    now = SIZES.index(shown)
    curves = model_size_charts.fitted(_family(call).run(), now, last)
    ruler = model_size_charts.ruler(call.run(), samples, now, last, at_peak)
    frame.hero("model_size", curves, ruler)
    step = st.session_state["model_size_step"]
    is_task = step == "task" and shown <= last
    live.show(
        "model_size",
        wires={"terms": "model_size_shown"},
        tape=live.Tape(
            "shown",
            model_size_charts.tape(now),
            f"{step} {answer is None}",
            model_size_charts.LAST,
            plays=step in WATCHED,
        ),
        verdict=[] if is_task else [model_size_error_charts.verdict(call.run(), samples, last)],
    )
    if is_task:
        _task(call.run(), samples, shown)
    return [curves, ruler]


def _task(result: model_size.SizeSweep, samples: int, shown: int) -> None:
    """Say whether no N below n has a smaller error, as the last step asks."""
    error = f"{result.measured.held_out[result.at(shown)]:.3g}"
    given = {"parameters": shown, "samples": samples, "error": error}
    if shown >= samples:
        st.info(say(model_size_words.TASK_BEYOND, **given))
    elif shown == result.lowest(samples):
        st.success(say(model_size_words.TASK_DONE, **given))
    else:
        st.info(say(model_size_words.TASK_OPEN, **given))


def _below(results: dict[str, model_size.SizeSweep], samples: int) -> list[Drawing]:
    """Figures and second pictures: measured beside theory, and the parts of the error."""
    *_, now = results.values()
    _figures(now, samples)
    falls = now.measured.held_out[-1] < now.measured.held_out[now.at(samples)]
    heading = say(model_size_words.DOUBLE) if falls else ""
    st.markdown(joined(heading, say(model_size_words.NOTE)))
    drawings = [model_size_error_charts.errors(results), model_size_error_charts.parts(results)]
    side_by_side(drawings)
    st.caption(say(model_size_words.BASIS))
    return drawings


def _figures(result: model_size.SizeSweep, samples: int) -> None:
    best, errors = result.lowest(samples), result.measured.held_out
    with st.container(horizontal=True):
        lowest = f"{errors[result.at(best)]:.3g}"
        if st.session_state["model_size_step"] != "task":  # it would be the answer
            st.metric(
                say(model_size_words.LOWEST),
                say(model_size_words.ERROR_AT, error=lowest, parameters=best),
            )
        at_points = f"{errors[result.at(samples)]:,.3g}"
        st.metric(say(model_size_words.AT_N, samples=samples), at_points)
        last = say(model_size_words.LAST_SIZE, parameters=result.parameters[-1])
        st.metric(last, f"{errors[-1]:.3g}")


def _peak(result: model_size.SizeSweep) -> dict[str, object]:
    at = result.measured.held_out.argmax()
    return {
        say(model_size_words.PARAMETERS): result.parameters[at],
        say(words.HELD_OUT): result.measured.held_out[at],
    }
