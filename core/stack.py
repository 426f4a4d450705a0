"""A feedforward network is a stack of layers: each takes the output of the layer below it.

    conv1d   [time, channels] -> [time, features]   y_t = f(sum over k of x_(t+k) A_k + b), SAME
    flatten  [time, channels] -> [time * channels]
    dense    [inputs]         -> [features]         y = f(x A + b)

A name stands for one set of weights. Two layers of the same name are an error, unless the later one
has ``reuse``: then both use the same weights, which are counted once.

Array sizes: time; channels (of the input); features (of a layer).

Source: documentation of tf.nn.conv1d, for SAME.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.checks import whole_number
from core.errors import InputError

KINDS = ("conv1d", "flatten", "dense")
ACTIVATIONS = ("relu", "sigmoid", "tanh", "linear")
MAX_LAYERS = 12  # rows; a longer diagram cannot be read
MAX_FEATURES = 64  # of a layer
MAX_WIDTH = 31  # samples; the widest kernel of a layer
MAX_LENGTH = 4096  # samples of an input
MAX_WEIGHTS = 1_000_000  # 4 MB in float32; built three times within a second
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,29}")  # what graphs and Keras both accept
INPUT = "input"  # the name of the input in all builders, so no layer may have it


@dataclass(frozen=True)
class Layer:
    """One row of a stack. ``flatten`` uses only its name, ``dense`` everything but the width.

    A layer without a name is named by kind and number: conv1d_1, dense_2. The fields may hold any
    cell of a table; ``resolve`` checks them, because its errors can name the row.
    """

    kind: Any  # one of KINDS
    features: Any = 0  # int: output channels, or outputs of a dense layer
    width: Any = 0  # int: of the kernel, in samples
    activation: Any = "relu"  # one of ACTIVATIONS
    name: Any = ""  # str
    reuse: Any = False  # bool: take the weights of the layer below that has the same name


@dataclass(frozen=True)
class Step:
    """A layer in its place: its name, and the shapes of its input and output, without the batch."""

    kind: str
    name: str
    activation: str
    reuse: bool
    input_shape: tuple[int, ...]
    output_shape: tuple[int, ...]
    weight_shape: tuple[int, ...]  # [width, channels, features], [inputs, features] or none

    @property
    def parameters(self) -> int:
        """How many weights and biases this layer adds: none if it reuses those of another layer."""
        if self.reuse or not self.weight_shape:
            return 0
        return int(np.prod(self.weight_shape)) + self.weight_shape[-1]

    @property
    def owns_weights(self) -> bool:
        """Whether a builder makes weights for this layer."""
        return bool(self.weight_shape) and not self.reuse


def _count(row: int, setting: str, given: Any, maximum: int) -> int:
    try:
        number = operator.index(given)
    except TypeError:
        number = 0
    if not 1 <= number <= maximum:
        raise InputError("layer_count", row=row, setting=setting, given=given, maximum=maximum)
    return number


def _layers(given: Any) -> list[Layer]:
    """The rows as Layer; a row may also be a plain tuple of the fields in their order."""
    rows = list(given) if isinstance(given, Iterable) and not isinstance(given, str) else []
    if not rows:
        raise InputError("no_layers", maximum=MAX_LAYERS)
    if len(rows) > MAX_LAYERS:
        raise InputError("too_many_layers", given=len(rows), maximum=MAX_LAYERS)
    layers = []
    for row, entry in enumerate(rows, start=1):
        fields = entry if isinstance(entry, (tuple, list)) else ()
        layer = entry if isinstance(entry, Layer) else Layer(*fields[:6]) if fields else None
        if layer is None or layer.kind not in KINDS:
            kind = entry if layer is None else layer.kind
            raise InputError("unknown_kind", row=row, given=kind, allowed=", ".join(KINDS))
        if layer.activation not in ACTIVATIONS and layer.kind != "flatten":
            allowed = ", ".join(ACTIVATIONS)
            raise InputError("unknown_activation", row=row, given=layer.activation, allowed=allowed)
        if layer.reuse not in (True, False):
            raise InputError("reuse_unclear", row=row, given=layer.reuse)
        layers.append(layer)
    return layers


def _names(layers: list[Layer]) -> list[str]:
    """A name for each row: its own, or its kind with the first number that is free."""
    used = {str(layer.name).lower() for layer in layers} | {INPUT}
    names = []
    for row, layer in enumerate(layers, start=1):
        name, number = layer.name or "", 0
        while not name:
            number += 1
            candidate = f"{layer.kind}_{number}"
            name = "" if candidate in used else candidate
        if not isinstance(name, str) or not NAME.fullmatch(name):
            raise InputError("name_not_allowed", row=row, given=str(name)[:40])
        used.add(name.lower())
        names.append(name)
    return names


def _shapes(
    row: int, layer: Layer, below: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Output and weight shape of a layer whose input has the shape ``below``."""
    if layer.kind == "flatten":
        if len(below) == 1:
            raise InputError("already_flat", row=row)
        return (below[0] * below[1],), ()
    features = _count(row, "features", layer.features, MAX_FEATURES)
    if layer.kind == "dense":
        if len(below) == 2:
            raise InputError("dense_before_flatten", row=row, time=below[0], channels=below[1])
        return (features,), (below[0], features)
    if len(below) == 1:
        raise InputError("conv_after_flatten", row=row)
    width = _count(row, "width", layer.width, MAX_WIDTH)
    if width > below[0]:
        raise InputError("kernel_too_wide", row=row, width=width, length=below[0])
    return (below[0], features), (width, below[1], features)


