"""Restrain a model with too many terms: a penalty on its coefficients, or an early stop.

约束项数过多的模型：惩罚系数，或让下降提前停止。
Tolerance 1e-3: without restraint the digits that twelve powers of x leave are few.
误差范围：不加约束时，x 的十二个幂只剩很少的有效数字。
"""

import matplotlib.pyplot as plt
import numpy as np

X = [-1.0, 0.0, 0.5773502691896258, 1.0, 1.5, 2.0]
Y = [0.0, 0.0, -0.3849, 0.0, 1.875, 4.0]
HELD_OUT_X = np.linspace(-1, 2, 61)
HELD_OUT_Y = HELD_OUT_X**3 - HELD_OUT_X
SHARE = 1.0
SEED = 1
TERMS = 12

x, y = np.array(X), np.array(Y)
new_x, new_y = np.array(HELD_OUT_X), np.array(HELD_OUT_Y)
if SHARE < 1:
    # Some points are fitted, all others judge. 一部分点用来拟合，其余的用来评判。
    drawn = np.random.default_rng(SEED).permutation(len(x))
    count = int(np.clip(np.rint(SHARE * len(x)), 1, len(x) - 1))
    new_x, new_y = x[drawn[count:]], y[drawn[count:]]
    x, y = x[drawn[:count]], y[drawn[:count]]

# Along each direction of the curve's coefficients, least squares divides by d.
# 沿系数的每个方向，最小二乘都要除以 d。
V = np.vander(x, TERMS, increasing=True)
U, d, directions = np.linalg.svd(V, full_matrices=False)
firm = d > np.finfo(float).eps * max(V.shape) * d[0]
least_squares = np.where(firm, U.T @ y / np.where(firm, d, 1.0), 0.0)
rate = 0.1 / (2 * d[0] ** 2)  # a tenth of 1 / lambda_max


def error(share):
    """Held-out error where each direction keeps a share. 各方向只保留一部分时的留出误差。"""
    a = directions.T @ (share * least_squares)
    return np.mean((np.vander(new_x, TERMS, increasing=True) @ a - new_y) ** 2)


penalties = 10.0 ** np.arange(6, -7, -1)
iterations = 10.0 ** np.arange(0, 11)
ridge = [error(d**2 / (d**2 + penalty)) for penalty in penalties]
# k steps of descent, without walking them: 1 - (1 - rate * lambda)^k with lambda = 2 d^2.
# 不必真走 k 步：每个方向学到 1 - (1 - rate * lambda)^k，其中 lambda = 2 d^2。
early = [error(-np.expm1(k * np.log1p(-2 * rate * d**2))) for k in iterations]

print("error without restraint:", error(np.ones(len(d))))
print("error with penalties of 10^6 to 10^-6:", *ridge)
print("error of descents of 1 to 10^10 steps:", *early)

plt.loglog(1 / penalties, ridge, "o-", label="ridge: 1 / penalty")
plt.loglog(2 * rate * iterations, early, "s-", label="early stopping: 2 * rate * iterations")
plt.ylabel("held-out error")
plt.legend()
plt.savefig("restrain.png", dpi=150)
plt.show()
