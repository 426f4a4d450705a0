"""InputError: the only exception that core raises for input that it cannot use."""

from __future__ import annotations


class InputError(ValueError):
    """Names the rule that the input broke, with the numbers that show it.

    ``rule`` is the name of the rule; ``values`` fill in its sentence, so that a user interface can
    write the sentence in any language.

    >>> raise InputError("too_few_points", given=0, minimum=1)
    Traceback (most recent call last):
    ...
    core.errors.InputError: too_few_points (given=0, minimum=1)
    """

    def __init__(self, rule: str, **values: object) -> None:
        self.rule = rule
        self.values = values
        listed = ", ".join(f"{name}={value}" for name, value in values.items())
        super().__init__(f"{rule} ({listed})" if listed else rule)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.rule, self.values)


def _rebuild(rule: str, values: dict[str, object]) -> InputError:
    return InputError(rule, **values)
