"""core.chaos.expressions computes what Python computes, and refuses everything else."""

from __future__ import annotations

import contextlib
import re
import time

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.chaos.expressions import CONSTANTS, FUNCTIONS, MAX_LENGTH, evaluate, parse, value_of
from core.chaos.formula import latex
from core.chaos.integrate import integrate
from core.chaos.lyapunov import largest_exponent
from core.chaos.own_system import own_system
from core.chaos.vocabulary import ALIASES, VARIABLES
from core.errors import InputError
from tests.cases import every

LORENZ = "10*(y-x); x*(28-z)-y; x*y-8/3*z"

BAD = {
    "": "equation_empty",
    "   ": "equation_empty",
    "x\0": "equation_part",
    "x;y": "equation_part",
    "x = 3": "equation_equals",
    "dx/dt = y": "equation_equals",
    "q + x": "equation_name",
    "open(x)": "equation_name",
    "__import__(x)": "equation_name",
    "x_1": "equation_name",
    "log10(x)": "equation_name",
    "\\foo x": "equation_name",
    "1j": "equation_name",
    "x if y else z": "equation_name",
    "lambda: 1": "equation_name",
    "True": "equation_name",
    "x.real": "equation_part",
    "x.__class__": "equation_part",
    "(1).__class__": "equation_part",
    "x < y": "equation_part",
    "'a'": "equation_part",
    "x^~2": "equation_part",
    "[1, 2]": "equation_comma",
    "0,5x": "equation_comma",
    "sin(x, y)": "equation_comma",
    "x +": "equation_ends",
    "x^": "equation_ends",
    "x // 2": "equation_missing",
    "x + * y": "equation_missing",
    "^^^^": "equation_missing",
    "x²³⁻¹": "equation_missing",
    "(x": "equation_bracket",
    "x)": "equation_bracket",
    "(x]": "equation_bracket",
    "()": "equation_bracket",
    "|x": "equation_bars",
    "||": "equation_ends",
    "sin": "equation_function",
    "sin + x": "equation_function",
    "sin cos x": "equation_function",
    "x**999999999": "equation_number",
    "x**99999": "equation_power",
    "9**9**9": "equation_power",
    "x**y": "equation_power",
    "x**-13": "equation_power",
    "x^x^x": "equation_power",
    "x/(-8)^0.5": "equation_root",
    "(2-10)^-1.5*x": "equation_root",
    "1e300": "equation_number",
    "1e9999": "equation_number",
    "1" * 200: "equation_number",
    "1/0": "equation_division",
    "x/(2-2)": "equation_division",
    "(2-2)^-1": "equation_division",
    "x" + "+x" * 6000: "equation_long",
    "-" * 100 + "x": "equation_deep",
    "x" + "+x" * 149: "equation_deep",
}
# Books and calculators part ways: what was written, and its two readings
TWO = {
    "1/2x": ("(1/2)*x", "1/(2*x)"),
    "6/2(1+2)": ("(6/2)*(1+2)", "6/(2*(1+2))"),
    "x2": ("x*2", "x^2"),
    "2 3": ("2*3", "23"),
    "2½": ("2*½", "2+½"),
    "2\\frac12": ("2*\\frac12", "2+\\frac12"),
    "sin x y": ("(sin x)*y", "sin(x*y)"),
    "sin xy": ("(sin x)*y", "sin(x*y)"),
    "sin x/2": ("(sin x)/2", "sin(x/2)"),
    "√2x": ("(√2)*x", "sqrt(2*x)"),
    "√x^2": ("(sqrt(x))^…", "sqrt(x^…)"),
    "2^3x": ("(2^3)*x", "2^(3*x)"),
    "e^xy": ("(e^x)*y", "e^(x*y)"),
    "x^1/2": ("(x^1)/…", "x^(1/…)"),
    "x(t)": ("x*t", "x"),
    "ex": ("e*x", "e^x"),
    "e(-x)": ("e*(-x)", "e^(-x)"),
    "sin^-1(x)": ("asin(…)", "1/sin(…)"),
    "tan^{-1}x": ("atan(…)", "1/tan(…)"),
    "|x|y|z|": ("abs(x)*y*abs(z)", "abs(x*abs(y)*z)"),
}


@every(("text", "readings"), TWO.items())
def test_what_has_two_readings_is_refused_with_both(text, readings):
    with pytest.raises(InputError) as error:
        parse(text)
    values = error.value.values
    assert error.value.rule == "equation_readings"
    assert (values["first"], values["second"]) == readings
    assert str(values["given"]) in text


