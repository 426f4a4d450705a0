"""Several LSTM layers, one on the other; a cell that is listed n times shares its weights.

多层 LSTM 叠在一起；把同一个单元列出 n 次，各层就共用权重。
Tolerance 1e-9: float64 sums in another order, carried along by the states.
误差范围：float64 求和次序不同，误差随状态传下去。
"""

import keras
import matplotlib.pyplot as plt
import numpy as np

NAME = "sine"  # impulse, two, step, sine, noise
LENGTH = 60
INPUTS = None  # your own sequence
LAYERS = 3
SEED = 0
FORGET_BIAS = 0.0

UNITS = 16
t = np.arange(LENGTH)
stimuli = {
    "impulse": 1.0 * (t == 0),
    "two": 1.0 * (t == 0) - (t == LENGTH // 2) * (LENGTH > 1),
    "step": 1.0 * (t >= LENGTH // 2),
    "sine": np.sin(2 * np.pi * t / 20),
    "noise": np.random.default_rng(0).standard_normal(LENGTH),
}
x = np.array(stimuli[NAME] if INPUTS is None else INPUTS, float)


def make_layer(number):
    rng = np.random.default_rng((SEED, number))
    limit = np.sqrt(6 / (UNITS + 4 * UNITS))
    kernel = rng.uniform(-limit, limit, (UNITS, 4 * UNITS))
    pairs = [np.linalg.qr(rng.normal(size=(UNITS, UNITS))) for _ in range(4)]
    recurrent_kernel = np.hstack([q * np.sign(np.diag(r)) for q, r in pairs])
    bias = np.repeat([0.0, FORGET_BIAS, 0.0, 0.0], UNITS)
    layer = keras.layers.LSTM(UNITS, return_sequences=True, dtype="float64")
    layer.build((1, None, UNITS))
    layer.set_weights([kernel, recurrent_kernel, bias])
    return layer


# The trap: a list of n times the same object has the weights of one.
# 陷阱：列表里 n 次都是同一个对象，权重只有一份。
stacks = {"shared": [make_layer(1)] * LAYERS, "own": [make_layer(n + 1) for n in range(LAYERS)]}
limit = np.sqrt(6 / (2 + UNITS))
spread = np.random.default_rng([SEED, 5]).uniform(-limit, limit, (2, UNITS))
for name, stack in stacks.items():
    states = (x[:, None] * spread[0])[None]
    for layer in stack:
        states = layer(states)
    last = np.array(states)[0]
    print(f"{name} weights:", sum(layer.count_params() for layer in set(stack)))
    print(f"{name} last state:", *last[-1])
    plt.plot(last[:, 0], label=f"{name}: unit 1 of layer {LAYERS}")
plt.legend()
plt.savefig("stacked_lstm.png", dpi=150)
plt.show()
