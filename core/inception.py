"""A convolutional network of 17 layers in the style of Inception, and what one picture costs.

The network has four convolutions, six modules and one dense layer. A module sends its input through
four parallel branches and stacks their channels: 1x1; 1x1 then 3x3; 1x1 then 5x5; maximum of 3x3
then 1x1. Its longest branch has two layers, so the longest way through the network has
4 + 6 * 2 + 1 = 17 layers with weights.

For the way back, training keeps the outputs of every layer, 4 bytes a number. This is the memory
that one more picture in the batch costs; weights and program cost the same for any batch.

Array sizes: pictures; pixels (height and width of a picture).

Source: Szegedy et al., Going Deeper with Convolutions (CVPR 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.checks import whole_number

# Defaults of settings that several functions here have.
PIXELS = 64

WIDTH = 32  # channels of the first modules
MODULES = (1, 1, 2, 2, 3, 3)  # times WIDTH
HALVED_BEHIND = (1, 3)  # modules, counted from 0, after which height and width are halved
CLASSES = 10
LAYERS = 4 + 2 * len(MODULES) + 1
MIN_PIXELS, MAX_PIXELS = 16, 128  # halved four times this is 1 to 8
BYTES = 4  # float32


@dataclass(frozen=True)
class Counts:
    """Sizes that follow from the plan of the network, without running it."""

    pixels: int
    layers: int  # with weights, on the longest way through
    parameters: int
    activations: int  # outputs of all layers for one picture
    multiplications: int  # for one picture, forwards

    @property
    def megabytes(self) -> float:
        """Memory of one picture's activations, 10^6 bytes."""
        return BYTES * self.activations / 1e6


class _Tally:
    """Adds up parameters, activations and multiplications, layer by layer."""

    def __init__(self, pixels: int) -> None:
        self.side, self.parameters, self.activations, self.multiplications = pixels, 0, 0, 0

    def conv(self, inputs: int, outputs: int, kernel: int) -> int:
        """Counts a convolution between these channels; returns its outputs."""
        weights = kernel**2 * inputs * outputs
        self.parameters += weights + outputs
        self.multiplications += weights * self.side**2
        self.keep(outputs)
        return outputs

    def keep(self, channels: int) -> None:
        """Counts the outputs of a layer."""
        self.activations += channels * self.side**2

    def halve(self, channels: int) -> None:
        """Counts a pooling layer that halves height and width."""
        self.side = -(-self.side // 2)
        self.keep(channels)


def count(pixels: int = PIXELS) -> Counts:
    """Returns the sizes of the network for square colour pictures.

    Raises InputError: not_a_whole_number, out_of_range (pixels, MIN_PIXELS to MAX_PIXELS).

    >>> count(64).layers, count(64).parameters == count(32).parameters
    (17, True)
    """
    pixels = whole_number("cost_pixels", pixels, MIN_PIXELS, MAX_PIXELS)
    tally = _Tally(pixels)
    tally.keep(3)
    channels = tally.conv(tally.conv(3, WIDTH, 3), WIDTH, 3)
    tally.halve(channels)
    channels = tally.conv(tally.conv(channels, WIDTH, 1), 2 * WIDTH, 3)
    tally.halve(channels)
    for at, times in enumerate(MODULES):
        wide, half = times * WIDTH, times * WIDTH // 2
        outputs = tally.conv(channels, wide, 1)
        outputs += tally.conv(tally.conv(channels, wide, 1), wide, 3)
        outputs += tally.conv(tally.conv(channels, half, 1), half, 5)
        tally.keep(channels)  # the pooled branch
        outputs += tally.conv(channels, half, 1)
        tally.keep(outputs)  # stacked
        channels = outputs
        if at in HALVED_BEHIND:
            tally.halve(channels)
    return Counts(
        pixels=pixels,
        layers=LAYERS,
        parameters=tally.parameters + (channels + 1) * CLASSES,
        activations=tally.activations + channels + CLASSES,
        multiplications=tally.multiplications + channels * CLASSES,
    )


def _module(inputs: Any, wide: int) -> Any:
    """Returns the outputs of the four branches, their channels stacked."""
    import keras

    half = wide // 2
    pooled = keras.layers.MaxPool2D(3, 1, padding="same")(inputs)
    branches = [
        _conv(inputs, wide, 1),
        _conv(_conv(inputs, wide, 1), wide, 3),
        _conv(_conv(inputs, half, 1), half, 5),
        _conv(pooled, half, 1),
    ]
    return keras.layers.Concatenate()(branches)


def _conv(inputs: Any, channels: int, kernel: int) -> Any:
    import keras

    return keras.layers.Conv2D(channels, kernel, padding="same", activation="relu")(inputs)


def _halve(inputs: Any) -> Any:
    import keras

    return keras.layers.MaxPool2D(3, 2, padding="same")(inputs)


def network(pixels: int = PIXELS) -> Any:
    """Returns the network as a Keras model: pictures [pictures, pixels, pixels, 3] to classes.

    Raises InputError: as ``count``.

    >>> network(16).count_params() == count(16).parameters
    True
    """
    import keras

    pixels = whole_number("cost_pixels", pixels, MIN_PIXELS, MAX_PIXELS)
    pictures = keras.Input((pixels, pixels, 3))
    x = _halve(_conv(_conv(pictures, WIDTH, 3), WIDTH, 3))
    x = _halve(_conv(_conv(x, WIDTH, 1), 2 * WIDTH, 3))
    for at, times in enumerate(MODULES):
        x = _module(x, times * WIDTH)
        x = _halve(x) if at in HALVED_BEHIND else x
    x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(pictures, keras.layers.Dense(CLASSES)(x))
