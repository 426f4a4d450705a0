"""The lessons in the order of the menu, with the words that introduce them."""

from __future__ import annotations

from dataclasses import dataclass

from pages.texts import (
    batch_size,
    batchnorm,
    chaos,
    convolution,
    feedforward,
    learning_rate,
    overfitting,
    rnn,
)
from pages.texts.text import Text


@dataclass(frozen=True)
class Lesson:
    """What the menu, the home page and the head of a page need to know of a lesson."""

    path: str  # the page's address
    file: str
    group: str  # key of common.GROUPS
    title: Text
    question: Text
    idea: Text


LESSONS = (
    Lesson(
        "convolution",
        "pages/convolution.py",
        "networks",
        convolution.TITLE,
        convolution.QUESTION,
        convolution.IDEA,
    ),
    Lesson(
        "feedforward",
        "pages/feedforward.py",
        "networks",
        feedforward.TITLE,
        feedforward.QUESTION,
        feedforward.IDEA,
    ),
    Lesson("rnn", "pages/rnn.py", "networks", rnn.TITLE, rnn.QUESTION, rnn.IDEA),
    Lesson(
        "overfitting",
        "pages/overfitting.py",
        "parameters",
        overfitting.TITLE,
        overfitting.QUESTION,
        overfitting.IDEA,
    ),
    Lesson(
        "batch-size",
        "pages/batch_size.py",
        "parameters",
        batch_size.TITLE,
        batch_size.QUESTION,
        batch_size.IDEA,
    ),
    Lesson(
        "learning-rate",
        "pages/learning_rate.py",
        "parameters",
        learning_rate.TITLE,
        learning_rate.QUESTION,
        learning_rate.IDEA,
    ),
    Lesson(
        "batchnorm",
        "pages/batchnorm.py",
        "parameters",
        batchnorm.TITLE,
        batchnorm.QUESTION,
        batchnorm.IDEA,
    ),
    Lesson("chaos", "pages/chaos.py", "dynamics", chaos.TITLE, chaos.QUESTION, chaos.IDEA),
)
