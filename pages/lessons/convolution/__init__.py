"""The lesson on convolution: its head, its place in the menu, its tabs."""

from pages.lessons.convolution import words
from pages.shared.stage.lesson import Lesson

LESSON = Lesson(
    address="convolution",
    page="pages/convolution.py",
    group="networks",
    title=words.TITLE,
    question=words.QUESTION,
    idea=words.IDEA,
    afterwards=words.AFTERWARDS,
    tabs={
        "sharing": words.TAB_SHARING,
        "slide": words.TAB_SLIDE,
        "fourier": words.TAB_FOURIER,
        "learned_kernel": words.TAB_LEARNED_KERNEL,
        "race": words.TAB_RACE,
        "pictures": words.TAB_PICTURES,
    },
)
