"""Free parameters and overfitting: the fit, its size, more data, restraint."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.overfitting import LESSON, fit, model_size, more_data, restrain
from pages.shared.stage import tabs

tabs.show(LESSON, fit.tab, model_size.tab, more_data.tab, restrain.tab)
