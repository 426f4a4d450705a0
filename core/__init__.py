"""The numerics of every lesson: pure functions that know no user interface."""

import os

# Many visitors share the processors: a small matrix product is faster on one thread than on all,
# by far on a busy machine, and its last bits do not depend on how many there are. Read by NumPy
# when it is first imported, so this stands before it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
