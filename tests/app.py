"""The app without a browser: opened by a link, operated by its widgets, watched while it runs."""

from __future__ import annotations

import functools
import importlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.lessons import LESSONS
from tests.layers import ROOT
from tests.night import NIGHT

ADDRESS = "http://localhost:8501"
PATIENCE = 120  # seconds; a first call compiles
PICTURE = "vega_lite_chart"
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])
WIDGETS = ("slider", "select_slider", "selectbox", "number_input", "button_group", "toggle")


def tabs_of(path: str) -> list[str]:
    """The tabs of a lesson, by their names."""
    return list(next(lesson for lesson in LESSONS if lesson.address == path).tabs)


# Every experiment of every lesson
TABS = [(lesson.address, tab) for lesson in LESSONS for tab in tabs_of(lesson.address)]


def on_stage(path: str, tab: str) -> bool:
    """Whether a tab is built on the stage: story, hero, guess."""
    lesson = next(lesson for lesson in LESSONS if lesson.address == path)
    folder = lesson.page.removeprefix("pages/").removesuffix(".py")
    return hasattr(importlib.import_module(f"pages.lessons.{folder}.{tab}"), "frame")


STAGED = [place for place in TABS if on_stage(*place)]


def tabs(every: int = 1, places: list[tuple[str, str]] = TABS) -> pytest.MarkDecorator:
    """Parametrises with the tabs of all lessons, by day with one of so many.

    All tests of a tab run in one process: what one has compiled, the next one finds.
    """
    each = [
        pytest.param(
            *place,
            marks=[pytest.mark.xdist_group("-".join(place)), *([NIGHT] if at % every else [])],
        )
        for at, place in enumerate(places)
    ]
    return pytest.mark.parametrize(("path", "tab"), each)


EVERY_TAB = tabs()
EVERY_STAGE = tabs(places=STAGED)


@dataclass
class Watch:
    """What pages handed to the frame, run by run."""

    panels: list[dict[str, Any]] = field(default_factory=list)  # arguments of takeaway.panel
    presets: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)  # key -> ...
    questions: dict[str, tuple[Any, Callable[[], float]]] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)  # keys that stand in the link unbound
    files: dict[str, Any] = field(default_factory=dict)  # name of a download -> what makes it
    options: dict[str, list[Any]] = field(default_factory=dict)  # key of a widget -> choices

    @property
    def call(self) -> Any:
        """The call that the code panel shows."""
        return self.panels[-1]["call"]

    def every_preset(self) -> Iterator[tuple[str, str, dict[str, object]]]:
        """Key of the pills, name of the preset and its settings."""
        for key, options in self.presets.items():
            for name, values in options.items():
                yield key, name, values


@functools.cache
def _components() -> BidiComponentManager:
    """Looked for once: AppTest would search all installed packages for every new app."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def opened(path: str = "", /, *, locale: str = "en-US", **query: str | list[str]) -> AppTest:
    """The app as a link opens it."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=PATIENCE)
    app.context = {"url": f"{ADDRESS}/{path}", "locale": locale}
    app.query_params = query
    app._page_hash = calc_hash(path) if path else ""
    app._bidi_component_manager = _components()
    return app.run()


def sound(app: AppTest) -> AppTest:
    """The same, if nothing broke."""
    assert not app.exception, [e.value for e in app.exception]
    assert not app.error, [e.value for e in app.error]
    return app


def until(app: AppTest, happened: Callable[[], bool]) -> None:
    """Run the app again and again, as a page that waits for the server does."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.2)
        sound(app.run())


def buttons(app: AppTest) -> set[str | None]:
    """The keys of the buttons on a page."""
    return {button.key for button in app.button}


def widgets(app: AppTest) -> dict[str, Any]:
    """The widgets of a page by their key, the language switch left out."""
    result = [widget for kind in WIDGETS for widget in getattr(app.main, kind)]
    return {widget.key: widget for widget in result if widget.key}


def bound(app: AppTest) -> list[str]:
    """Keys of the widgets that Streamlit itself keeps in the link."""
    keys = {key: getattr(w.proto, "query_param_key", "") for key, w in widgets(app).items()}
    return [key for key, parameter in keys.items() if parameter]


def warnings(app: AppTest) -> list[str]:
    """The notices of a page."""
    return [warning.value for warning in app.warning]
