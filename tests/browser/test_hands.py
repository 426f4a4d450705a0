"""What a learner does with hands: the tape, a prediction, a pin, files out and in."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from core.checks import MAX_POINTS
from pages.lessons import LESSONS
from pages.shared.words import common
from pages.shared.words.text import Text
from tests.app import on_stage, tabs_of
from tests.browser.chromium import PATIENCE, Seen, call_shown, changed, open_more, settle
from tests.downloads import is_what_it_says, kinds_of
from tests.night import share

EVERY_LESSON = pytest.mark.parametrize(
    "lesson", share(LESSONS, 8), ids=lambda lesson: lesson.address
)
OFF_STAGE = [each for each in LESSONS if not on_stage(each.address, next(iter(each.tabs)))]
SLIDER = "[data-testid=stSlider] input[type=range]"
TAPE = ".vega-bindings input[type=range]"
LOOK = "drawn => drawn.tagName.toLowerCase() === 'canvas' ? drawn.toDataURL() : drawn.innerHTML"
POINTS = "overfitting?tab=fit&fit_data=own&fit_points=0,1;1,2;2,5"


def pattern(text: Text) -> re.Pattern[str]:
    """An English sentence with anything in the place of its placeholders and bold marks."""
    return re.compile(".+".join(map(re.escape, re.split(r"\*\*\{.*?\}\*\*|\{.*?\}", text.en))))


def button(page: Page, text: Text):
    return page.get_by_role("button", name=text.en, exact=False).locator("visible=true")


def press(page: Page, slider: Locator) -> None:
    """Move a slider by a key, away from the end that it may stand at."""
    at_its_start = slider.evaluate("slider => slider.value === slider.min")
    slider.press("ArrowRight" if at_its_start else "ArrowLeft")


@EVERY_LESSON
def test_the_tape_moves_the_picture_without_the_server(lesson, visit):
    page, seen = tab_with(TAPE, lesson, visit)
    tape = page.locator(TAPE).locator("visible=true").first
    picture = tape.locator("xpath=ancestor::*[contains(@class, 'stVegaLiteChart')]")
    drawn = picture.locator("svg.marks, canvas.marks")
    before = drawn.evaluate(LOOK)
    seen.sent.clear()
    for _ in range(5):
        press(page, tape)
    deadline = time.monotonic() + PATIENCE / 1000
    while drawn.evaluate(LOOK) == before:
        assert time.monotonic() < deadline, "the picture does not move"
        page.wait_for_timeout(100)
    page.wait_for_timeout(1000)  # longer than Streamlit takes to send a change of a widget
    assert seen.sent == []


def ended(page: Page) -> Page:
    """The page once all its runs have ended."""
    stop = page.get_by_role("button", name=common.STOP.en, exact=True)
    expect(stop).to_have_count(0, timeout=3 * PATIENCE)
    return settle(page)


def tab_with(wanted: str, lesson, visit) -> tuple[Page, Seen]:
    """The first tab of a lesson that shows such an element, once all its runs have ended."""
    for tab in tabs_of(lesson.address):
        page, seen = visit(f"{lesson.address}?tab={tab}")
        if ended(page).locator(wanted).locator("visible=true").count():
            return page, seen
        page.close()
    raise AssertionError(f"no tab of {lesson.address} has {wanted}")


@pytest.mark.parametrize(
    "lesson", share(OFF_STAGE, len(OFF_STAGE)), ids=lambda lesson: lesson.address
)
def test_a_prediction_is_committed_and_then_revealed(lesson, visit):
    page, _ = visit(lesson.address)
    words = page.get_by_text(pattern(common.YOU_SAID))
    assert words.count() == 0
    button(page, common.COMMIT).first.click()
    words.first.wait_for()
    button(page, common.PREDICT_AGAIN).first.click()
    button(page, common.COMMIT).first.wait_for()
    expect(words).to_have_count(0)


@EVERY_LESSON
def test_a_pinned_run_stands_beside_the_next_one(lesson, visit):
    page, _ = tab_with(f'button:has-text("{common.PIN.en}")', lesson, visit)
    pinned = page.get_by_text(common.PINNED.en)
    assert pinned.count() == 0
    button(page, common.PIN).first.click()
    button(page, common.UNPIN).first.wait_for()
    for slider in page.locator(SLIDER).locator("visible=true").all():
        press(page, slider)  # one of them is no setting of the run
        page.wait_for_timeout(500)
        if settle(page) and pinned.count():
            break
    pinned.wait_for()
    again, _ = visit(page.url.split("/", 3)[3])
    again.get_by_text(common.PINNED.en).wait_for()  # the pin travels in the link
    button(page, common.UNPIN).first.click()
    expect(pinned).to_have_count(0)


@pytest.mark.parametrize("lesson", share(LESSONS, 8), ids=lambda lesson: lesson.address)
def test_every_file_can_be_saved_and_is_what_it_says(lesson, visit, tmp_path):
    page, _ = visit(lesson.address)
    button(page, common.TAKE).first.click()
    buttons = page.locator("[data-testid=stDownloadButton] button:visible")
    buttons.first.wait_for()
    settle(page)  # a file that is asked for while the page runs is one of the run before
    kinds = set()
    for at in range(buttons.count()):
        with page.expect_download() as waiting:
            buttons.nth(at).click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        assert is_what_it_says(file.name, file.read_bytes())
        kinds.add(file.suffix.removeprefix("."))
    assert kinds == kinds_of(lesson.address, next(iter(lesson.tabs)))


def test_a_link_brings_the_learners_own_points(visit):
    page, _ = visit(POINTS)
    assert "x=[0.0, 1.0, 2.0]" in call_shown(page)
    assert "y=[1.0, 2.0, 5.0]" in call_shown(page)


@pytest.mark.parametrize("bad", share(["1,2;3", "a,b", "1,inf", "<b>,1", "9" * 401 + ",1"], 5))
def test_a_link_with_broken_points_gives_the_tutorials_and_a_page(visit, bad):
    page, _ = visit(POINTS.rpartition("=")[0] + "=" + bad)
    assert "0.5773502691896258" in call_shown(page)


def upload(page: Page, content: bytes, name: str = "mine.csv") -> None:
    open_more(page)
    button(page, common.EDIT).first.click()
    page.locator("input[type=file]").first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def test_an_uploaded_table_is_scaled_and_fitted(visit):
    page, _ = visit(POINTS)
    before = call_shown(page)
    upload(page, b"time,height\n0,1\n1,3\n2,7\n")
    page.get_by_text(common.COLUMN_FOR.en.format(column="x")).wait_for()
    page.keyboard.press("Escape")
    assert re.search(r"y=\[-1.0, -0.33\d+, 1.0\]", changed(page, before))
    page.wait_for_url("**2%2C7**")
    page.get_by_text(f"height, {common.SCALED.en}").first.wait_for(state="attached")


BROKEN = {
    "a cell that is no number": (b"x,y\n1,2\n3,abc\n", "Row 3, column y"),
    "a cell that is missing": (b"x,y\n1,2\n3,\n", "Row 3, column y"),
    "nothing": (b"", "holds no data"),
    "not text": (b"\x00\x01\x02" * 50, "not a text file"),
    "too many rows": (b"x,y\n" + b"1,2\n" * (MAX_POINTS + 1), "more than 100000 rows"),
}


@pytest.mark.parametrize(("content", "said"), share(BROKEN.values(), 5), ids=BROKEN)
def test_a_broken_file_is_named_and_the_rest_of_the_page_stays(visit, content, said):
    page, _ = visit(POINTS)
    before = call_shown(page)
    upload(page, content)
    page.get_by_text(re.compile(re.escape(said).replace("100000", "100.?000"))).first.wait_for()
    page.keyboard.press("Escape")
    assert call_shown(settle(page)) == before


def test_a_cell_of_the_table_can_be_edited(visit):
    page, _ = visit(POINTS)
    before = call_shown(page)
    open_more(page)
    button(page, common.EDIT).first.click()
    grid = page.locator("[data-testid=stPopoverBody] [data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # the popover scrolls there
    box = grid.bounding_box()
    assert box
    cell = page.locator("#portal textarea")  # where the grid lets a cell be written
    for _ in range(10):  # a click is lost while the popover or the grid is still being drawn
        page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + 53)  # y of the first point
        page.wait_for_timeout(500)
        page.keyboard.type("4")
        with suppress(TimeoutError):
            cell.wait_for(timeout=3000)
            break
    page.keyboard.press("Enter")
    assert "y=[4.0, 2.0, 5.0]" in changed(page, before)
