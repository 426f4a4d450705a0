"""Each plain program runs in an empty folder and prints the numbers of core's call."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import (
    batch_paths,
    batch_size,
    batchnorm,
    convolution,
    descent,
    echo,
    feedforward,
    fourier_kernels,
    layer_product,
    learned_kernel,
    moving_average,
    named_kernels,
    polynomial,
    recurrent,
    recurrent_stack,
    restraint_family,
    sample_size,
    schedules,
    share_of_bound,
    signals,
    stimuli,
    sweep,
    weight_sharing,
)
from core.batch_data import inputs, targets
from core.chaos import (
    escape,
    integrate,
    rebuild,
    reconstruct,
    solver_network,
    three_body_orbits,
    three_body_twins,
)
from core.chaos.systems import SYSTEMS
from core.errors import InputError
from core.plain import FOLDER, PROGRAMS, constants, of_tab, source
from pages.lessons import LESSONS
from tests.night import NIGHT

LIBRARIES = {"numpy", "tensorflow", "keras", "matplotlib"}
LINES = 60
POINTS = {"x": polynomial.TUTORIAL_X, "y": polynomial.TUTORIAL_Y}
LABEL = re.compile(r"(.+?): (.+)")
RUN = """
import contextlib, io, pathlib, runpy
from matplotlib import pyplot
for file in sorted(pathlib.Path(".").glob("*.py")):
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        runpy.run_path(str(file), run_name="__main__")
    file.with_suffix(".txt").write_text(shown.getvalue())
    pyplot.close("all")
