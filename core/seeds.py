"""How far seeds go: whatever is drawn at random takes a ``seed`` from 0 to MAX_SEED.

The same seed gives the same numbers, also when it travels in a link or in a script.
"""

MAX_SEED = 2**32 - 1  # 32 bits, as much as most libraries take; NumPy's generators take any number
