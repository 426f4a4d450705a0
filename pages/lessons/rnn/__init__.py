"""The lesson on recurrent networks: its head, its place in the menu, its tabs."""

from pages.lessons.rnn import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="rnn",
    page="pages/rnn.py",
    group="networks",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "steps": words.TAB_STEPS,
        "gates": words.TAB_GATES,
        "stack": words.TAB_STACK,
        "memory": words.TAB_MEMORY,
        "train": words.TAB_TRAIN,
    },
)
