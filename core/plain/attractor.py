"""The attractor: solving its equations step by step is what a recurrent network does.

吸引子：一步一步地解它的方程，正是循环网络做的事。
Tolerance 1e-6: chaos lets the last digits of float64 grow; they stay small until t = 1.
误差范围：混沌会放大 float64 的末几位；到 t = 1 为止它们还很小。
"""

import matplotlib.pyplot as plt
import numpy as np

SYSTEM = "three_scroll"  # three_scroll, lorenz, rossler, chen, lu
START = (1.0, 0.0, 0.0)
DT = 0.0005
STEPS = 80_000
# With e = -0.65 it is the system as the tutorial prints it: every orbit escapes.
# e = -0.65 就是教程里印的方程：每条轨道都会逃走。
PARAMETERS = {"a": 40.0, "b": 55.0, "c": 1.833, "d": 0.16, "e": 0.65, "f": 20.0}

SYSTEMS = {
    "three_scroll": lambda x, y, z, a, b, c, d, e, f: (
        a * (y - x) + d * x * z,
        b * x - x * z + f * y,
        c * z + x * y - e * x * x,
    ),
    "lorenz": lambda x, y, z, s, r, b: (s * (y - x), x * (r - z) - y, x * y - b * z),
    "rossler": lambda x, y, z, a, b, c: (-y - z, x + a * y, b + z * (x - c)),
    "chen": lambda x, y, z, a, b, c: (a * (y - x), (c - a) * x - x * z + c * y, x * y - b * z),
    "lu": lambda x, y, z, a, b, c: (a * (y - x), c * y - x * z, x * y - b * z),
}
numbers = tuple(PARAMETERS.values())


def ahead(u, share, k):
    return [value + share * DT * rate for value, rate in zip(u, k)]


def step(u):
    """u_{k+1} = g(u_k): a network whose state is (x, y, z). 状态为 (x, y, z) 的网络。"""
    f = SYSTEMS[SYSTEM]
    k1 = f(*u, *numbers)
    k2 = f(*ahead(u, 0.5, k1), *numbers)
    k3 = f(*ahead(u, 0.5, k2), *numbers)
    k4 = f(*ahead(u, 1.0, k3), *numbers)
    mean = [(a + 2 * b + 2 * c + d) / 6 for a, b, c, d in zip(k1, k2, k3, k4)]
    return ahead(u, 1.0, mean)


states = [list(START)]
while len(states) <= STEPS and max(map(abs, states[-1])) < 1e12:
    states.append(step(states[-1]))
states = np.array(states)
early = min(round(1 / DT), len(states) - 1)
print("steps:", len(states) - 1)
print(f"state at t = {early * DT:.4g}:", *states[early])
plt.figure(figsize=(7, 7)).add_subplot(projection="3d").plot(*states.T, linewidth=0.3)
plt.savefig("attractor.png", dpi=150)
plt.show()
