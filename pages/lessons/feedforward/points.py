"""Training on points of a plane: the maps of network and neurons, and the role of the start."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from core import adam, learning, own_points, training
from pages.lessons.feedforward import loss_charts, points_charts, points_words, stack_editor, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import common, sentences
from pages.shared.words.language import say

DEFAULTS: dict[str, Any] = {
    **defaults(learning.prepare, points_problem="problem"),
    "points_stack": "dense,8,0,tanh,,;dense,8,0,tanh,,",
    "points_noise": learning.NOISE,
    **defaults(
        learning.prepare, points_rate="learning_rate", points_steps="steps", points_seed="seed"
    ),
}
SYMBOLS = {
    "problem": "P",
    "noise": "σ",
    "learning_rate": "η",
    "steps": "k",
    "seed": "s",
    "stack": stack_editor.SYMBOL,
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
# The first table of own points: class 0 in the middle of class 1, far from the scale -1 .. 1
INNER = ((20, 5), (24, 5.5), (22, 4.4), (18, 4.2), (16, 5.2), (21, 6), (19, 5.8), (23, 4.8))
OUTER = ((32, 5), (30.4, 6.8), (26, 8), (20, 8.5), (14, 8), (9.6, 6.8), (8, 5), (9.6, 3.2))
OUTER = (*OUTER, (14, 2), (20, 1.5), (26, 2), (30.4, 3.2))
ROWS = [*((*point, 0) for point in INNER), *((*point, 1) for point in OUTER)]
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
        runs = pins.board("points_pins", _pin(settings), SYMBOLS, _plan)
    presets.show("points_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        *_, now = runs
        plans = {name: _plan(**run) for name, run in runs.items()}
        plan = plans[now]
        with narrow:
            drawings = [_sets(plan)]
        trainings = {n: Call.of(learning.learn, **each.arguments) for n, each in plans.items()}
        run_panel.start_now("points", trainings[now], settings["points_steps"])
        results = run_panel.results("points", trainings)
        pinned = {name: result for name, result in results.items() if name != now}
        with narrow:
            guess = _guess(trainings[now], results.get(now))

        def show(progress: list[learning.Progress], finished: bool) -> None:
            drawings[1:] = _pictures(progress[-1], pinned, finished, guess is not None)

        run_panel.show("points", trainings[now], show, settings["points_steps"])
        with bottom:
            name = say(words.PERCENT_RIGHT)
            right = {run: f"{last.percent_right:.1f}" for run, last in results.items()}
            pins.table(runs, {run: {name: share} for run, share in right.items()}, SYMBOLS)
            exports.panel(
                "points",
                Call.of(learning.train, **plan.arguments),
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


def _sets(plan: Call[learning.Setup]) -> Drawing:
    """Draw the training and the test examples."""
    setup, problem = plan.run(), plan.arguments["problem"]
    if isinstance(problem, Call):
        own: own_points.OwnPoints = problem.run()
        drawing = points_charts.sets(own.train, own.test, own.center, own.half)
    else:
        drawing = points_charts.sets(setup.train, setup.test, (0.0, 0.0), (1.0, 1.0))
    drawing.show()
    st.caption(say(points_words.SETS_NOTE))
    return drawing


def _guess(about: Call[learning.Progress], last: learning.Progress | None) -> float | None:
    """Ask how many of a hundred test examples the first network gets right."""
    return predictions.ask(
        "points_ask",
        say(points_words.ASK_RIGHT),
        (0, 100),
        about=about,
        measured=last and last.percent_right,
        why=say(points_words.WHY_OWN if "noise" not in about.arguments else points_words.WHY_RIGHT),
    )


def _pictures(
    last: learning.Progress, pinned: dict[str, learning.Progress], finished: bool, guessed: bool
) -> list[Drawing]:
    """Draw the network so far; returns the drawings to export, none before the run has ended."""
    drawn = [points_charts.surface(last), loss_charts.losses(last, pinned)]
    for drawing in drawn:
        drawing.show()
    st.caption(say(words.BAND_NOTE, runs=last.test_losses.shape[1]))
    if pinned:
        st.caption(say(words.PINNED_NOTE))
    with st.container(horizontal=True):
        st.metric(say(words.PARAMETERS), f"{last.parameters:,}")
        if guessed:
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
    problems = {name: say(text) for name, text in words.PROBLEM_NAMES.items()}
    problems["own"] = say(common.DATA_OWN)
    problem = st.selectbox(
        say(words.PROBLEM),
        **link.choice("points_problem", problems, DEFAULTS["points_problem"]),
    )
    if problem == "own":
        data.own("points_own", OWN)
        st.caption(say(points_words.OWN_POINTS, most=own_points.MOST, fewest=own_points.FEWEST))
    st.caption(say(words.HIDDEN_STACK))
    stack_editor.edit(
        "points_stack",
        DEFAULTS["points_stack"],
        (2,),
        hidden=("kind", "width", *stack_editor.SHARING),
    )
    st.select_slider(
        say(words.NOISE),
        NOISES,
        DEFAULTS["points_noise"],
        key="points_noise",
        bind="query-params",
        disabled=problem == "own",
    )
    st.select_slider(
        say(words.RATE), RATES, DEFAULTS["points_rate"], key="points_rate", bind="query-params"
    )
    st.select_slider(
        say(words.STEPS), STEPS, DEFAULTS["points_steps"], key="points_steps", bind="query-params"
    )
    st.slider(
        say(words.FIRST_SEED), 0, 9, DEFAULTS["points_seed"], key="points_seed", bind="query-params"
    )


def _pin(settings: dict[str, Any]) -> pins.Settings:
    """The settings by the parameters of ``_plan``."""
    return {
        "problem": settings["points_problem"],
        "noise": settings["points_noise"],
        "learning_rate": settings["points_rate"],
        "steps": settings["points_steps"],
        "seed": settings["points_seed"],
        "stack": settings["points_stack"],
    }


def _plan(
    problem: str, noise: float, learning_rate: float, steps: int, seed: int, stack: str
) -> Call[learning.Setup]:
    examples: dict[str, Any] = {"problem": problem, "noise": noise}
    if problem == "own":
        examples = {"problem": _own_points()}  # no noise is added to them
    return Call.of(
        learning.prepare,
        layers=stack_editor.unpack(stack),
        **examples,
        learning_rate=learning_rate,
        steps=steps,
        seed=seed,
    )


def _own_points() -> Call[own_points.OwnPoints]:
    """The points of the learner's table."""
    table = data.in_use("points_own", OWN)
    return Call.of(
        own_points.make,
        x1=table["x1"].to_numpy(),
        x2=table["x2"].to_numpy(),
        label=table["class"].to_numpy(),
    )
