"""What this server has compiled of its learners' own: XLA keeps something of each form for good."""

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
def _compiled() -> dict[str, set[Hashable]]:
    """The forms that were let pass, by the rule that speaks of their number."""
    return {"equations_many": set(), "convolutions_many": set()}


def admit_equations(system: str) -> None:
    """Let a system pass, new numbers in a known form always.

    Raises InputError: equations_many for a new form where there are EQUATIONS; what ``form``
    raises.
    """
    found, _ = form(system)
    _admit("equations_many", found, EQUATIONS)


def admit_stack(steps: Stack, usual: Container[Stack]) -> None:
    """Let a stack pass that is to be trained, a usual one or one without convolution always.

    Raises InputError: convolutions_many for a new stack where there are CONVOLUTIONS.
    """
    if any(step.kind == "conv1d" for step in steps) and steps not in usual:
        _admit("convolutions_many", steps, CONVOLUTIONS)


def _admit(rule: str, found: Hashable, most: int) -> None:
    with _ONE_AT_A_TIME:
        known = _compiled()[rule]
        if found not in known and len(known) >= most:
            raise InputError(rule, maximum=most)
        known.add(found)
