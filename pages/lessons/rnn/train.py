"""Vanilla, GRU and LSTM of equal size learn one task side by side, live."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import adam, bptt, recurrent_training, sequence_tasks
from core.checks import Numbers
from pages.lessons.rnn import train_charts, train_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins, series
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

LENGTHS = [5, 10, 20, 30, 60, 100, 200]
STEPS = [100, 200, 300, 500, 1000, 2000, 3000, 5000]
RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 1.0]
CLIPS = [0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]
DEFAULTS = defaults(
    recurrent_training.train,
    train_task="task",
    train_length="length",
    train_steps="steps",
    train_rate="learning_rate",
    train_clip="clip",
    train_bias="forget_bias",
    train_seed="seed",
)
COMPARED = {"train_cell": "lstm"}  # only there where runs are pinned
SYMBOLS = {
    "length": "T",
    "steps": "k",
    "learning_rate": "η",
    "clip": "clip",
    "forget_bias": "b",
    "seed": "seed",
}
PRESETS = {
    "adding": (train_words.PRESET_ADDING, DEFAULTS),
    "long": (train_words.PRESET_LONG, DEFAULTS | {"train_length": 100, "train_steps": 300}),
    "recall": (train_words.PRESET_RECALL, DEFAULTS | {"train_task": "recall"}),
    "bias": (train_words.PRESET_BIAS, DEFAULTS | {"train_bias": 0.0}),
    "seattle": (
        train_words.PRESET_SEATTLE,
        DEFAULTS | {"train_task": "seattle", "train_length": 20, "train_rate": 0.003},
    ),
}
UNITS = {"seattle": " °F"}  # of the series
GUESS_LENGTH = 60  # steps of the sequences that the question is about
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
        call_of = functools.partial(_call, _problem())
        runs = pins.board("train_pins", _settings(), SYMBOLS, call_of)
        calls = {name: call_of(**run) for name, run in runs.items()}
        *_, call = calls.values()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        unit = UNITS.get(settings["train_task"], "")
        task = _task(call.arguments, unit)
        guess = _guess(settings)
    presets.show("train_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("train", calls)
    drawings: list[Any] = [task]

    def show(film: list[recurrent_training.Progress], finished: bool) -> None:
        shown = run_panel.shown_call("train", call).arguments
        shown_unit = unit if shown["task"] == call.arguments["task"] else ""
        losses = train_charts.losses(film[-1], guess)
        norms = train_charts.gradients(film[-1], shown["clip"])
        answers = train_charts.replies(film, shown_unit)
        _figures(film[-1], shown_unit)
        losses.show()
        side_by_side([answers, norms])
        _notes(film[-1], shown_unit)
        drawings[1:] = [losses, answers, norms] if finished else []

    with wide:
        run_panel.show("train", call, show, settings["train_steps"])
        if len(runs) > 1:
            _compared_losses(results)
            rows = {name: train_charts.row(progress) for name, progress in results.items()}
            pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "train",
        Call.of(recurrent_training.run, **call.arguments),
        drawings,
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


def _problem() -> dict[str, Any]:
    """The task, and the series if it is a forecast: what all runs have in common."""
    tasks = {name: say(text) for name, text in train_words.TASKS.items()}
    options = link.choice("train_task", tasks, DEFAULTS["train_task"])
    task = st.selectbox(say(train_words.TASK), **options)
    values = _series(task)
    if values is None:
        return {"task": task}
    return {"task": "forecast", "series": values}


def _settings() -> pins.Settings:
    """The other widgets' values, as the settings of a run."""
    return _sizes() | _descent() | _first_weights()


def _sizes() -> pins.Settings:
    length = st.select_slider(
        say(train_words.LENGTH),
        LENGTHS,
        DEFAULTS["train_length"],
        key="train_length",
        bind="query-params",
    )
    steps = st.select_slider(
        say(words.TRAIN_STEPS),
        STEPS,
        DEFAULTS["train_steps"],
        key="train_steps",
        bind="query-params",
    )
    return {"length": length, "steps": steps}


