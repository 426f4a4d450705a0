"""Pictures: the same sum of neighbours in two directions blurs, sharpens and finds edges."""

from __future__ import annotations

import streamlit as st

from core import picture_filters
from pages.lessons.convolution import pictures_charts, pictures_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import images, link, pins, tables
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

SIDES = [16, 32, 48, 64, 96, 128]  # pixels of the learner's own picture
DEFAULTS: dict[str, object] = {
    "pictures_source": "shapes",
    "pictures_filter": "vertical",
    "pictures_size": "3",
    "pictures_padding": "SAME",
}
PRESETS = {
    "vertical": (pictures_words.FILTER_PRESET_EDGES, DEFAULTS),
    "blur": (
        pictures_words.FILTER_PRESET_BLUR,
        DEFAULTS | {"pictures_source": "noise", "pictures_filter": "blur", "pictures_size": "5"},
    ),
    "sharpen": (pictures_words.FILTER_PRESET_SHARPEN, DEFAULTS | {"pictures_filter": "sharpen"}),
    "rings": (
        pictures_words.FILTER_PRESET_RINGS,
        DEFAULTS | {"pictures_source": "rings", "pictures_filter": "blur", "pictures_size": "5"},
    ),
    "emboss": (pictures_words.FILTER_PRESET_EMBOSS, DEFAULTS | {"pictures_filter": "emboss"}),
}
OLD_API = (
    ("tf.nn.conv2d in tf.Session().run", "tf.nn.conv2d"),
    ("slim.conv2d", "keras.layers.Conv2D"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(pictures_words.PICTURES_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        source = _choose(pictures_words.PICTURE, "pictures_source", pictures_words.PICTURE_SOURCES)
        seed = st.slider(say(words.DATA_SEED), 0, 20, 0, key="pictures_seed", bind="query-params")
        picture = _own() if source == "own" else _made(source, seed)
        chosen = _choose(pictures_words.FILTER, "pictures_filter", pictures_words.FILTERS)
        size = _choose(pictures_words.FILTER_SIZE, "pictures_size", pictures_words.FILTER_SIZES)
        padding = st.selectbox(
            say(words.PADDING),
            **link.choice("pictures_padding", {one: one for one in picture_filters.PADDINGS}),
        )
        own = _weights(chosen, int(size))
        plan = {"filter": chosen, "size": int(size), "padding": padding, "w": own}
        runs = pins.board("pictures_pins", plan, lambda *pin: _call(picture, *pin))
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("pictures_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(picture, *run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *pinned, now = results
        with narrow:
            _ask(calls[now].arguments["weights"])
        before, after = (
            pictures_charts.original(results[now]),
            pictures_charts.filtered(results[now]),
        )
        side_by_side([before, after])
        _figures(results[now])
        others = {
            name: pictures_charts.filtered(results[name], f"pinned_{name}") for name in pinned
        }
        _side_by_side(others)
        pins.table(runs, {name: pictures_charts.row(one) for name, one in results.items()})
        with bottom:
            exports.panel(
                "pictures",
                calls[now],
                [before, after],
                page="convolution",
                settings=settings | {"pictures_seed": seed},
                sources=(picture_filters.kernel,),
                old_api=OLD_API,
            )


def _choose(text, key: str, options) -> str:
    shown = {name: say(one) for name, one in options.items()}
    return st.selectbox(say(text), **link.choice(key, shown))


def _made(source: str, seed: int) -> Call:
    return Call(picture_filters.make, {"name": source, "seed": seed})


def _own() -> Call:
    """The learner's picture, or the shapes before there is one."""
    side = st.select_slider(
        say(pictures_words.PICTURE_SIDE), SIDES, 64, key="pictures_side", bind="query-params"
    )
    own = images.uploaded("pictures_own", side)
    if own is None:
        return _made("shapes", 0)
    if own.frames > 1:
        st.caption(say(pictures_words.PICTURE_FRAMES, frames=own.frames))
    plan = {"pixels": own.pixels.to_numpy(), "height": own.height, "width": own.width}
    return Call(picture_filters.grey, plan)


def _named(name: str, size: int) -> Call:
    return Call(picture_filters.kernel, {"name": name, "size": size})


def _weights(chosen: str, size: int) -> str:
    """Draw the kernel's numbers; returns those that the learner edits, as text that pins carry."""
    named = "blur" if chosen == "own" else chosen  # the table of one's own begins with it
    table = pictures_charts.kernel_table(_named(named, size).run())
    if chosen != "own":
        with st.popover(say(words.KERNEL_NUMBERS), width="stretch"):
            st.dataframe(table, hide_index=True)
        return ""
    st.caption(say(pictures_words.EDIT_FILTER))
    return tables.as_text(tables.edited(f"pictures_table{size}", table))


def _call(picture: Call, chosen: str, size: int, padding: str, own: str) -> Call:
    """A run from its picture and the values of its pin."""
    weights = _named(chosen, size)
    if chosen == "own":
        weights = tables.of_text(own, columns=size, most=size).to_numpy()
    plan = {"picture": picture, "weights": weights, "padding": padding}
    return Call(picture_filters.apply, plan)


def _ask(weights) -> None:
    kernel = value_of(weights)
    stripes = Call(picture_filters.gain_at, {"weights": kernel, "cycles": 0.5})
    predictions.ask(
        "pictures_ask",
        say(pictures_words.PICTURE_ASK),
        (0.0, max(picture_filters.largest_gain(kernel), 1.0)),
        about=stripes,
        measured=stripes.run(),
        why=say(pictures_words.PICTURE_WHY),
    )


def _figures(result) -> None:
    with st.container(horizontal=True):
        st.metric(
            say(pictures_words.KERNEL_SUM),
            f"{result.kernel_sum:.4g}",
            help=say(pictures_words.SUM_HELP),
        )
        st.metric(say(pictures_words.SMALLEST), f"{result.output.min():.4g}")
        st.metric(say(pictures_words.GREATEST), f"{result.output.max():.4g}")
    st.caption(say(pictures_words.PICTURES_NOTE))


def _side_by_side(drawings) -> None:
    if drawings:
        places = st.columns(3)
        for at, (name, drawing) in enumerate(drawings.items()):
            with places[at % len(places)]:
                st.caption(name)
                drawing.show()
