"""A vanilla network step by step: its matrices, its state, and every number of one step."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from core import recurrent, recurrent_ways, stimuli
from core.checks import Numbers
from pages.lessons.rnn import heat_charts, steps_charts, steps_words, words
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import data, link, pins, tables
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say
from pages.shared.words.text import Text

GUESS_LENGTH = 61  # steps; the last, 60, is beyond those that are shown at first
LENGTHS = [1, 10, 40, 100, 200]  # steps; more are narrower than a pixel on a phone
OWN_SEQUENCE = pd.DataFrame({"x": [1.0, 0.0, 0.0, 0.5, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0]})
NETWORKS = {  # the two rows of A1, then A2, then A3 as a row
    "ring": ((0.9, -0.4), (0.4, 0.9), (1.0, 0.0), (1.0, 0.0)),
    "fade": ((0.8, 0.0), (0.0, 0.5), (1.0, 1.0), (0.5, 0.5)),
    "sum": ((1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (1.0, 0.0)),
    "explode": ((1.5, 0.0), (0.0, -1.1), (1.0, 1.0), (1.0, 0.0)),
}
RACES = [10, 40, 100, 200, 500, 1000]
DEFAULTS = {
    "steps_input": "impulse",
    "steps_network": "ring",
    **defaults(recurrent.vanilla, steps_activation="activation"),
    **defaults(stimuli.make, steps_length="length"),
    "steps_at": 1,
    "steps_race": 200,
}
SYMBOLS = {
    "inputs": "x",
    "length": "T",
    "network": "A",
    "activation": "f",
    "matrices": pins.Symbol("W", tables.written),
}
LINEAR = DEFAULTS | {"steps_activation": "linear"}
PRESETS = {
    "ring": (steps_words.PRESET_RING, DEFAULTS),
    "fade": (steps_words.PRESET_FADE, DEFAULTS | {"steps_network": "fade", "steps_input": "two"}),
    "sum": (steps_words.PRESET_SUM, LINEAR | {"steps_network": "sum", "steps_input": "step"}),
    "explode": (steps_words.PRESET_EXPLODE, LINEAR | {"steps_network": "explode", "steps_at": 39}),
    "sine": (steps_words.PRESET_SINE, DEFAULTS | {"steps_input": "sine", "steps_at": 20}),
    "long": (steps_words.PRESET_LONG, DEFAULTS | {"steps_length": 200, "steps_at": 60}),
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
        sequence_settings = _inputs()
        x = value_of(_sequence(**sequence_settings))
        at = _step(len(x))
        now = {**sequence_settings, **_network()}
        length = st.select_slider(
            say(steps_words.RACE_LENGTH),
            RACES,
            DEFAULTS["steps_race"],
            key="steps_race",
            bind="query-params",
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("steps_pins", now, SYMBOLS, _call)
    presets.show("steps_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, current = results
    call, result = calls[current], results[current]
    ways_call = _ways(call, length)
    ways = ways_call.run()
    with narrow:
        _guess()
    sequence = steps_charts.sequence(x, results, at)
    states = heat_charts.drawing(
        "states", result.states[: result.overflow_step], say(steps_words.STATE), height=160
    )
    race = steps_charts.race(ways, length)
    with wide:
        sequence.show()
        states.show()
        _overflow(result)
        for line in steps_charts.formula(result, call.arguments, x[at], at):
            st.latex(line)
        race.show()
        _figures(ways, length)
        rows = {name: steps_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "steps",
        call,
        [sequence, states, race],
        page="rnn",
        settings=settings,
        further={"race": ways_call},
        sources=(recurrent.vanilla_states, recurrent.time_loop, recurrent_ways.step_by_step),
        old_api=OLD_API,
    )


def _choice(label: Text, key: str, names: Mapping[str, Text]) -> str:
    options = {name: say(text) for name, text in names.items()}
    return st.selectbox(say(label), **link.choice(key, options, DEFAULTS[key]))


def _inputs() -> pins.Settings:
    """Which sequence is read, and its length; the learner's own sequence has its own length."""
    inputs = _choice(words.INPUT, "steps_input", words.INPUTS | {"own": words.OWN_SEQUENCE})
    length = st.select_slider(
        say(words.LENGTH),
        LENGTHS,
        DEFAULTS["steps_length"],
        key="steps_length",
        bind="query-params",
        disabled=inputs == "own",
    )
    if inputs == "own":
        own_length = len(data.own("steps_own", OWN_SEQUENCE))
        if own_length > LENGTHS[-1]:
            st.caption(say(words.OWN_CUT, used=LENGTHS[-1], given=own_length))
    return {"inputs": inputs, "length": length}


