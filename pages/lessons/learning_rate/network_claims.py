"""Chooses the sentences of On a real network from what was measured."""

from __future__ import annotations

from core.edge_of_stability import Progress
from pages.lessons.learning_rate import network_words
from pages.shared.words.language import say


def _began_above(progress: Progress) -> bool:
    return bool(progress.sharpness[0] > progress.stability_line)


def verdict(progress: Progress) -> str:
    """What this run does, in two sentences."""
    said = _said(progress)
    if progress.overflowed:
        return say(network_words.BROKE, **said)
    sentence = network_words.BELOW if progress.arrival_step is None else network_words.ARRIVED
    if _began_above(progress):
        sentence = network_words.BEGAN_ABOVE
    rises = network_words.ROSE
    if progress.rises < 2:
        rises = network_words.ROSE_ONCE if progress.rises else network_words.NEVER_ROSE
    return say(sentence, **said) + say(rises, **said)


def short_verdict(progress: Progress, name: str) -> str:
    """The same for the picture, with the name of the run, which the slider may have left."""
    sentence = network_words.SHORT_ARRIVED
    if progress.arrival_step is None:
        sentence = network_words.SHORT_BELOW
    if _began_above(progress):
        sentence = network_words.SHORT_BEGAN_ABOVE
    if progress.overflowed:
        sentence = network_words.SHORT_BROKE
    return say(sentence, name=name, **_said(progress))


def _said(progress: Progress) -> dict[str, object]:
    return {
        "first": short(progress.sharpness[0]),
        "last": short(progress.sharpness[-1]),
        "settled": short(progress.settled),
        "line": short(progress.stability_line),
        "arrival": progress.arrival_step,
        "step": progress.step,
        "rises": progress.rises,
        "loss": short(progress.losses[-1]),
    }


def short(value: float) -> str:
    """A number in three digits."""
    return f"{value:.3g}"
