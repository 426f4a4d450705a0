"""The lesson on the learning rate: its head, its place in the menu, its tabs."""

from pages.lessons.learning_rate import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="learning-rate",
    page="pages/learning_rate.py",
    group="parameters",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "regimes": words.TAB_REGIMES,
        "schedules": words.TAB_SCHEDULES,
        "optimisers": words.TAB_OPTIMISERS,
        "network": words.TAB_NETWORK,
    },
)
