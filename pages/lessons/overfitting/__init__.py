"""The lesson on free parameters and overfitting: its head, its place in the menu, its tabs."""

from pages.lessons.overfitting import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="overfitting",
    page="pages/overfitting.py",
    group="parameters",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "fit": words.TAB_FIT,
        "model_size": words.TAB_MODEL_SIZE,
        "more_data": words.TAB_MORE_DATA,
        "restrain": words.TAB_RESTRAIN,
    },
)
