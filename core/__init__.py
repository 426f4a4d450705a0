"""The numerics of every lesson: pure functions that know no user interface."""

import os

import numpy as np  # noqa: F401 # its BLAS must be there to be told
from threadpoolctl import threadpool_limits

# Many visitors share the processors: a small matrix product is faster on one thread than on all,
# by far on a busy machine, and its last bits do not depend on how many there are. Compiled loops
# are as fast on one; with more, the others burn a processor while they wait for work.
threadpool_limits(1, user_api="blas")
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")  # TensorFlow reads it when it starts