"""

Figures = dict[str, Any]


def ends(**given: Any) -> dict[str, Any]:
    """Settings without those that are None: core has its own default for them."""
    return {name: value for name, value in given.items() if value is not None}


def dense_to_shared(**s: Any) -> Figures:
    layers = weight_sharing.build(**s)
    counts = layers.counts
    return {
        "weights": [counts.dense, counts.banded, counts.shared],
        "output": np.nan_to_num(layers.shared) @ layers.signal,
    }


def conv1d_by_hand(name, length, seed, names, width, channels_in, stride, dilation, padding, **_):
    x, w = signals.make(name, length, seed), named_kernels.bank(names, width, channels_in)
    y = convolution.convolve(x, w, stride=stride, dilation=dilation, padding=padding).output
    return {"first": y[0], "middle": y[len(y) // 2], "last": y[-1]}


def fourier_features(name, harmonics, values, **_) -> Figures:
    result = fourier_kernels.expand(name, harmonics, values)
    figures: Figures = {
        "sine coefficients": result.sine[:harmonics],
        "mean squared error": result.errors[harmonics - 1],
    }
    return figures | ends(overshoot=result.overshoot)


def learned(**s: Any) -> Figures:
    result = learned_kernel.learn(**s)
    return {"kernel": result.snapshots[-1], "loss": result.losses[-1]}


def network(**s: Any) -> Figures:
    result = feedforward.compare(**s)
    return {
        "parameters": result.parameters,
        "largest output": result.largest_output,
        "largest gradient": result.largest_gradient,
    }


def slim_style_network(**s: Any) -> Figures:
    return {name: value for name, value in network(**s).items() if "gradient" not in name}


def vanilla_rnn(name, length, seed, a1, a2, a3, activation, **_) -> Figures:
    result = recurrent.vanilla(stimuli.make(name, length, seed), a1, a2, a3, activation)
    return {"last state": result.states[-1], "outputs": result.outputs[:, 0]}


def lstm(**s: Any) -> Figures:
    result = echo.echo(**s)
    half = -1 if result.lstm_half is None else result.lstm_half
    return {
        "half-life of a constant gate": result.half_life,
        "steps to half": half,
        "left": result.lstm_left,
    }


def stacked_lstm(name, length, layers, seed, forget_bias, **_) -> Figures:
    x = stimuli.make(name, length)
    results = {
        which: recurrent_stack.stack(x, layers, which == "shared", seed, forget_bias)
        for which in ("shared", "own")
    }
    states = {f"{which} last state": each.states[-1, -1] for which, each in results.items()}
    return states | {f"{which} weights": each.parameters for which, each in results.items()}


def curve_fit(**s: Any) -> Figures:
    fit = polynomial.fit(**s)
    return {
        "coefficients": fit.coefficients,
        "loss": fit.losses[-1],
        "at -3 and 5": polynomial.predict(fit.coefficients, [-3.0, 5.0]),
    }


def more_data(**s: Any) -> Figures:
    result = sample_size.sweep(**s)
    return {"points": result.samples, "median error on new points": result.held_out.median}


def restrain(share, seed, terms, **points: Any) -> Figures:
    if share < 1:
        result = restraint_family.family_split(**points, share=share, seed=seed, terms=terms)
    else:
        judges = np.linspace(-1, 2, 61)
        truth = {"held_out_x": judges, "held_out_y": judges**3 - judges}
        result = restraint_family.family(**points, **truth, terms=terms)
    ridge, early = result.ridge, result.early_stopping
    return {
        "error without restraint": ridge.held_out[-1],
        "error with penalties of 10^6 to 10^-6": ridge.held_out[:-1:3],
        "error of descents of 1 to 10^10 steps": early.held_out[::3],
    }


def batch_gradient(weights, batch, draws, seed, **_) -> Figures:
    result = batch_size.sample_gradients(inputs(), targets(), weights, batch, draws, seed)
    return {
        "full gradient": result.full,
        "median angle": result.median_angle,
        "uphill share": result.uphill,
        "variance": result.variance,
    }


def paths(rate, batch, steps, noise, seed, **_) -> Figures:
    result = batch_paths.paths(rate, batch, steps, noise, seed)
    places = zip(result.batches, result.weights[:, -1], result.losses[:, -1], strict=True)
    figures: Figures = {"lowest loss": result.surface.spectrum.floor}
    for size, place, loss in places:
        figures |= {f"batch {size} ends at": place, f"batch {size} last loss": loss}
    return figures


def learning_rate(**s: Any) -> Figures:
    result = descent.run(**s)
    return {
        "bound": result.bound,
        "first loss": result.losses[0],
        "last loss": result.losses[-1],
        "leaves float32 at step": -1 if result.overflow_step is None else result.overflow_step,
    }


def rate_sweep(low, high, count, **s: Any) -> Figures:
    result = sweep.sweep(**s, learning_rates=np.geomspace(low, high, count))
    borders = share_of_bound.borders(**s)
    return {
        "bound": borders.bound,
        "best rate": borders.best_rate,
        "stalls below": borders.stall_rate,
        "lowest loss": result.final_losses.min(),
    }


def noisy(**s: Any) -> Figures:
    result = schedules.noisy_descent(**{name: s[name] for name in s if name != "runs"})
    return dict(zip(result.schedules, result.mean_excess[:, -1], strict=True))


def product(**s: Any) -> Figures:
    result = layer_product.layer_product(**s)
    return {
        "left": result.left,
        "layers to half or double": result.half_depth,
        "left of the sigmoid chain": result.sigmoid_chain[-1],
    }


def batchnorm_depth(depth, width, activation, residual, scale, seed, **_) -> Figures:
    result = batchnorm.compare(depth, width, activation, residual, scale, seed)
    profiles = {"without": result.without, "with BatchNorm": result.batch_norm}
    first = {f"{n}, gradient at the first layer": p.gradient_norms[0] for n, p in profiles.items()}
    return first | {f"{name}, factor a layer": p.factor for name, p in profiles.items()}


def batchnorm_modes(**s: Any) -> Figures:
    result = moving_average.modes(**s)
    outputs = result.by_moving
    return {
        "moving mean and variance": [result.moving_mean[-1], result.moving_variance[-1]],
        "inference, mean and spread of the outputs": [outputs.mean(), outputs.std()],
    }


def attractor(**s: Any) -> Figures:
    orbit, early = integrate.integrate(**s), round(1 / s["dt"])
    if orbit.blown_up is not None:  # the program stops where a number is beyond all bounds
        return {}
    return {"steps": s["steps"], "state at t = 1": orbit.states[early]}


def printed_sign(**s: Any) -> Figures:
    result = escape.escape(**s)
    return {"escapes at": np.inf if result.escape_time is None else result.escape_time}


def solver_rnn(**s: Any) -> Figures:
    states, early = solver_network.as_network(**s).network, round(1 / s["dt"])
    return {"first state": states[1], "state at t = 1": states[early]}


def three_bodies(shares, **s: Any) -> Figures:
    motion = three_body_twins.compare(**s).motion
    return {"steps": len(motion.times) - 1, "places after 200 steps": motion.positions[200].ravel()}


def rebuilt(points, noise, **s: Any) -> Figures:
    *_, last = rebuild.rebuild(reconstruct.Plan(**s), points=points, noise=noise)
    assert last.judged
    return {"parameters": last.parameters, "half hold, Lyapunov times": last.judged.median}


def settings(file: str, changed: dict[str, Any]) -> dict[str, Any]:
    """The settings of a program by the names of core's parameters, some of them changed."""
    return {name.lower(): value for name, value in constants(file).items()} | changed


