"""Reads the learner's own picture, and makes it small and opaque."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from PIL import Image, ImageOps

from core.errors import InputError
from pages.shared.platform import uploads
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import of_error

MEGABYTES = 5  # as server.maxUploadSize in .streamlit/config.toml
MAX_PIXELS = 40_000_000  # of the file; 120 MB once unpacked, a good camera's picture
FORMATS = ("PNG", "JPEG")  # no other decoder is tried
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # MAX_PIXELS is lower


@dataclass(frozen=True)
class Picture:
    """Red, green, blue from 0 to 255, pixel by pixel, row by row."""

    pixels: pd.Series
    height: int
    width: int
    frames: int  # of the file; only the first one is here


def uploaded(key: str, side: int) -> Picture | None:
    """An uploaded picture, at most ``side`` pixels wide and high; None before the first.

    While a file cannot be read, the last good one stays in use.
    """
    kept = f"{key}:good"
    label = say(common.UPLOAD_PICTURE, megabytes=MEGABYTES)
    file = st.file_uploader(label, type=["png", "jpg", "jpeg"], key=f"{key}:file")
    if file is not None:
        try:
            content = uploads.content(file)
            read(content, side)
            st.session_state[kept] = content
        except InputError as error:
            st.warning(of_error(error))
            if kept in st.session_state:
                st.caption(say(common.DATA_KEPT))
    content = st.session_state.get(kept)
    return None if content is None else read(content, side)


@st.cache_data(max_entries=20, max_size="50MB", show_spinner=False)
def read(content: bytes, side: int) -> Picture:
    """The picture in a file, its first frame, upright, on white where it is transparent.

    Raises InputError: picture_not_readable; picture_too_many_pixels, before anything is unpacked.
    """
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
        if (pixels := picture.width * picture.height) > MAX_PIXELS:
            raise InputError("picture_too_many_pixels", given=pixels, maximum=MAX_PIXELS)
        frames = getattr(picture, "n_frames", 1)
        picture.draft("RGB", (side, side))  # a JPEG unpacks only as finely as needed
        small = _small(picture, side)
    except Image.DecompressionBombError as error:  # "Image size (... pixels) exceeds limit ..."
        given = int(re.findall(r"\d+", str(error))[0])
        raise InputError("picture_too_many_pixels", given=given, maximum=MAX_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("picture_not_readable") from error
    return Picture(pd.Series(list(small.tobytes())), small.height, small.width, frames)


def _small(picture: Image.Image, side: int) -> Image.Image:
    """The picture upright, opaque and at most ``side`` pixels wide and high."""
    picture = _averageable(picture)
    picture.thumbnail((4 * side, 4 * side))
    upright = ImageOps.exif_transpose(picture)
    clear = upright.convert("RGBA") if upright.mode != "CMYK" else upright.convert("RGB")
    if clear.mode == "RGBA":
        clear = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    clear.thumbnail((side, side))
    return clear


def _averageable(picture: Image.Image) -> Image.Image:
    """The picture in a mode whose pixels can be averaged, from 0 to 255.

    Numbers of a palette cannot, nor can single bits; 16 bits a pixel go from 0 to 257 x 255.
    """
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if picture.mode == "P":
        return picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    return picture.convert("L") if picture.mode == "1" else picture
