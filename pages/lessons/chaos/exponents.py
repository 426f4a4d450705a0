"""The three Lyapunov exponents of a system, beside published ones and what checks them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.chaos import lyapunov, orbits
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import exponents_words, sensitivity_charts, words
from pages.shared.charts import drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

STEPS = [1_000, 3_000, 10_000, 20_000, 50_000, 100_000]
DEFAULTS = {
    "exponents_system": "three_scroll",
    "exponents_steps": 100_000,
    "exponents_coarse": "1",
    "exponents_seed": 0,
}
COARSE = ("1", "2", "4", "8")  # times the system's own step
# The three-scroll system with one parameter changed: its other chaos that lasts
NEARBY = {"three_scroll_17": {"d": 0.17}, "three_scroll_19": {"c": 1.9}}
LONG = {"three_scroll": 100_000, "three_scroll_chaotic": 100_000} | dict.fromkeys(NEARBY, 50_000)
PRESETS = {
    name: (
        text,
        DEFAULTS | {"exponents_system": name, "exponents_steps": LONG.get(name, 20_000)},
    )
    for name, text in exponents_words.EXPONENT_SYSTEMS.items()
} | {
    "coarse": (
        exponents_words.PRESET_COARSE_STEP,
        DEFAULTS
        | {
            "exponents_system": "three_scroll_chaotic",
            "exponents_steps": 20_000,
            "exponents_coarse": "4",
        },
    )
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(exponents_words.EXPONENTS_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        names = {name: say(text) for name, text in exponents_words.EXPONENT_SYSTEMS.items()}
        system = st.selectbox(say(words.SYSTEM), **link.choice("exponents_system", names))
        steps = st.select_slider(
            say(exponents_words.STEPS), STEPS, 100_000, key="exponents_steps", bind="query-params"
        )
        labels = {one: say(exponents_words.TIMES_STEP, factor=one) for one in COARSE}
        coarse = st.segmented_control(
            say(exponents_words.STEP_LENGTH),
            required=True,
            **link.choice("exponents_coarse", labels),
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="exponents_seed", bind="query-params")
        now = {"system": system, "k": steps, "seed": seed, "h": coarse}
        runs = pins.board("exponents_pins", now, _call)
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("exponents_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, (name, call) = calls.items()
    found = results[name]
    drawing = sensitivity_charts.local(results, names[system])
    with wide:
        drawing.show()
        if pd.isna(found.dimension):
            st.info(say(exponents_words.NO_EXPONENTS))
        if system == "three_scroll":
            st.markdown(_note(found))
        _table(found, system)
        if system.startswith("three_scroll"):
            st.caption(say(exponents_words.STEP_NOTE))
        pins.table(runs, {name: sensitivity_charts.exponents(one) for name, one in results.items()})
    exports.panel(
        "exponents",
        call,
        [drawing],
        page="chaos",
        settings=settings,
        sources=(lyapunov.tangent_field, lyapunov.orthonormal, lyapunov.kaplan_yorke),
    )


def _call(system: str, steps: int, seed: int, coarse: str) -> Call:
    transient = 0 if system == "three_scroll" else None  # there the transient is the point
    changed = NEARBY.get(system)
    named = "three_scroll" if changed else system
    plan = {"system": named, "dt": orbits.coarser(named, int(coarse)), "steps": steps}
    plan |= {"transient": transient, "seed": seed} | ({"parameters": changed} if changed else {})
    return Call(lyapunov.spectrum, plan)


def _ask() -> None:
    about = Call(lyapunov.spectrum, {"system": "lorenz", "steps": 20_000})
    predictions.ask(
        "exponents_ask",
        say(exponents_words.ASK_SUM),
        (-20.0, 0.0),
        about=about,
        measured=lambda: (found := run_panel.answer("exponents_ask", about)) and found.exponents[2],
        why=say(exponents_words.WHY_SUM),
    )


def _note(found: lyapunov.Spectrum) -> str:
    (first, *_), (last, *_) = found.running[0], found.running[-1]
    early, late = f"{found.times[0]:.3g}", f"{found.times[-1]:.3g}"
    told = {"first": f"{first:.3g}", "last": f"{last:.3g}"}
    return say(exponents_words.TRANSIENT_NOTE, early=early, late=late, **told)


def _table(found: lyapunov.Spectrum, system: str) -> None:
    columns = {
        say(exponents_words.VALUE): [f"{one:.4f}" for one in found.exponents],
        say(exponents_words.ERROR): [f"{one:.4f}" for one in found.errors],
    }
    known = SYSTEMS.get(system)
    published = known.spectrum if known else None
    if published:
        columns[say(exponents_words.PUBLISHED)] = [f"{one:.4f}" for one in published]
    st.table(pd.DataFrame(columns, index=[say(one) for one in words.NAMES]))
    with st.container(horizontal=True):
        st.metric(say(exponents_words.SUM), f"{found.exponents.sum():.4f}")
        st.metric(say(exponents_words.DIVERGENCE), f"{found.divergence:.4f}")
        st.metric(say(exponents_words.SUM_OFF), f"{found.imbalance:.1e}")
        told = (
            say(exponents_words.DIMENSION_PUBLISHED, value=lyapunov.kaplan_yorke(published))
            if published
            else None
        )
        measured = "–" if pd.isna(found.dimension) else f"{found.dimension:.3f}"
        st.metric(
            say(exponents_words.DIMENSION), measured, told, delta_color="off", delta_arrow="off"
        )
    if known and published:
        label, explanation, color = drawing.PROVENANCE["published"]
        st.badge(say(label), color=color, help=say(explanation))  # type: ignore[arg-type]
        st.caption(say(exponents_words.SOURCE, source=known.source))
