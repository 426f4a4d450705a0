"""The cost of a batch: real workers, how they end, the straight line, the counts of the plan."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import batch_cost, inception
from core.batch_cost import PUBLISHED, STAGES, measure, straight_line
from core.errors import InputError
from tests.cases import every
from tests.layers import ROOT

PATIENCE = 60.0  # seconds; an end takes milliseconds, a start of TensorFlow a few seconds


@pytest.fixture
def workers(monkeypatch) -> list[subprocess.Popen]:
    """The processes that are started meanwhile."""
    started: list[subprocess.Popen] = []
    real = subprocess.Popen

    def remembered(*args, **kwargs):
        started.append(real(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(batch_cost.subprocess, "Popen", remembered)
    return started


def is_there(pid: int) -> bool:
    """Whether a process exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_every_batch_size_is_measured_in_a_process_of_its_own(workers):
    film = list(measure((2, 64), pixels=32))
    last = film[-1]
    assert len({worker.pid for worker in workers}) == 2
    assert all(worker.returncode is not None for worker in workers)
    assert [cost.batch for cost in last.measured] == [2, 64]
    assert (last.step, last.steps) == (2 * STAGES, 2 * STAGES)
    assert all(item.step <= other.step for item, other in pairwise(film))
    for cost in last.measured:
        assert len(cost.every) == batch_cost.ITERATIONS
        assert min(cost.every) <= cost.seconds <= max(cost.every)
        # TensorFlow alone takes some 400 MB; 64 pictures of 32 pixels keep 45 MB of activations
        assert 100 < cost.ready_megabytes <= cost.megabytes < 3000
    small, large = last.measured
    assert large.megabytes > small.megabytes
    assert last.machine.cores >= 1


def test_whoever_stops_asking_leaves_no_process_behind(workers):
    run: Any = measure((2,), pixels=16)
    next(run)
    assert is_there(workers[0].pid)
    run.close()
    assert workers[0].returncode == -signal.SIGKILL
    assert not is_there(workers[0].pid)


def test_progress_comes_before_the_worker_has_said_anything():
    run: Any = measure((2,), pixels=16)
    began = time.monotonic()
    first = next(run)
    run.close()
    assert first.step == 0
    assert time.monotonic() - began < 5.0  # POLL is 0.2 s; a busy machine starts processes slowly


def test_a_worker_that_needs_more_memory_than_allowed_ends_with_its_batch_named(workers):
    with pytest.raises(InputError, match="cost_out_of_memory") as caught:
        list(measure((2,), pixels=16, limit=100))  # less than TensorFlow itself
    assert caught.value.values == {"batch": 2, "limit": 100}
    assert workers[0].returncode == batch_cost.OUT_OF_MEMORY


def test_a_killed_worker_is_told_as_such(workers):
    run = measure((2,), pixels=16)
    next(run)
    os.kill(workers[0].pid, signal.SIGKILL)
    with pytest.raises(InputError, match="cost_killed") as caught:
        list(run)
    assert caught.value.values == {"batch": 2, "signal": signal.SIGKILL}


def test_a_worker_that_fails_is_a_bug_with_its_own_words(monkeypatch):
    monkeypatch.setattr(batch_cost, "ITERATIONS", "many")
    with pytest.raises(RuntimeError, match="invalid literal for int"):
        list(batch_cost.stages(2, 16, 4000))


def test_a_worker_whose_parent_is_gone_ends_by_itself():
    script = (
        "from core.batch_cost import measure, subprocess\n"
        "real = subprocess.Popen\n"
        "def told(*a, **k):\n"
        "    one = real(*a, **k)\n"
        "    print(one.pid, flush=True)\n"
        "    return one\n"
        "subprocess.Popen = told\n"
        "run = measure((1000,), pixels=64)\n"
        "while next(run).step < 1: pass\n"
        "import os; os._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE
    )
    pid, deadline = int(done.stdout), time.monotonic() + PATIENCE
    while is_there(pid):
        assert time.monotonic() < deadline, "it is still there"
        time.sleep(0.05)


