"""The names and signs that an equation may have, and what other keyboards and LaTeX call them."""

from __future__ import annotations

import unicodedata

VARIABLES = ("x", "y", "z", "t")
CONSTANTS = ("pi", "e")
TRIGONOMETRIC = ("sin", "cos", "tan", "asin", "acos", "atan")
HYPERBOLIC = ("sinh", "cosh", "tanh", "asinh", "acosh", "atanh")
FUNCTIONS = (*TRIGONOMETRIC, *HYPERBOLIC, "exp", "log", "sqrt", "abs", "sign")
# What f^-1 may mean beside 1/f
INVERSES = {"sin": "asin", "cos": "acos", "tan": "atan", "sinh": "asinh", "cosh": "acosh"}
INVERSES |= {"tanh": "atanh", "exp": "log", "log": "exp"}
ALIASES = {  # other names of a function
    **{f"arc{name}": f"a{name}" for name in ("sin", "cos", "tan")},
    **{f"ar{name}": f"a{name}" for name in ("sinh", "cosh", "tanh")},
    "ln": "log",
    "tg": "tan",
    "arctg": "atan",
    "sgn": "sign",
}
SIGNS = {  # what NFKC leaves as it is, in plain signs
    **dict.fromkeys("−‐‑‒–—", "-"),
    **dict.fromkeys("×✕⋅·∙•∗・", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("∣│", "|"),
    **dict.fromkeys("\u200b\u2061\u2062\ufeff", ""),  # invisible, in copied formulas
    "ˆ": "^",
    "【": "[",
    "】": "]",
    "〔": "(",
    "〕": ")",
    "π": " pi ",
}
SUPERSCRIPTS = {sign: unicodedata.normalize("NFKC", sign) for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺"} | {"⁻": "-"}
SPACES = ("left", "right", "bigl", "bigr", "Bigl", "Bigr", "big", "Big", "quad", "qquad")
SPACES += ("displaystyle", "textstyle")
COMMANDS = {  # of LaTeX, in plain signs
    **dict.fromkeys(SPACES, ""),
    **dict.fromkeys(("cdot", "times", "ast"), "*"),
    **dict.fromkeys(("lvert", "rvert", "vert", "mid"), "|"),
    "div": "/",
    "lbrace": "{",
    "rbrace": "}",
    "lbrack": "[",
    "rbrack": "]",
}
FRACTIONS = ("frac", "dfrac", "tfrac", "cfrac")
BRACKETS = {"(": ")", "[": "]", "{": "}"}
