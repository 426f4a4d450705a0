"""How far the gradient of a batch points away from that of all samples, at any weights."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import batch_data, batch_size
from pages.lessons.batch_size import direction_charts, direction_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

EACH_SIZE = defaults(batch_size.needed, draws="draws")["draws"]  # of each batch size of a curve
NEAR, FAR, CLOSE = (1.2, -0.8), (3.0, 1.0), (1.0, -1.0)  # places w
DEFAULTS = {
    "direction_data": "tutorial",
    **defaults(batch_size.sample_gradients, direction_batch="batch"),
    "direction_w1": NEAR[0],
    "direction_w2": NEAR[1],
    **defaults(batch_size.sample_gradients, direction_seed="seed"),
}
SYMBOLS = {"batch": "B", "first_weight": "w₁", "second_weight": "w₂", "seed": "s"}


def _at(place: tuple[float, float], batch: int) -> dict[str, Any]:
    first, second = place
    return DEFAULTS | {
        "direction_batch": batch,
        "direction_w1": first,
        "direction_w2": second,
    }


PRESETS = {
    "tutorial": (direction_words.PRESET_TUTORIAL, DEFAULTS),
    "eight": (direction_words.PRESET_EIGHT, _at(NEAR, 8)),
    "all": (direction_words.PRESET_ALL, _at(NEAR, batch_data.SAMPLES)),
    "far": (direction_words.PRESET_FAR, _at(FAR, 1)),
    "close": (direction_words.PRESET_CLOSE, _at(CLOSE, 8)),
    "cars": (direction_words.PRESET_CARS, _at((0.0, 0.0), 8) | {"direction_data": "cars"}),
}
OLD_API = (
    ("feed_dict={x: x[batch], y: y[batch]}", "each_gradient(...)[picked].mean(axis=1)"),
    ("tf.gradients(loss, w)", "2 (x . w - y) x"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        samples, count = _samples()
        now = {"batch": _batch(count), **_weights(), "seed": _seed()}
        call_of = functools.partial(_call, samples, count)
        runs = pins.board("direction_pins", now, SYMBOLS, call_of)
    settings = {
        key: st.session_state[key]
        for key in (*DEFAULTS, "direction_scaled")
        if key in st.session_state
    }
    presets.show("direction_preset", PRESETS, settings, top)
    with narrow:
        _ask()
    with wide, sentences.guard():
        calls = {name: call_of(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        drawings, further = _pictures(call, results)
        pins.table(runs, {name: _row(result) for name, result in results.items()}, SYMBOLS)
        with bottom:
            exports.panel(
                "direction",
                call,
                drawings,
                page="batch-size",
                settings=settings,
                further=further,
                sources=(batch_size.batch_gradients, batch_size.subsets, batch_size.each_gradient),
                old_api=OLD_API,
            )


def _samples() -> tuple[data.XY, int]:
    """Let the learner choose samples; returns x and y as arguments, and how many there are."""
    sources = {
        "tutorial": say(direction_words.DATA_60),
        "cars": say(direction_words.DATA_CARS),
        "own": say(direction_words.DATA_PLANE),
        "line": say(direction_words.DATA_LINE),
    }
    chosen = link.choice("direction_data", sources, DEFAULTS["direction_data"])
    source = st.selectbox(say(direction_words.DATA), **chosen)
    if source == "tutorial":
        st.caption(say(direction_words.MODEL_PLANE, samples=batch_data.SAMPLES))
        return _tutorial(), batch_data.SAMPLES
    if source == "line":
        table = data.scaled_if_chosen("direction", "direction_line", data.tutorial())
        st.caption(say(direction_words.MODEL_LINE, samples=len(table)))
        return data.xy(table), len(table)
    if source == "cars":
        table = data.cars_plane()
    else:
        start = data.cars_plane().head(12).round(3)
        table = data.scaled_if_chosen("direction", "direction_plane", start)
    st.caption(say(direction_words.MODEL_PLANE, samples=len(table)))
    return {"x": table[["x1", "x2"]].to_numpy(), "y": table["y"].to_numpy()}, len(table)


def _tutorial() -> data.XY:
    x, y = Call.of(batch_data.inputs), Call.of(batch_data.targets)
    return {"x": x.as_argument(), "y": y.as_argument()}


def _batch(samples: int) -> int:
    """The batch size; with one sample there is nothing to choose."""
    if samples == 1:
        return 1
    span = link.count("direction_batch", 1, samples, DEFAULTS["direction_batch"])
    return st.slider(say(words.BATCH), **span)


def _weights() -> pins.Settings:
    """The place at which the gradients are taken."""
    sliders = {
        "first_weight": ("direction_w1", direction_words.W1),
        "second_weight": ("direction_w2", direction_words.W2),
    }
    return {
        name: st.slider(say(label), -4.0, 4.0, DEFAULTS[key], 0.1, key=key, bind="query-params")
        for name, (key, label) in sliders.items()
    }


def _seed() -> int:
    return st.slider(
        say(words.SEED),
        0,
        20,
        DEFAULTS["direction_seed"],
        key="direction_seed",
        bind="query-params",
    )


def _call(
    samples: data.XY, count: int, batch: int, first_weight: float, second_weight: float, seed: int
) -> Call[batch_size.Gradients]:
    return Call.of(
        batch_size.sample_gradients,
        **samples,
        weights=(first_weight, second_weight),
        batch=batch,
        draws=batch_size.enough_draws(count),
        seed=seed,
    )


def _ask() -> None:
    """Ask how often a step goes uphill close to the minimum; the reason compares a place nearby."""
    about, farther = (
        _call(
            _tutorial(),
            batch_data.SAMPLES,
            batch=8,
            first_weight=first,
            second_weight=second,
            seed=0,
        )
        for first, second in (CLOSE, NEAR)
    )
    predictions.ask(
        "direction_ask",
        say(direction_words.ASK),
        (0.0, 100.0),
        about=about,
        measured=lambda: float(f"{about.run().uphill:.1%}".rstrip("%")),
        why=say(direction_words.WHY, far=f"{farther.run().uphill:.1%}".rstrip("%")),
    )


def _row(gradients: batch_size.Gradients) -> dict[str, object]:
    return {
        say(direction_words.UPHILL_SHARE): f"{gradients.uphill:.1%}",
        say(direction_words.MEDIAN_ANGLE): f"{gradients.median_angle:.0f}°",
        say(direction_words.NOISE_SCALE): f"{gradients.noise_scale:.3g}",
    }


def _pictures(
    call: Call[batch_size.Gradients], results: dict[str, batch_size.Gradients]
) -> tuple[list[Drawing], dict[str, Call]]:
    """Draw all there is; returns the drawings, and the calls that go with the tab's own."""
    *_, gradients = results.values()
    place = {name: call.arguments[name] for name in ("x", "y", "weights")}
    draws = batch_size.enough_draws(gradients.samples, EACH_SIZE)
    sampling = {"draws": draws, "seed": call.arguments["seed"]}
    angles = direction_charts.angles(results)
    curve = Call.of(batch_size.curve, **place, **sampling)
    variances = direction_charts.variances(curve.run())
    further: dict[str, Call] = {"variances": curve}
    on_bowl = []
    with sentences.guard():  # one sample, or a constant x: no bowl, and still gradients
        bowl = Call.of(batch_data.bowl, **place)
        steps = direction_charts.steps(gradients, bowl.run())
        needed = Call.of(batch_size.needed, **place, **sampling)
        need = direction_charts.need(needed.run())
        steps.show()
        on_bowl = [steps, need]
        further["needed"] = needed
    _figures(gradients)
    side_by_side([angles, variances])
    if on_bowl:
        on_bowl[-1].show()
        _note(Call.of(batch_size.approach, **call.arguments).run(), gradients)
    return [*on_bowl, angles, variances], further


def _note(approach: batch_size.Approach, gradients: batch_size.Gradients) -> None:
    """Compare the tutorial's claim with what is measured here."""
    here, near, far = (f"{share:.1%}" for share in approach.uphill)
    draws = len(gradients.sampled)
    said = say(
        direction_words.NOTE, draws=draws, batch=gradients.batch, here=here, near=near, far=far
    )
    st.caption(said)


def _figures(gradients: batch_size.Gradients) -> None:
    helps = {say(direction_words.NOISE_SCALE): say(direction_words.NOISE_SCALE_HELP)}
    with st.container(horizontal=True):
        for label, figure in _row(gradients).items():
            st.metric(label, str(figure), help=helps.get(label))
