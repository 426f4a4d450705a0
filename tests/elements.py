"""Widgets and texts of a page, read from the messages that draw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState

SETTERS: dict[str, Callable[[WidgetState, Any], None]] = {
    "slider": lambda state, value: state.double_array_value.data.extend(value),
    "select_slider": lambda state, value: state.string_array_value.data.extend(value),
    "button_group": lambda state, value: state.string_array_value.data.extend(value),
    "selectbox": lambda state, value: setattr(state, "string_value", value),
    "tab_container": lambda state, value: setattr(state, "string_value", value),
    "text_input": lambda state, value: setattr(state, "string_value", value),
    "arrow_data_frame": lambda state, value: setattr(state, "string_value", value),  # edits as JSON
    "file_uploader": lambda state, value: state.file_uploader_state_value.uploaded_file_info.extend(
        value
    ),
    "number_input": lambda state, value: setattr(state, "double_value", value),
    "checkbox": lambda state, value: setattr(state, "bool_value", value),
    "expandable": lambda state, value: setattr(state, "bool_value", value),
    "popover": lambda state, value: setattr(state, "bool_value", value),
    "button": lambda state, value: setattr(state, "trigger_value", value),
}


@dataclass(frozen=True)
class Widget:
    """A widget on the page: its kind (a key of SETTERS) and its message."""

    kind: str
    proto: Any
    fragment: str

    @property
    def key(self) -> str:
        """The key that the page gave it; Streamlit hangs it on the id: $$ID-<hash>-<key>."""
        return self.proto.id.split("-", 2)[-1]


def widget_of(delta: Delta) -> Widget | None:
    """The widget that a message draws, if it draws one that can be changed."""
    part = delta.add_block if delta.HasField("add_block") else delta.new_element
    kind = part.WhichOneof("type") or ""
    proto = getattr(part, kind, None)
    if proto and kind == "slider" and proto.type == Slider.SELECT_SLIDER:
        kind = "select_slider"
    if not proto or kind not in SETTERS or not proto.id:
        return None
    return Widget(kind, proto, delta.fragment_id)


def texts_of(deltas: Iterable[Delta]) -> Iterator[str]:
    for delta in deltas:
        kind = delta.new_element.WhichOneof("type")
        if kind in ("heading", "markdown", "alert", "text", "html"):
            yield getattr(delta.new_element, kind).body
        elif kind == "exception":
            yield delta.new_element.exception.message
