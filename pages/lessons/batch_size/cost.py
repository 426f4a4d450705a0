"""What a larger batch costs in time and memory: measured on this machine, beside the tutorial."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import batch_cost, batch_cost_worker, inception
from pages.lessons.batch_size import cost_charts, cost_words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
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
DEFAULTS = {"cost_batches": "50-100-200", "cost_pixels": 64, "cost_limit": 4000}
PRESETS = {
    "tutorial": (cost_words.COST_TUTORIAL, DEFAULTS),
    "larger": (cost_words.COST_LARGER, DEFAULTS | {"cost_pixels": 96}),
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
        runs = pins.board("cost_pins", _symbols(), _call)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *_, now = calls
        plan = calls[now].arguments
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("cost_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("cost", calls)
    drawings: list[Any] = cost_charts.published()
    counts = Call(inception.count, {"pixels": plan["pixels"]}).run()

    def show(film: list[batch_cost.Costs], finished: bool) -> None:
        drawn = cost_charts.measured(film[-1])
        if finished:
            drawings[:] = [*drawn, *drawings[-2:]]
        side_by_side(drawn)
        st.markdown(cost_charts.slopes(film[-1]))
        here = film[-1].machine
        memory = cost_charts.gigabytes(film[-1])
        st.caption(say(cost_words.MACHINE, cores=here.cores, memory=memory))
        st.dataframe(cost_charts.table(film[-1]), hide_index=True)

    with wide:
        st.markdown(say(cost_words.COST_LEAD, layers=counts.layers, parameters=counts.parameters))
        run_panel.show("cost", calls[now], show, batch_cost.stage_count(plan))
        if len(results) > 1:
            side_by_side(cost_charts.beside(results))
        pins.table(runs, {name: cost_charts.row(one) for name, one in results.items()})
        side_by_side(cost_charts.published())
        st.caption(say(cost_words.SOURCE_TABLE))
    with bottom:
        exports.panel(
            "cost",
            Call(batch_cost.run, plan),
            drawings,
            page="batch-size",
            settings=settings,
            sources=(
                batch_cost._measure,
                batch_cost.stages,
                batch_cost_worker._trainer,
                batch_cost_worker.main,
                inception.network,
            ),
            old_api=OLD_API,
        )


def _symbols() -> pins.Settings:
    """The widgets as the settings of a measurement."""
    choices = {name: ", ".join(map(str, sizes)) for name, sizes in BATCHES.items()}
    chosen = st.selectbox(say(cost_words.BATCHES), **link.choice("cost_batches", choices))
    pixels = st.select_slider(
        say(cost_words.PIXELS), PIXELS, 64, key="cost_pixels", bind="query-params"
    )
    limit = st.select_slider(
        say(cost_words.LIMIT), LIMITS, 4000, key="cost_limit", bind="query-params"
    )
    return {"B": chosen, say(cost_words.PIXELS_SHORT): pixels, "MB": limit}


def _call(chosen: str, pixels: int, limit: int) -> Call:
    plan = {"batches": BATCHES[chosen], "pixels": pixels, "limit": limit}
    return Call(batch_cost.measure, plan)


def _ask() -> None:
    about = Call(inception.count, {"pixels": 64})
    predictions.ask(
        "cost_ask",
        say(cost_words.COST_ASK),
        (0.05, 50.0),
        about=about,
        measured=lambda: about.run().megabytes,
        why=say(cost_words.COST_WHY),
        log=True,
    )
