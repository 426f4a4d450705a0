"""Points: the stated shares are those of the best straight line."""

from __future__ import annotations

import numpy as np
import pytest

from core.toy_data import MAX_EXAMPLES, make
from pages.lessons.feedforward import points_words
from tests.cases import every


def best_line(points: np.ndarray, labels: np.ndarray) -> float:
    """The largest share that a straight line gets right: 720 directions, every threshold."""
    signs = np.where(labels == 1, 1, -1)
    angles = np.linspace(0.0, 2 * np.pi, 720, endpoint=False)
    order = np.argsort(np.column_stack([np.cos(angles), np.sin(angles)]) @ points.T, axis=1)
    above = np.cumsum(signs[order][:, ::-1], axis=1)  # class 1 less class 0 beyond a threshold
    zeros = np.count_nonzero(labels == 0)
    return float((zeros + above.max()) / len(labels))


@every(("problem", "percent"), [("blobs", 100), ("xor", 70), ("circles", 67), ("spirals", 67)])
def test_the_best_straight_line_gets_what_the_reason_says(problem, percent):
    sets = [make(problem, MAX_EXAMPLES, noise=0.0, seed=seed) for seed in range(3)]
    shares = [100 * best_line(each.inputs, each.labels) for each in sets]
    # 2048 points scatter by 1 %, and the best of all lines is above the best line of endless many
    assert np.mean(shares) == pytest.approx(percent, abs=1.6)
    number = "all of the clouds" if percent == 100 else f"about {percent}"
    assert number in points_words.WHY_RIGHT.en
