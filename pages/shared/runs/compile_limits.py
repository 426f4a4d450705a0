"""Limits how many of the learners' own forms this server compiles."""

from __future__ import annotations

import functools
import threading
from collections.abc import Container, Hashable

from core.chaos.own_system import form
from core.errors import InputError
from core.stack import Step

EQUATIONS = 60  # forms, of about 4 MB each
CONVOLUTIONS = 30  # stacks beside those of presets, of about 20 MB each
Stack = tuple[Step, ...]
_ONE_AT_A_TIME = threading.Lock()


@functools.cache
def _equations() -> set[Hashable]:
    return set()


@functools.cache
def _convolutions() -> set[Hashable]:
    return set()


def admit_equations(system: str) -> None:
    """Let a system pass, new numbers in a known form always.

    Raises InputError: equations_many for a new form where there are EQUATIONS; what ``form``
    raises.
    """
    compiled, _ = form(system)
    if not _admitted(compiled, _equations(), EQUATIONS):
        raise InputError("equations_many", maximum=EQUATIONS)


def admit_stack(steps: Stack, usual: Container[Stack]) -> None:
    """Let a stack pass that is to be trained, a usual one or one without convolution always.

    Raises InputError: convolutions_many for a new stack where there are CONVOLUTIONS.
    """
    if steps in usual or all(step.kind != "conv1d" for step in steps):
        return
    if not _admitted(steps, _convolutions(), CONVOLUTIONS):
        raise InputError("convolutions_many", maximum=CONVOLUTIONS)


def _admitted(compiled: Hashable, known: set[Hashable], most: int) -> bool:
    """Whether a form is known, or is known from now on because there is room."""
    with _ONE_AT_A_TIME:
        if compiled not in known and len(known) >= most:
            return False
        known.add(compiled)
        return True
