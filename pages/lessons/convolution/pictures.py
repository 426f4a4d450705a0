"""Pictures: a kernel in two directions blurs, sharpens and finds edges."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import streamlit as st

from core import picture_filters
from core.checks import Numbers
from pages.lessons.convolution import pictures_charts, pictures_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import images, link, pins, tables
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say
from pages.shared.words.sentences import literal
from pages.shared.words.text import Text

SIDES = [16, 32, 48, 64, 96, 128]  # pixels of the learner's own picture
DEFAULT_OWN = "blur"  # kernel with which the learner's own table begins
DEFAULTS: dict[str, Any] = {
    **defaults(picture_filters.make, pictures_source="name"),
    **defaults(picture_filters.kernel, pictures_filter="name"),
    "pictures_size": str(defaults(picture_filters.kernel, size="size")["size"]),
    **defaults(picture_filters.apply, pictures_padding="padding"),
}
PICTURE = {  # settings of a picture, which presets leave as they are
    **defaults(picture_filters.make, pictures_seed="seed"),
    "pictures_side": 64,
}
SYMBOLS = {
    "kernel": "filter",
    "size": "size",
    "padding": "padding",
    "own_weights": pins.Symbol("w", tables.written),
}
PRESETS = {
    "vertical": (pictures_words.PRESET_EDGES, DEFAULTS),
    "blur": (
        pictures_words.PRESET_BLUR,
        DEFAULTS | {"pictures_source": "noise", "pictures_filter": "blur", "pictures_size": "5"},
    ),
    "sharpen": (pictures_words.PRESET_SHARPEN, DEFAULTS | {"pictures_filter": "sharpen"}),
    "rings": (
        pictures_words.PRESET_RINGS,
        DEFAULTS | {"pictures_source": "rings", "pictures_filter": "blur", "pictures_size": "5"},
    ),
    "emboss": (pictures_words.PRESET_EMBOSS, DEFAULTS | {"pictures_filter": "emboss"}),
}
OLD_API = (
    ("tf.nn.conv2d in tf.Session().run", "tf.nn.conv2d"),
    ("slim.conv2d", "keras.layers.Conv2D"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(pictures_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        picture = _picture()
        now = _kernel_widgets()
        call_of = functools.partial(_call, picture)
        runs = pins.board("pictures_pins", now, SYMBOLS, call_of)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("pictures_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: call_of(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        *pinned, result = results.values()
        with narrow:
            _ask(value_of(call.arguments["weights"]))
        drawings = [pictures_charts.original(result), pictures_charts.filtered(result)]
        side_by_side(drawings)
        _figures(result)
        _show_pinned(dict(zip(results, pinned, strict=False)))
        rows = {name: pictures_charts.row(filtered) for name, filtered in results.items()}
        pins.table(runs, rows, SYMBOLS)
        with bottom:
            exports.panel(
                "pictures",
                call,
                drawings,
                page="convolution",
                settings=settings | {"pictures_seed": st.session_state["pictures_seed"]},
                sources=(picture_filters.kernel,),
                old_api=OLD_API,
            )


def _select(label: Text, key: str, options: Mapping[str, str | Text]) -> str:
    shown = {name: text if isinstance(text, str) else say(text) for name, text in options.items()}
    return st.selectbox(say(label), **link.choice(key, shown, DEFAULTS[key]))


def _picture() -> Numbers:
    """The picture that the learner chooses, as an argument of a call."""
    source = _select(pictures_words.PICTURE, "pictures_source", pictures_words.SOURCES)
    seed = st.slider(
        say(words.DATA_SEED),
        0,
        20,
        PICTURE["pictures_seed"],
        key="pictures_seed",
        bind="query-params",
    )
    return _own() if source == "own" else _made(source, seed)


def _made(source: str, seed: int) -> Numbers:
    return Call.of(picture_filters.make, name=source, seed=seed).as_argument()


def _own() -> Numbers:
    """The learner's picture, or the shapes before there is one."""
    side = st.select_slider(
        say(pictures_words.LONGEST_SIDE),
        SIDES,
        PICTURE["pictures_side"],
        key="pictures_side",
        bind="query-params",
    )
    own = images.uploaded("pictures_own", side)
    if own is None:
        return _made(DEFAULTS["pictures_source"], PICTURE["pictures_seed"])
    if own.frames > 1:
        st.caption(say(pictures_words.FRAMES, frames=own.frames))
    return Call.of(
        picture_filters.grey, pixels=own.pixels.to_numpy(), height=own.height, width=own.width
    ).as_argument()


def _kernel_widgets() -> pins.Settings:
    kernel = _select(pictures_words.FILTER, "pictures_filter", pictures_words.FILTERS)
    size = int(_select(pictures_words.FILTER_SIZE, "pictures_size", pictures_words.FILTER_SIZES))
    paddings = {padding: padding for padding in picture_filters.PADDINGS}
    padding = _select(words.PADDING, "pictures_padding", paddings)
    own_weights = _weights(kernel, size)
    return {"kernel": kernel, "size": size, "padding": padding, "own_weights": own_weights}


def _weights(kernel: str, size: int) -> str:
    """Draw the weights; returns those that the learner edits, as text for pins, else nothing."""
    start = DEFAULT_OWN if kernel == "own" else kernel
    table = pictures_charts.kernel_table(
        Call.of(picture_filters.kernel, name=start, size=size).run()
    )
    if kernel != "own":
        with st.popover(say(words.KERNEL_NUMBERS), width="stretch"):
            st.dataframe(table, hide_index=True)
        return ""
    st.caption(say(pictures_words.EDIT_FILTER))
    return tables.packed(tables.edited(f"pictures_table{size}", table))


def _call(
    picture: Numbers, kernel: str, size: int, padding: str, own_weights: str
) -> Call[picture_filters.Filtered]:
    if kernel == "own":
        weights = tables.unpacked(own_weights, columns=size, most=size).to_numpy()
    else:
        weights = Call.of(picture_filters.kernel, name=kernel, size=size).as_argument()
    return Call.of(picture_filters.apply, picture=picture, weights=weights, padding=padding)


def _ask(weights: Any) -> None:
    """Ask how much of the finest stripes the kernel lets through."""
    stripes = Call.of(picture_filters.gain_at, weights=weights, cycles=0.5)
    predictions.ask(
        "pictures_ask",
        say(pictures_words.ASK),
        (0.0, max(picture_filters.largest_gain(weights), 1.0)),
        about=stripes,
        measured=stripes.run(),
        why=say(pictures_words.WHY),
    )


def _figures(result: picture_filters.Filtered) -> None:
    with st.container(horizontal=True):
        st.metric(
            say(pictures_words.KERNEL_SUM),
            f"{result.kernel_sum:.4g}",
            help=say(pictures_words.SUM_HELP),
        )
        st.metric(say(pictures_words.SMALLEST), f"{result.output.min():.4g}")
        st.metric(say(pictures_words.LARGEST), f"{result.output.max():.4g}")
    st.caption(say(pictures_words.NOTE))


def _show_pinned(results: Mapping[str, picture_filters.Filtered]) -> None:
    """Draw the outputs of the pinned runs, three in a row."""
    if results:
        columns = st.columns(3)
        for number, (name, result) in enumerate(results.items()):
            with columns[number % len(columns)]:
                st.caption(literal(name))
                pictures_charts.filtered(result, f"pinned_{name}").show()
