"""The gradient of a batch is a noisy estimate of the gradient of all samples.

一小批样本的梯度，是全部样本梯度的带噪声的估计。
Tolerance 1e-9: float64 sums in another order.
误差范围：float64 求和次序不同。
"""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

X = None  # your own [samples, 2] and Y [samples]
Y = None
WEIGHTS = (1.2, -0.8)
BATCH = 1
DRAWS = 20_000
SEED = 0

x = np.random.default_rng(0).standard_normal((60, 2)) * [1.0, 0.5]
y = x @ [1.0, -1.0] + 0.5 * np.random.default_rng([0, 1]).standard_normal(60)
if X is not None:
    x, y = np.array(X, float), np.array(Y, float)
    x = np.stack([np.ones(len(x)), x], axis=1) if x.ndim == 1 else x
w = tf.Variable(np.array(WEIGHTS, float))


# One gradient per sample; the gradient of a batch's mean loss is the mean of its samples'.
# 每个样本一个梯度；一批的平均损失的梯度，就是这些样本梯度的平均。
with tf.GradientTape() as tape:
    losses = (tf.linalg.matvec(x, w) - y) ** 2
each = tape.jacobian(losses, w).numpy()
full = each.mean(axis=0)
# Each draw takes the first BATCH samples of a random order: none twice.
# 每次按随机次序取前 BATCH 个样本：没有重复。
order = np.argsort(np.random.default_rng(SEED).random((DRAWS, len(x))), axis=1)
drawn = each[np.sort(order[:, :BATCH], axis=1)].mean(axis=1)

cosines = drawn @ full / (np.linalg.norm(drawn, axis=1) * np.linalg.norm(full))
angles = np.degrees(np.arccos(np.clip(cosines, -1, 1)))
print("full gradient:", *full)
print("median angle:", np.median(angles))
print("uphill share:", np.mean(drawn @ full < 0))
print("variance:", np.mean(np.sum((drawn - full) ** 2, axis=1)))

for g in drawn[:200]:
    plt.plot([0, -g[0]], [0, -g[1]], color="lightgrey")
plt.plot([0, -full[0]], [0, -full[1]], linewidth=3, label=f"all {len(x)} samples")
plt.axis("equal")
plt.legend()
plt.savefig("batch_gradient.png", dpi=150)
plt.show()
