"""An attractor from one measured number, the learner's own too; listed by pages/chaos.py."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import embedding, own_series, reconstruct
from core.checks import MAX_POINTS
from core.errors import InputError
from pages.experiments.rebuild import NOISES, STEPS
from pages.pictures import rebuild as pictures
from pages.shared import data, frame, jobs, link, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import common
from pages.texts import rebuild as words

POINTS = 8_000  # of a built-in series
DEFAULTS = {
    "own_source": "lorenz",
    "own_noise": 0.0,
    "own_dimensions": 3,
    "own_delay": 0,
    "own_network": "cnn",
    "own_steps": 2_000,
    "own_seed": 0,
}
PRESETS = {
    "lorenz": (words.OWN_X, DEFAULTS),
    "rossler": (words.OWN_ROSSLER, DEFAULTS | {"own_source": "rossler"}),
    "noise": (words.OWN_NOISE, DEFAULTS | {"own_noise": 0.01}),
    "short": (words.OWN_SHORT, DEFAULTS | {"own_delay": 1}),
}
BATCH = {"cnn": 128, "gru": 256, "lstm": 256}  # windows of one training step
RATES = {"cnn": 0.016, "gru": 0.02, "lstm": 0.02}
COLUMNS = ("series", "second", "third")  # arguments of core


@frame.experiment
def tab() -> None:
    st.markdown(say(words.OWN_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        call = _call(**_chosen())
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    frame.presets("own_preset", PRESETS, settings, top)
    drawings: list[Any] = [pictures.seen(_first_column(call), "s")]

    def show(film: list[own_series.Unfolded], finished: bool) -> None:
        drawings[1:] = _pictures(film[-1])

    with wide:
        jobs.panel("own", call, show, settings["own_steps"])
        drawings[0].show()
    takeaway.panel(
        "own",
        call,
        drawings,
        page="chaos",
        settings=settings,
        also=(
            own_series.unfolded,
            embedding.embed,
            embedding.mutual_information,
            embedding.first_minimum,
            reconstruct.train,
        ),
    )


def _chosen() -> dict[str, Any]:
    """The widgets."""
    sources = {name: say(text) for name, text in words.SOURCES.items()}
    source = st.selectbox(say(words.SOURCE), **link.choice("own_source", sources))
    columns = _own() if source == "own" else None
    kinds = {name: say(text) for name, text in words.NETWORKS.items()}
    return {
        "source": source if source != "own" else "lorenz",
        "noise": st.select_slider(
            say(words.NOISE), NOISES, 0.0, key="own_noise", bind="query-params"
        ),
        "dimensions": st.slider(
            say(words.DIMENSIONS), 1, 6, 3, key="own_dimensions", bind="query-params"
        ),
        "delay": st.slider(say(words.DELAY), 0, 60, 0, key="own_delay", bind="query-params"),
        "network": st.selectbox(say(words.NETWORK), **link.choice("own_network", kinds)),
        "steps": st.select_slider(
            say(words.STEPS), STEPS, 2_000, key="own_steps", bind="query-params"
        ),
        "seed": st.slider(say(words.SEED), 0, 20, 0, key="own_seed", bind="query-params"),
        "columns": columns,
    }


def _own() -> dict[str, Any] | None:
    """One column or three of the learner's file; the last good ones stay in use."""
    label = say(common.UPLOAD, megabytes=data.MEGABYTES, rows=MAX_POINTS)
    file = st.file_uploader(label, type=["csv", "tsv", "txt"], key="own_file")
    if file is not None:
        try:
            table = data.read_csv(file.getvalue())
            taken = list(table.columns)[: 3 if len(table.columns) >= 3 else 1]
            found = [data.numbers(table, name).to_numpy() for name in taken]
            own_series.unfolded(*found)  # refused here, before it replaces what is in use
            st.session_state["own:good"] = dict(zip(COLUMNS, found, strict=False))
        except InputError as error:
            st.warning(frame.told(error))
            if "own:good" in st.session_state:
                st.caption(say(common.DATA_KEPT))
    good = st.session_state.get("own:good")
    if good is None:
        st.caption(say(words.OWN_NEEDED))
    else:
        st.caption(say(words.COLUMNS_TAKEN, count=len(good), rows=len(good["series"])))
    return good


def _call(
    source: str = "lorenz",
    noise: float = 0.0,
    dimensions: int = 3,
    delay: int = 0,
    network: str = "cnn",
    steps: int = 2_000,
    seed: int = 0,
    columns: dict[str, Any] | None = None,
) -> Call:
    told = {"system": source, "points": POINTS, "noise": noise, "seed": seed}
    series = columns or {"series": Call(own_series.one_coordinate, told)}
    plan = {
        "network": network,
        "steps": steps,
        "batch": BATCH[network],
        "learning_rate": RATES[network],
        "seed": seed,
    }
    how = {"dimensions": dimensions, "delay": delay}
    return Call(own_series.rebuild_series, {"plan": Call(reconstruct.Plan, plan), **series, **how})


def _first_column(call: Call) -> Any:
    series = call.arguments["series"]
    return series.run() if isinstance(series, Call) else series


def _ask() -> float | None:
    short = _call(delay=1)
    return predictions.ask(
        "own_ask",
        say(words.OWN_ASK),
        (0.0, 400.0),
        about=short,
        measured=lambda: short.run().median,
        why=say(words.OWN_WHY),
    )


def _pictures(found: own_series.Unfolded) -> list[Any]:
    ahead = found.truth.shape[1]
    with st.container(horizontal=True):
        held = say(words.POINTS_LONG, value=found.median, ahead=ahead)
        beside = say(words.POINTS_LONG, value=found.polynomial_median, ahead=ahead)
        st.metric(say(words.OWN_HELD, starts=len(found.valid)), held)
        st.metric(say(words.OWN_BESIDE), beside)
        if found.embedding:
            delay = say(words.DELAY_POINTS, delay=found.embedding.delay)
            st.metric(say(words.DELAY_FOUND), delay)
        st.metric(say(words.LEARNED), f"{found.learned:,}")
    drawn: list[Any] = [pictures.own_forecast(found)]
    drawn[0].show()
    if len(found.run) and found.vectors.shape[1] >= 3:
        drawn.append(pictures.clouds(found.vectors[None], found.run[None]))
        drawn[-1].show()
    pair = [one for one in (pictures.information(found), pictures.losses(found)) if one]
    for column, one in zip(st.columns(2), pair, strict=False):
        with column:
            one.show()
    return [*drawn, *pair]
