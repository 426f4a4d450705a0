"""Every text can be read and every two series told apart, also with a colour-vision deficiency.

Contrast after WCAG 2.2, 1.4.3 and 1.4.11. Deficiencies after Machado, Oliveira, Fernandes (2009),
at full strength; distances in CAM02-UCS, where 1 is about the least that can be seen.
"""

from __future__ import annotations

import itertools
import tomllib

import numpy as np
import pytest
from colorspacious import cspace_convert

from pages.lessons.chaos.rotatable_charts import SHADES
from pages.shared.charts.marks import NEUTRAL
from tests.layers import ROOT

TEXT, GRAPHICS = 4.5, 3.0  # least contrast
APART = 10.0  # least distance of two series; with the usual palette 0.4 came up
CAPTION = 0.6  # opacity of captions in Streamlit
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
SEEN = (None, "protanomaly", "deuteranomaly", "tritanomaly")
SCHEME = pytest.mark.parametrize("scheme", ["light", "dark"])
VISION = pytest.mark.parametrize("vision", SEEN, ids=lambda item: item or "usual")


def rgb(color: str) -> np.ndarray:
    return np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def seen_rgb(color: np.ndarray, vision: str | None) -> np.ndarray:
    """Red, green and blue from 0 to 1 as this vision sees them."""
    if vision is None:
        return color
    space = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
    return np.clip(cspace_convert(color, space, "sRGB1"), 0, 1)


def seen(color: str, vision: str | None) -> np.ndarray:
    return seen_rgb(rgb(color), vision)


def contrast(item: np.ndarray, other: np.ndarray) -> float:
    low, high = sorted(map(luminance, (item, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: np.ndarray) -> float:
    linear = np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))


def test_contrast_is_that_of_the_standard():
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.01)  # well known


@SCHEME
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_texts_captions_and_links_can_be_read(scheme, ground):
    theme = THEMES[scheme]
    text, behind = rgb(theme["textColor"]), rgb(theme[ground])
    for color in (text, CAPTION * text + (1 - CAPTION) * behind, rgb(theme["linkColor"])):
        assert contrast(color, behind) >= TEXT


@SCHEME
@VISION
def test_every_colour_of_a_chart_stands_out_from_the_page(scheme, vision):
    theme = THEMES[scheme]
    behind = seen(theme["backgroundColor"], vision)
    for color in (*theme["chartCategoricalColors"], theme["primaryColor"], NEUTRAL):
        assert contrast(seen(color, vision), behind) >= GRAPHICS, color


@SCHEME
@VISION
def test_every_colour_along_an_orbit_stands_out_from_the_page(scheme, vision):
    behind = seen(THEMES[scheme]["backgroundColor"], vision)
    for item, other in itertools.pairwise(map(rgb, SHADES)):
        for share in np.linspace(0, 1, 17):
            between = seen_rgb((1 - share) * item + share * other, vision)
            assert contrast(between, behind) >= GRAPHICS, (item, other, share)


@SCHEME
@VISION
def test_every_two_series_can_be_told_apart(scheme, vision):
    colors = THEMES[scheme]["chartCategoricalColors"]
    places = [cspace_convert(seen(item, vision), "sRGB1", "CAM02-UCS") for item in colors]
    for item, other in itertools.combinations(range(len(colors)), 2):
        distance = np.linalg.norm(places[item] - places[other])
        assert distance >= APART, (colors[item], colors[other])


@SCHEME
@VISION
def test_a_sequential_scale_rises_and_a_diverging_one_turns_once(scheme, vision):
    theme = THEMES[scheme]

    def steps(name: str) -> np.ndarray:
        return np.sign(np.diff([luminance(seen(item, vision)) for item in theme[name]]))

    assert len(set(steps("chartSequentialColors"))) == 1
    left, right = np.split(steps("chartDivergingColors"), [5])
    assert len(set(left[:4])) == len(set(right)) == 1
    assert left[0] == -right[-1]
