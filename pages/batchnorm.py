"""BatchNorm: products of layers, deep random networks, training, and inference."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.batchnorm import LESSON, inference, product, trained, untrained
from pages.shared.stage import tabs

tabs.show(LESSON, product.tab, untrained.tab, trained.tab, inference.tab)
