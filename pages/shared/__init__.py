"""What the lessons share: frame, language, charts, predictions, exports, long jobs, data."""

import os

# Many visitors share the processors: a small matrix product is faster on one thread than on all,
# by far on a busy machine. Read by NumPy when it is first imported, so this stands before it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
