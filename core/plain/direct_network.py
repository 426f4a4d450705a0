"""A network built directly from operations; a dictionary of variables is all that a scope is.

直接用运算搭网络；所谓作用域，就是一个装变量的字典。
Tolerance 1e-5: float32 rounds to 6e-8, and a product sums up to a thousand terms.
误差范围：float32 的舍入约 6e-8，一次乘积要加上千项。
"""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

# kind, features, width, activation, name, reuse
LAYERS = [
    ("conv1d", 1, 3, "relu", "conv1", False),
    ("conv1d", 1, 3, "relu", "conv2", False),
    ("conv1d", 1, 3, "relu", "conv3", False),
]
INPUT_SHAPE = (1000, 1)
SEED = 0
rng = np.random.default_rng(SEED)
variables = {}
activations = {"relu": tf.nn.relu, "sigmoid": tf.sigmoid, "tanh": tf.tanh, "linear": tf.identity}


def weights(name, shape):
    """New variables for a new name, else those that it has. 新名字就新建变量，否则取已有的。"""
    if name not in variables:
        limit = np.sqrt(6 / (np.prod(shape[:-2]) * (shape[-2] + shape[-1])))
        parts = rng.uniform(-limit, limit, shape), rng.uniform(-0.1, 0.1, shape[-1])
        variables[name] = [tf.Variable(part.astype(np.float32)) for part in parts]
    return variables[name]


def network(x):
    for at, (kind, features, width, activation, name, _) in enumerate(LAYERS):
        if kind == "flatten":
            x = tf.reshape(x, (len(x), -1))
        elif kind == "conv1d":
            w, b = weights(name or at, (width, x.shape[-1], features))
            x = activations[activation](tf.nn.conv1d(x, w, 1, "SAME") + b)
        else:
            w, b = weights(name or at, (x.shape[-1], features))
            x = activations[activation](x @ w + b)
    return x


x = 0.25 * np.random.default_rng(SEED).normal(size=(2, *INPUT_SHAPE))
wave = 0.25 * np.sin(6 * np.pi * np.arange(INPUT_SHAPE[0]) / INPUT_SHAPE[0])
x[0] = wave.reshape(-1, *[1] * (len(INPUT_SHAPE) - 1))
output = network(x := tf.constant(x, tf.float32))
goal = 0.25 * np.random.default_rng(SEED + 1).normal(size=output.shape)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((network(x) - goal.astype(np.float32)) ** 2)
gradients = tape.gradient(loss, every := tf.nest.flatten(variables))
print("parameters:", sum(int(tf.size(variable)) for variable in every))
print("largest output:", float(tf.reduce_max(abs(output))))
print("largest gradient:", max((float(tf.reduce_max(abs(g))) for g in gradients), default=0.0))
plt.plot(np.ravel(output[0]))
plt.savefig("direct_network.png", dpi=150)
plt.show()
