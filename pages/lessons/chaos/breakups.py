"""Break-ups of three bodies: one cannot be predicted, the statistics of thousands can."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import breakup_ensemble, breakup_laws, breakup_starts, log_hamiltonian, three_body
from pages.lessons.chaos import breakups_charts, breakups_note, breakups_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

SYSTEMS = [250, 500, 1000, 2000, 5000, 10_000]
STEPS = [10_000, 20_000, 50_000, 100_000, 200_000]
BODIES = defaults(breakup_ensemble.follow, masses="masses", dimensions="dimensions")
DEFAULTS = {
    **{f"breakups_m{number}": mass for number, mass in enumerate(BODIES["masses"], start=1)},
    "breakups_space": str(BODIES["dimensions"]),
    **defaults(
        breakup_ensemble.follow,
        breakups_start="start",
        breakups_heat="heat",
        breakups_systems="systems",
        breakups_steps="steps",
        breakups_seed="seed",
    ),
}
SYMBOLS = {
    "m1": "m1",
    "m2": "m2",
    "m3": "m3",
    "dimensions": "dimensions",
    "start": "start",
    "heat": "heat",
    "systems": "n",
    "steps": "k",
    "seed": "seed",
}
UNEQUAL = {"breakups_m1": 1.0, "breakups_m2": 2.0, "breakups_m3": 3.0}
AT_REST = {name: value for name, value in DEFAULTS.items() if name != "breakups_heat"}
BURRAU = {"breakups_m1": 3.0, "breakups_m2": 4.0, "breakups_m3": 5.0}
PRESETS = {
    "equal": (breakups_words.EQUAL, DEFAULTS),
    "unequal": (breakups_words.ONE_TWO_THREE, DEFAULTS | UNEQUAL),
    "shaken": (
        breakups_words.SHAKEN,
        AT_REST | BURRAU | {"breakups_space": "2", "breakups_start": "pythagorean"},
    ),
    "flat": (breakups_words.FLAT, DEFAULTS | {"breakups_space": "2"}),
}
GUESSES = 0.0, 100.0  # per cent


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        runs = pins.board("breakups_pins", _settings(), SYMBOLS, _examples)
        calls = {name: _call(**run) for name, run in runs.items()}
        *pinned, now = runs
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS if key in st.session_state}
        _ask()
        exported = [_starts(_examples(**runs[now]), call.arguments["masses"])]
    presets.show("breakups_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("breakups", calls)
    ended = {name: results[name].breakups for name in pinned if name in results}

    def show(film: list[breakup_ensemble.Progress], finished: bool) -> None:
        drawings, figures = breakups_charts.all_of(film[-1].breakups, ended)
        shares, shapes, survival = drawings
        with st.container(horizontal=True):
            for label, (figure, explanation) in figures.items():
                st.metric(label, figure, help=explanation or None)
        side_by_side([shares, shapes])
        survival.show()
        st.caption(breakups_note.note(film[-1].breakups))
        exported[1:] = drawings if finished else []

    with wide:
        run_panel.show("breakups", call, show, call.arguments["steps"])
        rows = {name: breakups_charts.row(last.breakups) for name, last in results.items()}
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "breakups",
        Call.of(three_body.breakups, **call.arguments),
        exported,
        page="chaos",
        settings=settings,
        sources=(
            breakup_ensemble.follow,
            breakup_ensemble.escapers,
            log_hamiltonian.leap,
            breakup_laws.law,
        ),
    )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    masses = {f"m{number}": _mass(number) for number in (1, 2, 3)}
    starts = _chosen_starts()
    systems = st.select_slider(
        say(breakups_words.SYSTEMS),
        SYSTEMS,
        DEFAULTS["breakups_systems"],
        key="breakups_systems",
        bind="query-params",
    )
    steps = st.select_slider(
        say(breakups_words.LEAPS),
        STEPS,
        DEFAULTS["breakups_steps"],
        key="breakups_steps",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED),
        0,
        20,
        DEFAULTS["breakups_seed"],
        key="breakups_seed",
        bind="query-params",
    )
    return {**masses, **starts, "systems": systems, "steps": steps, "seed": seed}


def _mass(number: int) -> float:
    key = f"breakups_m{number}"
    label = say(breakups_words.MASS, number=number)
    return st.slider(label, 0.5, 10.0, DEFAULTS[key], 0.5, key=key, bind="query-params")


def _chosen_starts() -> pins.Settings:
    """In how many dimensions and from where the bodies start, and how fast."""
    spaces = {name: say(text) for name, text in breakups_words.SPACES.items()}
    space = st.segmented_control(
        say(breakups_words.DIMENSIONS),
        required=True,
        **link.choice("breakups_space", spaces, DEFAULTS["breakups_space"]),
    )
    draws = {name: say(text) for name, text in breakups_words.DRAWS.items()}
    choice = link.choice("breakups_start", draws, DEFAULTS["breakups_start"])
    start = st.selectbox(say(breakups_words.DRAWN), **choice)
    heat = 0.0  # the triangle starts at rest
    if start == "random":
        heat = st.slider(
            say(breakups_words.HEAT),
            0.0,
            0.5,
            DEFAULTS["breakups_heat"],
            0.05,
            key="breakups_heat",
            bind="query-params",
        )
    return {"dimensions": int(space), "start": start, "heat": heat}


def _call(
    m1: float,
    m2: float,
    m3: float,
    dimensions: int,
    start: str,
    heat: float,
    systems: int,
    steps: int,
    seed: int,
) -> Call[breakup_ensemble.Progress]:
    """The run of these settings."""
    return Call.of(
        breakup_ensemble.follow,
        masses=(m1, m2, m3),
        systems=systems,
        dimensions=dimensions,
        seed=seed,
        start=start,
        heat=heat,
        steps=steps,
    )


def _examples(**settings: Any) -> Call[Any]:
    """Some of the starts of a run; core refuses here what it cannot draw, before any run."""
    arguments = {name: v for name, v in _call(**settings).arguments.items() if name != "steps"}
    return Call.of(breakup_starts.examples, **arguments, count=breakups_charts.EXAMPLES)


def _starts(call: Call, masses: tuple[float, ...]) -> Drawing:
    """Draw some of the starts, so that it is clear what breaks up later."""
    drawing = breakups_charts.starts(call.run(), masses)
    drawing.show()
    return drawing


def _ask() -> None:
    """Ask how often the lightest of three unequal bodies escapes."""
    call = Call.of(breakup_ensemble.follow, masses=(1.0, 2.0, 3.0), systems=1000)

    def measured() -> float | None:
        last = run_panel.answer("breakups_ask", call)
        return last and breakup_laws.lightest_share(last.breakups)

    predictions.ask(
        "breakups_ask",
        say(breakups_words.ASK),
        GUESSES,
        about=call,
        measured=measured,
        why=say(breakups_words.WHY),
    )
