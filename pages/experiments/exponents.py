"""The three Lyapunov exponents of a system, beside published ones and what checks them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.chaos import lyapunov
from core.chaos.systems import SYSTEMS
from pages.pictures import sensitivity as pictures
from pages.shared import charts, frame, link, pins, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import chaos
from pages.texts import sensitivity as words

STEPS = [1_000, 3_000, 10_000, 20_000, 50_000, 100_000]
DEFAULTS = {"exponents_system": "three_scroll", "exponents_steps": 100_000, "exponents_seed": 0}
PRESETS = {
    name: (
        text,
        DEFAULTS
        | {
            "exponents_system": name,
            "exponents_steps": 100_000 if name.startswith("three") else 20_000,
        },
    )
    for name, text in words.EXPONENT_SYSTEMS.items()
}


@frame.experiment
def tab() -> None:
    st.markdown(say(words.EXPONENTS_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        names = {name: say(text) for name, text in words.EXPONENT_SYSTEMS.items()}
        system = st.selectbox(say(chaos.SYSTEM), **link.choice("exponents_system", names))
        steps = st.select_slider(
            say(words.STEPS), STEPS, 100_000, key="exponents_steps", bind="query-params"
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="exponents_seed", bind="query-params")
        now = {"system": system, "k": steps, "seed": seed}
        runs = pins.board("exponents_pins", now, _call)
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    frame.presets("exponents_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, (name, call) = calls.items()
    found = results[name]
    drawing = pictures.local(results, names[system])
    with wide:
        drawing.show()
        if system == "three_scroll":
            st.markdown(_note(found))
        _table(found, system)
        pins.table(runs, {name: pictures.exponents(one) for name, one in results.items()})
    takeaway.panel(
        "exponents",
        call,
        [drawing],
        page="chaos",
        settings=settings,
        also=(lyapunov.tangent_field, lyapunov.orthonormal, lyapunov.kaplan_yorke),
    )


def _call(system: str, steps: int, seed: int) -> Call:
    transient = 0 if system == "three_scroll" else None  # there the transient is the point
    plan = {"system": system, "steps": steps, "transient": transient, "seed": seed}
    return Call(lyapunov.spectrum, plan)


def _ask() -> None:
    about = Call(lyapunov.spectrum, {"system": "lorenz", "steps": 20_000})
    predictions.ask(
        "exponents_ask",
        say(words.ASK_SUM),
        (-20.0, 0.0),
        about=about,
        measured=lambda: float(about.run().exponents[2]),
        why=say(words.WHY_SUM),
    )


def _note(found: lyapunov.Spectrum) -> str:
    (first, *_), (last, *_) = found.running[0], found.running[-1]
    early, late = f"{found.times[0]:.3g}", f"{found.times[-1]:.3g}"
    told = {"first": f"{first:.3g}", "last": f"{last:.3g}"}
    return say(words.TRANSIENT_NOTE, early=early, late=late, **told)


def _table(found: lyapunov.Spectrum, system: str) -> None:
    columns = {
        say(words.VALUE): [f"{one:.4f}" for one in found.exponents],
        say(words.ERROR): [f"{one:.4f}" for one in found.errors],
    }
    published = SYSTEMS[system].spectrum
    if published:
        columns[say(words.PUBLISHED)] = [f"{one:.4f}" for one in published]
    st.table(pd.DataFrame(columns, index=[say(one) for one in words.NAMES]))
    with st.container(horizontal=True):
        st.metric(say(words.SUM), f"{found.exponents.sum():.4f}")
        st.metric(say(words.DIVERGENCE), f"{found.divergence:.4f}")
        told = (
            say(words.DIMENSION_PUBLISHED, value=lyapunov.kaplan_yorke(published))
            if published
            else None
        )
        measured = f"{found.dimension:.3f}"
        st.metric(say(words.DIMENSION), measured, told, delta_color="off", delta_arrow="off")
    if published:
        label, explanation, color = charts.PROVENANCE["published"]
        st.badge(say(label), color=color, help=say(explanation))  # type: ignore[arg-type]
        st.caption(say(words.SOURCE, source=SYSTEMS[system].source))
