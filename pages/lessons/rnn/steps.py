"""A vanilla network step by step: its matrices, its state, and every number of one step."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import recurrent, recurrent_ways, stimuli
from pages.lessons.rnn import heat_charts, steps_charts, steps_words, words
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import data, link, pins, tables
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

ASKED = 61  # steps of the prediction: the last, 60, is beyond those that are shown at first
LENGTHS = [1, 10, 40, 100, 200]  # steps; more are narrower than a pixel on a phone
OWN = pd.DataFrame({"x": [1.0, 0.0, 0.0, 0.5, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0]})
NETWORKS = {  # rows of A1, A2, A3 lying down
    "ring": ((0.9, -0.4), (0.4, 0.9), (1.0, 0.0), (1.0, 0.0)),
    "fade": ((0.8, 0.0), (0.0, 0.5), (1.0, 1.0), (0.5, 0.5)),
    "sum": ((1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (1.0, 0.0)),
    "explode": ((1.5, 0.0), (0.0, -1.1), (1.0, 1.0), (1.0, 0.0)),
}
RACES = [10, 40, 100, 200, 500, 1000]
DEFAULTS = {
    "steps_input": "impulse",
    "steps_network": "ring",
    "steps_activation": "tanh",
    "steps_length": 40,
    "steps_at": 1,
    "steps_race": 200,
}
LINEAR = DEFAULTS | {"steps_activation": "linear"}
PRESETS = {
    "ring": (steps_words.STEPS_RING, DEFAULTS),
    "fade": (steps_words.STEPS_FADE, DEFAULTS | {"steps_network": "fade", "steps_input": "two"}),
    "sum": (steps_words.STEPS_SUM, LINEAR | {"steps_network": "sum", "steps_input": "step"}),
    "explode": (steps_words.STEPS_EXPLODE, LINEAR | {"steps_network": "explode", "steps_at": 39}),
    "sine": (steps_words.STEPS_SINE, DEFAULTS | {"steps_input": "sine", "steps_at": 20}),
    "long": (steps_words.STEPS_LONGEST, DEFAULTS | {"steps_length": 200, "steps_at": 60}),
}
OLD_API = (
    ("tf.contrib.rnn.BasicRNNCell", "h @ A1 + x @ A2"),
    ("for t in range(T): if t > 0: tf.get_variable_scope().reuse_variables()", "tf.while_loop"),
    ("cell(x[:, t, :], state)", "keras.layers.SimpleRNN"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        source, steps = _inputs()
        x = value_of(_sequence(source, steps))
        at = _step(len(x))
        chosen = _choice(steps_words.NETWORK, "steps_network", steps_words.NETWORKS)
        own = _matrices(chosen)
        options = link.choice("steps_activation", {name: name for name in recurrent.ACTIVATIONS})
        activation = st.selectbox(say(words.ACTIVATION), **options)
        length = st.select_slider(
            say(steps_words.WAYS_LENGTH), RACES, 200, key="steps_race", bind="query-params"
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        symbols = {"x": source, "T": steps, "A": chosen, "f": activation, "W": own}
        runs = pins.board("steps_pins", symbols, _call)
    presets.show("steps_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: one.run() for name, one in calls.items()}
    *_, now = results
    call, run = calls[now], results[now]
    noise = Call(stimuli.make, {"name": "noise", "length": length})
    racing = Call(recurrent_ways.compare, {**call.arguments, "inputs": noise})
    raced = racing.run()
    with narrow:
        _ask()
    sequence = steps_charts.sequence(x, results, at)
    states = heat_charts.drawing(
        "states", run.states[: run.overflow_step], say(steps_words.STATE), height=160
    )
    race = steps_charts.race(raced, length)
    with wide:
        sequence.show()
        states.show()
        if run.overflow_step is not None:
            st.warning(say(steps_words.OVERFLOWED, step=run.overflow_step))
        for line in steps_charts.formula(run, call_matrices(call), x[at], at, activation):
            st.latex(line)
        race.show()
        _figures(raced, length)
        pins.table(runs, {name: steps_charts.row(one) for name, one in results.items()})
    exports.panel(
        "steps",
        call,
        [sequence, states, race],
        page="rnn",
        settings=settings,
        further={"race": racing},
        sources=(recurrent._run_vanilla, recurrent._loop, recurrent_ways.step_by_step),
        old_api=OLD_API,
    )


def _choice(label, key: str, names) -> str:
    options = {name: say(text) for name, text in names.items()}
    return st.selectbox(say(label), **link.choice(key, options))


def _inputs() -> tuple[str, int]:
    """What is read, and how much of it; one's own numbers are as many as they are."""
    chosen = _choice(words.INPUT, "steps_input", words.INPUTS | {"own": words.OWN_SEQUENCE})
    steps = st.select_slider(
        say(words.LENGTH),
        LENGTHS,
        40,
        key="steps_length",
        bind="query-params",
        disabled=chosen == "own",
    )
    if chosen == "own":
        given = len(data.own("steps_own", OWN))
        if given > LENGTHS[-1]:
            st.caption(say(words.OWN_CUT, used=LENGTHS[-1], given=given))
    return chosen, steps