LINE = np.linspace(-1, 1, 30).tolist()
BENT = [abs(x) for x in LINE]
EIGHT = three_body_orbits.start("eight")
PLAIN: dict[str, tuple[Any, dict[str, Any]]] = {  # what core says, and another step's settings
    "dense_to_shared": (dense_to_shared, {"length": 12, "padding": "CAUSAL", "dilation": 2}),
    "conv1d_by_hand": (conv1d_by_hand, {"name": "sine", "names": ("gaussian",), "width": 15}),
    "fourier_features": (fourier_features, {"name": "sawtooth", "harmonics": 30}),
    "learned_kernel": (learned, {"kernel": "edge", "kernel_width": 5, "width": 7, "steps": 500}),
    "direct_network": (network, {"layers": (("flatten", 0, 0, "linear", "", False),)}),
    "slim_style_network": (
        slim_style_network,
        {
            "layers": (
                ("conv1d", 1, 3, "relu", "conv", False),
                ("conv1d", 1, 3, "tanh", "conv", True),
            )
        },
    ),
    "keras_network": (
        network,
        {"layers": (("flatten", 0, 0, "linear", "", False), ("dense", 2, 0, "relu", "fc", False))},
    ),
    "vanilla_rnn": (vanilla_rnn, {"name": "sine", "length": 200}),
    "lstm": (lstm, {"forget_bias": 4.0, "length": 200, "noise": 0.2}),
    "stacked_lstm": (stacked_lstm, {"layers": 4, "name": "two", "forget_bias": 1.0}),
    "curve_fit": (curve_fit, {"terms": 3}),
    "more_data": (more_data, {"terms": 3, "largest": 100}),
    "restrain": (restrain, {"share": 0.5, "seed": 3, "terms": 6, "x": LINE, "y": BENT}),
    "batch_gradient": (batch_gradient, {"batch": 60}),
    "batch_paths": (paths, {"batch": 30, "steps": 200, "seed": 3}),
    "learning_rate": (learning_rate, {"learning_rate": 5e-15}),
    "rate_sweep": (rate_sweep, {"terms": 3, "steps": 1000}),
    "schedules": (noisy, {"noise": 0.0, "terms": 2, "steps": 300}),
    "layer_product": (product, {"factor": 0.25, "layers": 30}),
    "batchnorm_depth": (batchnorm_depth, {"activation": "relu", "residual": True, "depth": 20}),
    "batchnorm_modes": (batchnorm_modes, {"batch": 4, "momentum": 0.5, "steps": 100}),
    "attractor": (
        attractor,
        {
            "system": "lorenz",
            "start": (1.0, 1.0, 1.0),
            "dt": 0.01,
            "steps": 5_000,
            "parameters": dict(SYSTEMS["lorenz"].parameters),
        },
    ),
    "printed_sign": (printed_sign, {"e": 0.65, "time": 0.3}),
    "solver_rnn": (solver_rnn, {"dt": 0.02, "steps": 500}),
    "three_bodies": (
        three_bodies,
        {
            "masses": EIGHT.masses,
            "positions": EIGHT.positions,
            "velocities": EIGHT.velocities,
            "until": 5.0,
        },
    ),
    "rebuild_cnn": (rebuilt, {"window": 8, "steps": 4_000, "points": 10_000, "noise": 0.01}),
    "rebuild_rnn": (rebuilt, {"network": "lstm", "steps": 4_000}),
}
# Each of these takes more than a few seconds
SLOW = {"batchnorm_depth", "printed_sign", "three_bodies", "batchnorm_modes", "batch_gradient"}
SLOW |= {"rebuild_cnn", "rebuild_rnn"}
QUICK = [name for name in PLAIN if name not in SLOW]


def environment() -> dict[str, str]:
    """As on a learner's machine without a display: nothing of this project can be imported."""
    hidden = ("PYTHONPATH", "DISPLAY", "MPLBACKEND", "COVERAGE_PROCESS_START")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def printed(text: str) -> dict[str, np.ndarray]:
    """The figures that a program printed, by their labels."""
    figures = {}
    for line in text.splitlines():
        label, values = LABEL.fullmatch(line).groups()  # type: ignore[union-attr]
        if values not in ("True", "False"):
            figures[label] = np.array([float(value) for value in values.split()])
    return figures


