"""The learner's own picture: whatever the file is, a small opaque picture or a clear refusal."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.errors import InputError
from pages.shared.settings.images import MAX_PIXELS, read
from tests.cases import every


def file(picture: Image.Image, form: str = "PNG", **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def first_pixel(content: bytes) -> list[int]:
    return read(content, 32).pixels[:3].to_list()


def bomb(side: int) -> bytes:
    """A PNG of a few hundred bytes that says it is ``side`` pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@every("form", ["PNG", "JPEG"])
def test_a_picture_is_made_small_and_keeps_its_shape(form):
    picture = read(file(Image.new("RGB", (300, 150), (200, 100, 50)), form), 64)
    assert (picture.height, picture.width, picture.frames) == (32, 64, 1)
    assert len(picture.pixels) == 32 * 64 * 3
    # JPEG may be off by a few steps of 255
    assert abs(picture.pixels[:3] - [200, 100, 50]).max() <= 3


@every("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_a_png_is_read(mode):
    picture = read(file(Image.new(mode, (20, 10))), 16)
    assert (picture.height, picture.width) == (8, 16)


def mean(picture: Image.Image, side: int = 32) -> float:
    return float(read(file(picture), side).pixels.mean())


@every(
    ("mode", "value", "means"),
    [
        ("1", 1, 255),
        ("L", 77, 77),
        ("LA", (77, 255), 77),
        ("LA", (77, 0), 255),
        ("P", 77, 77),
        ("RGB", (10, 20, 60), 30),
        ("RGBA", (10, 20, 60, 255), 30),
        ("I;16", 0, 0),
        ("I;16", 257 * 77, 77),
        ("I;16", 65_535, 255),
    ],
)
def test_every_mode_keeps_its_brightness(mode, value, means):
    picture = Image.new(mode, (20, 10), value)
    if mode == "P":  # entry 77 is the colour (77, 77, 77)
        picture.putpalette([step for shade in range(256) for step in [shade] * 3])
    assert mean(picture) == means


def test_a_grey_ramp_of_16_bits_stays_a_ramp():
    ramp = Image.new("I;16", (64, 48))
    ramp.putdata([column * 65_535 // 63 for _ in range(48) for column in range(64)])
    read_ramp = read(file(ramp), 64).pixels
    first_row = read_ramp[: 64 * 3 : 3].tolist()
    assert abs(read_ramp.mean() - 127.5) < 0.5  # rounded to whole steps
    assert first_row == sorted(first_row)
    assert (first_row[0], first_row[-1]) == (0, 255)


@every("mode", ["1", "P"])
def test_fine_patterns_of_bits_and_palettes_are_averaged(mode):
    board = Image.new("1", (1024, 1024))
    board.putdata([(row + column) % 2 for row in range(1024) for column in range(1024)])
    small = read(file(board.convert(mode)), 32).pixels
    assert abs(small.mean() - 127.5) < 1
    assert small.max() - small.min() <= 2


def test_cmyk_is_read_as_its_colour():
    cyan = file(Image.new("CMYK", (20, 20), (255, 0, 0, 0)), "JPEG")
    red, green, blue = first_pixel(cyan)
    assert red < 30
    assert min(green, blue) > 200


def test_what_is_transparent_becomes_white():
    assert first_pixel(file(Image.new("RGBA", (9, 9), (0, 0, 0, 0)))) == [255, 255, 255]


def test_of_an_animation_the_first_frame_is_taken():
    frames = [Image.new("RGB", (9, 9), shade) for shade in ((250, 0, 0), (0, 250, 0))]
    animated = file(frames[0], save_all=True, append_images=frames[1:])
    assert read(animated, 9).frames == 2
    assert first_pixel(animated) == [250, 0, 0]


def test_a_picture_lying_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[274] = 6  # orientation: to be turned by a quarter
    picture = read(file(Image.new("RGB", (40, 20)), "JPEG", exif=exif), 40)
    assert (picture.height, picture.width) == (40, 20)


@every("side", [7_000, 30_000, 2**31 - 1])
def test_a_bomb_is_refused_before_it_is_unpacked(side):
    assert side * side > MAX_PIXELS
    with pytest.raises(InputError) as caught:
        read(bomb(side), 64)
    assert caught.value.rule in ("picture_too_many_pixels", "picture_not_readable")


@every(
    "content",
    [
        b"",
        b"not a picture",
        bomb(50),
        file(Image.effect_noise((50, 50), 50))[:900],
        file(Image.effect_noise((90, 90), 50), "JPEG")[:200],
        file(Image.new("RGB", (9, 9)), "GIF"),
        file(Image.new("RGB", (9, 9)), "BMP"),
        file(Image.new("RGB", (9, 9)), "TIFF"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_whole_png_or_jpeg_is_refused(content):
    with pytest.raises(InputError) as caught:
        read(content, 64)
    assert caught.value.rule == "picture_not_readable"


@given(st.binary(max_size=200), st.integers(0, 300))
def test_bytes_changed_at_random_give_a_picture_or_a_refusal(noise, at):
    whole = file(Image.new("RGB", (30, 30), (10, 20, 30)))
    broken = whole[:at] + noise + whole[at + len(noise) :]
    with contextlib.suppress(InputError):  # anything else would fail
        assert read(broken, 16).width >= 1
