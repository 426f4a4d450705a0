"""Rebuild an attractor from one measured number: delay embedding, also of the learner's series."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core.chaos import embedding, horizon, own_series, reconstruct
from pages.lessons.chaos import (
    own_series_charts,
    own_series_columns,
    own_series_words,
    rebuild_charts,
    words,
)
from pages.lessons.chaos.rebuild import NOISES, STEPS
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say
from pages.shared.words.text import Text

BUILT_IN = defaults(own_series.one_coordinate, system="system", points="points")
DEFAULTS = {
    **defaults(own_series.one_coordinate, own_series_source="system", own_series_noise="noise"),
    **defaults(
        own_series.rebuild_series,
        own_series_dimensions="dimensions",
        own_series_delay="delay",
    ),
    **defaults(reconstruct.Plan, own_series_network="network"),
    "own_series_steps": 2_000,  # of training; a plan's own default is for three coordinates
    **defaults(reconstruct.Plan, own_series_seed="seed"),
}
SYMBOLS = {
    "source": "source",
    "noise": "noise",
    "dimensions": "dimensions",
    "delay": "delay",
    "network": "network",
    "steps": "steps",
    "seed": "seed",
}
PRESETS = {
    "lorenz": (own_series_words.PRESET_LORENZ, DEFAULTS),
    "rossler": (own_series_words.PRESET_ROSSLER, DEFAULTS | {"own_series_source": "rossler"}),
    "noise": (own_series_words.PRESET_NOISE, DEFAULTS | {"own_series_noise": 0.01}),
    "short": (own_series_words.PRESET_SHORT, DEFAULTS | {"own_series_delay": 1}),
}
OWN = "own"  # the source that is the learner's
GUESSES = (0.0, 400.0)  # points that can be guessed


@tabs.experiment
def tab() -> None:
    st.markdown(say(own_series_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now, columns = _chosen()
        check = functools.partial(_without_training, columns)
        runs = pins.board("own_series_pins", now, SYMBOLS, check)
        calls = {name: _call(columns, **run) for name, run in runs.items()}
        *_, call = calls.values()
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
        rows = {name: own_series_charts.row(series) for name, series in results.items()}
        pins.table(runs, rows, SYMBOLS)
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
    source = st.selectbox(say(own_series_words.SOURCE), **_choice("own_series_source", sources))
    columns = own_series_columns.columns() if source == OWN else None
    kinds = {name: say(text) for name, text in words.NETWORKS.items()}
    settings = {
        "source": source,
        "noise": _select(words.NOISE, NOISES, "own_series_noise"),
        "dimensions": _slide(own_series_words.DIMENSIONS, (1, 6), "own_series_dimensions"),
        "delay": _slide(own_series_words.DELAY, (0, 60), "own_series_delay"),
        "network": st.selectbox(say(words.NETWORK), **_choice("own_series_network", kinds)),
        "steps": _select(words.STEPS, STEPS, "own_series_steps"),
        "seed": _slide(words.SEED, (0, 20), "own_series_seed"),
    }
    return settings, columns


def _choice(key: str, options: dict[str, str]) -> dict[str, Any]:
    return link.choice(key, options, DEFAULTS[key])


def _select(text: Text, choices: list[Any], key: str) -> Any:
    return st.select_slider(say(text), choices, DEFAULTS[key], key=key, bind="query-params")


def _slide(text: Text, ends: tuple[int, int], key: str) -> int:
    return st.slider(say(text), *ends, DEFAULTS[key], key=key, bind="query-params")


def _without_training(columns: dict[str, Any] | None, **settings: Any) -> Call[Any]:
    """What a pin of the link learns from; core refuses an impossible plan here, before any run."""
    call = _call(columns, **settings)
    call.arguments["plan"].run()
    series = call.arguments["series"]
    return series if isinstance(series, Call) else call.arguments["plan"]


def _call(
    columns: dict[str, Any] | None = None,
    source: str = DEFAULTS["own_series_source"],
    noise: float = DEFAULTS["own_series_noise"],
    dimensions: int = DEFAULTS["own_series_dimensions"],
    delay: int = DEFAULTS["own_series_delay"],
    network: str = DEFAULTS["own_series_network"],
    steps: int = DEFAULTS["own_series_steps"],
    seed: int = DEFAULTS["own_series_seed"],
) -> Call[own_series.Unfolded]:
    plan = Call.of(
        reconstruct.Plan,
        network=network,
        steps=steps,
        batch=horizon.NETWORKS[network].batch,
        learning_rate=horizon.NETWORKS[network].learning_rate,
        seed=seed,
    )
    # a pin of the learner's own series needs another series while its columns are not there
    series = columns if source == OWN and columns else _built_in(source, noise, seed)
    return Call.of(
        own_series.rebuild_series,
        plan=plan.as_argument(),
        **series,
        dimensions=dimensions,
        delay=delay,
    )


def _built_in(source: str, noise: float, seed: int) -> dict[str, Any]:
    """x of a system as an argument of core; of the default system where the source is own."""
    series = Call.of(
        own_series.one_coordinate,
        system=BUILT_IN["system"] if source == OWN else source,
        points=BUILT_IN["points"],
        noise=noise,
        seed=seed,
    )
    return {"series": series}


def _ask() -> float | None:
    """Ask how long the forecast holds when the delay is too short."""
    short = _call(delay=1)
    return predictions.ask(
        "own_series_ask",
        say(own_series_words.ASK),
        GUESSES,
        about=short,
        measured=lambda: (last := run_panel.answer("own_series_ask", short)) and last.median,
        why=say(own_series_words.WHY),
    )


def _pictures(series: own_series.Unfolded, results: dict[str, own_series.Unfolded]) -> list[Any]:
    _figures(series)
    drawn: list[Any] = [own_series_charts.forecast(series)]
    drawn[0].show()
    if len(series.run) and series.vectors.shape[1] >= 3:
        drawn.append(rebuild_charts.clouds(series.vectors[None], series.run[None]))
        drawn[-1].show()
    charts = own_series_charts.information(series), rebuild_charts.losses(series)
    pair = [chart for chart in charts if chart]
    side_by_side(pair)
    if len(results) > 1:
        pair.append(own_series_charts.compared(results))
        pair[-1].show()
    return [*drawn, *pair]


def _figures(series: own_series.Unfolded) -> None:
    ahead = series.truth.shape[1]
    network = say(own_series_words.POINTS_LONG, value=series.median, ahead=ahead)
    cubic = say(own_series_words.POINTS_LONG, value=series.polynomial_median, ahead=ahead)
    with st.container(horizontal=True):
        st.metric(say(words.OWN_HELD, starts=len(series.valid)), network)
        st.metric(say(words.OWN_BESIDE), cubic)
        if series.embedding:
            delay = say(own_series_words.DELAY_POINTS, delay=series.embedding.delay)
            st.metric(say(words.DELAY_FOUND), delay)
        st.metric(say(own_series_words.LEARNED), f"{series.learned:,}")
