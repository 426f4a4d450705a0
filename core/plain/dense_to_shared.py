"""From a dense layer to a convolution: first only neighbours, then the same weights everywhere.

从全连接层到卷积：先只留下相邻的权重，再让各处共用同一组权重。
Tolerance 1e-12: the same few float64 products are summed, perhaps in another order.
误差范围：同样几个 float64 乘积相加，次序可能不同。
"""

import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

LENGTH = 6
WIDTH = 3
STRIDE = 1
DILATION = 1
PADDING = "SAME"  # SAME, VALID, CAUSAL
SEED = 3

rng = np.random.default_rng(SEED)
kernel = rng.standard_normal(WIDTH)
signal = rng.standard_normal(LENGTH)

# How many outputs there are, and how many zeros stand before and after the signal.
# 输出有多少个，信号前后各补多少个零。
reach = (WIDTH - 1) * DILATION + 1
outputs = -(-LENGTH // STRIDE)
if PADDING == "VALID":
    outputs = (LENGTH - reach) // STRIDE + 1
zeros = max((outputs - 1) * STRIDE + reach - LENGTH, 0)
before = {"SAME": zeros // 2, "VALID": 0, "CAUSAL": reach - 1}[PADDING]
after = max(zeros - before, 0)

# A row for each output: the kernel stands where the output looks.
# 每个输出占一行：它看哪里，核就放在哪里。
dense = rng.standard_normal((outputs, LENGTH))
shared = np.full((outputs, LENGTH), np.nan)
for row in range(outputs):
    for tap in range(WIDTH):
        column = row * STRIDE - before + tap * DILATION
        if 0 <= column < LENGTH:
            shared[row, column] = kernel[tap]
banded = np.where(np.isnan(shared), np.nan, dense)

padded = np.pad(signal, (before, after))[None, :, None]
convolved = tf.nn.conv1d(padded, kernel[:, None, None], STRIDE, "VALID", dilations=DILATION)
product = np.nan_to_num(shared) @ signal
print("weights:", dense.size, np.isfinite(shared).sum(), WIDTH)
print("output:", *product)
print("matrix and convolution agree:", np.allclose(product, convolved[0, :, 0]))

figure, axes = plt.subplots(1, 3, figsize=(10, 3.5))
for axis, name, matrix in zip(axes, ["dense", "banded", "shared"], [dense, banded, shared]):
    axis.imshow(matrix, cmap="RdBu", vmin=-2, vmax=2)
    axis.set_title(name)
plt.savefig("dense_to_shared.png", dpi=150)
plt.show()
