"""The calls that a first visitor makes, for the warm-up to compile beforehand."""

from core import (
    batch_paths,
    batch_tradeoff,
    convolution,
    descent,
    echo,
    edge_of_stability,
    feedforward,
    initialisation,
    learning,
    momentum,
    named_kernels,
    optimisers,
    polynomial,
    recurrent,
    recurrent_gradients,
    recurrent_stack,
    recurrent_training,
    recurrent_ways,
    schedules,
    signals,
    stimuli,
)
from core.chaos import escape, integrate, lyapunov, sensitivity, solver_network, three_body

THREE = tuple(("conv1d", 1, 3, "relu", f"conv{number}") for number in (1, 2, 3))
RING = stimuli.make("noise", 200), ((0.9, -0.4), (0.4, 0.9)), ((1.0, 0.0),), ((1.0,), (0.0,))
XY = polynomial.TUTORIAL_X, polynomial.TUTORIAL_Y
BODIES = (3.0, 4.0, 5.0), ((1.0, 3.0), (-2.0, -1.0), (1.0, -1.0)), ((0.0, 0.0),) * 3
CALLS = (
    lambda: convolution.convolve(signals.make("ones"), named_kernels.bank(["average", "sum"])),
    lambda: polynomial.fit(*XY),
    lambda: descent.run(*XY),
    lambda: descent.sweep(*XY, 6, [5e-4], 1),
    lambda: batch_paths.paths(steps=1),
    lambda: batch_paths.floors(),
    lambda: next(batch_tradeoff.train()),
    lambda: schedules.noisy_descent(*XY, steps=1),
    lambda: optimisers.race(*XY, steps=1),
    lambda: momentum.heat_map(*XY),
    lambda: list(edge_of_stability.train(edge_of_stability.Plan(steps=1))),
    *(lambda f=f: recurrent_ways.compare(*RING, f, rounds=1) for f in recurrent.ACTIVATIONS),
    lambda: echo.echo(length=60),
    lambda: recurrent_gradients.compare(),
    lambda: recurrent_gradients.compare(activation="linear"),
    lambda: recurrent_stack.stack(stimuli.make("sine", 60)),
    lambda: list(recurrent_stack.train(steps=25)),
    lambda: recurrent_training.run(steps=25),
    lambda: feedforward.compare(THREE, (1000, 1)),
    lambda: initialisation.compare(steps=30),
    lambda: learning.train([("dense", 8, 0, "tanh")] * 2, steps=30),
    lambda: learning.train([("conv1d", 4, 5)] * 2, "waves", steps=30, runs=3),
    lambda: integrate.integrate("three_scroll", (1.0, 1.0, 1.0), 5e-4, 1),
    lambda: integrate.integrate("lorenz", (1.0, 1.0, 1.0), 0.01, 1),
    lambda: escape.escape(time=0.01),
    lambda: solver_network.as_network(steps=1),
    lambda: sensitivity.spread(time=3.0),
    lambda: lyapunov.spectrum("three_scroll", steps=100),
    lambda: three_body.integrate(*BODIES, steps=1, step=0.005),
    lambda: three_body.breakups((1.0, 1.0, 1.0), 2000, steps=100),
)
