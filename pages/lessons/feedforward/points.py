"""Training on points of a plane: the map, every hidden neuron, and the luck of the start."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from core import adam, learning, own_points, training
from pages.lessons.feedforward import loss_charts, points_charts, points_words, stack_editor, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import common, sentences
from pages.shared.words.language import say

STACK = "dense,8,0,tanh,,;dense,8,0,tanh,,"
DEFAULTS = {
    "points_problem": "circles",
    "points_stack": STACK,
    "points_noise": 0.1,
    "points_rate": 0.01,
    "points_steps": 1500,
    "points_seed": 0,
}
PRESETS = {
    "circles": (points_words.PRESET_CIRCLES, DEFAULTS),
    "line": (
        points_words.PRESET_XOR_LINEAR,
        DEFAULTS | {"points_problem": "xor", "points_stack": "dense,8,0,linear,,"},
    ),
    "xor": (
        points_words.PRESET_XOR,
        DEFAULTS | {"points_problem": "xor", "points_stack": "dense,4,0,relu,,"},
    ),
    "blobs": (
        points_words.PRESET_BLOBS,
        DEFAULTS | {"points_problem": "blobs", "points_stack": "dense,1,0,tanh,,"},
    ),
    "spirals": (
        points_words.PRESET_SPIRALS,
        DEFAULTS
        | {
            "points_problem": "spirals",
            "points_stack": "dense,16,0,tanh,,;dense,16,0,tanh,,",
            "points_noise": 0.0,
            "points_steps": 6000,
        },
    ),
}
# To begin with: class 0 in the middle of class 1, in units of one's own
INNER = ((20, 5), (24, 5.5), (22, 4.4), (18, 4.2), (16, 5.2), (21, 6), (19, 5.8), (23, 4.8))
OUTER = ((32, 5), (30.4, 6.8), (26, 8), (20, 8.5), (14, 8), (9.6, 6.8), (8, 5), (9.6, 3.2))
OUTER = (*OUTER, (14, 2), (20, 1.5), (26, 2), (30.4, 3.2))
ROWS = [*((*one, 0) for one in INNER), *((*one, 1) for one in OUTER)]
OWN = pd.DataFrame(ROWS, columns=["x1", "x2", "class"], dtype=float)
NOISES = [0.0, 0.05, 0.1, 0.2, 0.3, 0.5]
RATES = [1e-5, 1e-4, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
STEPS = [30, 150, 300, 600, 1500, 3000, 6000, 12_000]
OLD_API = (
    ("tf.train.AdamOptimizer(rate).minimize(loss)", "core.adam.adam"),
    ("for ...: sess.run(train, feed_dict)", "one tf.function with a tf.while_loop"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([1.2, 1], gap="medium")
    bottom = st.container()
    with narrow:
        _widgets()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("points_pins", _pinned(settings), _plan)
    presets.show("points_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        *_, now = runs
        plans = {name: _plan(*run.values()) for name, run in runs.items()}
        plan = plans[now]
        with narrow:
            drawings: list[Any] = [_sets(plan)]
        trainings = {name: Call(learning.learn, one.arguments) for name, one in plans.items()}
        run_panel.start_now("points", trainings[now], settings["points_steps"])
        results = run_panel.results("points", trainings)
        beside = {name: one for name, one in results.items() if name != now}
        with narrow:
            guess = _ask(trainings[now], results.get(now))

        def show(film: list[learning.Progress], finished: bool) -> None:
            drawings[1:] = _pictures(film[-1], beside, finished, guess is not None)

        run_panel.show("points", trainings[now], show, settings["points_steps"])
        with bottom:
            name = say(words.PERCENT_RIGHT)
            pins.table(runs, {n: {name: f"{r.percent_right:.1f}"} for n, r in results.items()})
            exports.panel(
                "points",
                Call(learning.train, plan.arguments),
                drawings,
                page="feedforward",
                settings=settings,
                sources=(
                    learning.learn,
                    training.Trainer,
                    training.functions,
                    adam.stepped,
                    adam.adam,
                ),
                old_api=OLD_API,
            )


def _sets(plan: Call) -> Any:
    """Draw what is trained on and what is tested."""
    setup, problem = plan.run(), plan.arguments["problem"]
    own = problem.run() if isinstance(problem, Call) else None
    if own:
        drawing = points_charts.sets(own.train, own.test, own.center, own.half)
    else:
        drawing = points_charts.sets(setup.train, setup.test, (0.0, 0.0), (1.0, 1.0))
    drawing.show()
    st.caption(say(points_words.SETS_NOTE))
    return drawing


def _ask(about: Call, last: learning.Progress | None) -> float | None:
    return predictions.ask(
        "points_ask",
        say(points_words.ASK_RIGHT),
        (0, 100),
        about=about,
        measured=last and last.percent_right,
        why=say(points_words.WHY_OWN if "noise" not in about.arguments else points_words.WHY_RIGHT),
    )


def _pictures(
    last: learning.Progress, beside: dict[str, learning.Progress], finished: bool, told: bool
) -> list[Any]:
    """Draw the network so far; returns what can be taken away, once it is there."""
    drawn = [points_charts.surface(last), loss_charts.losses(last, beside)]
    for drawing in drawn:
        drawing.show()
    st.caption(say(words.BAND_NOTE, runs=last.test_losses.shape[1]))
    if beside:
        st.caption(say(words.PINNED_NOTE))
    with st.container(horizontal=True):
        st.metric(say(words.PARAMETERS), f"{last.parameters:,}")
        if told:
            st.metric(say(words.PERCENT_RIGHT), f"{last.percent_right:.1f}")
    neurons = points_charts.neurons(last) if finished else None
    if neurons:
        st.markdown(f"**{say(points_words.NEURONS)}**")
        neurons.show()
        st.caption(say(points_words.NEURONS_NOTE, most=points_charts.MOST))
        drawn.append(neurons)
    return drawn if finished else []


def _widgets() -> None:
    """Draw the controls."""
    kinds = {kind: say(text) for kind, text in words.PROBLEM_NAMES.items()}
    kinds["own"] = say(common.DATA_OWN)
    problem = st.selectbox(say(words.PROBLEM), **link.choice("points_problem", kinds))
    if problem == "own":
        data.own("points_own", OWN)
        st.caption(say(points_words.OWN_POINTS, most=own_points.MOST, fewest=own_points.FEWEST))
    st.caption(say(words.HIDDEN_STACK))
    stack_editor.edit("points_stack", STACK, (2,), hidden=("kind", "width", *stack_editor.SHARING))
    slider: dict[str, Any] = {"bind": "query-params"}
    st.select_slider(
        say(words.NOISE), NOISES, 0.1, key="points_noise", disabled=problem == "own", **slider
    )
    st.select_slider(say(words.RATE), RATES, 0.01, key="points_rate", **slider)
    st.select_slider(say(words.STEPS), STEPS, 1500, key="points_steps", **slider)
    st.slider(say(words.FIRST_SEED), 0, 9, 0, key="points_seed", **slider)


def _pinned(settings: dict[str, object]) -> dict[str, object]:
    """The settings under their symbols."""
    stack = stack_editor.as_pin(str(settings["points_stack"]))
    symbols = ("points_problem", "points_noise", "points_rate", "points_steps", "points_seed")
    names = ("P", "σ", "η", "k", "s")
    return {
        **{name: settings[key] for name, key in zip(names, symbols, strict=True)},
        "net": stack,
    }


def _plan(problem: str, noise: float, rate: float, steps: int, seed: int, net: str) -> Call:
    """What the training of pinned settings gets ready."""
    layers = stack_editor.of_pin(net)
    asked: dict[str, Any] = {"problem": problem, "noise": noise}
    if problem == "own":
        table = data.in_use("points_own", OWN)
        columns = {"x1": table["x1"], "x2": table["x2"], "label": table["class"]}
        asked = {"problem": Call(own_points.make, {n: c.to_numpy() for n, c in columns.items()})}
    how = {"learning_rate": rate, "steps": steps, "seed": seed}
    return Call(learning.prepare, {"layers": layers, **asked, **how})