def _sequence(inputs: str, length: int) -> Numbers:
    """The sequence to read: a call that makes it, or the learner's own numbers."""
    if inputs == "own":
        return data.in_use("steps_own", OWN_SEQUENCE)["x"].head(LENGTHS[-1]).to_numpy()
    return Call.of(stimuli.make, name=inputs, length=length).as_argument()


def _step(steps: int) -> int:
    """The step to look at; a sequence of one step leaves no choice."""
    last = range(steps)[-1]
    options = link.count("steps_at", 0, max(last, 1), DEFAULTS["steps_at"])
    if steps == 1:
        st.session_state["steps_at"] = 0
    return st.slider(say(steps_words.AT_STEP), disabled=steps == 1, **options)


def _network() -> pins.Settings:
    """The name of the network, its activation, and its matrices where they are the learner's."""
    network = _choice(steps_words.NETWORK, "steps_network", steps_words.NETWORKS)
    matrices = _matrices(network)
    activations = {name: name for name in recurrent.ACTIVATIONS}
    options = link.choice("steps_activation", activations, DEFAULTS["steps_activation"])
    activation = st.selectbox(say(words.ACTIVATION), **options)
    return {"network": network, "activation": activation, "matrices": matrices}


def _matrices(network: str) -> str:
    """Show the rows of A1, A2 and A3; returns them as text if they are the learner's own."""
    rows = NETWORKS.get(network, NETWORKS["ring"])
    columns = [f"{say(words.UNIT)} {unit}" for unit in (1, 2)]
    table = pd.DataFrame(rows, index=["A1", "A1 ", "A2", "A3"], columns=columns)
    if network != "own":
        st.dataframe(table)
        return ""
    edited = tables.edited("steps_table", table.reset_index(drop=True), index=True)
    st.caption(say(steps_words.EDIT_MATRICES))
    return tables.packed(edited)


def _call(
    inputs: str, length: int, network: str, activation: str, matrices: str = ""
) -> Call[recurrent.Vanilla]:
    """A run of these settings; ``matrices``: the learner's own rows as text, as a pin has them."""
    if network == "own":
        rows = map(tuple, tables.unpacked(matrices, columns=2).to_numpy().tolist())
    else:
        rows = NETWORKS[network]
    first, second, a2, a3 = rows
    return Call.of(
        recurrent.vanilla,
        inputs=_sequence(inputs, length),
        A1=(first, second),
        A2=(a2,),
        A3=tuple((weight,) for weight in a3),
        activation=activation,
    )


def _ways(call: Call[recurrent.Vanilla], length: int) -> Call[recurrent_ways.Ways]:
    """The race of all ways to run the call's network, on noise of this length."""
    noise = Call.of(stimuli.make, name="noise", length=length).as_argument()
    return Call.of(recurrent_ways.compare, **{**call.arguments, "inputs": noise})


def _overflow(result: recurrent.Vanilla) -> None:
    if result.overflow_step is not None:
        st.warning(say(steps_words.OVERFLOWED, step=result.overflow_step))


def _guess() -> None:
    """Ask what the output of a rotating network is 60 steps after an impulse."""
    call = _call("impulse", GUESS_LENGTH, "ring", "tanh")
    predictions.ask(
        "steps_ask",
        say(steps_words.ASK),
        (-1.0, 1.0),
        about=call,
        measured=float(call.run().outputs[-1, 0]),
        why=say(steps_words.WHY),
    )


def _figures(ways: recurrent_ways.Ways, length: int) -> None:
    with st.container(horizontal=True):
        st.metric(say(steps_words.WEIGHTS), f"{ways.weights}")
        dense = say(steps_words.AT_LENGTH, weights=ways.dense, steps=length)
        st.metric(say(steps_words.DENSE), dense)
        st.metric(say(steps_words.DIFFERENCE), f"{ways.largest_difference:.1e}")
