"""Descent with batches of 1, a few and all samples: their paths, and the noise floor of each."""

from __future__ import annotations

import streamlit as st

from core import batch_paths
from pages.lessons.batch_size import paths_charts, paths_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

RATES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.1, 1.5]
DEFAULTS = {
    **defaults(
        batch_paths.paths,
        paths_rate="rate",
        paths_batch="batch",
        paths_steps="steps",
        paths_noise="noise",
        paths_seed="seed",
    ),
    "paths_axis": "steps",
}
SYMBOLS = {"rate": "η", "batch": "B", "steps": "k", "noise": "σ", "seed": "s"}
PRESETS = {
    "tutorial": (paths_words.PRESET_TUTORIAL, DEFAULTS),
    "small": (paths_words.PRESET_SMALL, DEFAULTS | {"paths_rate": 0.02, "paths_steps": 200}),
    "large": (paths_words.PRESET_LARGE, DEFAULTS | {"paths_rate": 0.3}),
    "breaks": (paths_words.PRESET_BREAKS, DEFAULTS | {"paths_rate": 0.8}),
    "no_noise": (paths_words.PRESET_NO_NOISE, DEFAULTS | {"paths_noise": 0.0}),
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
        now = _settings()
        axis = _axis()
        runs = pins.board("paths_pins", now, SYMBOLS, _call)
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("paths_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, call = calls.values()
    *_, paths = results.values()
    drawings = [paths_charts.on_the_bowl(paths), paths_charts.excesses(paths, axis)]
    further: dict[str, Call] = {}
    if now["noise"]:
        floors = Call.of(batch_paths.floors, noise=now["noise"], seed=now["seed"])
        further = {"floors": floors}
        drawings.append(paths_charts.noise_floors(floors.run()))
    with wide:
        _show(drawings, paths)
        pins.table(runs, {name: _row(result) for name, result in results.items()}, SYMBOLS)
    exports.panel(
        "paths",
        call,
        drawings,
        page="batch-size",
        settings=settings,
        further=further,
        sources=(batch_paths.descend, batch_paths.orders, batch_paths.noise_floor),
        old_api=OLD_API,
    )


def _settings() -> pins.Settings:
    """The widgets as arguments of ``_call``."""
    rate = st.select_slider(
        say(paths_words.RATE), RATES, DEFAULTS["paths_rate"], key="paths_rate", bind="query-params"
    )
    sliders = {
        "batch": (paths_words.MIDDLE, *batch_paths.MIDDLE_BATCHES, 1),
        "steps": (paths_words.STEPS, 10, batch_paths.MAX_STEPS, 10),
        "noise": (paths_words.NOISE, 0.0, 2.0, 0.1),
        "seed": (words.SEED, 0, 20, 1),
    }
    return {"rate": rate} | {
        name: st.slider(
            say(label),
            low,
            high,
            DEFAULTS[f"paths_{name}"],
            step,
            key=f"paths_{name}",
            bind="query-params",
        )
        for name, (label, low, high, step) in sliders.items()
    }


def _axis() -> str:
    """What the losses are drawn against."""
    axes = {name: say(text) for name, text in paths_words.AXES.items()}
    chosen = link.choice("paths_axis", axes, DEFAULTS["paths_axis"])
    return str(st.segmented_control(say(paths_words.AXIS), required=True, **chosen))


def _call(rate: float, batch: int, steps: int, noise: float, seed: int) -> Call[batch_paths.Paths]:
    return Call.of(batch_paths.paths, rate=rate, batch=batch, steps=steps, noise=noise, seed=seed)


def _ask() -> None:
    """Ask how much lower the floor of a larger batch is."""
    about = Call.of(batch_paths.floor_ratio, rate=0.1, smaller=1, larger=30)
    predictions.ask(
        "paths_ask",
        say(paths_words.ASK),
        (1.0, 1000.0),
        about=about,
        measured=about.run,
        why=say(paths_words.WHY),
        log=True,
    )


def _row(paths: batch_paths.Paths) -> dict[str, object]:
    return {
        say(paths_words.FLOOR_LABEL, batch=batch): (
            say(paths_words.NO_FLOOR) if floor is None else f"{floor:.3g}"
        )
        for batch, floor in zip(paths.batches, paths.floors, strict=True)
    }


def _show(drawings: list[Drawing], paths: batch_paths.Paths) -> None:
    drawings[0].show()
    with st.container(horizontal=True):
        for label, figure in _row(paths).items():
            st.metric(label, str(figure))
    _, *rest = drawings
    side_by_side(rest, len(rest))
    st.caption(_note(paths, noisy=len(drawings) > 2))


def _note(paths: batch_paths.Paths, *, noisy: bool) -> str:
    """A sentence on the floors that there are, or on the batches that have none."""
    floors = zip(paths.batches, paths.floors, strict=True)
    growing = [str(batch) for batch, floor in floors if floor is None]
    if growing:
        return say(paths_words.NOTE_GROWS, batches=", ".join(growing))
    return say(paths_words.NOTE_FLOORS if noisy else paths_words.NOTE_NO_FLOOR)
