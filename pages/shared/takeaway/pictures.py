"""A drawing as a file for a slide: the page's picture with its title, settings and address."""

from __future__ import annotations

import functools
import textwrap
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import streamlit as st

import core
from pages.shared.charts.drawing import PROVENANCE, Drawing
from pages.shared.words import stage
from pages.shared.words.language import current, say

WIDTH, HEIGHT = 720, 405  # pixels of the plot; 16 : 9, as a slide
SHARP = 2  # pixels of a .png for each of the picture
MARGIN = 16  # pixels around it
LINE, LINES = 125, 3  # characters as wide as the plot; lines at most, of settings and of address
SMALL = 10  # size of its letters
# The page's own font; for Chinese that of the image, else signs come from whichever font has them
FONTS = {"en": "Source Sans, sans-serif", "zh": "Noto Sans CJK SC, sans-serif"}
CONFIG = Path(core.__file__).parents[1] / ".streamlit" / "config.toml"
# Two signs that differ where there is a Chinese font; without, both are the same empty box
SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<text x="4" y="30" font-size="28" font-family="sans-serif">{}</text></svg>'
)


@dataclass(frozen=True)
class Look:
    """What stands in the file of a picture beside the picture itself, and its colours."""

    heading: str = ""  # lesson and tab
    small: tuple[str, ...] = ()  # settings and address, in lines
    address: str = ""
    dark: bool = False
    places: Mapping[str, float] = field(default_factory=dict)  # of tapes and turns -> chosen


def png(drawing: Drawing, look: Look) -> bytes:
    """The picture in twice the usual resolution."""
    import vl_convert

    return vl_convert.vegalite_to_png(complete(drawing, look), scale=SHARP)


def svg(drawing: Drawing, look: Look) -> bytes:
    """The picture as vector graphics."""
    import vl_convert

    return vl_convert.vegalite_to_svg(complete(drawing, look)).encode()


@functools.cache
def draws_chinese() -> bool:
    """Whether this machine has a font with which Chinese can be drawn as pixels."""
    import vl_convert

    return len({vl_convert.svg_to_png(SIGN.format(sign)) for sign in "学习"}) > 1


def complete(drawing: Drawing, look: Look | None = None) -> dict[str, Any]:
    """The specification with its data inside, for any viewer of Vega-Lite."""
    look = look or Look()
    spec = drawing.spec()
    rows = {name: [_finite(row) for row in t.to_pylist()] for name, t in drawing.datasets.items()}
    places = {**drawing.moved, **look.places}
    params = [
        p if "select" in p else {**p, "value": places.get(p["name"], p.get("value"))}
        for p in spec.get("params", [])
    ]
    return {
        **spec,
        "width": WIDTH,
        "height": _height(drawing, spec.get("height")),
        "padding": MARGIN,
        "params": params,
        "datasets": rows,
        "title": _title(spec.get("title"), drawing, look),
        "config": _merged(_theme("dark" if look.dark else "light", current()), spec["config"]),
    }


