"""Cosines and sines are convolution kernels: each measures one feature of a wave.

余弦和正弦也是卷积核：每个核测出波形的一个特征。
Tolerance 1e-9: 4096 float64 products are summed in another order.
误差范围：4096 个 float64 乘积按别的次序相加。
"""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

NAME = "square"  # square, sawtooth, triangle, own
HARMONICS = 9
VALUES = ()  # one period, where NAME is "own"

SAMPLES = 4096
u = (np.arange(SAMPLES) + 0.5) / SAMPLES
if NAME == "own":
    wave = np.interp(u, np.arange(len(VALUES)) / len(VALUES), VALUES, period=1.0)
else:
    wave = {
        "square": np.where(u < 0.5, 1.0, -1.0),
        "sawtooth": 2 * u - 1,
        "triangle": 1 - 4 * abs((u + 0.25) % 1 - 0.5),
    }[NAME]

# Kernels as wide as the signal: one position gives all coefficients.
# 核与信号一样宽：只有一个位置，一次给出全部系数。
k = np.arange(1, HARMONICS + 1)
cosines, sines = np.cos(2 * np.pi * np.outer(u, k)), np.sin(2 * np.pi * np.outer(u, k))
kernels = 2 / SAMPLES * np.concatenate([cosines, sines], axis=1)[:, None]
coefficients = tf.nn.conv1d(wave[None, :, None], kernels, stride=1, padding="VALID")
a, b = np.split(coefficients.numpy().ravel(), 2)
total = wave.mean() + cosines @ a + sines @ b

print("sine coefficients:", *b)
print("cosine coefficients:", *a)
print("mean squared error:", np.mean((total - wave) ** 2))
if NAME in ("square", "sawtooth"):
    # Next to the jump the sum overshoots, however many harmonics there are (Gibbs).
    # 在跳变旁边总会冒出一点，谐波再多也一样（吉布斯现象）。
    near = np.linspace(0, 1 / HARMONICS, 4000) * (-1 if NAME == "sawtooth" else 1)
    top = np.sin(2 * np.pi * np.outer(near, k)) @ b
    print("overshoot:", (top.max() - 1) / 2)

plt.plot(u, wave, color="grey", label=NAME)
plt.plot(u, total, label=f"{HARMONICS} harmonics")
plt.legend()
plt.savefig("fourier_features.png", dpi=150)
plt.show()
