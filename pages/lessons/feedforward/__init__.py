"""The lesson on feedforward networks: its head, its place in the menu, its tabs."""

from pages.lessons.feedforward import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="feedforward",
    page="pages/feedforward.py",
    group="networks",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "build": words.TAB_BUILD,
        "initialisation": words.TAB_INITIALISATION,
        "points": words.TAB_POINTS,
        "waves": words.TAB_WAVES,
    },
)
