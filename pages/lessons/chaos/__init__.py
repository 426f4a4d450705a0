"""The lesson on chaos: its head, its place in the menu, its tabs."""

from pages.lessons.chaos import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="chaos",
    page="pages/chaos.py",
    group="dynamics",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "attractor": words.TAB_ATTRACTOR,
        "sign": words.TAB_SIGN,
        "route": words.TAB_ROUTE,
        "solver": words.TAB_SOLVER,
        "sensitivity": words.TAB_SENSITIVITY,
        "exponents": words.TAB_EXPONENTS,
        "bodies": words.TAB_BODIES,
        "breakups": words.TAB_BREAKUPS,
        "rebuild": words.TAB_REBUILD,
        "horizon": words.TAB_HORIZON,
        "own_series": words.TAB_OWN_SERIES,
    },
)
