"""The three Lyapunov exponents of a system, and the published numbers and laws that check them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.chaos import lyapunov, orbits
from core.chaos.systems import SYSTEMS, System
from pages.lessons.chaos import exponents_charts, exponents_words, words
from pages.shared.charts import drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

STEPS = [1_000, 3_000, 10_000, 20_000, 50_000, 100_000]
DEFAULTS = {
    **defaults(lyapunov.spectrum, exponents_system="system", exponents_steps="steps"),
    "exponents_coarse": "1",
    **defaults(lyapunov.spectrum, exponents_seed="seed"),
}
SYMBOLS = {"system": "system", "steps": "k", "seed": "seed", "coarse": "h"}
COARSE = ("1", "2", "4", "8")  # times the system's own step
SHORT = 20_000  # steps; enough for all but the three-scroll system
# The three-scroll system with one other parameter changed, where chaos lasts too
NEARBY = {"three_scroll_17": {"d": 0.17}, "three_scroll_19": {"c": 1.9}}
LONG = dict.fromkeys(("three_scroll", "three_scroll_chaotic"), DEFAULTS["exponents_steps"])
LONG |= dict.fromkeys(NEARBY, 50_000)
PRESETS = {
    name: (
        text,
        DEFAULTS | {"exponents_system": name, "exponents_steps": LONG.get(name, SHORT)},
    )
    for name, text in exponents_words.SYSTEMS.items()
} | {
    "coarse": (
        exponents_words.PRESET_COARSE_STEP,
        DEFAULTS
        | {
            "exponents_system": "three_scroll_chaotic",
            "exponents_steps": SHORT,
            "exponents_coarse": "4",
        },
    )
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(exponents_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now = _settings()
        runs = pins.board("exponents_pins", now, SYMBOLS, _call)
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("exponents_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, call = calls.values()
    *_, spectrum = results.values()
    system = now["system"]
    drawing = exponents_charts.local(results, say(exponents_words.SYSTEMS[system]))
    with wide:
        drawing.show()
        if pd.isna(spectrum.dimension):
            st.info(say(exponents_words.NO_EXPONENTS))
        if system == "three_scroll":
            st.markdown(_note(spectrum))
        _table(spectrum, SYSTEMS.get(system))
        if system.startswith("three_scroll"):
            st.caption(say(exponents_words.STEP_NOTE))
        rows = {name: exponents_charts.exponents(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "exponents",
        call,
        [drawing],
        page="chaos",
        settings=settings,
        sources=(lyapunov.tangent_field, lyapunov.orthonormal, lyapunov.kaplan_yorke),
    )


def _settings() -> pins.Settings:
    names = {name: say(text) for name, text in exponents_words.SYSTEMS.items()}
    choice = link.choice("exponents_system", names, DEFAULTS["exponents_system"])
    system = st.selectbox(say(words.SYSTEM), **choice)
    steps = st.select_slider(
        say(exponents_words.STEPS),
        STEPS,
        DEFAULTS["exponents_steps"],
        key="exponents_steps",
        bind="query-params",
    )
    labels = {factor: say(exponents_words.TIMES_STEP, factor=factor) for factor in COARSE}
    choice = link.choice("exponents_coarse", labels, DEFAULTS["exponents_coarse"])
    coarse = st.segmented_control(say(exponents_words.STEP_LENGTH), required=True, **choice)
    seed = st.slider(
        say(words.SEED),
        0,
        20,
        DEFAULTS["exponents_seed"],
        key="exponents_seed",
        bind="query-params",
    )
    return {"system": system, "steps": steps, "seed": seed, "coarse": coarse}


def _call(system: str, steps: int, seed: int, coarse: str) -> Call[lyapunov.Spectrum]:
    transient = 0 if system == "three_scroll" else None  # there the transient is the subject
    parameters = NEARBY.get(system)
    base = "three_scroll" if parameters else system
    call = Call.of(
        lyapunov.spectrum,
        system=base,
        dt=orbits.coarser(base, int(coarse)),
        steps=steps,
        transient=transient,
        seed=seed,
    )
    return call.with_arguments(parameters=parameters) if parameters else call


def _ask() -> None:
    about = Call.of(lyapunov.spectrum, system="lorenz", steps=SHORT)

    def third() -> float | None:
        spectrum = run_panel.answer("exponents_ask", about)
        return spectrum and spectrum.exponents[2]

    predictions.ask(
        "exponents_ask",
        say(exponents_words.ASK),
        (-20.0, 0.0),
        about=about,
        measured=third,
        why=say(exponents_words.WHY),
    )


def _note(spectrum: lyapunov.Spectrum) -> str:
    """How the mean growth rate falls while one orbit after the other ends on the cycle."""
    (first, *_), (last, *_) = spectrum.running[0], spectrum.running[-1]
    return say(
        exponents_words.TRANSIENT_NOTE,
        early=f"{spectrum.times[0]:.3g}",
        late=f"{spectrum.times[-1]:.3g}",
        first=f"{first:.3g}",
        last=f"{last:.3g}",
    )


def _table(spectrum: lyapunov.Spectrum, system: System | None) -> None:
    """The exponents, with the published ones of a system that has them."""
    columns = {
        say(exponents_words.VALUE): [f"{exponent:.4f}" for exponent in spectrum.exponents],
        say(exponents_words.ERROR): [f"{error:.4f}" for error in spectrum.errors],
    }
    published = system.spectrum if system else None
    if published:
        columns[say(exponents_words.PUBLISHED)] = [f"{exponent:.4f}" for exponent in published]
    st.table(pd.DataFrame(columns, index=[say(name) for name in words.NAMES]))
    _figures(spectrum, published)
    if system and published:
        label, explanation, color = drawing.PROVENANCE["published"]
        st.badge(say(label), color=color, help=say(explanation))  # type: ignore[arg-type]
        st.caption(say(exponents_words.SOURCE, source=system.source))


def _figures(spectrum: lyapunov.Spectrum, published: tuple[float, ...] | None) -> None:
    """The sum of the exponents, which the divergence checks, and the dimension."""
    measured = "–" if pd.isna(spectrum.dimension) else f"{spectrum.dimension:.3f}"
    known = None
    if published:
        dimension = lyapunov.kaplan_yorke(published)
        known = say(exponents_words.DIMENSION_PUBLISHED, value=dimension)
    with st.container(horizontal=True):
        st.metric(say(exponents_words.SUM), f"{spectrum.exponents.sum():.4f}")
        st.metric(say(exponents_words.DIVERGENCE), f"{spectrum.divergence:.4f}")
        st.metric(say(exponents_words.SUM_OFF), f"{spectrum.imbalance:.1e}")
        st.metric(
            say(exponents_words.DIMENSION), measured, known, delta_color="off", delta_arrow="off"
        )
