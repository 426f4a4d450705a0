"""The stage in a browser: all of it on the first screen, and a picture that follows the mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.lessons import batch_size, overfitting
from pages.lessons.learning_rate import optimisers_words
from pages.shared.words import home
from pages.shared.words import stage as words
from tests.app import STAGED
from tests.browser.chromium import MAIN_SLIDER, PHONE, settle

EVERY_STAGE = pytest.mark.parametrize(("path", "tab"), STAGED)
DESK = {"width": 1280, "height": 800}
PLOT = (640, 360)  # pixels, at least
NARROW = {"width": 320, "height": 700}
LONGEST_PICTURE = 1_000  # milliseconds that a picture of a tape stands, at most, and a little more
BOXES = (
    """() => Object.fromEntries(Object.entries({
    story: '[data-testid=stMain] [data-testid=stButtonGroup]',
    hero: '[class*=st-key-hero-]',
    plot: '[class*=st-key-hero-] .marks .background',
    guess: '[class*=_ask] button',
    setting: '"""
    + MAIN_SLIDER
    + """',
}).map(([name, selector]) => {
    const shown = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const box = shown[0].getBoundingClientRect();
    return [name, {top: box.top, bottom: box.bottom, width: box.width, height: box.height}];
}))"""
)
DRAWN = "chart => chart.querySelector('svg.marks, canvas.marks').outerHTML"


def chart(page: Page) -> Locator:
    return page.locator("[class*=st-key-hero-] .stVegaLiteChart").first


def at_the_end(page: Page) -> Page:
    """The page once its tape has played, as it does when a tab opens."""
    tape = page.locator("[class*=_live] .tape input").first
    page.wait_for_function(
        "tape => tape.value === tape.max", arg=tape.element_handle(), timeout=20_000
    )
    return settle(page)


@EVERY_STAGE
def test_the_stage_is_whole_on_the_first_screen_of_a_projector(path, tab, visit):
    page, _ = visit(f"{path}?tab={tab}&lang=en", size=DESK)
    page.reload()  # the first page of a fresh server has a wider menu
    settle(page)
    boxes = page.evaluate(BOXES)
    for name, box in boxes.items():
        assert box["top"] >= 0, (name, box)
        assert box["bottom"] <= DESK["height"], (name, box)
    assert boxes["plot"]["width"] >= PLOT[0], boxes["plot"]
    assert boxes["plot"]["height"] >= PLOT[1], boxes["plot"]


@EVERY_STAGE
def test_a_phone_shows_hero_and_main_setting_together_and_never_scrolls_sideways(path, tab, visit):
    page, _ = visit(f"{path}?tab={tab}&lang=zh", size=PHONE, locale="zh-CN")
    boxes = page.evaluate(BOXES)
    assert boxes["setting"]["bottom"] - boxes["hero"]["top"] <= PHONE["height"], boxes
    page.set_viewport_size(NARROW)
    settle(page)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= NARROW["width"]


@EVERY_STAGE
def test_the_picture_follows_the_main_setting_before_the_server_hears_of_it(path, tab, visit):
    page, seen = visit(f"{path}?tab={tab}&lang=en", size=DESK)
    at_the_end(page)
    thumb = page.locator(MAIN_SLIDER).first
    grip = thumb.locator("input[type=range]").first.evaluate_handle(
        "input => input.parentElement.parentElement"
    )
    box = grip.as_element().bounding_box()
    before, link = chart(page).evaluate(DRAWN), page.url
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    seen.sent.clear()
    drawn = set()
    for step in range(1, 21):
        page.mouse.move(x + 4 * step, y)
        page.wait_for_timeout(40)
        drawn.add(chart(page).evaluate(DRAWN))
    assert len(drawn - {before}) >= 2
    assert seen.sent == []
    page.mouse.up()
    page.wait_for_url(lambda now: now != link)
    settle(page)


@EVERY_STAGE
def test_a_tape_plays_once_from_its_beginning_and_stops_by_button_and_space_bar(path, tab, visit):
    page, _ = visit(f"{path}?tab={tab}&lang=en", size=DESK)
    at_the_end(page)
    tape = page.locator("[class*=_live] .tape").first
    place = tape.locator("input")
    tape.get_by_role("button", name=words.PLAY.en).click()
    expect(tape.get_by_role("button", name=words.PAUSE.en)).to_be_visible()
    page.wait_for_timeout(LONGEST_PICTURE)
    tape.get_by_role("button", name=words.PAUSE.en).click()
    stopped = int(place.input_value())
    assert 0 < stopped < int(place.get_attribute("max") or 0)
    page.wait_for_timeout(300)
    assert int(place.input_value()) == stopped
    said = tape.locator("output").inner_text()
    place.focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(LONGEST_PICTURE)
    page.keyboard.press("Space")
    assert int(place.input_value()) > stopped
    assert tape.locator("output").inner_text() != said
    place.press("Home")
    assert place.input_value() == "0"


def test_a_point_can_be_dragged_and_moved_by_keys_and_the_curve_follows(visit):
    page, seen = visit("overfitting?tab=fit&lang=en", size=DESK)
    at_the_end(page)
    handle = page.locator(".handle").nth(2)
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + 9, box["y"] + 9
    before = chart(page).evaluate(DRAWN)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x + step, y - 8 * step)
        page.wait_for_timeout(60)
    page.wait_for_function(
        "([chart, before]) => chart.querySelector('svg.marks').outerHTML !== before",
        arg=[chart(page).element_handle(), before],
    )
    assert "fit_points" not in page.url  # still in the hand
    page.mouse.up()
    page.wait_for_url("**fit_points=**")
    settle(page)
    link = page.url
    handle.press("ArrowUp")
    page.wait_for_url(lambda now: now != link)
    assert seen.errors == []


def click_in(page: Page, picture: str, across: float, up: float) -> None:
    """Click in the plot of a picture: across from its left, up from its lower edge, as shares."""
    plot = page.locator(f"{picture} .marks .background").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    page.mouse.click(box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"])


def test_a_click_in_the_bowl_sets_the_start_as_often_as_one_likes(visit):
    page, seen = visit("learning-rate?tab=optimisers&lang=en", size=DESK)
    at_the_end(page)
    hero = "[class*=st-key-hero-]"
    click_in(page, hero, 0.8, 0.8)
    page.wait_for_url("**optimisers_first=1.*")
    settle(page)
    link = page.url
    steps = page.locator("[data-testid=stButtonGroup] button:visible")
    steps.filter(has_text=optimisers_words.STEP_RACE.en).click()
    page.wait_for_url(lambda now: "optimisers_first" not in now)
    settle(page)
    click_in(page, hero, 0.8, 0.8)
    page.wait_for_url(link)
    assert seen.errors == []


def test_a_path_that_was_switched_off_at_its_label_stays_so(visit):
    page, _ = visit("learning-rate?tab=optimisers&lang=en", size=DESK)
    at_the_end(page)
    hidden = "[class*=st-key-hero-] .mark-line path[opacity='0']"
    expect(page.locator(hidden)).to_have_count(0)
    label = page.locator("[class*=st-key-hero-] .mark-text text", has_text="momentum")
    box = label.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(hidden)).to_have_count(1)
    link = page.url
    click_in(page, "[class*=st-key-hero-]", 0.2, 0.8)
    page.wait_for_url(lambda now: now != link)
    settle(page)
    expect(page.locator(hidden)).to_have_count(1)


def test_a_click_in_the_map_sets_rate_and_momentum(visit):
    page, _ = visit("learning-rate?tab=optimisers&lang=en", size=DESK)
    at_the_end(page)
    click_in(page, ".st-key-optimisers_map", 0.3, 0.3)
    page.wait_for_url(lambda now: "optimisers_rate=0.0" in now and "optimisers_momentum=0." in now)


def test_the_home_page_answers_the_first_drag_and_hands_the_points_to_the_lesson(visit):
    page, seen = visit("?lang=en", size=DESK)
    at_the_end(page)
    hero = page.locator("[class*=st-key-hero-]").bounding_box()
    assert hero
    assert hero["y"] + hero["height"] <= DESK["height"]
    before = chart(page).evaluate(DRAWN)
    box = page.locator(".handle").nth(2).bounding_box()
    assert box
    page.mouse.move(box["x"] + 9, box["y"] + 9)
    page.mouse.down()
    page.mouse.move(box["x"] + 19, box["y"] - 71, steps=8)
    page.wait_for_function(
        "([chart, before]) => chart.querySelector('svg.marks').outerHTML !== before",
        arg=[chart(page).element_handle(), before],
    )
    page.mouse.up()
    page.wait_for_url("**cover_points=**")
    settle(page)
    page.get_by_role("button", name=home.OUTSIDE.en).click()
    page.wait_for_url("**/overfitting?**fit_points=**")
    settle(page)
    assert seen.errors == []


def test_the_menu_of_the_page_switches_the_theme(visit):
    page, _ = visit("?lang=en", size=DESK)
    shade = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    light = page.evaluate(shade)
    page.locator("[data-testid=stMainMenu] button").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    page.wait_for_function(f"light => {shade} !== light", arg=light)


def test_back_undoes_a_change_of_tab_and_returns_to_the_tab_one_was_on(visit):
    page, _ = visit("overfitting?lang=en", size=DESK)
    tabs = overfitting.LESSON.labels()
    opened = page.locator("[role=tab][aria-selected=true]")
    for name in ("more_data", "restrain"):
        page.get_by_role("tab", name=tabs[name]).click()
        page.wait_for_url(f"**tab={name}*")
        settle(page)
    page.go_back()
    expect(opened).to_have_text(tabs["more_data"])
    settle(page)
    page.go_forward()
    expect(opened).to_have_text(tabs["restrain"])
    settle(page)
    page.get_by_role("link", name=batch_size.LESSON.title.en).click()
    page.wait_for_url("**/batch-size**")
    settle(page)
    page.go_back()
    page.wait_for_url("**/overfitting?**")
    expect(opened).to_have_text(tabs["restrain"])


def test_where_motion_is_not_wanted_the_tape_stands_at_its_end(visit):
    page, _ = visit("overfitting?tab=fit&lang=en", size=DESK)
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    settle(page)
    place = page.locator("[class*=_live] .tape input").first
    assert place.input_value() == place.get_attribute("max")
    page.emulate_media(reduced_motion="no-preference")


def test_next_goes_to_the_following_idea_and_to_the_top(visit):
    page, _ = visit("overfitting?tab=fit&lang=en", size=DESK)
    page.get_by_role("button", name="Next: How many parameters").click()
    page.wait_for_url("**tab=model_size**")
    settle(page)
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop === 0")


@EVERY_STAGE
def test_an_embedded_page_is_the_stage_alone_and_shows_its_hero(path, tab, visit):
    page, _ = visit(f"{path}?tab={tab}&embed=true", size={"width": 900, "height": 600})
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    assert not page.locator("h1").is_visible()
    box = page.evaluate(BOXES)["hero"]
    assert box["top"] >= 0
    assert box["bottom"] <= 600
