"""Three bodies under gravity, and a twin that starts a hair away: how long one predicts the other.

引力下的三体，再加一个只差一丝的孪生系统：一个能替另一个预报多久。
Tolerance 1e-3: before a close encounter the twins follow the page's to many digits.
误差范围：近距离相遇之前，两者与页面上的数有许多位相同。
"""

import matplotlib.pyplot as plt
import numpy as np

MASSES = (3.0, 4.0, 5.0)
POSITIONS = [[1.0, 3.0], [-2.0, -1.0], [1.0, -1.0]]
VELOCITIES = [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]
UNTIL = 80.0
STEP = 0.005
SHIFT = 1e-10

m, pairs = np.array(MASSES)[:, None], np.prod(MASSES) / np.array(MASSES)
SHARES = [0.39216144400731414, 0.33259913678935944, -0.7062461725576394, 0.0822135962935508]
SHARES = [*SHARES, 1 - 2 * sum(SHARES), *SHARES[::-1]]  # nine leaps make a step of order six


def sides(bodies):
    return np.roll(bodies, -2, axis=0) - np.roll(bodies, -1, axis=0)


def potential(r):
    return np.sum(pairs / np.sqrt(np.sum(r**2, axis=1)))


def drift(r, v, t, energy, h):
    pause = h / (pairs @ np.sum(v**2, axis=1) / (2 * m.sum()) - energy)
    return r + pause * v, t + pause


def solve(places):
    """Places about the centre; a step is short where bodies meet. 相遇处步子短。"""
    r, v, t = sides(places), sides(np.array(VELOCITIES, float)), 0.0
    energy = pairs @ np.sum(v**2, axis=1) / (2 * m.sum()) - potential(r)
    h, film = STEP * potential(r), [r]
    while t < UNTIL:
        for share in SHARES:
            r, t = drift(r, v, t, energy, share * h / 2)
            pull = r / np.sum(r**2, axis=1, keepdims=True) ** 1.5
            v = v + share * h / potential(r) * (m * pull.sum(axis=0) - m.sum() * pull)
            r, t = drift(r, v, t, energy, share * h / 2)
        film.append(r)
    r = np.array(film)
    after, before = np.roll(m, -1, axis=0), np.roll(m, -2, axis=0)
    return (before * np.roll(r, -1, axis=1) - after * np.roll(r, -2, axis=1)) / m.sum()


places = np.array(POSITIONS, float)
orbit, twin = solve(places), solve(places + np.array([[SHIFT, 0], [0, 0], [0, 0]]))
print("steps:", len(orbit) - 1)
print("places after 200 steps:", *orbit[min(200, len(orbit) - 1)].ravel())
plt.plot(*orbit.T[:, 0], *orbit.T[:, 1], *orbit.T[:, 2], *twin.T[:, 0], ":", linewidth=0.6)
plt.axis("equal")
plt.savefig("three_bodies.png", dpi=150)
plt.show()
