"""Parameter race: the reason after the guess is chosen by where the error is largest."""

from __future__ import annotations

import numpy as np

from core import parameter_race
from core.named_kernels import KERNELS
from pages.lessons.convolution import race
from tests.cases import every


def races(noise: float):
    """The race of the question at every length, with the narrowest and the widest kernel."""
    for length in race.LENGTHS:
        for width in race.WIDTHS[1:]:
            for seed in (0, 7):
                yield (
                    race.LONGER[length],
                    race._call(
                        race.FEW_DRAWS, race.LONGER[length], width, next(iter(KERNELS)), noise, seed
                    ).run(),
                )


@every("noise", race.NOISES)
def test_the_largest_error_is_at_the_start_or_where_k_is_n(noise):
    """What WHY_PEAK, WHY_START and WHY_QUIET say holds for every noise and length."""
    for length, result in races(noise):
        peak = parameter_race.peak(result)
        assert peak == 1 or (noise > 0 and abs(peak - length) <= 1)
        if noise == 0:
            assert np.all(np.diff(result.dense.mean[:length]) < 0)


def test_the_theory_of_the_shared_layer_holds_from_few_sequences_on():
    for length in race.LENGTHS:
        for width in race.WIDTHS:
            runs = [
                parameter_race.run(length, width, draws=20, most=30, seed=seed)
                for seed in range(20)
            ]
            mean = np.mean([run.shared.mean for run in runs], axis=0)
            theory = runs[0].shared.theory
            sure = runs[0].sequences * length >= 6 * width
            # a fifth for outputs that share inputs, and the scatter of 400 draws
            assert np.all(np.abs(mean / theory - 1)[sure] < 0.3)
