"""Plain programs: each system of the tutorial as one file that a student would write and can run.

They use NumPy, TensorFlow, Keras and Matplotlib and nothing of this project. They are scripts: run
them (``python curve_fit.py``), do not import them. ``PROGRAMS`` lists them by the tutorial's
sections; ``source`` gives the text of one with other settings in its constants. The constants have
the upper-case names of the parameters of the call of core that gives the same numbers.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.checks import one_of

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Program:
    """A program, the place in the tutorial that it makes run, and the tab that shows the same."""

    file: str
    section: int  # of the tutorial: 1 feedforward, 2 recurrent, 3 parameters, 4 chaos
    lesson: str  # address of the page
    tab: str
    idea: str  # of the tutorial's listing
    result: str  # what the program prints with its own settings


PROGRAMS = (
    Program(
        "dense_to_shared.py",
        1,
        "convolution",
        "sharing",
        "a dense matrix, its band, one kernel for all rows",
        "36, 16 and 3 weights",
    ),
    Program(
        "conv1d_by_hand.py",
        1,
        "convolution",
        "slide",
        "conv1d of ones with mean and sum, SAME padding",
        "2/3 and 2 at the edges, 1 and 3 inside",
    ),
    Program(
        "fourier_features.py",
        1,
        "convolution",
        "fourier",
        "a function as a sum of cosines and sines",
        "4/(pi k) for odd k; an overshoot of 9 %",
    ),
    Program(
        "learned_kernel.py",
        1,
        "convolution",
        "learned_kernel",
        "in a network the kernel adapts to the data",
        "close to 0, 1/3, 1/3, 1/3, 0",
    ),
    Program(
        "direct_network.py",
        1,
        "feedforward",
        "build",
        "three layers of operations, variables in named scopes",
        "12 parameters",
    ),
    Program(
        "slim_style_network.py",
        1,
        "feedforward",
        "build",
        "slim: a function a layer, scopes, reuse",
        "6,008 parameters",
    ),
    Program(
        "keras_network.py",
        1,
        "feedforward",
        "build",
        "Keras: Input, Conv1D, Activation",
        "4 parameters",
    ),
    Program(
        "vanilla_rnn.py",
        2,
        "rnn",
        "steps",
        "h_t = f(h_{t-1} A1 + x_t A2), y_t = h_t A3, in a loop",
        "an impulse that turns round and fades",
    ),
    Program(
        "lstm.py",
        2,
        "rnn",
        "gates",
        "an LSTM cell with forget_bias = 0",
        "half of an impulse is lost in 1 step",
    ),
    Program(
        "stacked_lstm.py",
        2,
        "rnn",
        "stack",
        "[cell for _ in range(n)]: layers that share their weights",
        "2,112 weights instead of 6,336",
    ),
    Program(
        "curve_fit.py",
        3,
        "overfitting",
        "fit",
        "the sum of a_k x^k through six points, 90,000 iterations",
        "a loss of 0.0009 with N = 6; far off at -3 and 5",
    ),
    Program(
        "more_data.py",
        3,
        "overfitting",
        "more_data",
        "the real cure is more data",
        "an error of 503 with 6 points, 0.09 with 1,000",
    ),
    Program(
        "restrain.py",
        3,
        "overfitting",
        "restrain",
        "twelve terms held back by a penalty or by an early stop",
        "an error of 0.98 without restraint, 0.14 with either",
    ),
    Program(
        "batch_gradient.py",
        3,
        "batch-size",
        "direction",
        "the gradient of one sample, of some, of all 60",
        "45 degrees off, 31 % uphill with one sample",
    ),
    Program(
        "batch_paths.py",
        3,
        "batch-size",
        "paths",
        "descent with batches of 1, 8 and 60",
        "losses of 0.299, 0.284 and 0.280",
    ),
    Program(
        "learning_rate.py",
        3,
        "learning-rate",
        "regimes",
        "learning rates of 500, 0.5 and 5e-15",
        "0.5 leaves float32 in 6 steps",
    ),
    Program(
        "rate_sweep.py",
        3,
        "learning-rate",
        "regimes",
        "where large becomes too large",
        "a bound of 0.000682",
    ),
    Program(
        "schedules.py",
        3,
        "learning-rate",
        "schedules",
        "let the step shrink as the iterations go on",
        "0.0013 instead of 0.095 above the best fit",
    ),
    Program("layer_product.py", 3, "batchnorm", "product", "0.99^100 = 37 %", "36.6 %"),
    Program(
        "batchnorm_depth.py",
        3,
        "batchnorm",
        "untrained",
        "BatchNorm against gradients that vanish with depth",
        "a factor of 1.02 a layer instead of 0.24",
    ),
    Program(
        "batchnorm_modes.py",
        3,
        "batchnorm",
        "inference",
        "BatchNorm in training and afterwards",
        "a moving mean of 2.91",
    ),
    Program(
        "attractor.py",
        4,
        "chaos",
        "attractor",
        "the attractor, solved as a recurrence, with either sign",
        "80,000 steps on the attractor",
    ),
    Program(
        "printed_sign.py",
        4,
        "chaos",
        "sign",
        "the third equation as printed",
        "every orbit escapes, here at t = 0.46",
    ),
    Program(
        "solver_rnn.py",
        4,
        "chaos",
        "solver",
        "solving it numerically is what an RNN does",
        "the orbit by keras.layers.RNN",
    ),
    Program(
        "three_bodies.py",
        4,
        "chaos",
        "bodies",
        "three-body motion is non-linear too",
        "a twin that starts 1e-10 away ends elsewhere",
    ),
    Program(
        "rebuild_cnn.py",
        4,
        "chaos",
        "rebuild",
        "the attractor rebuilt by a CNN from one of its orbits",
        "half of the forecasts hold for 5.1 Lyapunov times",
    ),
    Program(
        "rebuild_rnn.py",
        4,
        "chaos",
        "rebuild",
        "the attractor rebuilt by an RNN from one of its orbits",
        "half of the forecasts hold for 5.2 Lyapunov times",
    ),
)


def of_tab(lesson: str, tab: str) -> tuple[Program, ...]:
    """Returns the programs that belong to a tab; none if it has none.

    >>> [program.file for program in of_tab("overfitting", "fit")], of_tab("rnn", "train")
    (['curve_fit.py'], ())
    """
    return tuple(each for each in PROGRAMS if (each.lesson, each.tab) == (lesson, tab))


@functools.lru_cache(maxsize=64)
def _text(file: str) -> str:
    one_of("program", file, [program.file for program in PROGRAMS])
    return (FOLDER / file).read_text(encoding="utf-8")


def _settings(file: str) -> dict[str, ast.expr]:
    """Returns the first constants of a program: those that stand in its block of settings."""
    found: dict[str, ast.expr] = {}
    for node in ast.parse(_text(file)).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.Assign) and isinstance(target, ast.Name) and target.id.isupper():
            found.setdefault(target.id, node.value)
    return found


def constants(file: str) -> dict[str, Any]:
    """Returns the settings of a program: name of the constant -> its value.

    Raises InputError: unknown_choice.

    >>> constants("layer_product.py")
    {'FACTOR': 0.99, 'LAYERS': 100}
    """
    values = {}
    for name, value in _settings(file).items():
        try:
            values[name] = ast.literal_eval(value)
        except ValueError:
            continue  # computed, so no setting
    return values


def choices(file: str) -> dict[str, tuple[str, ...]]:
    """Returns what the settings that are words can be: the comment behind each lists it.

    Raises InputError: unknown_choice.

    >>> choices("dense_to_shared.py")
    {'PADDING': ('SAME', 'VALID', 'CAUSAL')}
    """
    lines = _text(file).splitlines()
    words = {name: node for name, node in _settings(file).items() if isinstance(node, ast.Constant)}
    return {
        name: tuple(lines[node.lineno - 1].partition("# ")[2].split(", "))
        for name, node in words.items()
        if isinstance(node.value, str)
    }


def _plain(value: Any) -> Any:
    """Returns arrays as lists, dataclasses as tuples, and numbers of NumPy as Python's."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.astuple(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return type(value)(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def source(program: str, **settings: Any) -> str:
    """Returns the text of a program with these settings in its constants, others as they are.

    A setting is named like the parameter of core, in either case; one without a constant is left
    out, and ``constants`` says which there are.

    Raises InputError: unknown_choice.

    >>> print(source("layer_product.py", factor=0.9, unknown=1).splitlines()[10])
    FACTOR = 0.9
    """
    given = {name.upper(): value for name, value in settings.items()}
    allowed = constants(program)
    lines = [line.encode() for line in _text(program).splitlines(keepends=True)]
    for name, node in reversed(_settings(program).items()):
        if name not in given or name not in allowed:
            continue
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
        lines[first : last + 1] = [before + repr(_plain(given[name])).encode() + after]
    return b"".join(lines).decode()
