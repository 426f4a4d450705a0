"""Descent with small batches ends in a cloud around the minimum, not at a point.

小批量的梯度下降停不到一点上，而是落在最小点周围的一团云里。
Tolerance 1e-9: float64 sums in another order.
误差范围：float64 求和次序不同。
"""

import matplotlib.pyplot as plt
import numpy as np

RATE = 0.1
BATCH = 8
STEPS = 100
NOISE = 0.5
SEED = 0

SAMPLES = 60
x = np.random.default_rng(SEED).standard_normal((SAMPLES, 2)) * [1.0, 0.5]
y = x @ [1.0, -1.0] + NOISE * np.random.default_rng([SEED, 1]).standard_normal(SAMPLES)
places = np.argsort(np.random.default_rng([SEED, 2]).random((STEPS, SAMPLES)), axis=1)

print("lowest loss:", np.mean((x @ np.linalg.lstsq(x, y, rcond=None)[0] - y) ** 2))
for batch in (1, BATCH, SAMPLES):
    w = np.array([-2.0, 1.5])
    path = [w]
    for step in range(STEPS):
        # A new batch for every step; its mean gradient stands for the whole.
        # 每一步换一批样本，用它的平均梯度代替整体。
        chosen = places[step] < batch
        residuals = x[chosen] @ w - y[chosen]
        w = w - RATE * 2 * residuals @ x[chosen] / batch
        path.append(w)
    path = np.array(path)
    losses = np.mean((path @ x.T - y) ** 2, axis=1)
    print(f"batch {batch} ends at:", *w)
    print(f"batch {batch} last loss:", losses[-1])
    plt.plot(*path.T, label=f"batch {batch}")

plt.xlabel("first weight")
plt.ylabel("second weight")
plt.axis("equal")
plt.legend()
plt.savefig("batch_paths.png", dpi=150)
plt.show()
