"""Presets: one click sets several widgets."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.shared.runs import run_panel
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.text import Text


def show(
    key: str,
    options: dict[str, tuple[Text, dict[str, object]]],
    settings: dict[str, object],
    place: Any,
) -> None:
    """Draw one-click settings; the preset that equals the present settings is lit."""
    lit = [n for n, (_, values) in options.items() if values.items() <= settings.items()]
    st.session_state[key] = lit[0] if lit else None
    place.pills(
        say(common.PRESETS),
        list(options),
        format_func=lambda name: say(options[name][0]),
        key=key,
        on_change=_apply,
        args=(key, {name: values for name, (_, values) in options.items()}),
    )


def _apply(key: str, options: dict[str, dict[str, object]]) -> None:
    """Set what the chosen one says; a tab of long runs begins its run."""
    run_panel.order(key.removesuffix("_preset"))
    for name, value in options.get(st.session_state[key], {}).items():
        st.session_state[name] = value
