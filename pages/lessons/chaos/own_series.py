"""An attractor from one measured number, the learner's own too; listed by pages/chaos.py."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core.chaos import embedding, own_series, reconstruct
from pages.lessons.chaos import own_series_columns, own_series_words, rebuild_charts, words
from pages.lessons.chaos.rebuild import NOISES, STEPS
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

POINTS = 8_000  # of a built-in series
DEFAULTS = {
    "own_series_source": "lorenz",
    "own_series_noise": 0.0,
    "own_series_dimensions": 3,
    "own_series_delay": 0,
    "own_series_network": "cnn",
    "own_series_steps": 2_000,
    "own_series_seed": 0,
}
PRESETS = {
    "lorenz": (own_series_words.PRESET_LORENZ, DEFAULTS),
    "rossler": (own_series_words.PRESET_ROSSLER, DEFAULTS | {"own_series_source": "rossler"}),
    "noise": (own_series_words.PRESET_NOISE, DEFAULTS | {"own_series_noise": 0.01}),
    "short": (own_series_words.PRESET_SHORT, DEFAULTS | {"own_series_delay": 1}),
}
OWN = "own"  # the source that is the learner's
BATCH = {"cnn": 128, "gru": 256, "lstm": 256}  # windows of one training step
RATES = {"cnn": 0.016, "gru": 0.02, "lstm": 0.02}


@tabs.experiment
def tab() -> None:
    st.markdown(say(own_series_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now, columns = _chosen()
        make = functools.partial(_call, columns)
        runs = pins.board("own_series_pins", now, functools.partial(_plan, columns))
        calls = {name: make(*run.values()) for name, run in runs.items()}
        *_, name = runs
        call = calls[name]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("own_series_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("own_series", calls)
    drawings: list[Any] = [rebuild_charts.seen(value_of(call.arguments["series"]), "s")]

    def show(film: list[own_series.Unfolded], finished: bool) -> None:
        drawings[1:] = _pictures(film[-1], results)

    with wide:
        run_panel.show("own_series", call, show, settings["own_series_steps"])
        pins.table(runs, {run: rebuild_charts.own_row(one) for run, one in results.items()})
        drawings[0].show()
    exports.panel(
        "own_series",
        call,
        drawings,
        page="chaos",
        settings=settings,
        sources=(
            own_series.unfolded,
            embedding.embed,
            embedding.mutual_information,
            embedding.first_minimum,
            reconstruct.train,
        ),
    )


def _chosen() -> tuple[pins.Settings, dict[str, Any] | None]:
    """The widgets as the settings of a run, and the learner's own columns."""
    sources = {name: say(text) for name, text in own_series_words.SOURCES.items()}
    source = st.selectbox(say(own_series_words.SOURCE), **link.choice("own_series_source", sources))
    columns = own_series_columns.columns() if source == OWN else None
    kinds = {name: say(text) for name, text in words.NETWORKS.items()}
    settings = {
        "source": source,
        "noise": st.select_slider(
            say(words.NOISE), NOISES, 0.0, key="own_series_noise", bind="query-params"
        ),
        "dimensions": st.slider(
            say(own_series_words.DIMENSIONS),
            1,
            6,
            3,
            key="own_series_dimensions",
            bind="query-params",
        ),
        "delay": st.slider(
            say(own_series_words.DELAY), 0, 60, 0, key="own_series_delay", bind="query-params"
        ),
        "network": st.selectbox(say(words.NETWORK), **link.choice("own_series_network", kinds)),
        "steps": st.select_slider(
            say(words.STEPS), STEPS, 2_000, key="own_series_steps", bind="query-params"
        ),
        "seed": st.slider(say(words.SEED), 0, 20, 0, key="own_series_seed", bind="query-params"),
    }
    return settings, columns


def _plan(columns: dict[str, Any] | None, source: str, *values: Any) -> Call:
    """What a pin of the link learns from; it is refused here, without training."""
    call = _call(columns, source, *values)
    call.arguments["plan"].run()
    series = call.arguments["series"]
    return series if isinstance(series, Call) else call.arguments["plan"]


def _call(
    columns: dict[str, Any] | None = None,
    source: str = "lorenz",
    noise: float = 0.0,
    dimensions: int = 3,
    delay: int = 0,
    network: str = "cnn",
    steps: int = 2_000,
    seed: int = 0,
) -> Call:
    told = {
        "system": "lorenz" if source == OWN else source,
        "points": POINTS,
        "noise": noise,
        "seed": seed,
    }
    series: dict[str, Any] = {"series": Call(own_series.one_coordinate, told)}
    if source == OWN and columns:  # a pin of it, seen beside another source: x of Lorenz
        series = columns
    plan = {
        "network": network,
        "steps": steps,
        "batch": BATCH[network],
        "learning_rate": RATES[network],
        "seed": seed,
    }
    how = {"dimensions": dimensions, "delay": delay}
    return Call(own_series.rebuild_series, {"plan": Call(reconstruct.Plan, plan), **series, **how})


def _ask() -> float | None:
    short = _call(delay=1)
    return predictions.ask(
        "own_series_ask",
        say(own_series_words.ASK),
        (0.0, 400.0),
        about=short,
        measured=lambda: (found := run_panel.answer("own_series_ask", short)) and found.median,
        why=say(own_series_words.WHY),
    )


def _pictures(found: own_series.Unfolded, results: dict[str, own_series.Unfolded]) -> list[Any]:
    ahead = found.truth.shape[1]
    with st.container(horizontal=True):
        held = say(own_series_words.POINTS_LONG, value=found.median, ahead=ahead)
        beside = say(own_series_words.POINTS_LONG, value=found.polynomial_median, ahead=ahead)
        st.metric(say(words.OWN_HELD, starts=len(found.valid)), held)
        st.metric(say(words.OWN_BESIDE), beside)
        if found.embedding:
            delay = say(own_series_words.DELAY_POINTS, delay=found.embedding.delay)
            st.metric(say(words.DELAY_FOUND), delay)
        st.metric(say(own_series_words.LEARNED), f"{found.learned:,}")
    drawn: list[Any] = [rebuild_charts.own_forecast(found)]
    drawn[0].show()
    if len(found.run) and found.vectors.shape[1] >= 3:
        drawn.append(rebuild_charts.clouds(found.vectors[None], found.run[None]))
        drawn[-1].show()
    pair = [one for one in (rebuild_charts.information(found), rebuild_charts.losses(found)) if one]
    side_by_side(pair)
    if len(results) > 1:
        pair.append(rebuild_charts.own_compared(results))
        pair[-1].show()
    return [*drawn, *pair]
