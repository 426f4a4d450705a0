"""Vanilla, GRU and LSTM of equal size learn one task side by side, live."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import adam, bptt, recurrent_training, sequence_tasks
from pages.lessons.rnn import train_charts, train_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins, series
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

LENGTHS = [5, 10, 20, 30, 60, 100, 200]
STEPS = [100, 200, 300, 500, 1000, 2000, 3000, 5000]
RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 1.0]
CLIPS = [0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]
DEFAULTS = {
    "train_task": "adding",
    "train_length": 30,
    "train_steps": 500,
    "train_rate": 0.01,
    "train_clip": 1.0,
    "train_bias": 1.0,
    "train_seed": 0,
}
PRESETS = {
    "adding": (train_words.TRAIN_ADDING, DEFAULTS),
    "long": (train_words.TRAIN_LONG, DEFAULTS | {"train_length": 100, "train_steps": 300}),
    "recall": (train_words.TRAIN_RECALL, DEFAULTS | {"train_task": "recall"}),
    "bias": (train_words.TRAIN_BIAS, DEFAULTS | {"train_bias": 0.0}),
    "seattle": (
        train_words.TRAIN_SEATTLE,
        DEFAULTS | {"train_task": "seattle", "train_length": 20, "train_rate": 0.003},
    ),
}
UNITS = {"seattle": " °F"}  # of the series
ASKED = {"cell": "gru", "length": 60}
OLD_API = (
    ("tf.contrib.rnn.MultiRNNCell, cell(x, state) in a loop", "bptt.forward: tf.while_loop"),
    ("tf.gradients through the unrolled steps", "bptt.loss_and_gradients"),
    ("tf.clip_by_global_norm, tf.train.AdamOptimizer", "bptt.descend, adam.adam"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        called = functools.partial(_call, _given())
        runs = pins.board("train_pins", _symbols(), called)
        calls = {name: called(*run.values()) for name, run in runs.items()}
        *_, now = calls
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        unit = UNITS.get(settings["train_task"], "")
        task = _task(call.arguments, unit)
        guess = _ask(settings)
    presets.show("train_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("train", calls)
    drawn: list[Any] = [task]

    def show(film: list[recurrent_training.Progress], finished: bool) -> None:
        ran = run_panel.shown_call("train", call).arguments
        scale = unit if ran["task"] == call.arguments["task"] else ""
        losses = train_charts.losses(film[-1], guess)
        norms, answers = (
            train_charts.gradients(film[-1], ran["clip"]),
            train_charts.replies(film, scale),
        )
        _figures(film[-1], scale)
        losses.show()
        side_by_side([answers, norms])
        _notes(film[-1], scale)
        drawn[1:] = [losses, answers, norms] if finished else []

    with wide:
        run_panel.show("train", call, show, settings["train_steps"])
        if len(runs) > 1:
            _beside(results)
            pins.table(runs, {name: train_charts.row(one) for name, one in results.items()})
    exports.panel(
        "train",
        Call(recurrent_training.run, call.arguments),
        drawn,
        page="rnn",
        settings=settings,
        sources=(
            recurrent_training.train,
            bptt.loss_and_gradients,
            bptt.descend,
            adam.stepped,
            adam.adam,
        ),
        old_api=OLD_API,
    )


def _given() -> dict[str, object]:
    """The task, with the series to forecast where it is one: what all runs have in common."""
    tasks = {name: say(text) for name, text in train_words.TASKS.items()}
    task = st.selectbox(say(train_words.TASK), **link.choice("train_task", tasks))
    values = _series(task)
    if values is None:
        return {"task": task}
    return {"task": "forecast", "series": values}


def _symbols() -> pins.Settings:
    """The other widgets as the settings of a run."""
    length = st.select_slider(
        say(train_words.TRAIN_LENGTH), LENGTHS, 30, key="train_length", bind="query-params"
    )
    steps = st.select_slider(
        say(words.TRAIN_STEPS), STEPS, 500, key="train_steps", bind="query-params"
    )
    rate = st.select_slider(
        say(train_words.RATE), RATES, 0.01, key="train_rate", bind="query-params"
    )
    clip = st.select_slider(
        say(train_words.CLIP), CLIPS, 1.0, key="train_clip", bind="query-params"
    )
    bias = st.slider(
        say(words.FORGET_BIAS), -3.0, 5.0, 1.0, 0.5, key="train_bias", bind="query-params"
    )
    seed = st.slider(say(words.SEED), 0, 20, 0, key="train_seed", bind="query-params")
    return {"T": length, "k": steps, "η": rate, "clip": clip, "b": bias, "seed": seed}


def _call(
    given: dict[str, object],
    length: int,
    steps: int,
    rate: float,
    clip: float,
    bias: float,
    seed: int,
) -> Call:
    """A training from what all runs share and the values of its pin."""
    plan = {"length": length, "steps": steps, "learning_rate": rate, "clip": clip}
    return Call(recurrent_training.train, {**given, **plan, "forget_bias": bias, "seed": seed})


def _beside(results: dict[str, recurrent_training.Progress]) -> None:
    """The losses of one cell in all runs that are there."""
    cells = {name: say(text) for name, text in words.CELLS.items()}
    options = link.choice("train_cell", cells, "lstm")
    cell = st.segmented_control(say(train_words.CELL_BESIDE), required=True, **options)
    if results:
        train_charts.beside(results, cell).show()


def _series(task: str):
    """The series to forecast, or None for the other tasks."""
    if task in sequence_tasks.TASKS:
        return None
    if task == "own":
        own = series.uploaded("train_own")
        if own is not None:
            return own.to_numpy()
        st.caption(say(train_words.OWN_NEEDED))
    return series.seattle().to_numpy()


def _task(arguments: dict[str, object], unit: str):
    """One sequence of the task, so that it is clear what is asked of the cells."""
    named = {
        key: arguments[key] for key in ("task", "length", "seed", "series") if key in arguments
    }
    drawing = train_charts.task(Call(sequence_tasks.example, named).run(), unit)
    drawing.show()
    return drawing


def _ask(settings: dict[str, object]) -> float | None:
    """Ask for the GRU at length 60; the guess is drawn where the run has these settings."""
    call = Call(recurrent_training.steps_to_solve, ASKED)
    guess = predictions.ask(
        "train_ask",
        say(train_words.TRAIN_ASK),
        (0, 1000),
        about=call,
        measured=lambda: run_panel.answer("train_ask", call),
        why=say(train_words.TRAIN_WHY),
    )
    same = DEFAULTS | {"train_length": ASKED["length"], "train_steps": settings["train_steps"]}
    return guess if settings == same else None


def _figures(progress: recurrent_training.Progress, unit: str) -> None:
    with st.container(horizontal=True):
        for at, cell in enumerate(progress.cells):
            label = say(
                train_words.TEST_LOSS,
                cell=say(words.CELLS[cell]),
                parameters=progress.parameters[at],
            )
            solved = train_words.SOLVED if progress.solved[at] else train_words.NOT_SOLVED
            off = None
            if progress.guesses.last is not None:
                off = say(train_words.OFF_BY, error=f"{progress.errors[at]:.2g}{unit}")
            loss = say(solved, loss=f"{progress.test_losses[at]:.2g}")
            st.metric(label, loss, off, delta_color="off", delta_arrow="off")


def _notes(progress: recurrent_training.Progress, unit: str) -> None:
    """What solved means here, and what guessing would cost on the held-out sequences."""
    slow = "" if all(progress.solved) else say(train_words.NOTE_SLOW)
    st.caption(f"{say(train_words.NOTE_TRAIN)} {slow}")
    guesses = progress.guesses
    if guesses.last is not None:
        mean, last = (progress.in_units(one) for one in (guesses.mean, guesses.last))
        told = {"mean": f"{mean:.2g}{unit}", "last": f"{last:.2g}{unit}"}
        st.markdown(say(train_words.NOTE_FORECAST, loss=f"{guesses.mean:.2g}", **told))
