"""Free parameters and overfitting: widgets in, one call of core, pictures out."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import fit, model_size, regularisation, sample_size
from pages.shared import frame
from pages.texts import overfitting as words

frame.tabs(
    {
        "fit": (words.TAB_FIT, fit.tab),
        "model-size": (words.TAB_SIZE, model_size.tab),
        "more-data": (words.TAB_MORE, sample_size.tab),
        "restrain": (words.TAB_TAME, regularisation.tab),
    }
)