def _input_shape(given: Any) -> tuple[int, ...]:
    shape = tuple(given) if isinstance(given, (tuple, list)) else (given,)
    if not 1 <= len(shape) <= 2:
        raise InputError("input_shape", given=given)
    limits = (MAX_LENGTH, MAX_FEATURES)
    names = ("length", "channels")
    return tuple(
        whole_number(name, size, 1, most)
        for name, size, most in zip(names, shape, limits, strict=False)
    )


def resolve(layers: Any, input_shape: Any) -> tuple[Step, ...]:
    """Returns the steps of a stack, with every name and shape, on an input of ``input_shape``.

    ``layers``: Layer, or tuples of its fields. ``input_shape``: (time, channels) or (inputs,).

    Raises InputError: no_layers, too_many_layers, unknown_kind, unknown_activation, reuse_unclear,
    layer_count, name_not_allowed, name_reserved, name_taken, nothing_to_reuse,
    reuse_differs, already_flat, dense_before_flatten, conv_after_flatten, kernel_too_wide,
    too_many_weights, input_shape; not_a_whole_number, out_of_range for its sizes.

    >>> three = [Layer("conv1d", 1, 3, name=f"conv{n}") for n in (1, 2, 3)]
    >>> [(step.name, step.output_shape, step.parameters) for step in resolve(three, (1000, 1))]
    [('conv1', (1000, 1), 4), ('conv2', (1000, 1), 4), ('conv3', (1000, 1), 4)]
    """
    rows, shape = _layers(layers), _input_shape(input_shape)
    seen: dict[str, tuple[int, Step]] = {}
    steps: list[Step] = []
    for row, (layer, name) in enumerate(zip(rows, _names(rows), strict=True), start=1):
        output_shape, weight_shape = _shapes(row, layer, shape)
        step = Step(
            layer.kind,
            name,
            layer.activation if weight_shape else "linear",
            bool(layer.reuse),
            shape,
            output_shape,
            weight_shape,
        )
        _check_name(row, step, seen)
        seen.setdefault(name.lower(), (row, step))
        steps.append(step)
        shape = output_shape
    total = sum(step.parameters for step in steps)
    if total > MAX_WEIGHTS:
        raise InputError("too_many_weights", given=total, maximum=MAX_WEIGHTS)
    return tuple(steps)


def _check_name(row: int, step: Step, seen: dict[str, tuple[int, Step]]) -> None:
    """Raise InputError where a name is used twice, or has no weights of this shape to reuse."""
    if step.name.lower() == INPUT:
        raise InputError("name_reserved", row=row, name=step.name)
    first, other = seen.get(step.name.lower(), (0, None))
    if not step.reuse:
        if other:
            raise InputError("name_taken", row=row, name=step.name, first=first)
    elif other is None or other.name != step.name:
        raise InputError("nothing_to_reuse", row=row, name=step.name)
    elif (other.kind, other.weight_shape) != (step.kind, step.weight_shape):
        raise InputError(
            "reuse_differs",
            row=row,
            name=step.name,
            first=first,
            given=list(step.weight_shape),
            wanted=list(other.weight_shape),
        )
