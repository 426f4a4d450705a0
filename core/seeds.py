"""The range of seeds: every function that draws random numbers takes a ``seed``, 0 to MAX_SEED.

The same seed gives the same numbers, in a link and in a script too.
"""

MAX_SEED = 2**32 - 1  # 32 bits, the most that many libraries accept; NumPy's generators accept more
