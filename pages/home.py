"""Home: what each lesson answers, with one small picture that was computed just now."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

import streamlit as st

from pages.lessons import LESSONS
from pages.lessons.batch_size import cover as batch_size
from pages.lessons.batchnorm import cover as batchnorm
from pages.lessons.chaos import cover as chaos
from pages.lessons.convolution import cover as convolution
from pages.lessons.feedforward import cover as feedforward
from pages.lessons.learning_rate import cover as learning_rate
from pages.lessons.overfitting import cover as overfitting
from pages.lessons.rnn import cover as rnn
from pages.shared.words import common
from pages.shared.words.language import say

COVERS = {
    "convolution": convolution.cover,
    "feedforward": feedforward.cover,
    "rnn": rnn.cover,
    "overfitting": overfitting.cover,
    "batch-size": batch_size.cover,
    "learning-rate": learning_rate.cover,
    "batchnorm": batchnorm.cover,
    "chaos": chaos.cover,
}

columns = st.columns(2, gap="medium")
for at, lesson in enumerate(LESSONS):
    with columns[at % len(columns)], st.container(border=True):
        st.subheader(say(lesson.title))
        st.markdown(say(lesson.question))
        COVERS[lesson.address]().show()
        st.page_link(lesson.page, label=say(common.OPEN_LESSON), icon=":material/arrow_forward:")
