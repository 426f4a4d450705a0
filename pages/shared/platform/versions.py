"""Warns at start when a library is not the version that this folder was written for."""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError, version

_LOG = logging.getLogger(__name__)
WRITTEN_FOR = {  # library -> the version whose private parts the modules of this folder know
    "streamlit": "1.67.0",
    "keras": "3.15.1",
    "altair": "6.3.0",
    "tensorflow": "2.21.0",
}
LEANING = {  # library -> the modules here that lean on it
    "streamlit": (
        "arrow_threads",
        "forged_states",
        "fresh_server",
        "garbage",
        "keras_sessions",
        "replaced_server",
        "sessions",
        "style",
        "uploads",
    ),
    "keras": ("keras_sessions",),
    "altair": ("altair_parts",),
    "tensorflow": ("greetings",),
}


def unknown() -> dict[str, str]:
    """Libraries that are installed in another version, and which."""
    installed = {library: _installed(library) for library in WRITTEN_FOR}
    return {name: current for name, current in installed.items() if current != WRITTEN_FOR[name]}


def _installed(library: str) -> str:
    """The version of a library, which may be its build without GPU."""
    try:
        return version(library)
    except PackageNotFoundError:
        return version(f"{library}-cpu")


def report() -> None:
    """Write a warning for each of them, with the modules to look at."""
    for library, current in unknown().items():
        _LOG.warning(
            "%s is %s; pages/shared/platform was written for %s: look at %s",
            library,
            current,
            WRITTEN_FOR[library],
            ", ".join(LEANING[library]),
        )
