"""The lesson on BatchNorm: its head, its place in the menu, its tabs."""

from pages.lessons.batchnorm import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="batchnorm",
    page="pages/batchnorm.py",
    group="parameters",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "product": words.TAB_PRODUCT,
        "untrained": words.TAB_UNTRAINED,
        "trained": words.TAB_TRAINED,
        "inference": words.TAB_INFERENCE,
    },
)
