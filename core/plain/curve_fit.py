"""Fit a polynomial to six points by gradient descent: it bends away outside of them.

用梯度下降把多项式拟合到六个点上：出了这些点，曲线就弯走了。
Tolerance 1e-6: 90 000 float64 steps round differently, and flat directions of the loss keep it.
误差范围：九万步 float64 的舍入各不相同，损失的平坦方向会把误差留下来。
"""

import matplotlib.pyplot as plt
import numpy as np

X = [-1.0, 0.0, 0.5773502691896258, 1.0, 1.5, 2.0]
Y = [0.0, 0.0, -0.3849, 0.0, 1.875, 4.0]
TERMS = 6
LEARNING_RATE = 0.0005
STEPS = 90_000

x, y = np.array(X), np.array(Y)
powers = np.vander(x, TERMS, increasing=True)  # 1, x, x^2, ...
gram, moment = powers.T @ powers, powers.T @ y

# The gradient of the summed squared error |powers a - y|^2 is 2 (gram a - moment).
# 误差平方和 |powers a - y|^2 的梯度是 2 (gram a - moment)。
a = np.zeros(TERMS)
for _ in range(STEPS):
    a = a - LEARNING_RATE * 2 * (gram @ a - moment)

print("coefficients:", *a)
print("loss:", np.sum((powers @ a - y) ** 2))
print("at -3 and 5:", *np.polynomial.polynomial.polyval([-3.0, 5.0], a))

middle, half = (x.min() + x.max()) / 2, 3 * np.ptp(x) / 2
wide = np.linspace(middle - half, middle + half, 400)
fitted = np.polynomial.polynomial.polyval(wide, a)
plt.plot(wide, wide**3 - wide, color="grey", label="x^3 - x")
plt.plot(wide, fitted, label=f"{TERMS} terms, {STEPS} steps")
plt.plot(x, y, "o", color="black")
plt.ylim(-30, 30)
plt.legend()
plt.savefig("curve_fit.png", dpi=150)
plt.show()
