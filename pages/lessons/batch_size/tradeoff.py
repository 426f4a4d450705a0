"""Steps, examples and seconds to a target loss: what a larger batch saves, and what it costs."""

from __future__ import annotations

import streamlit as st

from core import batch_networks, batch_tradeoff, noise_scale
from pages.lessons.batch_size import tradeoff_charts, tradeoff_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

TARGETS = [0.02, 0.05, 0.1, 0.2, 0.3]
DEFAULTS = defaults(
    batch_tradeoff.train, tradeoff_target="target", tradeoff_noise="noise", tradeoff_seed="seed"
)
SYMBOLS = {"noise": "σ", "target": tradeoff_words.TARGET_SHORT, "seed": "seed"}
PRESETS = {
    "default": (tradeoff_words.PRESET_DEFAULT, DEFAULTS),
    "easy": (tradeoff_words.PRESET_EASY, DEFAULTS | {"tradeoff_target": 0.2}),
    "noisy": (tradeoff_words.PRESET_NOISY, DEFAULTS | {"tradeoff_noise": 1.0}),
    "clean": (tradeoff_words.PRESET_CLEAN, DEFAULTS | {"tradeoff_noise": 0.0}),
}
OLD_API = (
    ("one tf.Session a batch size", "batch_networks.read: all of them in one tf.while_loop"),
    ("tf.train.GradientDescentOptimizer", "w - rate * sum / B, where a batch is full"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        now = _settings()
        runs = pins.board("tradeoff_pins", now, SYMBOLS, _call)
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, call = calls.values()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        task = Call.of(batch_networks.task, noise=now["noise"], seed=now["seed"]).run()
        drawings = [tradeoff_charts.task(task)]
        drawings[0].show()
        _ask()
    presets.show("tradeoff_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("tradeoff", calls)

    def show(film: list[batch_tradeoff.Progress], finished: bool) -> None:
        pictures = _pictures(film[-1])
        drawings[1:] = pictures if finished else []

    with wide:
        lead = say(tradeoff_words.LEAD, networks=task.networks, weights=task.weights)
        st.markdown(lead)
        run_panel.show("tradeoff", call, show, batch_tradeoff.BUDGET)
        if len(results) > 1:
            tradeoff_charts.runs_compared(results).show()
        rows = {name: tradeoff_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
        st.caption(say(tradeoff_words.NOTE))
    with bottom:
        exports.panel(
            "tradeoff",
            Call.of(batch_tradeoff.run, **call.arguments),
            drawings,
            page="batch-size",
            settings=settings,
            sources=(
                batch_tradeoff.train_networks,
                batch_networks.read,
                noise_scale.noise_scale,
            ),
            old_api=OLD_API,
        )


def _settings() -> pins.Settings:
    """The widgets as arguments of ``_call``."""
    target = st.select_slider(
        say(tradeoff_words.TARGET),
        TARGETS,
        DEFAULTS["tradeoff_target"],
        key="tradeoff_target",
        bind="query-params",
    )
    noise = st.slider(
        say(tradeoff_words.TARGET_NOISE),
        0.0,
        2.0,
        DEFAULTS["tradeoff_noise"],
        0.25,
        key="tradeoff_noise",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED), 0, 20, DEFAULTS["tradeoff_seed"], key="tradeoff_seed", bind="query-params"
    )
    return {"noise": noise, "target": target, "seed": seed}


def _call(noise: float, target: float, seed: int) -> Call[batch_tradeoff.Progress]:
    return Call.of(batch_tradeoff.train, noise=noise, target=target, seed=seed)


def _ask() -> None:
    """Ask how many times fewer steps the largest batch needs, at a target that no preset has."""
    about = Call.of(batch_tradeoff.fewer_steps, target=0.1)
    predictions.ask(
        "tradeoff_ask",
        say(tradeoff_words.ASK),
        (1.0, 512.0),
        about=about,
        measured=lambda: run_panel.answer("tradeoff_ask", about),
        why=say(tradeoff_words.WHY),
        log=True,
    )


def _pictures(progress: batch_tradeoff.Progress) -> list[Drawing]:
    """Draw what is known so far in two columns; returns the drawings."""
    drawings = [tradeoff_charts.learning(progress)]
    if progress.arrived:
        noise = tradeoff_charts.noise(progress)
        drawings = [*tradeoff_charts.needs(progress), noise, *drawings]
        _figures(progress)
    for at, column in enumerate(st.columns(2)):
        with column:
            for drawing in drawings[at::2]:
                drawing.show()
    return drawings


def _figures(progress: batch_tradeoff.Progress) -> None:
    with st.container(horizontal=True):
        st.metric(say(tradeoff_words.SCALE_MEASURED), f"{progress.noise_scale:.3g}")
        st.metric(say(tradeoff_words.SCALE_FITTED), f"{progress.fitted_scale:.3g}")
        st.metric(say(tradeoff_words.SCALE_RATIO), f"{progress.scale_ratio:.2g}")
        st.metric(say(tradeoff_words.FEWEST), f"{progress.fewest_steps:.3g}")
    if progress.missing:
        batches = ", ".join(map(str, progress.missing))
        st.caption(say(tradeoff_words.NOT_REACHED, batches=batches, budget=batch_tradeoff.BUDGET))
