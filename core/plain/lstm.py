"""An LSTM remembers an impulse as long as its forget gate stays open.

LSTM 能记住一个脉冲多久，取决于遗忘门开得多大。
Tolerance 1e-9: float64 sums in another order, carried along by the memory.
误差范围：float64 求和次序不同，误差随记忆传下去。
"""

import matplotlib.pyplot as plt
import numpy as np

FORGET_BIAS = 0.0
LENGTH = 60
UNITS = 16
AT = 5
NOISE = 0.0
RECURRENCE = 0.2
SEED = 0

rng = np.random.default_rng(SEED)
limit = np.sqrt(6 / (1 + 4 * UNITS))
W = rng.uniform(-limit, limit, (1, 4 * UNITS))
rotations = []
for _ in range(4):
    q, r = np.linalg.qr(rng.normal(size=(UNITS, UNITS)))
    rotations.append(q * np.sign(np.diag(r)))
U = RECURRENCE * np.hstack(rotations)


def sigmoid(s):
    return 1 / (1 + np.exp(-s))


def memories(x):
    """The memory c after every step. 每一步之后的记忆 c。"""
    h, c, rows = np.zeros(UNITS), np.zeros(UNITS), []
    for value in x:
        i, f, g, o = np.split(value * W[0] + h @ U, 4)
        # The forget gate decides how much of the old memory stays.
        # 遗忘门决定旧的记忆留下多少。
        c = sigmoid(f + FORGET_BIAS) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        rows.append(c)
    return np.array(rows)


inputs = NOISE * np.random.default_rng([SEED, 1]).standard_normal(LENGTH)
impulse = inputs + (np.arange(LENGTH) == AT)
difference = np.linalg.norm(memories(impulse) - memories(inputs), axis=1)
left = difference / difference[AT]
below = np.flatnonzero(left[AT:] < 0.5)
print("half-life of a constant gate:", np.log(2) / np.log1p(np.exp(-FORGET_BIAS)))
print("steps to half:", below[0] if len(below) else -1)
print("left:", *left)

plt.semilogy(np.arange(LENGTH) - AT, np.maximum(left, 1e-16))
plt.xlabel("steps after the impulse")
plt.ylabel("share left")
plt.savefig("lstm.png", dpi=150)
plt.show()
