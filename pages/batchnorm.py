"""BatchNorm: the product of layers, deep random networks, training, and its two modes."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import deep, layer_product, moving_average, normalised
from pages.shared import frame
from pages.texts import batchnorm as words

frame.tabs(
    {
        "product": (words.TAB_PRODUCT, layer_product.tab),
        "untrained": (words.TAB_UNTRAINED, deep.tab),
        "trained": (words.TAB_TRAINED, normalised.tab),
        "inference": (words.TAB_INFERENCE, moving_average.tab),
    }
)