def tolerance(file: str) -> float:
    """What the file names, as a share of the largest number of a line."""
    found = re.search(r"Tolerance ([\d.e-]+):", (FOLDER / file).read_text(encoding="utf-8"))
    assert found, file
    return float(found[1])


def gap(shown: np.ndarray, expected: Any) -> float:
    """The largest difference, as a share of the largest number."""
    wanted = np.ravel(np.asarray(expected, float))
    assert shown.shape == wanted.shape
    if not np.isfinite(wanted).all():
        return 0.0 if np.array_equal(shown, wanted, equal_nan=True) else np.inf
    return float(abs(shown - wanted).max() / max(abs(wanted).max(), 1e-300))


def agree(name: str, text: str, changed: dict[str, Any]) -> None:
    """The figures are those of core, within the file's tolerance."""
    file, shown = f"{name}.py", printed(text)
    assert "False" not in text.split()
    wanted = PLAIN[name][0](**settings(file, changed))
    off = {label: gap(shown[label], value) for label, value in wanted.items()}
    assert wanted
    assert max(off.values()) <= tolerance(file), off


@pytest.fixture(scope="module")
def together(tmp_path_factory) -> Path:
    """A folder in which the quick programs ran one after the other: TensorFlow starts once."""
    folder = tmp_path_factory.mktemp("programs")
    for name in QUICK:
        (folder / f"{name}.py").write_text(source(f"{name}.py"), encoding="utf-8")
    command = [sys.executable, "-c", RUN]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.xdist_group("plain")
@pytest.mark.parametrize("name", QUICK)
def test_a_program_gives_the_numbers_of_core_and_a_picture(name, together):
    assert (together / f"{name}.png").stat().st_size > 5_000
    agree(name, (together / f"{name}.txt").read_text(), {})


@NIGHT
@pytest.mark.parametrize("other", [False, True])
@pytest.mark.parametrize("name", PLAIN)
def test_a_program_runs_alone_with_its_own_and_with_another_steps_settings(name, other, tmp_path):
    changed = PLAIN[name][1] if other else {}
    (tmp_path / f"{name}.py").write_text(source(f"{name}.py", **changed), encoding="utf-8")
    command = [sys.executable, f"{name}.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert {file.name for file in tmp_path.iterdir()} == {f"{name}.py", f"{name}.png"}
    agree(name, done.stdout, changed)


def test_the_index_names_every_program_once_and_a_tab_that_there_is():
    files = sorted(file.name for file in FOLDER.glob("*.py") if file.stem != "__init__")
    assert sorted(program.file for program in PROGRAMS) == files
    assert sorted(f"{name}.py" for name in PLAIN) == files
    places = {(lesson.address, tab) for lesson in LESSONS for tab in lesson.tabs}
    assert {(program.lesson, program.tab) for program in PROGRAMS} <= places
    assert of_tab("feedforward", "build")[0].file == "direct_network.py"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.file)
def test_a_program_is_short_and_needs_three_libraries(program):
    text = (FOLDER / program.file).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    tree = ast.parse(text)
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {
        name.partition(".")[0]
        for node in nodes
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [a.name for a in node.names]
        )
    }
    assert names <= LIBRARIES
    assert re.search(r"[\u4e00-\u9fff]", ast.get_docstring(tree) or "")
    assert constants(program.file)


@pytest.mark.parametrize("name", PLAIN)
def test_settings_take_the_place_of_constants_and_nothing_else_changes(name):
    changed = PLAIN[name][1]
    before, after = source(f"{name}.py"), source(f"{name}.py", **changed, no_setting_of_it=1)
    assert before != after
    values = {}
    for node in ast.parse(after).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            values.setdefault(node.targets[0].id, ast.unparse(node.value))
    for setting, value in changed.items():
        written = value.tolist() if isinstance(value, np.ndarray) else value
        assert ast.literal_eval(values[setting.upper()]) == written


def test_the_readme_shows_a_program_as_it_is():
    readme = (FOLDER.parents[1] / "README.md").read_text("utf-8")
    assert f"```python\n{source('curve_fit.py')}```" in readme


def test_a_program_that_is_not_there_is_refused():
    with pytest.raises(InputError, match="unknown_choice"):
        source("no_such_program.py")
