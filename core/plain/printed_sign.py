"""With the sign as printed every orbit escapes; a coarse step hides it and draws a bounded cycle.

照印出来的符号，每条轨道都会逃走；步长太粗时却画出一个有界的圈，把这一点盖住了。
Tolerance 0.01: the growing orbit multiplies the last digits of float64.
误差范围：轨道迅速变大，float64 的末几位也跟着放大。
"""

import matplotlib.pyplot as plt
import numpy as np

START = (1.0, 1.0, 1.0)
DT = 5e-4
E = -0.65  # 0.65 is as published
TIME = 1.5


def f(x, y, z):
    return 40 * (y - x) + 0.16 * x * z, 55 * x - x * z + 20 * y, 1.833 * z + x * y - E * x * x


def ahead(u, h, k):
    return [value + h * rate for value, rate in zip(u, k)]


def rk4(u, h):
    k1 = f(*u)
    k2 = f(*ahead(u, h / 2, k1))
    k3 = f(*ahead(u, h / 2, k2))
    k4 = f(*ahead(u, h, k3))
    return ahead(u, h, [(a + 2 * b + 2 * c + d) / 6 for a, b, c, d in zip(k1, k2, k3, k4)])


def size(u):
    return (u[0] ** 2 + u[1] ** 2 + u[2] ** 2) ** 0.5


for name, h in [("one step", DT), ("half the step", DT / 2)]:
    u, sizes = START, []
    for _ in range(round(TIME / h)):
        u = rk4(u, h)
        sizes.append(size(u))
    print(f"largest with {name}:", max(sizes))
    plt.semilogy(h * np.arange(1, len(sizes) + 1), sizes, label=f"dt = {h}", linewidth=1)

# A careful solver: no step moves the orbit by more than a hundredth of its size.
# 谨慎的解法：每一步移动不超过轨道大小的百分之一。
u, t, times, sizes = START, 0.0, [], []
while t < TIME and size(u) <= 1e6:
    h = min(0.01 * max(size(u), 1) / max(size(f(*u)), 1e-12), 2e-5, TIME - t)
    u, t = rk4(u, h), t + h
    times.append(t)
    sizes.append(size(u))
print("escapes at:", t if size(u) > 1e6 else np.inf)
plt.semilogy(times, sizes, label="careful step")
plt.legend()
plt.savefig("printed_sign.png", dpi=150)
plt.show()
