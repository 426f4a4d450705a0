"""The story of Optimisers: the settings, the steps that set them, and the task of the last one."""

from __future__ import annotations

import streamlit as st

from core import loss_surface, optimisers
from pages.lessons.learning_rate import optimisers_words
from pages.shared.settings.defaults import defaults
from pages.shared.stage import story
from pages.shared.words.language import say

DIGITS = ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8")
RATES = [float(f"{digit}e{power}") for power in range(-4, 0) for digit in DIGITS]
ADAPTIVE = [float(f"{digit}e{power}") for power in range(-3, 1) for digit in (1, 2, 5)]
STRETCHES = [0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0]
START = (-4.0, 4.0)  # of a coefficient
STARTS = [quarter / 4 for quarter in range(-16, 17)]
MOMENTA = [hundredth / 100 for hundredth in range(100)]
STEPS = [10, 20, 50, 100, 200, 300]
DEFAULTS = {
    **defaults(loss_surface.stretch, optimisers_stretch="factor"),
    **defaults(
        optimisers.race,
        optimisers_rate="learning_rate",
        optimisers_adaptive="adaptive_rate",
        optimisers_momentum="momentum",
        optimisers_first="start_first",
        optimisers_second="start_second",
        optimisers_steps="steps",
    ),
}
SYMBOLS = {
    "stretch": "x",
    "learning_rate": "η",
    "momentum": "β",
    "adaptive_rate": "η_a",
    "start_first": "a₀",
    "start_second": "a₁",
    "steps": "k",
}
WIDGETS = {
    "stretch": "optimisers_stretch",
    "learning_rate": "optimisers_rate",
    "momentum": "optimisers_momentum",
    "adaptive_rate": "optimisers_adaptive",
    "start_first": "optimisers_first",
    "start_second": "optimisers_second",
    "steps": "optimisers_steps",
}
VALLEY = DEFAULTS | {
    "optimisers_stretch": 8.0,
    "optimisers_rate": 0.001,
    "optimisers_momentum": 0.71,
    "optimisers_first": -2.0,
    "optimisers_second": 1.0,
}
PLAYS = ("race", "valley")  # in the other steps something is dragged or clicked
TASK_STEPS = 25  # as its words say
STORY = {
    "race": story.Step(optimisers_words.STEP_RACE, optimisers_words.DO_RACE, DEFAULTS),
    "valley": story.Step(
        optimisers_words.STEP_VALLEY,
        optimisers_words.DO_VALLEY,
        VALLEY,
    ),
    "beyond": story.Step(
        optimisers_words.STEP_BEYOND,
        optimisers_words.DO_BEYOND,
        VALLEY | {"optimisers_rate": 0.002},
    ),
    "heavy": story.Step(
        optimisers_words.STEP_HEAVY,
        optimisers_words.DO_HEAVY,
        DEFAULTS | {"optimisers_momentum": 0.98},
    ),
    "touch": story.Step(
        optimisers_words.STEP_TOUCH,
        optimisers_words.DO_TOUCH,
        DEFAULTS | {"optimisers_first": -1.5, "optimisers_second": 2.0},
    ),
    "task": story.Step(
        optimisers_words.STEP_TASK,
        optimisers_words.DO_TASK,
        VALLEY | {"optimisers_rate": 0.0005, "optimisers_momentum": 0.5},
    ),
}


def task(race: optimisers.Race) -> None:
    """Say whether momentum is fast enough in the valley of the last step."""
    valley = ("optimisers_stretch", "optimisers_first", "optimisers_second")
    step, now = int(race.arrivals[1]), st.session_state
    said = {"rate": now["optimisers_rate"], "momentum": now["optimisers_momentum"], "step": step}
    if any(now[key] != VALLEY[key] for key in valley):
        st.info(say(optimisers_words.TASK_ELSEWHERE))
    elif step < 0:
        st.info(say(optimisers_words.TASK_NEVER, **said))
    elif step > TASK_STEPS:
        st.info(say(optimisers_words.TASK_OPEN, **said))
    else:
        st.success(say(optimisers_words.TASK_DONE, **said))
