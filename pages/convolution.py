"""Convolution: weight sharing, sliding kernels, Fourier features, learned kernels."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.convolution import (
    LESSON,
    fourier,
    learned_kernel,
    pictures,
    race,
    sharing,
    slide,
)
from pages.shared.stage import tabs

tabs.show(LESSON, sharing.tab, slide.tab, fourier.tab, learned_kernel.tab, race.tab, pictures.tab)
