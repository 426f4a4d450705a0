"""A text in both languages; importing a module fails when one is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

# The end of a line inside a Chinese sentence: Markdown would show it as a gap. Where the line ends
# with two blanks, which is Markdown's way to end one, and where a list, a
# table, a heading or a formula of its own begins, the line has to end.
LINE_END = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\n(?!\n|[-*#|>]|\d+\.|\$\$)")


def placeholders(sentence: str) -> set[str]:
    """Names that the sentence wants to have filled in.

    >>> sorted(placeholders("{given} of {maximum:,}"))
    ['given', 'maximum']
    """
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@dataclass(frozen=True)
class Text:
    """One sentence for each reader: ``en`` for English, ``zh`` for Chinese."""

    en: str
    zh: str

    def __post_init__(self) -> None:
        if not self.en.strip() or not self.zh.strip():
            raise ValueError(f"a language is missing: {self!r}")
        if placeholders(self.en) != placeholders(self.zh):
            raise ValueError(f"the placeholders differ: {self!r}")
        object.__setattr__(self, "zh", LINE_END.sub("", self.zh))
