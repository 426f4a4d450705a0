"""Pictures for slides: their plot, what stands beside it, their colours, and Chinese."""

from __future__ import annotations

import io
import math
import os
import subprocess
import sys
import zipfile
from typing import Any

import altair as alt
import pandas as pd
import pytest

from pages.lessons.chaos.rotatable_charts import angles, edges, frame_lines, frame_names
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import hand
from pages.shared.takeaway import pictures
from pages.shared.words import takeaway as words
from tests.app import opened, sound
from tests.cases import every
from tests.downloads import plot_of
from tests.layers import ROOT

LOOK = pictures.Look("Lesson · Tab", ("terms = 6", "http://here/lesson?tab=tab"), "http://here")
BOX = ((-1.0, 1.0), (-1.0, 1.0), (-1.0, 1.0))


def lines(**_) -> alt.Chart:
    return alt.Chart(alt.NamedData("rows")).mark_line().encode(x="x:Q", y="y:Q")


def orbit(**_) -> Any:
    chart = alt.layer(frame_lines(BOX), frame_names(BOX))
    return chart.add_params(*angles("turn", "tilt")).properties(height=470)


def points(**_) -> alt.Chart:
    chart = lines().mark_point(color=alt.ExprRef("background")).add_params(hand("shown", 60))
    return chart.transform_filter("datum.x <= shown")


ROWS = pd.DataFrame({"x": [0, 1, 2], "y": [0.0, 1.0, 4.0]})
LINES = Drawing("lines", lines, {"rows": ROWS})
ORBIT = Drawing("orbit", orbit, {"edges": edges(BOX)})
POINTS = Drawing("points", points, {"rows": ROWS}, moved={"shown": 1})
TALL = Drawing("tall", lines, {"rows": ROWS}, ratio=0.9)


def drawn(drawing: Drawing, **look: object) -> str:
    return pictures.svg(drawing, pictures.Look(**look)).decode()  # type: ignore[arg-type]


@every(
    ("drawing", "size"),
    [(LINES, (720, 405)), (ORBIT, (720, 470)), (POINTS, (720, 405)), (TALL, (720, 800))],
)
def test_a_plot_is_as_wide_as_a_slide_needs_with_or_without_scales(drawing, size):
    assert plot_of(drawn(drawing)) == size


def test_title_settings_and_address_stand_in_the_picture():
    text = pictures.svg(LINES, LOOK).decode()
    for line in (LOOK.heading, *LOOK.small):
        assert f">{line}<" in text


def test_a_picture_says_where_numbers_that_are_not_measured_are_from():
    other = Drawing("lines", lines, {"rows": ROWS}, kinds=("measured", "theory"))
    assert ">measured, theory<" in drawn(other, heading="Lesson")
    assert "measured" not in drawn(LINES, heading="Lesson")


@every(("dark", "ground"), [(False, "#FFFFFF"), (True, "#10151A")])
def test_a_picture_has_the_colours_of_the_page_light_or_dark(dark, ground):
    text = drawn(POINTS, dark=dark)
    assert f'<rect width="100%" height="100%" fill="{ground}"' in text or ground in text[:600]
    assert f'stroke="{ground}"' in text  # what follows the background, follows this one


def test_a_picture_shows_the_place_that_was_chosen_and_else_what_is_on_the_page():
    assert drawn(ORBIT) == drawn(ORBIT, places={"azimuth": 30})
    assert drawn(ORBIT) != drawn(ORBIT, places={"azimuth": 80})
    assert len(drawn(POINTS, places={"shown": 0})) < len(drawn(POINTS))  # one point less
    assert pictures.places(ORBIT)["azimuth"] == ("turn", -180, 180, 2, 30)
    assert pictures.places(POINTS) == {"shown": ("Place on the tape", 0, 1, 1, 1)}
    assert pictures.places(LINES) == {}


def test_small_and_endless_numbers_stay_what_they_are():
    """On a log axis 1e-31 is a place like any other; JSON has no infinity."""
    rows = pd.DataFrame({"x": [1.0, 2.0, 3.0], "y": [1e-31, math.inf, math.nan]})
    complete = pictures.complete(Drawing("lines", lines, {"rows": rows}))
    assert [row["y"] for row in complete["datasets"]["rows"]] == [1e-31, None, None]


def test_small_print_that_is_too_long_is_cut():
    address = "http://here/page?" + "points=1,2;" * 100
    few = pictures.small_print({f"tab_{n}": n for n in range(200)}, "tab", address)
    assert max(map(len, few)) <= pictures.LINE
    assert len(few) == pictures.LINES + 1
    assert few[0].startswith("0 = 0, 1 = 1")
    assert few[-1] == "http://here/page"


def finds_chinese(**environment: str) -> str:
    code = "from pages.shared.takeaway import pictures; print(pictures.draws_chinese())"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    ).stdout.strip()


def test_a_machine_without_fonts_is_known(tmp_path):
    """Fontconfig is shown a folder in which there is none."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{tmp_path}</dir></fontconfig>"
    )
    assert finds_chinese(FONTCONFIG_FILE=str(fonts)) == "False"


@pytest.mark.parametrize("font", [True, False])
def test_a_chinese_page_has_pixels_where_there_is_a_font_and_else_says_why_not(
    font, watch, monkeypatch
):
    monkeypatch.setattr(pictures, "draws_chinese", lambda: font)
    app = sound(opened("batchnorm", tab="product", lang="zh"))
    app.session_state["product:take"] = True
    sound(app.run())
    assert ("product.png" in watch.files) is font
    assert "product.svg" in watch.files
    assert (words.NO_FONT.zh in {each.value for each in app.caption}) is not font
    text = watch.files["product.svg"]().decode()
    assert "层" in text
    program = zipfile.ZipFile(io.BytesIO(watch.files["product.zip"]()))  # made after the run
    assert "程序" in program.read("README.txt").decode()


def test_an_english_page_needs_no_chinese_font(watch, monkeypatch):
    monkeypatch.setattr(pictures, "draws_chinese", lambda: False)
    app = sound(opened("batchnorm", tab="product", lang="en"))
    app.session_state["product:take"] = True
    sound(app.run())
    assert "product.png" in watch.files
    assert words.NO_FONT.en not in {each.value for each in app.caption}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_have_the_theme_of_the_page_until_the_learner_chooses(theme, watch):
    app = sound(opened("batchnorm", tab="product"))
    app.context = {**app.context, "theme": theme}
    app.session_state["product:take"] = True
    sound(app.run())
    grounds = {"light": "#FFFFFF", "dark": "#10151A"}
    assert grounds.pop(theme) in watch.files["product.svg"]().decode()
    (switch,) = [each for each in app.toggle if each.label == words.DARK.en]
    sound(switch.set_value(not switch.value).run())
    (other,) = grounds.values()
    assert other in watch.files["product.svg"]().decode()


def test_a_picture_names_its_lesson_its_settings_and_its_address(watch):
    app = sound(opened("batchnorm", tab="product", product_factor="0.9"))
    app.session_state["product:take"] = True
    sound(app.run())
    text = watch.files["product.svg"]().decode()
    assert "factor = 0.9" in text
    assert ">http://localhost:8501/batchnorm?" in text
    heading = f"{app.title[0].value} · {app.tabs[0].label}"
    assert f">{heading}<" in text
