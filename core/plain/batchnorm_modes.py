"""BatchNorm has two modes: statistics of the batch in training, moving averages afterwards.

BatchNorm 有两种工作方式：训练时用这一批的统计量，之后用滑动平均。
Tolerance 1e-6: Keras adds its moving averages in another order.
误差范围：Keras 计算滑动平均的次序不同。
"""

import keras
import matplotlib.pyplot as plt
import numpy as np

MOMENTUM = 0.99
BATCH = 32
STEPS = 500
SHIFT = 0.0
STRETCH = 1.0
SEED = 0
SERIES = None  # your own numbers; the first SHARE of them is for training
SHARE = 0.25

rng = np.random.default_rng(SEED)
if SERIES is None:
    train, test = rng.normal(3.0, 2.0, (2, 4096))
else:
    cut = min(max(round(SHARE * len(SERIES)), 2), len(SERIES) - 2)
    train, test = np.array(SERIES[:cut], float), np.array(SERIES[cut:], float)
batches = rng.choice(train, (STEPS, BATCH))
moved = test.mean() + STRETCH * (test - test.mean()) + SHIFT * train.std()
tests = rng.choice(moved, BATCH * (256 // BATCH)).reshape(-1, BATCH)

layer = keras.layers.BatchNormalization(momentum=MOMENTUM, epsilon=1e-3, dtype="float64")
means = []
for batch in batches:
    layer(batch[:, None], training=True)
    means.append(float(layer.moving_mean[0]))

# Inference first: a call in training mode would move the averages on.
# 先做推断：训练方式的调用会改变滑动平均。
by_moving = np.array(layer(tests.reshape(-1, 1), training=False))[:, 0]
mean, variance = float(layer.moving_mean[0]), float(layer.moving_variance[0])
by_batch = np.concatenate([np.array(layer(b[:, None], training=True))[:, 0] for b in tests])
print("moving mean and variance:", mean, variance)
print("inference, mean and spread of the outputs:", by_moving.mean(), by_moving.std())
print("training, mean and spread of the outputs:", by_batch.mean(), by_batch.std())

plt.plot(np.arange(1, STEPS + 1), means, label="moving mean")
plt.plot(np.arange(1, STEPS + 1), batches.mean(axis=1), ".", color="lightgrey", label="batches")
plt.axhline(train.mean(), color="grey")
plt.legend()
plt.savefig("batchnorm_modes.png", dpi=150)
plt.show()
