"""Gradients vanish in a deep sigmoid network; BatchNorm keeps their size.

在很深的 sigmoid 网络里梯度会消失；BatchNorm 让它保持大小。
Tolerance 1e-6: float64 sums in another order, through all layers.
误差范围：float64 求和次序不同，逐层传下去。
"""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

DEPTH = 50
WIDTH = 256
ACTIVATION = "sigmoid"  # sigmoid, tanh, relu
RESIDUAL = False
SCALE = None  # of the first weights; None: sqrt(2) for relu, else 1
SEED = 0

BATCH = 128
f = {"sigmoid": tf.sigmoid, "tanh": tf.tanh, "relu": tf.nn.relu}[ACTIVATION]
scale = (np.sqrt(2) if ACTIVATION == "relu" else 1.0) if SCALE is None else SCALE

for batch_norm in (False, True):
    rng = np.random.default_rng(SEED)
    h = tf.constant(rng.standard_normal((BATCH, WIDTH)))
    outputs = []
    with tf.GradientTape() as tape:
        tape.watch(h)
        for _ in range(DEPTH):
            z = h @ (rng.standard_normal((WIDTH, WIDTH)) * scale / np.sqrt(WIDTH))
            if batch_norm:
                # Mean and variance over the batch, unit by unit.
                # 逐个单元，在一批样本上取均值和方差。
                mean, variance = tf.nn.moments(z, axes=[0])
                z = (z - mean) / tf.sqrt(variance + 1e-3)
            h = f(z) + h if RESIDUAL else f(z)
            outputs.append(h)
        # The loss whose gradient at the last layer is a random direction of length 1.
        # 这样取损失，使最后一层的梯度是长度为 1 的随机方向。
        direction = rng.standard_normal((BATCH, WIDTH))
        loss = tf.reduce_sum(h * direction / np.linalg.norm(direction))
    norms = [float(tf.norm(g)) for g in tape.gradient(loss, outputs)]
    name = "with BatchNorm" if batch_norm else "without"
    print(f"{name}, gradient at the first layer:", norms[0])
    print(f"{name}, factor a layer:", (norms[0] / norms[-1]) ** (1 / max(DEPTH - 1, 1)))
    plt.semilogy(np.arange(1, DEPTH + 1), norms, "o-", markersize=3, label=name)
plt.xlabel("layer")
plt.ylabel("size of the gradient")
plt.legend()
plt.savefig("batchnorm_depth.png", dpi=150)
plt.show()