BOMBS = {  # what would take long, or deep, if it were not stopped
    "bars": "|" * 300,
    "nested bars": "|" * 150 + "x" + "|" * 149,
    "products": "xyzt" * 75,
    "brackets": "(" * 300,
    "many brackets": "(x)" * 100,
    "powers": "^" * 300,
    "tower": "2" + "^2" * 149,
    "tower of names": "e" + "^x" * 149,
    "functions": "sin" * 100,
    "roots": "√" * 299 + "x",
    "signs": "+-" * 149 + "x",
    "fractions": r"\frac" * 60,
    "deep fractions": r"\frac{1}{" * 30 + "x",
    "latex": r"\left(" * 5_000 + "x",
    "one sign that is eighteen": "\ufdfa" * 300,
    "millions": "x(" * 1_000_000,
    "digits": "9" * 300,
    "points": "1." * 150,
    "raised": "x" + "²" * 299,
    "words": "sinx" * 75,
}


@every(("name", "text"), BOMBS.items())
def test_a_bomb_is_refused_at_once(name, text):
    begin = time.process_time()
    with pytest.raises(InputError):
        parse(text)
    assert time.process_time() - begin < 0.3, name  # seconds


@given(st.text("xyztpie sincoloqgabEXPT_10²|√()^/\\", max_size=30))
def test_no_sentence_calls_a_name_unknown_that_it_lists(text):
    with contextlib.suppress(InputError):
        try:
            parse(text)
        except InputError as error:
            if error.rule == "equation_name":
                word = str(error.values["given"]).strip("\\").lower()
                assert word not in (*VARIABLES, *CONSTANTS, *FUNCTIONS, *ALIASES)
            raise


@every(("text", "rule"), BAD.items())
def test_what_is_not_on_the_list_is_refused_by_name(text, rule):
    with pytest.raises(InputError) as error:
        parse(text)
    assert error.value.rule == rule
    assert error.value.values["equation"] == "x"


@every("text", ["y; -x", "y", "a;b;c;d"])
def test_three_equations_are_needed(text):
    with pytest.raises(InputError):
        own_system(text)


def trees():
    leaves = st.sampled_from(["x", "y", "z", "t", "2", "0.5", "3.25"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda p: f"({''.join(p)})"),
            inner.map(lambda item: f"-({item})"),
            inner.map(lambda item: f"({item})**2"),
        ),
        max_leaves=8,
    )


@given(trees(), st.tuples(*[st.floats(-3, 3)] * 4))
def test_the_tree_computes_what_python_would(text, point):
    if len(text) > MAX_LENGTH:
        return
    values = dict(zip("xyzt", point, strict=True))
    exact = eval(text, {"__builtins__": {}}, values)  # text that this test made up itself
    assert float(value_of(parse(text), values)) == pytest.approx(exact, rel=1e-9, abs=1e-9)


def test_functions_are_those_of_numpy():
    for name in ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs"):
        value = float(value_of(parse(f"{name}(x)"), {"x": 0.7}))
        assert value == pytest.approx(getattr(np, name)(0.7), rel=1e-12)


def test_own_equations_give_the_orbit_of_the_registry():
    own = integrate(LORENZ, (1, 1, 1), 0.01, 500)
    known = integrate("lorenz", (1, 1, 1), 0.01, 500)
    np.testing.assert_allclose(own.states, known.states, rtol=1e-10)


def test_own_equations_have_exponents():
    # the eigenvalue of the fastest direction
    assert largest_exponent("0.5*x; -y; 0-2*z", steps=1_000) == pytest.approx(0.5, abs=1e-3)
    assert np.isfinite(largest_exponent("1; 0; sin(t)", steps=200))


def test_time_and_constants_may_be_all_there_is():
    orbit = integrate("1; 2*t; cos(pi*t)", (0, 0, 0), 0.01, 100)
    np.testing.assert_allclose(orbit.states[-1], [1.0, 1.0, 0.0], atol=1e-8)


def test_texts_that_differ_in_their_numbers_share_their_equations():
    equations = set()
    for rho in (20.0, 24.5, 28.0):
        own = own_system(f"10*(y-x); x*({rho}-z)-y; x*y-8/3*z")
        result = integrate(own, (1, 1, 1), 0.01, 200)
        known = integrate("lorenz", (1, 1, 1), 0.01, 200, parameters={"rho": rho})
        np.testing.assert_allclose(result.states, known.states, rtol=1e-10)
        equations.add(own.equations)
    assert len(equations) == 1


@given(trees(), st.tuples(*[st.floats(-3, 3)] * 4))
def test_a_system_computes_what_its_text_says(text, point):
    own = own_system(f"{text}; x^2; t*t")
    exact = eval(text, {"__builtins__": {}}, dict(zip("xyzt", point, strict=True)))
    rates = own.equations(*point, *own.parameters.values())
    assert float(rates[0]) == pytest.approx(exact, rel=1e-9, abs=1e-9)
    assert [float(rate) for rate in rates[1:]] == pytest.approx([point[0] ** 2, point[3] ** 2])


def test_an_exponent_is_no_parameter():
    assert own_system("x^3 - 2; y; -1*z").parameters == {"c1": 2.0, "c2": 1.0}


def test_a_blow_up_of_own_equations_is_labelled():
    orbit = integrate("x^2; 0; 0", (1, 0, 0), 0.001, 3_000)
    assert orbit.blown_up == pytest.approx(1.0, abs=0.02)  # x = 1 / (1 - t)


