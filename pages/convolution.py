"""Convolution: widgets in, one call of core, pictures out."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import (
    fourier,
    learned_kernel,
    parameter_race,
    picture_filters,
    sharing,
    slide,
)
from pages.shared import frame
from pages.texts import convolution as words

frame.tabs(
    {
        "sharing": (words.TAB_SHARING, sharing.tab),
        "slide": (words.TAB_SLIDE, slide.tab),
        "fourier": (words.TAB_FOURIER, fourier.tab),
        "learned": (words.TAB_LEARNED, learned_kernel.tab),
        "race": (words.TAB_RACE, parameter_race.tab),
        "pictures": (words.TAB_PICTURES, picture_filters.tab),
    }
)
