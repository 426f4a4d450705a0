"""A text in both languages."""

from __future__ import annotations

from pages.shared.words.text import Text
from tests.cases import every


@every(
    ("written", "shown"),
    [
        ("方差为 1：\n$y$，\n这样", "方差为 1：$y$，这样"),
        ("一行\n\n另一段", "一行\n\n另一段"),
        ("三种：\n- 甲\n- 乙", "三种：\n- 甲\n- 乙"),
        ("公式：\n$$y$$", "公式：\n$$y$$"),
        ("用 TensorFlow\nKeras", "用 TensorFlow\nKeras"),
    ],
)
def test_a_line_that_ends_inside_a_chinese_sentence_leaves_no_gap(written, shown):
    assert Text(en="-", zh=written).zh == shown