def _sequence(source: str, steps: int):
    """The sequence to read: a call that makes it, or the learner's own numbers."""
    if source == "own":
        return data.in_use("steps_own", OWN)["x"].head(LENGTHS[-1]).to_numpy()
    return Call(stimuli.make, {"name": source, "length": steps})


def _step(steps: int) -> int:
    """The step to look at; a sequence of one step leaves no choice."""
    last = range(steps)[-1]
    options = link.count("steps_at", 0, max(last, 1), DEFAULTS["steps_at"])
    if steps == 1:
        st.session_state["steps_at"] = 0
    return st.slider(say(steps_words.AT_STEP), disabled=steps == 1, **options)


def _matrices(chosen: str) -> str:
    """Show the rows of A1, A2 and A3; as text where they are the learner's own."""
    rows = NETWORKS.get(chosen, NETWORKS["ring"])
    columns = [f"{say(words.UNIT)} {unit}" for unit in (1, 2)]
    table = pd.DataFrame(rows, index=["A1", "A1 ", "A2", "A3"], columns=columns)
    if chosen != "own":
        st.dataframe(table)
        return ""
    edited = tables.edited("steps_table", table.reset_index(drop=True), index=True)
    st.caption(say(steps_words.EDIT_MATRICES))
    return tables.as_text(edited)


def _call(source: str, steps: int, chosen: str, activation: str, own: str) -> Call:
    """A run from the values of its pin, which carries matrices of one's own."""
    if chosen == "own":
        rows = map(tuple, tables.of_text(own, columns=2).to_numpy().tolist())
    else:
        rows = NETWORKS[chosen]
    first, second, a2, a3 = rows
    return Call(
        recurrent.vanilla,
        {
            "inputs": _sequence(source, steps),
            "A1": (first, second),
            "A2": (a2,),
            "A3": tuple((one,) for one in a3),
            "activation": activation,
        },
    )


def call_matrices(call: Call) -> list[object]:
    """A1, A2 and A3 of a call, in this order."""
    return [call.arguments[name] for name in ("A1", "A2", "A3")]


def _ask() -> None:
    call = _call("impulse", ASKED, "ring", "tanh", "")
    predictions.ask(
        "steps_ask",
        say(steps_words.STEPS_ASK),
        (-1.0, 1.0),
        about=call,
        measured=float(call.run().outputs[-1, 0]),
        why=say(steps_words.STEPS_WHY),
    )


def _figures(ways: recurrent_ways.Ways, length: int) -> None:
    with st.container(horizontal=True):
        st.metric(say(steps_words.WEIGHTS), f"{ways.weights}")
        dense = say(steps_words.AT_LENGTH, weights=ways.dense, steps=length)
        st.metric(say(steps_words.DENSE), dense)
        st.metric(say(steps_words.DIFFERENCE), f"{ways.largest_difference:.1e}")
