"""What the lessons share: frame, language, charts, predictions, exports, long jobs, data."""

import core as core  # first of all, since it says how many threads NumPy may use
