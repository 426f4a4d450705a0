"""What a larger batch costs in time and memory: measured on this machine, next to the tutorial."""

from __future__ import annotations

import streamlit as st

from core import batch_cost, batch_cost_worker, inception
from pages.lessons.batch_size import cost_charts, cost_words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

BATCHES = {
    "50-100-200": (50, 100, 200),
    "5-10-20": (5, 10, 20),
    "25-200": (25, 50, 100, 150, 200),
}
PIXELS = [32, 48, 64, 96, 128]
LIMITS = [500, 1000, 2000, 4000, 8000, 16_000]  # megabytes
DEFAULT_BATCHES = defaults(batch_cost.measure, batches="batches")["batches"]
DEFAULTS = {
    "cost_batches": next(name for name, sizes in BATCHES.items() if sizes == DEFAULT_BATCHES),
    **defaults(batch_cost.measure, cost_pixels="pixels", cost_limit="limit"),
}
SYMBOLS = {"batches": "B", "pixels": cost_words.PIXELS_SHORT, "limit": "MB"}
PRESETS = {
    "tutorial": (cost_words.PRESET_TUTORIAL, DEFAULTS),
    "larger": (cost_words.PRESET_LARGER, DEFAULTS | {"cost_pixels": 96}),
}
OLD_API = (
    ("slim.nets.inception", "core.inception.network: keras.layers"),
    ("sess.run(train, feed_dict)", "tf.function, tf.GradientTape, optimizer.apply_gradients"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        runs = pins.board("cost_pins", _settings(), SYMBOLS, _call)
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, call = calls.values()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("cost_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("cost", calls)
    drawings = cost_charts.published()

    def show(film: list[batch_cost.Costs], finished: bool) -> None:
        measured = _measured(film[-1])
        if finished:
            drawings[:] = [*measured, *drawings[-2:]]

    with wide:
        counts = Call.of(inception.count, pixels=call.arguments["pixels"]).run()
        st.markdown(say(cost_words.LEAD, layers=counts.layers, parameters=counts.parameters))
        run_panel.show("cost", call, show, batch_cost.stage_count(call.arguments))
        if len(results) > 1:
            side_by_side(cost_charts.runs_compared(results))
        rows = {name: cost_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
        side_by_side(cost_charts.published())
        st.caption(say(cost_words.SOURCE_TABLE))
    with bottom:
        exports.panel(
            "cost",
            Call.of(batch_cost.run, **call.arguments),
            drawings,
            page="batch-size",
            settings=settings,
            sources=(
                batch_cost.measure_batches,
                batch_cost.stages,
                batch_cost_worker.training_iteration,
                batch_cost_worker.main,
                inception.network,
            ),
            old_api=OLD_API,
        )


def _settings() -> pins.Settings:
    """The widgets as arguments of ``_call``; the batch sizes by their id."""
    choices = {name: ", ".join(map(str, sizes)) for name, sizes in BATCHES.items()}
    chosen = link.choice("cost_batches", choices, DEFAULTS["cost_batches"])
    batches = st.selectbox(say(cost_words.BATCHES), **chosen)
    pixels = st.select_slider(
        say(cost_words.PIXELS),
        PIXELS,
        DEFAULTS["cost_pixels"],
        key="cost_pixels",
        bind="query-params",
    )
    limit = st.select_slider(
        say(cost_words.LIMIT),
        LIMITS,
        DEFAULTS["cost_limit"],
        key="cost_limit",
        bind="query-params",
    )
    return {"batches": batches, "pixels": pixels, "limit": limit}


def _call(batches: str, pixels: int, limit: int) -> Call[batch_cost.Costs]:
    return Call.of(batch_cost.measure, batches=BATCHES[batches], pixels=pixels, limit=limit)


def _ask() -> None:
    """Ask how much memory the activations of one picture take."""
    about = Call.of(inception.count, pixels=64)
    predictions.ask(
        "cost_ask",
        say(cost_words.ASK),
        (0.05, 50.0),
        about=about,
        measured=lambda: about.run().megabytes,
        why=say(cost_words.WHY),
        log=True,
    )


def _measured(costs: batch_cost.Costs) -> list[Drawing]:
    """Draw what has been measured so far; returns the drawings."""
    drawings = cost_charts.measured(costs)
    side_by_side(drawings)
    st.markdown(cost_charts.slopes(costs))
    memory = cost_charts.gigabytes(costs)
    st.caption(say(cost_words.MACHINE, cores=costs.machine.cores, memory=memory))
    st.dataframe(cost_charts.table(costs), hide_index=True)
    return drawings