@every(
    ("text", "part"),
    [
        ("y; log(-1-x^2); z", "log(-1-x^2)"),
        ("y; 1 + 2√(-1-x²); z", "√(-1-x²)"),
        ("y; 3 + 1/(x-2); z", "1/(x-2)"),
        ("y; x ln(y - y); z", "ln(y - y)"),
        ("y; exp(1000x) - exp(1000x); z", "exp(1000x)"),
    ],
)
def test_a_value_that_is_undefined_at_the_start_is_named(text, part):
    with pytest.raises(InputError) as error:
        integrate(text, (2, 1, 0), 0.01, 10)
    values = error.value.values
    assert error.value.rule == "equation_undefined"
    assert (values["given"], values["equation"], values["x"]) == (part, "y", 2.0)


def test_a_semicolon_of_latex_is_no_separator_and_a_wide_one_is():
    assert own_system(r"x\;y；-x；0").parameters == {"c1": 0.0}


def test_a_value_needs_its_variables_and_no_others():
    assert evaluate("2x", x=3.0) == 6.0
    assert np.isnan(evaluate("log(-1-x^2)", x=0.0))
    for text, values, rule in (
        ("x y", {"x": 1.0}, "equation_value"),
        ("x", {"x": 1.0, "a": 1.0}, "unknown_parameter"),
        ("x", {"x": float("inf")}, "out_of_range"),
    ):
        with pytest.raises(InputError) as error:
            evaluate(text, **values)
        assert error.value.rule == rule


def read_back(formula: str) -> str:
    """A formula as Python reads it, without any rule on brackets of its own."""
    plain = formula.replace(r"\left", "").replace(r"\right", "")
    for tex, python in ((r"\frac{", "("), ("}{", ")/("), ("^{", "**("), (r"\cdot ", "*")):
        plain = plain.replace(tex, python)
    for tex, python in ((r"\,", "*"), ("{", "("), ("}", ")"), (r"\pi", "pi"), (r"\cos", "cos")):
        plain = plain.replace(tex, python)
    return plain


def formulae():
    leaves = st.sampled_from(["x", "y", "t", "2", "0.5", "1.2345678", "1e-7", "100000"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda p: f"({''.join(p)})"),
            st.tuples(inner, st.sampled_from(["2", "3", "-2"])).map(lambda p: f"({p[0]})^{p[1]}"),
            inner.map(lambda item: f"-({item})"),
            inner.map(lambda item: f"cos({item})"),
        ),
        max_leaves=6,
    )


@given(formulae(), st.tuples(*[st.floats(0.1, 3)] * 4))
@example("(x*y)^2", (2.0, 3.0, 1.0, 1.0))
@example("(x^2)^3", (2.0, 3.0, 1.0, 1.0))
@example("(x/y)^2", (2.0, 3.0, 1.0, 1.0))
@example("x*2.00000001", (1e6, 1.0, 1.0, 1.0))
def test_the_formula_shown_is_the_one_that_is_solved(text, point):
    values = dict(zip("xyzt", np.array(point), strict=True))
    with contextlib.suppress(InputError), np.errstate(all="ignore"):
        shown = read_back(latex(parse(text)))
        # text that this test made up itself, in numbers that do not raise
        numbers = re.sub(r"\d[\d.]*", r"float64(\g<0>)", shown)
        result = eval(numbers, {"__builtins__": {}, "float64": np.float64, "cos": np.cos}, values)
        exact = float(value_of(parse(text), values))
        assert float(result) == pytest.approx(exact, rel=1e-9, nan_ok=True)


@given(formulae())
def test_a_formula_can_be_written_into_the_field_again(text):
    with contextlib.suppress(InputError):
        shown, values = latex(parse(text)), {"x": 0.7, "y": -0.3, "t": 1.9}
        if len(shown) <= MAX_LENGTH:
            expected = evaluate(text, **values)
            assert evaluate(shown, **values) == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_a_formula_shows_every_digit_and_no_product_as_one_number():
    shown = {"28.123456": "28.123456", "2*3": r"2\cdot 3", "5e-7*x": r"5\cdot 10^{-7}\,x"}
    shown |= {"ln x": r"\ln\left(x\right)", "e^-x": "e^{-x}", "|x|": r"\left|x\right|"}
    assert {text: latex(parse(text)) for text in shown} == shown


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(InputError):
        parse(text)


@given(st.text("xyzte0258.()|√^*+-/²~! ", max_size=24), st.tuples(*[st.floats(0.1, 3)] * 4))
@example("x/(-8)^0.5", (1.0, 1.0, 1.0, 1.0))
@example("x^~2", (1.0, 1.0, 1.0, 1.0))
def test_a_text_of_the_right_characters_is_refused_or_has_a_value(text, point):
    values = dict(zip("xyzt", np.array(point), strict=True))
    with contextlib.suppress(InputError, OverflowError), np.errstate(all="ignore"):
        assert isinstance(value_of(parse(text), values), float)
