"""The lesson on the batch size: its head, its place in the menu, its tabs."""

from pages.lessons.batch_size import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="batch-size",
    page="pages/batch_size.py",
    group="parameters",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "direction": words.TAB_DIRECTION,
        "paths": words.TAB_PATHS,
        "cost": words.TAB_COST,
        "tradeoff": words.TAB_TRADEOFF,
    },
)
