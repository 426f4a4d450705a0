"""Descent with batches of 1, a few and all samples, and the floor where each of them stays."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import batch_paths
from pages.lessons.batch_size import paths_charts, paths_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

RATES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.1, 1.5]
DEFAULTS = {
    "paths_rate": 0.1,
    "paths_batch": 8,
    "paths_steps": 100,
    "paths_noise": 0.5,
    "paths_seed": 0,
    "paths_axis": "steps",
}
PRESETS = {
    "tutorial": (paths_words.PATHS_TUTORIAL, DEFAULTS),
    "small": (paths_words.PATHS_SMALL, DEFAULTS | {"paths_rate": 0.02, "paths_steps": 200}),
    "large": (paths_words.PATHS_LARGE, DEFAULTS | {"paths_rate": 0.3}),
    "breaks": (paths_words.PATHS_BREAKS, DEFAULTS | {"paths_rate": 0.8}),
    "no_noise": (paths_words.PATHS_NO_NOISE, DEFAULTS | {"paths_noise": 0.0}),
}
OLD_API = (
    ("for ...: sess.run(train, feed_dict={x: batch})", "tf.scan, jit_compile=True"),
    ("tf.train.shuffle_batch", "batch_paths.orders"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        rate = st.select_slider(
            say(paths_words.RATE), RATES, 0.1, key="paths_rate", bind="query-params"
        )
        batch = st.slider(say(paths_words.MIDDLE), 2, 59, 8, key="paths_batch", bind="query-params")
        steps = st.slider(
            say(paths_words.STEPS), 10, 200, 100, 10, key="paths_steps", bind="query-params"
        )
        noise = st.slider(
            say(paths_words.NOISE), 0.0, 2.0, 0.5, 0.1, key="paths_noise", bind="query-params"
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="paths_seed", bind="query-params")
        axes = {name: say(text) for name, text in paths_words.AXES.items()}
        axis = st.segmented_control(
            say(paths_words.AXIS), required=True, **link.choice("paths_axis", axes)
        )
        now = {"η": rate, "B": batch, "k": steps, "σ": noise, "s": seed}
        runs = pins.board("paths_pins", now, _call)
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("paths_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, now_name = runs
    found = results[now_name]
    drawings, beside = (
        [paths_charts.on_the_bowl(found), paths_charts.excesses(found, str(axis))],
        {},
    )
    if noise:
        beside = {"floors": Call(batch_paths.floors, {"noise": noise, "seed": seed})}
        drawings.append(paths_charts.noise_floors(beside["floors"].run()))
    with wide:
        _show(drawings, found)
        pins.table(runs, {name: _row(one) for name, one in results.items()})
    exports.panel(
        "paths",
        calls[now_name],
        drawings,
        page="batch-size",
        settings=settings,
        further=beside,
        sources=(batch_paths._descend, batch_paths.orders, batch_paths.noise_floor),
        old_api=OLD_API,
    )


def _call(rate: float, batch: int, steps: int, noise: float, seed: int) -> Call:
    plan = {"rate": rate, "batch": batch, "steps": steps, "noise": noise, "seed": seed}
    return Call(batch_paths.paths, plan)


def _ask() -> None:
    about = Call(batch_paths.floor_ratio, {"rate": 0.1, "one": 1, "other": 30})
    predictions.ask(
        "paths_ask",
        say(paths_words.PATHS_ASK),
        (1.0, 1000.0),
        about=about,
        measured=about.run,
        why=say(paths_words.PATHS_WHY),
        log=True,
    )


def _row(found: batch_paths.Paths) -> dict[str, object]:
    told = zip(found.batches, found.floors, strict=True)
    return {
        say(paths_words.FLOOR_LABEL, batch=batch): (
            say(paths_words.NO_FLOOR) if floor is None else f"{floor:.3g}"
        )
        for batch, floor in told
    }


def _show(drawings: list[Any], found: batch_paths.Paths) -> None:
    drawings[0].show()
    with st.container(horizontal=True):
        for label, figure in _row(found).items():
            st.metric(label, str(figure))
    _, *rest = drawings
    side_by_side(rest, len(rest))
    st.caption(_note(found, noisy=len(drawings) > 2))


def _note(found: batch_paths.Paths, *, noisy: bool) -> str:
    """What the floors tell: of those that are there, or of the batches that have none."""
    told = zip(found.batches, found.floors, strict=True)
    growing = [str(batch) for batch, floor in told if floor is None]
    if growing:
        return say(paths_words.NOTE_GROWS, batches=", ".join(growing))
    return say(paths_words.NOTE_PATHS if noisy else paths_words.NOTE_NO_FLOOR)
