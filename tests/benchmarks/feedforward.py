"""Training a stack, against ``keras.Model.fit`` with the same network, data, batches and losses."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from core import functional, toy_data
from core.learning import EXAMPLES, complete, starts
from core.stack import Layer
from core.training import BATCH, Trainer, begin
from tests.benchmarks.measuring import Line, in_turns

RATE, EPOCHS = 0.01, 20
STACKS = {
    "circles": [Layer("dense", 8, activation="tanh"), Layer("dense", 8, activation="tanh")],
    "waves": [Layer("conv1d", 4, 5), Layer("conv1d", 4, 5)],
}


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    return [_training(problem, 3 if quick else 9) for problem in STACKS]


def _training(problem: str, rounds: int) -> Line:
    """EPOCHS epochs of Adam on all examples; both ways have the data in memory."""
    steps = complete(STACKS[problem], problem)
    data = toy_data.make(problem, EXAMPLES)
    weights = starts(steps, seeds=[0])
    trainer = Trainer(steps, True, data, data, data.inputs[:1])
    count = EPOCHS * EXAMPLES // BATCH
    model, x = _model(steps, weights), data.inputs.astype(np.float32)
    loss: Any = model.loss

    def ours() -> Any:
        state = trainer.advance(begin(weights), RATE, count)
        state.weights[0].numpy()  # waits until it is computed
        return state

    def fit() -> None:
        settings: dict[str, Any] = {"batch_size": BATCH, "shuffle": False, "verbose": 0}
        model.fit(x, data.labels, epochs=EPOCHS, **settings)

    fit()
    fitted_loss = float(loss(data.labels, model(x)))
    # float32 over 160 steps of Adam, which divides by small averages
    np.testing.assert_allclose(trainer.look(ours()).train_loss[0], fitted_loss, rtol=1e-2)
    compiled, fitted = in_turns(ours, fit, rounds)
    return Line(f"training on {problem}, a step, against fit", compiled / count, fitted / count, 10)


def _model(steps: Any, weights: list[np.ndarray]) -> keras.Model:
    """The same stack with the same weights, as a compiled Keras model."""
    model = functional.model(steps)
    names = dict.fromkeys(step.name for step in steps if step.weight_shape)
    for at, name in enumerate(names):
        model.get_layer(name).set_weights([part[0] for part in weights[2 * at : 2 * at + 2]])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(RATE), loss)
    return model
