"""A convolution kernel adapts to data: gradient descent finds the weights behind a signal.

卷积核会适应数据：梯度下降找回信号背后的权重。
Tolerance 1e-9: the gradient's float64 sums are added in another order.
误差范围：梯度里的 float64 求和次序不同。
"""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

KERNEL = "average"  # average, sum, difference, gaussian, second_difference, edge
KERNEL_WIDTH = 3
WIDTH = 5
SAMPLES = 200
NOISE = 0.1
LEARNING_RATE = 0.05
STEPS = 200
SEED = 0

k = np.arange(KERNEL_WIDTH) - KERNEL_WIDTH // 2
bell = np.exp(-(k**2) / (2 * (KERNEL_WIDTH / 6) ** 2))
hidden = {
    "average": np.full(KERNEL_WIDTH, 1 / KERNEL_WIDTH),
    "sum": np.ones(KERNEL_WIDTH),
    "difference": (k == 1) / 2 - (k == -1) / 2,
    "gaussian": bell / bell.sum(),
    "second_difference": (abs(k) == 1) - 2.0 * (k == 0),
    "edge": k * bell / max(np.sum(k * k * bell), 1e-300),
}[KERNEL]
hidden = np.pad(hidden, (WIDTH - KERNEL_WIDTH) // 2)

rng = np.random.default_rng(SEED)
x = rng.standard_normal((1, SAMPLES, 1))
y = tf.nn.conv1d(x, hidden[:, None, None], stride=1, padding="SAME")
y = y + NOISE * rng.standard_normal((1, SAMPLES, 1))

w = tf.Variable(np.zeros((WIDTH, 1, 1)))


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((tf.nn.conv1d(x, w, stride=1, padding="SAME") - y) ** 2)
    w.assign_sub(LEARNING_RATE * tape.gradient(loss, w))
    return loss


losses = [float(train_step()) for _ in range(STEPS)]
last = float(tf.reduce_mean((tf.nn.conv1d(x, w, stride=1, padding="SAME") - y) ** 2))
learned = w.numpy().ravel()
print("kernel:", *learned)
print("loss:", last)

plt.bar(np.arange(WIDTH), hidden, color="lightgrey", label="hidden")
plt.plot(np.arange(WIDTH), learned, "o", label=f"learned in {STEPS} steps")
plt.legend()
plt.savefig("learned_kernel.png", dpi=150)
plt.show()
