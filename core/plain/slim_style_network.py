"""A network in the style of slim: one function a layer, named scopes, and reuse of weights.

slim 风格的网络：一层一个函数，作用域有名字，权重可以重复使用。
Tolerance 1e-5: float32 rounds to 6e-8, and a product sums up to a thousand terms.
误差范围：float32 的舍入约 6e-8，一次乘积要加上千项。
"""

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

# kind, features, width, activation, name, reuse
LAYERS = [
    ("conv1d", 3, 1, "relu", "conv", False),
    ("flatten", 0, 0, "linear", "", False),
    ("dense", 2, 0, "relu", "fc", False),
]
INPUT_SHAPE = (1000, 1)
SEED = 0
rng, scopes = np.random.default_rng(SEED), {}


def in_scope(scope, reuse, layer, activation, net):
    """Puts a new layer into its scope, or takes the old one. 把新层放进作用域，或取用旧层。"""
    if scope in scopes and not reuse:
        raise ValueError(f"the scope {scope} is taken; reuse=True shares its weights")
    if not reuse:
        scopes[scope] = layer
        layer.build(net.shape)
        shape = layer.weights[0].shape
        limit = np.sqrt(6 / (np.prod(shape[:-2]) * (shape[-2] + shape[-1])))
        layer.set_weights([rng.uniform(-limit, limit, shape), rng.uniform(-0.1, 0.1, shape[-1])])
    return keras.layers.Activation(activation)(scopes[scope](net))


def conv1d(net, features, width, activation, scope, reuse=False):
    layer = keras.layers.Conv1D(features, width, padding="same")
    return in_scope(scope, reuse, layer, activation, net)


def fully_connected(net, features, activation, scope, reuse=False):
    return in_scope(scope, reuse, keras.layers.Dense(features), activation, net)


output = 0.25 * np.random.default_rng(SEED).normal(size=(2, *INPUT_SHAPE)).astype(np.float32)
wave = np.sin(6 * np.pi * np.arange(INPUT_SHAPE[0]) / INPUT_SHAPE[0])
output[0] = 0.25 * wave.reshape(-1, *[1] * (len(INPUT_SHAPE) - 1))
for at, (kind, features, width, activation, name, reuse) in enumerate(LAYERS):
    if kind == "flatten":
        output = tf.reshape(output, (len(output), -1))
    elif kind == "conv1d":
        output = conv1d(output, features, width, activation, name or at, reuse)
    else:
        output = fully_connected(output, features, activation, name or at, reuse)
print("parameters:", sum(layer.count_params() for layer in scopes.values()))
print("largest output:", float(tf.reduce_max(abs(output))))
plt.plot(np.ravel(output[0]), "o-")
plt.savefig("slim_style_network.png", dpi=150)
plt.show()
