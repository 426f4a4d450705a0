"""Many learning rates at once: the best one lies close below the one that explodes.

一次试许多学习率：最好的那个，就在爆炸的那个下面一点。
Tolerance 1e-3: float32 rounds each step to 6e-8 of it, and the steps add up.
误差范围：float32 每步舍入约 6e-8，一步步累积起来。
"""

import matplotlib.pyplot as plt
import numpy as np

X = [-1.0, 0.0, 0.5773502691896258, 1.0, 1.5, 2.0]
Y = [0.0, 0.0, -0.3849, 0.0, 1.875, 4.0]
TERMS = 6
LOW = 1e-9
HIGH = 1e-1
COUNT = 200
STEPS = 10_000

powers = np.vander(np.array(X), TERMS, increasing=True).astype(np.float32)
y = np.array(Y, np.float32)[:, None]
eigenvalues = np.linalg.eigvalsh(2 * powers.T.astype(float) @ powers)
eigenvalues = eigenvalues[eigenvalues > 1e-12 * eigenvalues[-1]]

# A column of coefficients for each rate: one loop descends with all of them.
# 每个学习率占一列系数：一个循环同时下降。
np.seterr(over="ignore", invalid="ignore")
rates = np.geomspace(LOW, HIGH, COUNT)
a = np.zeros((TERMS, COUNT), np.float32)
for _ in range(STEPS):
    a = a - rates.astype(np.float32) * (2 * powers.T @ (powers @ a - y))
losses = np.sum((powers @ a - y) ** 2, axis=0)
losses = np.where(np.isfinite(losses), losses, np.inf)

print("bound:", 2 / eigenvalues[-1])
print("best rate:", 2 / (eigenvalues[0] + eigenvalues[-1]))
print("stalls below:", 0.01 / (eigenvalues[-1] * STEPS))
print("lowest loss:", losses.min())

plt.loglog(rates, np.where(losses < 1e6, losses, np.nan))
plt.axvline(2 / eigenvalues[-1], color="grey")
plt.xlabel("learning rate")
plt.ylabel(f"loss after {STEPS} steps")
plt.savefig("rate_sweep.png", dpi=150)
plt.show()
