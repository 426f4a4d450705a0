"""Defaults of settings: each stands once, in the signature of the function of core."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any


def defaults(function: Callable[..., Any], **parameters: str) -> dict[str, Any]:
    """The defaults of a function of core, or of a plan's fields, under the keys of widgets.

    ``parameters``: key of a widget -> name of the parameter that it sets. Raises LookupError where
    a parameter has no default.

    >>> def fit(x, terms=6, learning_rate=5e-4): ...
    >>> defaults(fit, fit_terms="terms", fit_rate="learning_rate")
    {'fit_terms': 6, 'fit_rate': 0.0005}
    """
    signature = inspect.signature(function).parameters
    missing = [
        name for name in parameters.values() if signature[name].default is inspect.Parameter.empty
    ]
    if missing:
        raise LookupError(f"{function.__qualname__} has no default for {', '.join(missing)}")
    return {key: signature[name].default for key, name in parameters.items()}
