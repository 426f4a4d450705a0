"""With noisy gradients a constant rate ends on a floor; a rate that shrinks gets below it.

梯度有噪声时，固定的学习率停在一个台阶上；逐渐变小的学习率能降到它下面。
Tolerance 1e-6: float64 sums in another order; the loss is a small difference of two larger ones.
误差范围：float64 求和次序不同；这里的损失是两个较大数之差。
"""

import matplotlib.pyplot as plt
import numpy as np

X = [-1.0, 0.0, 0.5773502691896258, 1.0, 1.5, 2.0]
Y = [0.0, 0.0, -0.3849, 0.0, 1.875, 4.0]
TERMS = 3
LEARNING_RATE = 0.01
STEPS = 2_000
NOISE = 3.0
FINAL = 0.01
DROPS = 4
WARM_UP = 0.1
SEED = 0

RUNS = 32
powers, y = np.vander(np.array(X), TERMS, increasing=True), np.array(Y)
best = np.linalg.lstsq(powers, y, rcond=None)[0]


def cosine(p):
    return FINAL + (1 - FINAL) * (1 + np.cos(np.pi * p)) / 2


k = np.arange(STEPS)
p, rising = k / STEPS, int(WARM_UP * STEPS)
warm = np.where(k < rising, k / max(rising, 1), cosine((k - rising) / (STEPS - rising)))
shares = {
    "constant": np.ones(STEPS),
    "step": FINAL ** (k * (DROPS + 1) // STEPS / DROPS),
    "exponential": FINAL**p,
    "inverse time": 1 / (1 + (1 / FINAL - 1) * p),
    "cosine": cosine(p),
    "warm-up": warm,
}
noise = NOISE * np.random.default_rng(SEED).standard_normal((STEPS, TERMS, RUNS))
for name, share in shares.items():
    a = np.zeros((TERMS, RUNS))
    excess = np.zeros(STEPS)
    for step in range(STEPS):
        # The noise stands for what a small batch does to the gradient.
        # 这里的噪声，相当于小批量给梯度带来的抖动。
        gradient = 2 * powers.T @ (powers @ a - y[:, None]) + noise[step]
        a = a - LEARNING_RATE * share[step] * gradient
        excess[step] = np.mean(np.sum((powers @ (a - best[:, None])) ** 2, axis=0))
    print(f"{name}:", excess[-1])
    plt.semilogy(excess, label=name, linewidth=1)
plt.xlabel("iteration")
plt.ylabel(f"loss above the best fit, mean of {RUNS} runs")
plt.legend()
plt.savefig("schedules.png", dpi=150)
plt.show()
