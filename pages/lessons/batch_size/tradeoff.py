"""Steps, examples and seconds to a target loss: what a larger batch saves, and what it costs."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import batch_networks, batch_tradeoff, noise_scale
from pages.lessons.batch_size import tradeoff_charts, tradeoff_words, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

TARGETS = [0.02, 0.05, 0.1, 0.2, 0.3]
DEFAULTS = {"tradeoff_target": 0.05, "tradeoff_noise": 0.5, "tradeoff_seed": 0}
PRESETS = {
    "default": (tradeoff_words.TRADE_DEFAULT, DEFAULTS),
    "easy": (tradeoff_words.TRADE_EASY, DEFAULTS | {"tradeoff_target": 0.2}),
    "noisy": (tradeoff_words.TRADE_NOISY, DEFAULTS | {"tradeoff_noise": 1.0}),
    "clean": (tradeoff_words.TRADE_CLEAN, DEFAULTS | {"tradeoff_noise": 0.0}),
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
        runs = pins.board("tradeoff_pins", _symbols(), _call)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *_, now = calls
        plan = calls[now].arguments
        settings = {key: st.session_state[key] for key in DEFAULTS}
        shown = Call(batch_networks.task, {"noise": plan["noise"], "seed": plan["seed"]}).run()
        task = tradeoff_charts.task(shown)
        task.show()
        _ask()
    presets.show("tradeoff_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("tradeoff", calls)
    drawings: list[Any] = [task]

    def show(film: list[batch_tradeoff.Progress], finished: bool) -> None:
        last = film[-1]
        drawn = [tradeoff_charts.learning(last)]
        if last.arrived:
            drawn = [*tradeoff_charts.needs(last), tradeoff_charts.noise(last), *drawn]
            _figures(last)
        for at, column in enumerate(st.columns(2)):
            with column:
                for drawing in drawn[at::2]:
                    drawing.show()
        drawings[1:] = drawn if finished else []

    with wide:
        lead = say(tradeoff_words.TRADE_LEAD, networks=shown.networks, weights=shown.weights)
        st.markdown(lead)
        run_panel.show("tradeoff", calls[now], show, batch_tradeoff.BUDGET)
        if len(results) > 1:
            tradeoff_charts.beside(results).show()
        pins.table(runs, {name: tradeoff_charts.row(one) for name, one in results.items()})
        st.caption(say(tradeoff_words.NOTE_TRADE))
    with bottom:
        exports.panel(
            "tradeoff",
            Call(batch_tradeoff.run, plan),
            drawings,
            page="batch-size",
            settings=settings,
            sources=(batch_tradeoff._train, batch_networks.read, noise_scale.noise_scale),
            old_api=OLD_API,
        )


def _symbols() -> pins.Settings:
    """The widgets as the settings of a run."""
    target = st.select_slider(
        say(tradeoff_words.TARGET), TARGETS, 0.05, key="tradeoff_target", bind="query-params"
    )
    noise = st.slider(
        say(tradeoff_words.TARGET_NOISE),
        0.0,
        2.0,
        0.5,
        0.25,
        key="tradeoff_noise",
        bind="query-params",
    )
    seed = st.slider(say(words.SEED), 0, 20, 0, key="tradeoff_seed", bind="query-params")
    return {"σ": noise, say(tradeoff_words.TARGET_SHORT): target, "seed": seed}


def _call(noise: float, target: float, seed: int) -> Call:
    return Call(batch_tradeoff.train, {"noise": noise, "target": target, "seed": seed})


def _ask() -> None:
    about = Call(batch_tradeoff.fewer_steps)
    predictions.ask(
        "tradeoff_ask",
        say(tradeoff_words.TRADE_ASK),
        (1.0, 512.0),
        about=about,
        measured=lambda: run_panel.answer("tradeoff_ask", about),
        why=say(tradeoff_words.TRADE_WHY),
        log=True,
    )


def _figures(found: batch_tradeoff.Progress) -> None:
    with st.container(horizontal=True):
        st.metric(say(tradeoff_words.SCALE_MEASURED), f"{found.noise_scale:.3g}")
        st.metric(say(tradeoff_words.SCALE_FITTED), f"{found.fitted_scale:.3g}")
        st.metric(say(tradeoff_words.SCALE_RATIO), f"{found.scale_ratio:.2g}")
        st.metric(say(tradeoff_words.FEWEST), f"{found.fewest_steps:.3g}")
    if found.missing:
        batches = ", ".join(map(str, found.missing))
        st.caption(say(tradeoff_words.NOT_REACHED, batches=batches, budget=batch_tradeoff.BUDGET))
