"""A recurrent network reads a sequence step by step, with the same weights, and keeps a state.

循环网络一步一步地读序列，每步用同一组权重，并保留一个状态。
Tolerance 1e-9: float64 sums in another order, carried along by the state.
误差范围：float64 求和次序不同，误差随状态传下去。
"""

import matplotlib.pyplot as plt
import numpy as np

NAME = "impulse"  # impulse, two, step, sine, noise
LENGTH = 40
SEED = 0
INPUTS = None  # your own sequence
A1 = [[0.9, -0.4], [0.4, 0.9]]
A2 = [[1.0, 0.0]]
A3 = [[1.0], [0.0]]
ACTIVATION = "tanh"  # tanh, relu, sigmoid, linear

t = np.arange(LENGTH)
stimuli = {
    "impulse": 1.0 * (t == 0),
    "two": 1.0 * (t == 0) - (t == LENGTH // 2) * (LENGTH > 1),
    "step": 1.0 * (t >= LENGTH // 2),
    "sine": np.sin(2 * np.pi * t / 20),
    "noise": np.random.default_rng(SEED).standard_normal(LENGTH),
}
x = np.array(stimuli[NAME] if INPUTS is None else INPUTS, float).reshape(-1, len(A2))
f = {
    "tanh": np.tanh,
    "relu": lambda s: np.maximum(s, 0),
    "sigmoid": lambda s: 1 / (1 + np.exp(-s)),
    "linear": lambda s: s,
}[ACTIVATION]
A1, A2, A3 = np.array(A1), np.array(A2), np.array(A3)

# h_t = f(h_{t-1} A1 + x_t A2) and y_t = h_t A3; what h holds is the memory.
# h_t = f(h_{t-1} A1 + x_t A2)，y_t = h_t A3；h 里装的就是记忆。
h = np.zeros(len(A1))
states = []
for step in range(len(x)):
    h = f(h @ A1 + x[step] @ A2)
    states.append(h)
outputs = np.array(states) @ A3

print("last state:", *states[-1])
print("outputs:", *outputs[:, 0])
print("largest output:", abs(outputs).max())

plt.plot(x[:, 0], "o", color="grey", label="input")
plt.plot(outputs, label="output")
plt.legend()
plt.savefig("vanilla_rnn.png", dpi=150)
plt.show()
