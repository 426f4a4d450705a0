"""Where the gradients of single batches point, at a place of the learner's choice."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import batch_data, batch_size
from pages.lessons.batch_size import direction_charts, direction_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DRAWS = 200  # batches; their lines still can be told apart
NEAR, FAR, CLOSE = (1.2, -0.8), (3.0, 1.0), (1.0, -1.0)  # places w
DEFAULTS = {
    "direction_data": "tutorial",
    "direction_batch": 1,
    "direction_w1": NEAR[0],
    "direction_w2": NEAR[1],
    "direction_seed": 0,
}


def _at(place: tuple[float, float], batch: int) -> dict[str, object]:
    first, second = place
    return DEFAULTS | {
        "direction_batch": batch,
        "direction_w1": first,
        "direction_w2": second,
    }


PRESETS = {
    "tutorial": (direction_words.DIRECTION_TUTORIAL, DEFAULTS),
    "eight": (direction_words.DIRECTION_EIGHT, _at(NEAR, 8)),
    "all": (direction_words.DIRECTION_ALL, _at(NEAR, 60)),
    "far": (direction_words.DIRECTION_FAR, _at(FAR, 1)),
    "close": (direction_words.DIRECTION_NEAR, _at(CLOSE, 8)),
    "cars": (direction_words.DIRECTION_CARS, _at((0.0, 0.0), 8) | {"direction_data": "cars"}),
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
        given, samples = _data()
        batch = _batch(samples)
        first = st.slider(
            say(direction_words.W1),
            -4.0,
            4.0,
            NEAR[0],
            0.1,
            key="direction_w1",
            bind="query-params",
        )
        second = st.slider(
            say(direction_words.W2),
            -4.0,
            4.0,
            NEAR[1],
            0.1,
            key="direction_w2",
            bind="query-params",
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="direction_seed", bind="query-params")
        now = {"B": batch, "w₁": first, "w₂": second, "s": seed}
        runs = pins.board("direction_pins", now, functools.partial(_call, given))
    settings = {
        key: st.session_state[key]
        for key in (*DEFAULTS, "direction_scaled")
        if key in st.session_state
    }
    presets.show("direction_preset", PRESETS, settings, top)
    with narrow:
        _ask()
    with wide, sentences.guard():
        calls = {name: _call(given, *run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        drawings, beside = _pictures(call, results)
        pins.table(runs, {name: _row(one) for name, one in results.items()})
        with bottom:
            exports.panel(
                "direction",
                call,
                drawings,
                page="batch-size",
                settings=settings,
                further=beside,
                sources=(batch_size._gradients, batch_size.subsets, batch_size.each_gradient),
                old_api=OLD_API,
            )


def _data() -> tuple[dict[str, Any], int]:
    """Let the learner choose samples; returns x and y as arguments, and how many there are."""
    sources = {
        "tutorial": say(direction_words.DATA_60),
        "cars": say(direction_words.DATA_CARS),
        "own": say(direction_words.DATA_PLANE),
        "line": say(direction_words.DATA_LINE),
    }
    source = st.selectbox(say(direction_words.DATA), **link.choice("direction_data", sources))
    if source == "tutorial":
        st.caption(say(direction_words.MODEL_PLANE, samples=60))
        return {"x": Call(batch_data.inputs), "y": Call(batch_data.targets)}, 60
    if source == "line":
        table = data.scaled_if_chosen("direction", data.own("direction_line", data.tutorial()))
        st.caption(say(direction_words.MODEL_LINE, samples=len(table)))
        return {"x": table["x"].to_numpy(), "y": table["y"].to_numpy()}, len(table)
    if source == "cars":
        table = data.cars_plane()
    else:
        start = data.cars_plane().head(12).round(3)
        table = data.scaled_if_chosen("direction", data.own("direction_plane", start))
    st.caption(say(direction_words.MODEL_PLANE, samples=len(table)))
    return {"x": table[["x1", "x2"]].to_numpy(), "y": table["y"].to_numpy()}, len(table)


def _batch(samples: int) -> int:
    """The batch size; with one sample there is nothing to choose."""
    if samples == 1:
        return 1
    return st.slider(say(words.BATCH), **link.count("direction_batch", 1, samples))


def _call(given: dict[str, Any], batch: int, first: float, second: float, seed: int) -> Call:
    plan = {"weights": (first, second), "batch": batch, "draws": DRAWS, "seed": seed}
    return Call(batch_size.sample_gradients, {**given, **plan})


def _ask() -> None:
    tutorial = {"x": Call(batch_data.inputs), "y": Call(batch_data.targets)}
    about, other = (_call(tutorial, 8, *place, seed=0) for place in (CLOSE, NEAR))
    predictions.ask(
        "direction_ask",
        say(direction_words.DIRECTION_ASK),
        (0.0, 100.0),
        about=about,
        measured=lambda: float(f"{about.run().uphill:.1%}".rstrip("%")),
        why=say(direction_words.DIRECTION_WHY, far=f"{other.run().uphill:.1%}".rstrip("%")),
    )


def _row(found: batch_size.Gradients) -> dict[str, object]:
    return {
        say(direction_words.UPHILL_SHARE): f"{found.uphill:.1%}",
        say(direction_words.MEDIAN_ANGLE): f"{found.median_angle:.0f}°",
        say(direction_words.NOISE_SCALE): f"{found.noise_scale:.3g}",
    }


def _pictures(
    call: Call, results: dict[str, batch_size.Gradients]
) -> tuple[list[Any], dict[str, Call]]:
    """Draw all there is; returns the drawings, and the calls beside the tab's own."""
    *_, found = results.values()
    place = {name: call.arguments[name] for name in ("x", "y", "weights")}
    drawn = {name: call.arguments[name] for name in ("draws", "seed")}
    angles = direction_charts.angles(results)
    beside = {"variances": Call(batch_size.curve, place | drawn)}
    variances = direction_charts.variances(beside["variances"].run())
    drawings = []
    with sentences.guard():  # one sample, or a constant x: no bowl, and still gradients
        steps = direction_charts.steps(found, Call(batch_data.bowl, place).run())
        needed = Call(batch_size.needed, place | drawn)
        need = direction_charts.need(needed.run())
        steps.show()
        drawings = [steps, need]
        beside["needed"] = needed
    _figures(found)
    side_by_side([angles, variances])
    if drawings:
        drawings[-1].show()
        _note(Call(batch_size.approach, call.arguments).run(), found.batch)
    return [*drawings, angles, variances], beside


def _note(way: batch_size.Approach, batch: int) -> None:
    """The tutorial's claim beside what is measured here."""
    here, near, far = (f"{share:.0%}" for share in way.uphill)
    told = {"batch": batch, "here": here, "near": near, "far": far}
    st.caption(say(direction_words.NOTE_DIRECTION, **told))


def _figures(found: batch_size.Gradients) -> None:
    helps = {say(direction_words.NOISE_SCALE): say(direction_words.NOISE_SCALE_HELP)}
    with st.container(horizontal=True):
        for label, figure in _row(found).items():
            st.metric(label, str(figure), help=helps.get(label))
