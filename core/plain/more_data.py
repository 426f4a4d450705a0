"""The cure for overfitting is more data: the error on new points falls as the sample grows.

过拟合的真正解药是更多数据：样本越大，新点上的误差越小。
Tolerance 1e-6: least squares of few points round differently, and their errors are large.
误差范围：点少时最小二乘的舍入不同，误差又很大。
"""

import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import leggauss, legvander

TERMS = 6
NOISE = 0.3
RESAMPLES = 200
LARGEST = 1000
SEED = 0

shape = (RESAMPLES, 1000)
x = np.random.default_rng([SEED, 0]).uniform(-1, 2, shape)
y = x**3 - x + NOISE * np.random.default_rng([SEED, 1]).standard_normal(shape)


def columns(x):
    """Polynomials that stay well apart on [-1, 2]. 在 [-1, 2] 上互不相近的多项式。"""
    return legvander((2 * x - 1) / 3, TERMS - 1)


# With these nodes and weights the mean over [-1, 2] is exact.
# 用这些节点和权重，[-1, 2] 上的平均是精确的。
nodes, weights = leggauss(16)
new_x = 1.5 * nodes + 0.5
sizes = np.unique(np.rint(np.geomspace(6, LARGEST, 25)).astype(int))
errors = np.zeros((len(sizes), RESAMPLES))
training = np.zeros(len(sizes))
for row, n in enumerate(sizes):
    for sample in range(RESAMPLES):
        seen, heard = columns(x[sample, :n]), y[sample, :n]
        a = np.linalg.lstsq(seen, heard, rcond=None)[0]
        gap = columns(new_x) @ a - (new_x**3 - new_x)
        errors[row, sample] = weights @ gap**2 / 2 + NOISE**2
        training[row] += np.mean((seen @ a - heard) ** 2) / RESAMPLES

median = np.median(errors, axis=1)
print("points:", *sizes)
print("median error on new points:", *median)
print("training error:", *training)

plt.fill_between(sizes, *np.quantile(errors, [0.1, 0.9], axis=1), color="lightgrey")
plt.loglog(sizes, median, label="new points, median")
plt.loglog(sizes, np.maximum(training, 1e-4), "--", label="training points, mean")
plt.axhline(NOISE**2, color="grey", linewidth=1)
plt.xlabel("points in the sample")
plt.legend()
plt.savefig("more_data.png", dpi=150)
plt.show()
