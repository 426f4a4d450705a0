"""Slide a kernel along a signal by hand, and let TensorFlow do the same.

自己动手让卷积核沿信号滑动，再让 TensorFlow 做同样的事。
Tolerance 1e-12: the same few float64 products are summed, perhaps in another order.
误差范围：同样几个 float64 乘积相加，次序可能不同。
"""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

NAME = "ones"  # ones, step, sine, chirp
LENGTH = 1000
SEED = 0
SIGNAL = None  # your own: [time] or [time, channels]
NAMES = ["average", "sum"]  # average, sum, difference, gaussian, second_difference, edge
WIDTH = 3
CHANNELS_IN = 1
KERNELS = None  # [width, channels in, channels out]
STRIDE = 1
DILATION = 1
PADDING = "SAME"  # SAME, VALID, CAUSAL
t, noise = np.arange(LENGTH), np.random.default_rng(SEED).standard_normal(LENGTH)
signals = {
    "ones": np.ones(LENGTH),
    "step": 1.0 * (t >= LENGTH // 2),
    "sine": np.sin(2 * np.pi * t / 50) + 0.4 * noise,
    "chirp": np.sin(np.pi * t**2 / (2 * LENGTH)),
}
x = np.array(signals[NAME] if SIGNAL is None else SIGNAL, float).reshape(-1, CHANNELS_IN)

k = np.arange(WIDTH) - WIDTH // 2
bell = np.exp(-(k**2) / (2 * (WIDTH / 6) ** 2))
named = {
    "average": np.full(WIDTH, 1 / WIDTH),
    "sum": np.ones(WIDTH),
    "difference": (k == 1) / 2 - (k == -1) / 2,
    "gaussian": bell / bell.sum(),
    "second_difference": (abs(k) == 1) - 2.0 * (k == 0),
    "edge": k * bell / max(np.sum(k * k * bell), 1e-300),
}
w = np.stack([named[name] for name in NAMES], axis=1)[:, None].repeat(CHANNELS_IN, axis=1)
w = w if KERNELS is None else np.array(KERNELS, float)
# CAUSAL: all zeros in front; SAME: TensorFlow puts half of them in front, the rest behind.
# CAUSAL：零全部补在前面；SAME：一半补在前面，其余补在后面。
reach = (len(w) - 1) * DILATION + 1
count = -(-len(x) // STRIDE)
zeros = max((count - 1) * STRIDE + reach - len(x), 0)
pads = {"SAME": (zeros // 2, zeros - zeros // 2), "VALID": (0, 0), "CAUSAL": (reach - 1, 0)}
padded = np.pad(x, [pads[PADDING], (0, 0)])
starts = range(0, len(padded) - reach + 1, STRIDE)
by_hand = np.array([np.tensordot(padded[s : s + reach : DILATION], w, 2) for s in starts])
by_tensorflow = tf.nn.conv1d(padded[None], w, STRIDE, "VALID", dilations=DILATION)[0]
print("first:", *by_hand[0])
print("middle:", *by_hand[len(by_hand) // 2])
print("last:", *by_hand[-1])
print("TensorFlow agrees:", np.allclose(by_hand, by_tensorflow))
plt.plot(x, "o", np.arange(len(by_hand)) * STRIDE, by_hand)
plt.savefig("conv1d_by_hand.png", dpi=150)
plt.show()
