"""The same network in Keras: inputs and outputs of layers are joined to a model.

用 Keras 搭同样的网络：把各层的输入输出连成一个模型。
Tolerance 1e-5: float32 rounds to 6e-8, and a product sums up to a thousand terms.
误差范围：float32 的舍入约 6e-8，一次乘积要加上千项。
"""

import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

# kind, features, width, activation, name, reuse
LAYERS = [("conv1d", 1, 3, "relu", "conv1", False)]
INPUT_SHAPE = (1000, 1)
SEED = 0

rng = np.random.default_rng(SEED)
made = {}
inputs = keras.Input(INPUT_SHAPE)
outputs = inputs
for at, (kind, features, width, activation, name, reuse) in enumerate(LAYERS):
    if kind == "flatten":
        outputs = keras.layers.Flatten()(outputs)
        continue
    if not reuse:
        # The same object called twice shares its weights; two objects do not.
        # 同一个对象调用两次，权重共用；两个对象则各有各的。
        if kind == "conv1d":
            layer = keras.layers.Conv1D(features, width, padding="same")
        else:
            layer = keras.layers.Dense(features)
        layer.build(outputs.shape)
        shape = layer.weights[0].shape
        limit = np.sqrt(6 / (np.prod(shape[:-2]) * (shape[-2] + shape[-1])))
        kernel, bias = rng.uniform(-limit, limit, shape), rng.uniform(-0.1, 0.1, shape[-1])
        layer.set_weights([kernel, bias])
        made[name or at] = layer
    outputs = keras.layers.Activation(activation)(made[name or at](outputs))
model = keras.Model(inputs, outputs)

x = 0.25 * np.random.default_rng(SEED).normal(size=(2, *INPUT_SHAPE))
wave = 0.25 * np.sin(6 * np.pi * np.arange(INPUT_SHAPE[0]) / INPUT_SHAPE[0])
x[0] = wave.reshape(-1, *[1] * (len(INPUT_SHAPE) - 1))
output = model(x.astype(np.float32))
targets = 0.25 * np.random.default_rng(SEED + 1).normal(size=output.shape)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((model(x.astype(np.float32)) - targets.astype(np.float32)) ** 2)
gradients = tape.gradient(loss, [weight.value for weight in model.trainable_weights])
print("parameters:", model.count_params())
print("largest output:", float(tf.reduce_max(abs(output))))
print("largest gradient:", max((float(tf.reduce_max(abs(g))) for g in gradients), default=0.0))
plt.plot(output[0].numpy().ravel())
plt.savefig("keras_network.png", dpi=150)
plt.show()
