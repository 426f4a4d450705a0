"""The lessons in the order of the menu."""

from pages.lessons import (
    batch_size,
    batchnorm,
    chaos,
    convolution,
    feedforward,
    learning_rate,
    overfitting,
    rnn,
)

LESSONS = tuple(
    lesson.LESSON
    for lesson in (
        convolution,
        feedforward,
        rnn,
        overfitting,
        batch_size,
        learning_rate,
        batchnorm,
        chaos,
    )
)
