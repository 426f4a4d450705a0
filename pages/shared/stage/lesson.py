"""Describes a lesson for the menu, the home page and its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages.shared.words import stage
from pages.shared.words.language import say
from pages.shared.words.text import Text

MINUTES = 6  # a tab: to read its story, guess, and move its settings


@dataclass(frozen=True)
class Lesson:
    """A lesson: its address, its page, its words, and its tabs in order."""

    address: str  # of its page, in the link
    page: str  # the file that Streamlit runs
    group: str  # key of common.GROUPS
    title: Text
    question: Text
    idea: Text
    afterwards: Text  # what the learner can do then, as the end of "Afterwards you can ..."
    # Name of the tab's module, and of ?tab= in the link -> its label; core ones first, then deeper
    tabs: Mapping[str, Text] = field(hash=False)
    deeper: frozenset[str] = frozenset()  # names of tabs that a first visit may leave out

    @property
    def minutes(self) -> int:
        """How long a first visit takes, about: in steps of five."""
        return 5 * round(MINUTES * (len(self.tabs) - len(self.deeper)) / 5)

    def labels(self) -> dict[str, str]:
        """Name of each tab -> its label in the session's language."""
        said = {name: say(text) for name, text in self.tabs.items()}
        return {n: say(stage.DEEPER, name=t) if n in self.deeper else t for n, t in said.items()}
