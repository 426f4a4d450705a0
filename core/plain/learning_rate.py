"""The learning rate decides whether gradient descent crawls, arrives, zigzags or explodes.

学习率决定梯度下降是爬行、到达、来回跳，还是爆炸。
Tolerance 1e-3: float32 rounds each step to 6e-8 of it, and the steps add up.
误差范围：float32 每步舍入约 6e-8，一步步累积起来。
"""

import matplotlib.pyplot as plt
import numpy as np

X = [-1.0, 0.0, 0.5773502691896258, 1.0, 1.5, 2.0]
Y = [0.0, 0.0, -0.3849, 0.0, 1.875, 4.0]
TERMS = 6
LEARNING_RATE = 0.5
STEPS = 90_000

# In float32, as networks are trained: its largest number is 3.4e38.
# 用训练网络常用的 float32：它最大只到 3.4e38。
powers = np.vander(np.array(X), TERMS, increasing=True).astype(np.float32)
y = np.array(Y, np.float32)
eigenvalues = np.linalg.eigvalsh(2 * powers.T.astype(float) @ powers)
bound = 2 / eigenvalues[-1]

np.seterr(over="ignore", invalid="ignore")
rate = np.float32(LEARNING_RATE)
a = np.zeros(TERMS, np.float32)
losses, overflow = [], -1
for step in range(STEPS + 1):
    residuals = powers @ a - y
    loss = float(residuals @ residuals)
    if not np.isfinite(loss):
        overflow = step
        break
    losses.append(loss)
    a = a - rate * (2 * residuals @ powers)

print("bound:", bound)
print("rate in bounds:", LEARNING_RATE / bound)
print("first loss:", losses[0])
print("loss after the first step:", losses[min(1, len(losses) - 1)])
print("last loss:", losses[-1])
print("leaves float32 at step:", overflow)

plt.loglog(np.arange(1, len(losses) + 1), losses)
plt.xlabel("iteration + 1")
plt.ylabel("summed squared error")
plt.title(f"learning rate {LEARNING_RATE:.3g}: {LEARNING_RATE / bound:.3g} of the bound")
plt.savefig("learning_rate.png", dpi=150)
plt.show()