def _finite(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON can have it, its numbers with all their digits, however small they are."""
    return {k: None if isinstance(v, float) and not isfinite(v) else v for k, v in row.items()}


def _height(drawing: Drawing, own: object) -> int:
    """Pixels: by the shape of the picture if it has one, else its own, at least a slide's."""
    if drawing.ratio:
        return round(min(max(WIDTH / drawing.ratio, HEIGHT / 4), 2 * WIDTH))
    return max(own, HEIGHT) if isinstance(own, int) else HEIGHT


def small_print(settings: Mapping[str, object], tab: str, address: str) -> tuple[str, ...]:
    """Settings without the name of their tab or choice, then the address; both cut if too long.

    >>> small_print({"fit_terms": 6, "fit_rate": 0.5, "fit_own": ""}, "fit", "http://a.b/c?d=6")
    ('terms = 6, rate = 0.5', 'http://a.b/c?d=6')
    >>> small_print({"orbit_system": "lorenz", "lorenz_time": 9.0}, "orbit", "http://a.b/c")
    ('system = lorenz, time = 9.0', 'http://a.b/c')
    """
    choices = [value for value in settings.values() if isinstance(value, str) and value]
    named = [
        f"{_without(name, (tab, *choices))} = {value}"
        for name, value in settings.items()
        if value != ""
    ]
    lines = textwrap.wrap(", ".join(named), LINE, max_lines=LINES, placeholder=" …")
    fits = len(address) <= LINE * LINES
    return (*lines, *textwrap.wrap(address if fits else address.partition("?")[0], LINE))


def _without(name: str, beginnings: Iterable[str]) -> str:
    """A name without the first of these that it begins with."""
    found = (name.removeprefix(f"{each}_") for each in beginnings if name.startswith(f"{each}_"))
    return next(found, name)


def places(drawing: Drawing) -> dict[str, tuple[str, int, int, int, int]]:
    """What moves in the browser alone, tape and turn: parameter -> label, ends, step, value.

    A tape of the stage has its label there, and is shown at its end.
    """
    found = {}
    for each in drawing.spec().get("params", []):
        name, bind = each["name"], each.get("bind")
        if isinstance(bind, dict) and bind.get("name"):
            ends = bind["min"], bind["max"], bind["step"]
            found[name] = (bind["name"].strip(), *ends, each["value"])
        elif name == "shown" and name in drawing.moved:
            last = int(drawing.moved[name])
            found[name] = (say(stage.TAPE), 0, last, 1, last)
    return {name: place for name, place in found.items() if place[1] < place[2]}


def dark_page() -> bool:
    """Whether the learner's page is dark."""
    return st.context.theme.type == "dark"


def _title(own: Any, drawing: Drawing, look: Look) -> dict[str, Any]:
    """The chart's own title or the tab's; below it where its numbers come from, and small print."""
    given = own if isinstance(own, dict) else {"text": own or ""}
    text = given["text"] or look.heading
    heading = [look.heading] if given["text"] and look.heading else []
    others = drawing.kinds if set(drawing.kinds) != {"measured"} else ()
    source = [", ".join(say(PROVENANCE[kind][0]) for kind in others)] if others else []
    return {**given, "text": text, "subtitle": [*heading, *source, *look.small], "anchor": "start"}


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both, the parts inside too; ``over`` wins."""
    inner = {
        name: _merged(base[name], value)
        for name, value in over.items()
        if isinstance(value, dict) and isinstance(base.get(name), dict)
    }
    return {**base, **over, **inner}


@functools.lru_cache(maxsize=8)  # light and dark, of two languages
def _theme(kind: str, language: str) -> dict[str, Any]:
    """The colours of the page, from the file that gives them to Streamlit, for Vega-Lite."""
    colors = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][kind]
    text, line = colors["textColor"], colors["borderColor"]
    words = {"labelColor": text, "titleColor": text, "labelFontWeight": "normal"}
    words |= {"titleFontWeight": "normal", "titleFontSize": 14, "labelFontSize": 13}
    ramp = colors["chartSequentialColors"]
    return {
        "background": colors["backgroundColor"],
        "font": FONTS[language],
        "title": {"color": text, "fontSize": 17, "subtitleColor": text, "subtitleFontSize": SMALL}
        | {"offset": 14, "subtitlePadding": 5},
        "axis": words | {"gridColor": line, "domain": False, "ticks": False, "labelPadding": 8},
        "axisDiscrete": {"grid": False},
        "legend": words,
        "header": words,
        "view": {"stroke": None},
        "mark": {"color": colors["chartCategoricalColors"][0]},
        "range": {
            "category": colors["chartCategoricalColors"],
            "diverging": colors["chartDivergingColors"],
            "ramp": ramp,
            "heatmap": ramp,
        },
    }
