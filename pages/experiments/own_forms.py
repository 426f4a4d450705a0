"""Equations of the learners' own that this server has compiled: it keeps something of each form."""

from __future__ import annotations

import functools
import threading

from core.chaos.own_system import Form, form
from core.errors import InputError

MOST = 100  # forms; each leaves about 4 MB in TensorFlow's compiler until the process ends
_ONE_AT_A_TIME = threading.Lock()


@functools.cache
def _compiled() -> set[Form]:
    return set()


def admit(system: str) -> None:
    """Let a system pass, new numbers in a known form always.

    Raises InputError: equations_many for a new form where there are MOST; what ``form`` raises.
    """
    found, _ = form(system)
    with _ONE_AT_A_TIME:
        if found not in _compiled() and len(_compiled()) >= MOST:
            raise InputError("equations_many", maximum=MOST)
        _compiled().add(found)
