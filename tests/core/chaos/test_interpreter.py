"""core.chaos.interpreter computes the value of any tree, and compiles once."""

from __future__ import annotations

import time

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from core.chaos import interpreter
from core.chaos.expressions import FUNCTIONS, MAX_LENGTH, parse, value_of
from core.chaos.integrate import integrate, program_block
from core.chaos.own_system import own_system
from core.errors import InputError
from tests.core.chaos.test_expressions import trees

POINTS = st.tuples(*[st.floats(-3, 3)] * 4)


@tf.function(jit_compile=True, autograph=False)
def rates(program, point):
    *u, t = tf.unstack(point)
    return interpreter.rates(program, u, t)


def measured(text: str, point: tuple[float, ...]) -> list[float]:
    """The three rates of a program at x, y, z, t."""
    system = own_system(text)
    tensors = system.program.tensors(tuple(system.parameters.values()))
    return [float(rate) for rate in rates(tensors, tf.constant(point, tf.float64))]


@given(trees(), trees(), POINTS)
def test_a_program_computes_what_its_trees_say(first, second, point):
    if max(len(first), len(second)) > MAX_LENGTH:
        return
    values = dict(zip("xyzt", point, strict=True))
    exact = [float(value_of(parse(text), values)) for text in (first, second, "t")]
    found = measured(f"{first};{second};t", point)
    assert found == pytest.approx(exact, rel=1e-12, abs=1e-12)


def test_every_function_and_operation_is_that_of_the_tree():
    point = -0.7, 0.3, 1.9, 2.0
    values = dict(zip("xyzt", point, strict=True))
    parts = [f"{name}(y)" for name in FUNCTIONS if name != "acosh"] + ["acosh(z)", "2^x", "e^x"]
    parts += ["x^3", "x^-3", "x**2", "x^0", "z^0.5", "z^-1.5", "-x", "+x", "x/z", "x-z", "pi*x"]
    for text in parts:
        exact = float(value_of(parse(text), values))
        assert measured(f"{text};0;0", point)[0] == pytest.approx(exact, rel=1e-14), text


def test_another_number_of_a_text_reaches_its_register():
    changed = integrate("c;-2*x;0".replace("c", "y"), (1, 0, 0), 0.01, 100, parameters={"c1": 3.0})
    np.testing.assert_array_equal(
        changed.states, integrate("y;-3*x;0", (1, 0, 0), 0.01, 100).states
    )


ONES = "+".join(5 * ["(" + "+".join(24 * "1") + ")"])
SINES = "+".join(4 * ["-".join(f"sin({number}*x)" for number in range(10, 16))])


@pytest.mark.parametrize("part", [ONES, SINES])
def test_the_longest_equations_have_room(part):
    point = 1.0, 2.0, 3.0, 4.0
    exact = float(value_of(parse(part), dict(zip("xyzt", point, strict=True))))
    found = measured(f"{part};{part};sin(t)+pi*x^2", point)
    assert found[:2] == pytest.approx([exact, exact], rel=1e-12)


def forms(count: int) -> list[str]:
    """So many systems, no two of one form."""
    powers = [bin(number)[2:] for number in range(count)]
    return ["y;-x;-z" + "".join(f"{'+-'[int(b)]}0*x*y" for b in power) for power in powers]


def test_many_forms_are_compiled_once_and_answered_at_once():
    texts = forms(40)
    assert len({str(own_system(text).program.instructions.tolist()) for text in texts}) == 40
    integrate(texts[0], (1, 0, 0), 0.01, 10)
    integrate(texts[-1], (1, 0, 0), 0.01, 10)
    before = program_block("rk4").experimental_get_tracing_count()  # type: ignore[attr-defined]
    begin = time.process_time()
    for text in texts:
        integrate(text, (1, 0, 0), 0.01, 10)
    assert time.process_time() - begin < 8  # seconds; compiling takes two for each
    assert program_block("rk4").experimental_get_tracing_count() == before  # type: ignore[attr-defined]


def test_an_orbit_that_would_hold_a_processor_too_long_is_refused():
    long = "+".join(f"sin({number}*x)" for number in range(1, 25))
    with pytest.raises(InputError) as error:
        integrate(f"{long};{long};y", (1, 0, 0), 1e-4, 1_000_000)
    assert error.value.rule == "equations_work"
    assert error.value.values["maximum"] > 100_000  # type: ignore[operator]
