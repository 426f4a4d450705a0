"""Equations as students write them have the values that SymPy finds in its own notation."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from core.chaos.expressions import evaluate
from tests.cases import every

POINTS = [
    {"x": 0.7, "y": -0.3, "z": 1.9, "t": 0.4},
    {"x": 0.25, "y": 1.3, "z": -2.5, "t": 3.0},
    {"x": 0.9, "y": -4.1, "z": 0.6, "t": 11.0},
]
# As it is written, and as SymPy writes it
WRITTEN = {
    "10(y-x)": "10*(y-x)",
    "2x": "2*x",
    "x(28-z)-y": "x*(28-z)-y",
    "xy-8/3*z": "x*y-8*z/3",
    "sin^2(x)": "sin(x)**2",
    "sin^2 x": "sin(x)**2",
    "sin²x": "sin(x)**2",
    "sin²(x)cos(y)": "sin(x)**2*cos(y)",
    "sin x": "sin(x)",
    "sinx": "sin(x)",
    "Sin(X)": "sin(x)",
    "SIN(x)": "sin(x)",
    "sin 2x": "sin(2*x)",
    "sin 2πt": "sin(2*pi*t)",
    "sin πx": "sin(pi*x)",
    "sin x^2": "sin(x**2)",
    "sin(x)^2": "sin(x)**2",
    "sin x cos y": "sin(x)*cos(y)",
    "2sin x cos x": "2*sin(x)*cos(x)",
    "x sin y": "x*sin(y)",
    "xsin(y)": "x*sin(y)",
    "sin x / cos x": "tan(x)",
    "sin|y|": "sin(Abs(y))",
    "|x|": "Abs(x)",
    "|y|z": "Abs(y)*z",
    "2|x-1|": "2*Abs(x-1)",
    "||x|-|y||": "Abs(Abs(x)-Abs(y))",
    "|x-|y-|z|||": "Abs(x-Abs(y-Abs(z)))",
    "|x||y|": "Abs(x)*Abs(y)",
    "|x|-y|z|": "Abs(x)-y*Abs(z)",
    "|y|²": "y**2",
    "10*（y-x）": "10*(y-x)",
    "２ｘ＋１．５": "2*x+Rational(3,2)",
    "【x+1】y": "(x+1)*y",
    "[x(1-y)]z": "x*(1-y)*z",
    "{x+1}*y": "(x+1)*y",
    "−x": "-x",
    "–x": "-x",
    "x － y": "x-y",
    "2×y": "2*y",
    "x·y": "x*y",
    "x⋅y": "x*y",
    "6÷z": "6/z",
    "x²": "x**2",
    "x³-y²": "x**3-y**2",
    "-x²": "-x**2",
    "z⁻¹": "1/z",
    "z⁻²y": "y/z**2",
    "x¹²": "x**12",
    "√x": "sqrt(x)",
    "2√x": "2*sqrt(x)",
    "√(x+1)y": "sqrt(x+1)*y",
    "√2/2": "sqrt(2)/2",
    "π x": "pi*x",
    "2πx": "2*pi*x",
    "pix": "pi*x",
    "½x": "x/2",
    "¾(x+1)": "Rational(3,4)*(x+1)",
    "ln(x+2)": "log(x+2)",
    "log(x+2)": "log(x+2)",
    "ln x": "log(x)",
    "ln 2x": "log(2*x)",
    "e": "E",
    "e^(-x)": "exp(-x)",
    "e^-x": "exp(-x)",
    "e^-x^2": "exp(-x**2)",
    "e^{-x}y": "exp(-x)*y",
    "xe^(-t)": "x*exp(-t)",
    "2e^x": "2*exp(x)",
    "e²x": "exp(2)*x",
    "exp(-x²)": "exp(-x**2)",
    "E^x": "exp(x)",
    "sinh(x)": "sinh(x)",
    "cosh x": "cosh(x)",
    "tanh(x+y)": "tanh(x+y)",
    "atan(y)": "atan(y)",
    "arctan(y)": "atan(y)",
    "arctan y": "atan(y)",
    "arcsin(x)": "asin(x)",
    "acos(x)": "acos(x)",
    "arsinh(y)": "asinh(y)",
    "atanh(x)": "atanh(x)",
    "acosh(1+x)": "acosh(1+x)",
    "sgn(y)": "sign(y)",
    "tg x": "tan(x)",
    "x^(1/2)": "sqrt(x)",
    "x^0.5": "sqrt(x)",
    "x**2": "x**2",
    "x^2y": "x**2*y",
    "x^2(y+1)": "x**2*(y+1)",
    "x^-2": "x**-2",
    "x-x^3/3-y": "x-x**3/3-y",
    "2^x": "2**x",
    "2^(x+y)": "2**(x+y)",
    "x^2^3": "x**8",
    "xy": "x*y",
    "xyz": "x*y*z",
    "XY": "x*y",
    "2xy": "2*x*y",
    "x y z": "x*y*z",
    "(x+1)(y-2)": "(x+1)*(y-2)",
    "(x+y)z": "(x+y)*z",
    "2(x)(y)": "2*x*y",
    "x/(2y)": "x/(2*y)",
    "(1/2)x": "x/2",
    "1/2*x": "x/2",
    "x--y": "x+y",
    "x*-y": "-x*y",
    "-xy": "-x*y",
    "2e3x": "2000*x",
    "5.x+.5y": "5*x+y/2",
    r"\frac{8}{3}z": "8*z/3",
    r"\frac12x": "x/2",
    r"\frac{x+1}{y-2}": "(x+1)/(y-2)",
    r"\frac{1}{1+\frac{1}{z}}": "1/(1+1/z)",
    r"\dfrac{x}{2}\sin(y)": "x/2*sin(y)",
    r"\sin\left(x\right)": "sin(x)",
    r"\sin x": "sin(x)",
    r"\sin{x}": "sin(x)",
    r"\sin^{2}\left(x\right)": "sin(x)**2",
    r"\arctan(y)": "atan(y)",
    r"x\cdot y": "x*y",
    r"x \times y \div 2": "x*y/2",
    r"x^{2}": "x**2",
    r"x^{2}y": "x**2*y",
    r"\sqrt{x}": "sqrt(x)",
    r"\sqrt{x}y": "sqrt(x)*y",
    r"\sqrt[3]{x}": "x**Rational(1,3)",
    r"\pi x": "pi*x",
    r"e^{-\frac{x}{2}}": "exp(-x/2)",
    r"\mathrm{e}^{x}": "exp(x)",
    r"\operatorname{sinh}(x)": "sinh(x)",
    r"\left|y\right|z": "Abs(y)*z",
    r"\left|\,x\left|y\right|z\,\right|": "Abs(x*Abs(y)*z)",
    r"\lvert y\rvert": "Abs(y)",
    r"x\,y\;z": "x*y*z",
    r"$x\left(28-z\right)-y$": "x*(28-z)-y",
    r"\ln\left(x\right)\cos\left(y\right)": "log(x)*cos(y)",
    "𝑥²+𝑦²": "x**2+y**2",
    "x\u2062y": "x*y",
}
JOINED = {"({0})({1})": "({0})*({1})", "{0} - ({1})": "({0})-({1})", "-({0})²": "-({0})**2"}
JOINED |= {r"\frac{{{0}}}{{7}}+({1})": "({0})/7+({1})", "3({0}) + sin({1})": "3*({0})+sin({1})"}


def three_hundred() -> list[tuple[str, str]]:
    """All that is written above, and pairs of them in larger equations."""
    draw = random.Random(0)
    pairs = list(WRITTEN.items())
    for text, form in itertools.islice(itertools.cycle(JOINED.items()), 300 - len(pairs)):
        (first, one), (second, other) = draw.sample(
            [p for p in WRITTEN.items() if "$" not in p[0]], 2
        )
        pairs.append((text.format(first, second), form.format(one, other)))
    return pairs


@every(("text", "form"), three_hundred())
def test_an_equation_has_the_value_that_sympy_finds(text, form):
    symbols = {name: sympy.Symbol(name, real=True) for name in "xyzt"}
    exact: Any = sympy.sympify(form, locals=symbols)  # type: ignore[call-overload]
    for point in POINTS:
        value = exact.subs({symbols[name]: number for name, number in point.items()}).evalf(20)
        assert evaluate(text, **point) == pytest.approx(float(value), rel=1e-12, abs=1e-13)


def test_there_are_three_hundred_equations():
    assert len({text for text, _ in three_hundred()}) >= 300 - 5


def trees():
    """Random trees: a name, a number, or an operation with its parts."""
    leaves = st.sampled_from(["x", "y", "z", "t", "2", "0.5", "3"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(st.sampled_from(["+", "-", "*", "/"]), inner, inner),
            st.tuples(st.sampled_from(["square", "sin", "abs", "exp", "neg"]), inner),
        ),
        max_leaves=6,
    )


EXPLICIT = {"*": "({0})*({1})", "/": "({0})/({1})", "square": "({0})**2", "exp": "exp({0})"}
EXPLICIT |= {"+": "({0})+({1})", "-": "({0})-({1})", "abs": "abs({0})", "sin": "sin({0})"}
EXPLICIT |= {"neg": "-({0})"}
BOOK = EXPLICIT | {"*": "({0})({1})", "square": "({0})²", "exp": "e^({0})", "abs": "|({0})|"}
LATEX = BOOK | {"/": r"\frac{{{0}}}{{{1}}}", "abs": r"\left|{0}\right|", "exp": "e^{{{0}}}"}
LATEX |= {"*": r"\left({0}\right)\cdot\left({1}\right)", "sin": r"\sin\left({0}\right)"}
WIDE = {k: v.replace("(", "（").replace(")", "）").replace("-", "−") for k, v in BOOK.items()}
TYPED = EXPLICIT | {"*": "({0})×({1})", "/": "({0})÷({1})", "square": "({0})^2"}


def printed(tree: object, notation: dict[str, str]) -> str:
    if isinstance(tree, str):
        return tree
    name, *parts = tree  # type: ignore[misc]
    return notation[name].format(*(printed(part, notation) for part in parts))


@given(trees(), st.tuples(*[st.floats(0.1, 2)] * 4))
def test_all_notations_of_one_tree_have_one_value(tree, point):
    texts = [printed(tree, notation) for notation in (EXPLICIT, BOOK, LATEX, WIDE, TYPED)]
    if max(map(len, texts)) > 300 or _undefined(tree):
        return
    values = dict(zip("xyzt", point, strict=True))
    first, *others = (evaluate(text, **values) for text in texts)
    assert others == pytest.approx([first] * 4, rel=1e-9, nan_ok=True)


def _undefined(tree: object) -> bool:
    """Whether a part of a tree divides by a number that is zero, which is refused."""
    if isinstance(tree, str):
        return False
    name, *parts = tree  # type: ignore[misc]
    constant = name == "/" and not set(printed(parts[1], EXPLICIT).replace("exp", "")) & set("xyzt")
    return constant or any(_undefined(part) for part in parts)


FACTORS = st.sampled_from(["x", "y", "z", "(x+1)", "(y-z)", "sin(x)", "x^2", "z²", "|y|"])


@given(st.sampled_from(["2", "0.5", "π", "x"]), st.lists(FACTORS, min_size=1, max_size=5))
def test_a_product_without_stars_is_the_one_with_stars(first, factors):
    values = POINTS[0]
    joined, starred = "".join([first, *factors]), "*".join([first, *factors])
    if "|" in joined.replace("|y|", "", 1):  # two pairs of bars may have two readings
        joined = " ".join([first, *(factor.replace("|y|", "abs(y)") for factor in factors)])
    assert evaluate(joined, **values) == pytest.approx(evaluate(starred, **values), rel=1e-12)
