"""A vanilla network step by step: its matrices, its state, and every number of one step."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import recurrent, recurrent_ways, stimuli
from pages.pictures import heat
from pages.pictures import stepwise as pictures
from pages.shared import frame, link, predictions, tables, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import rnn as words

STEPS = 40
ASKED_AT = 60  # step of the prediction: beyond those that are shown
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
    "steps_at": 1,
    "steps_race": 200,
}
LINEAR = DEFAULTS | {"steps_activation": "linear"}
PRESETS = {
    "ring": (words.STEPS_RING, DEFAULTS),
    "fade": (words.STEPS_FADE, DEFAULTS | {"steps_network": "fade", "steps_input": "two"}),
    "sum": (words.STEPS_SUM, LINEAR | {"steps_network": "sum", "steps_input": "step"}),
    "explode": (words.STEPS_EXPLODE, LINEAR | {"steps_network": "explode", "steps_at": 39}),
    "sine": (words.STEPS_SINE, DEFAULTS | {"steps_input": "sine", "steps_at": 20}),
}
OLD_API = (
    ("tf.contrib.rnn.BasicRNNCell", "h @ A1 + x @ A2"),
    ("for t in range(T): if t > 0: tf.get_variable_scope().reuse_variables()", "tf.while_loop"),
    ("cell(x[:, t, :], state)", "keras.layers.SimpleRNN"),
)


@frame.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        at = st.slider(say(words.AT_STEP), 0, 39, 1, key="steps_at", bind="query-params")
        inputs = _choice(words.INPUT, "steps_input", words.INPUTS)
        matrices = _matrices()
        options = link.choice("steps_activation", {name: name for name in recurrent.ACTIVATIONS})
        activation = st.selectbox(say(words.ACTIVATION), **options)
        length = st.select_slider(
            say(words.WAYS_LENGTH), RACES, 200, key="steps_race", bind="query-params"
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
    frame.presets("steps_preset", PRESETS, settings, top)
    call = _call(inputs, STEPS, matrices, activation)
    run = call.run()
    x = call.arguments["inputs"].run()
    ways = Call(recurrent_ways.compare, _call("noise", length, matrices, activation).arguments)
    raced = ways.run()
    with narrow:
        guess = _ask()
    sequence = pictures.sequence(x, run, at, guess)
    end = run.overflow_step
    states = heat.drawing("states", run.states[:end], say(words.STATE), height=160)
    race = pictures.race(raced, length)
    with wide:
        sequence.show()
        states.show()
        if end is not None:
            st.warning(say(words.OVERFLOWED, step=end))
        for line in pictures.formula(run, call_matrices(call), x[at], at, activation):
            st.latex(line)
        race.show()
        _figures(raced, length)
    takeaway.panel(
        "steps",
        call,
        [sequence, states, race],
        page="rnn",
        settings=settings,
        also=(recurrent._run_vanilla, recurrent._loop, recurrent_ways.step_by_step),
        old_api=OLD_API,
    )


def _choice(label, key: str, names) -> str:
    options = {name: say(text) for name, text in names.items()}
    return st.selectbox(say(label), **link.choice(key, options))


def _matrices():
    """Rows of A1, A2 and A3: those of a named network, or the learner's own."""
    chosen = _choice(words.NETWORK, "steps_network", words.NETWORKS)
    rows = NETWORKS.get(chosen, NETWORKS["ring"])
    columns = [f"{say(words.UNIT)} {unit}" for unit in (1, 2)]
    table = pd.DataFrame(rows, index=["A1", "A1 ", "A2", "A3"], columns=columns)
    if chosen == "own":
        edited = tables.edited("steps_table", table.reset_index(drop=True), index=True)
        st.caption(say(words.EDIT_MATRICES))
        return tuple(tuple(row) for row in edited.to_numpy().tolist())
    st.dataframe(table)
    return rows


def _call(inputs: str, steps: int, rows, activation: str) -> Call:
    first, second, a2, a3 = rows
    return Call(
        recurrent.vanilla,
        {
            "inputs": Call(stimuli.make, {"name": inputs, "length": steps}),
            "A1": (first, second),
            "A2": (a2,),
            "A3": tuple((one,) for one in a3),
            "activation": activation,
        },
    )


def call_matrices(call: Call) -> list[object]:
    """A1, A2 and A3 of a call, in this order."""
    return [call.arguments[name] for name in ("A1", "A2", "A3")]


def _ask() -> tuple[int, float, float] | None:
    longer = _call("impulse", 61, NETWORKS["ring"], "tanh")
    measured = float(longer.run().outputs[ASKED_AT, 0])
    guess = predictions.ask(
        "steps_ask",
        say(words.STEPS_ASK),
        (-1.0, 1.0),
        about=longer,
        measured=measured,
        why=say(words.STEPS_WHY),
    )
    return None if guess is None else (ASKED_AT, guess, measured)


def _figures(ways: recurrent_ways.Ways, length: int) -> None:
    with st.container(horizontal=True):
        st.metric(say(words.WEIGHTS), f"{ways.weights}")
        dense = say(words.AT_LENGTH, weights=ways.dense, steps=length)
        st.metric(say(words.DENSE), dense)
        st.metric(say(words.DIFFERENCE), f"{ways.largest_difference:.1e}")