def _descent() -> pins.Settings:
    rate = st.select_slider(
        say(train_words.RATE),
        RATES,
        DEFAULTS["train_rate"],
        key="train_rate",
        bind="query-params",
    )
    clip = st.select_slider(
        say(train_words.CLIP),
        CLIPS,
        DEFAULTS["train_clip"],
        key="train_clip",
        bind="query-params",
    )
    return {"learning_rate": rate, "clip": clip}


def _first_weights() -> pins.Settings:
    bias = st.slider(
        say(words.FORGET_BIAS),
        -3.0,
        5.0,
        DEFAULTS["train_bias"],
        0.5,
        key="train_bias",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED), 0, 20, DEFAULTS["train_seed"], key="train_seed", bind="query-params"
    )
    return {"forget_bias": bias, "seed": seed}


def _call(
    problem: dict[str, Any],
    length: int,
    steps: int,
    learning_rate: float,
    clip: float,
    forget_bias: float,
    seed: int,
) -> Call[recurrent_training.Progress]:
    """A training on the task that all runs share, with the settings of one run."""
    return Call.of(
        recurrent_training.train,
        **problem,
        length=length,
        steps=steps,
        learning_rate=learning_rate,
        clip=clip,
        forget_bias=forget_bias,
        seed=seed,
    )


def _compared_losses(results: dict[str, recurrent_training.Progress]) -> None:
    """The losses of one cell in all runs that have results."""
    cells = {name: say(text) for name, text in words.CELLS.items()}
    options = link.choice("train_cell", cells, COMPARED["train_cell"])
    cell = st.segmented_control(say(train_words.CELL_COMPARED), required=True, **options)
    if results:
        train_charts.losses_of_cell(results, cell).show()


def _series(task: str) -> Numbers | None:
    """The series to forecast; None for the other tasks."""
    if task in sequence_tasks.TASKS:
        return None
    if task == "own":
        own = series.uploaded("train_own")
        if own is not None:
            return own.to_numpy()
        st.caption(say(train_words.OWN_NEEDED))
    return series.seattle().to_numpy()


def _task(arguments: dict[str, Any], unit: str) -> Drawing:
    """Draw one sequence of the task, which shows what the cells have to learn."""
    names = ("task", "length", "seed", "series")
    plan = {name: arguments[name] for name in names if name in arguments}
    drawing = train_charts.task(Call.of(sequence_tasks.example, **plan).run(), unit)
    drawing.show()
    return drawing


def _guess(settings: dict[str, Any]) -> float | None:
    """Ask when the GRU solves length 60; returns the guess if the current run is of that length."""
    call = Call.of(recurrent_training.steps_to_solve, cell="gru", length=GUESS_LENGTH)
    guess = predictions.ask(
        "train_ask",
        say(train_words.ASK),
        (0, 1000),
        about=call,
        measured=lambda: run_panel.answer("train_ask", call),
        why=say(train_words.WHY),
    )
    same = DEFAULTS | {"train_length": GUESS_LENGTH, "train_steps": settings["train_steps"]}
    return guess if settings == same else None


def _figures(progress: recurrent_training.Progress, unit: str) -> None:
    with st.container(horizontal=True):
        for at, cell in enumerate(progress.cells):
            label = say(
                train_words.TEST_LOSS,
                cell=say(words.CELLS[cell]),
                parameters=progress.parameters[at],
            )
            verdict = train_words.SOLVED if progress.solved[at] else train_words.NOT_SOLVED
            error = None
            if progress.guesses.last is not None:
                error = say(train_words.OFF_BY, error=f"{progress.errors[at]:.2g}{unit}")
            loss = say(verdict, loss=f"{progress.test_losses[at]:.2g}")
            st.metric(label, loss, error, delta_color="off", delta_arrow="off")


def _notes(progress: recurrent_training.Progress, unit: str) -> None:
    """What "solved" means here, and the error of guessing on the held-out sequences."""
    slow = "" if all(progress.solved) else say(train_words.NOTE_SLOW)
    st.caption(f"{say(train_words.NOTE_SOLVED)} {slow}")
    guesses = progress.guesses
    if guesses.last is not None:
        mean, last = (progress.in_units(loss) for loss in (guesses.mean, guesses.last))
        st.markdown(
            say(
                train_words.NOTE_FORECAST,
                loss=f"{guesses.mean:.2g}",
                mean=f"{mean:.2g}{unit}",
                last=f"{last:.2g}{unit}",
            )
        )