@every("pixels", [16, 33, 64])
def test_the_counts_are_those_of_the_network_in_keras(pixels):
    model, counts = inception.network(pixels), inception.count(pixels)
    assert model.count_params() == counts.parameters
    kept = [layer for layer in model.layers if type(layer).__name__ != "GlobalAveragePooling2D"]
    assert len(kept) < len(model.layers)
    numbers = sum(int(np.prod(layer.output.shape[1:])) for layer in model.layers)
    assert numbers == counts.activations
    convolutions = [layer for layer in model.layers if type(layer).__name__ == "Conv2D"]
    forwards = sum(
        int(np.prod(item.kernel.shape)) * item.output.shape[1] * item.output.shape[2]
        for item in convolutions
    )
    assert forwards + int(np.prod(model.layers[-1].kernel.shape)) == counts.multiplications


def test_seventeen_layers_with_weights_lie_one_behind_another():
    deepest: dict[str, int] = {}
    for layer in inception.network(16).layers:
        before = [
            deepest[node.operation.name]
            for inbound in layer._inbound_nodes
            for node in inbound.parent_nodes
        ]
        deepest[layer.name] = max(before, default=0) + bool(layer.weights)
    assert max(deepest.values()) == inception.LAYERS == 17


@given(
    st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=9, unique=True),
    st.floats(-10, 10),
    st.floats(-10, 10),
)
def test_the_line_is_that_of_least_squares(x, intercept, slope):
    if np.ptp(x) < 1e-2:
        return
    noise = np.sin(np.arange(len(x)) * 7.0)
    y = intercept + slope * np.array(x) + noise
    result = straight_line(x, y)
    expected = np.polynomial.Polynomial.fit(x, y, 1).convert().coef
    expected = np.pad(expected, (0, 2 - expected.size))
    mine: Any = [result.intercept, result.slope]
    np.testing.assert_allclose(mine, list(map(float, expected)), rtol=1e-5, atol=1e-5)
    correlation = np.corrcoef(x, y)[0, 1]
    assert abs(result.r_squared - correlation**2) < 1e-6


def test_a_line_needs_as_many_x_as_y_and_two_that_differ():
    with pytest.raises(InputError, match="lengths_differ"):
        straight_line([1, 2, 3], [1, 2])
    with pytest.raises(InputError, match="flat_bowl"):
        straight_line([2, 2], [1, 3])


def test_the_published_table_is_nearly_straight():
    batches, seconds, megabytes = zip(*PUBLISHED, strict=True)
    for values, r_squared in ((seconds, 0.9986), (megabytes, 0.9988)):
        result = straight_line(batches, values).r_squared
        assert abs(result - np.corrcoef(batches, values)[0, 1] ** 2) < 1e-12
        assert round(result, 4) == r_squared


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"batches": ()}, "batches_count"),
        ({"batches": (1,) * 7}, "batches_count"),
        ({"batches": (50, 50)}, "batches_repeated"),
        ({"batches": (50, 100, 50)}, "batches_repeated"),
        ({"batches": (0,)}, "out_of_range"),
        ({"batches": (10**6,)}, "out_of_range"),
        ({"pixels": 8}, "out_of_range"),
        ({"pixels": 1024}, "out_of_range"),
        ({"limit": 1}, "out_of_range"),
    ],
)
def test_bad_plans_are_refused_before_any_process_begins(wrong, rule, workers):
    with pytest.raises(InputError, match=f"^{rule}"):
        measure(**wrong)
    assert not workers


def test_two_runs_of_one_plan_are_equal_whatever_they_took():
    counts, here = inception.count(16), batch_cost.machine()
    item, other = (
        batch_cost.Costs(6, 6, (2,), counts, (batch_cost.Cost(2, s, (s,), s, s),), here)
        for s in (1.0, 2.0)
    )
    assert item == other
    assert item != batch_cost.Costs(6, 6, (3,), counts, item.measured, here)
