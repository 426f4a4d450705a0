"""The programs and the QR code that every page hands out."""

from __future__ import annotations

import segno
import streamlit as st
from streamlit.testing.v1 import AppTest

from core import plain
from pages.shared.takeaway import exports
from pages.shared.words import takeaway as words
from tests.app import LANGUAGES, opened, sound


@LANGUAGES
def test_every_program_can_be_opened_from_the_side_of_a_page(lang):
    app = sound(opened("overfitting", lang=lang))
    sound(app.button(key="listings").click().run())
    (choice,) = [box for box in app.selectbox if box.label == getattr(words.PROGRAM, lang)]
    assert len(choice.options) == len(plain.PROGRAMS)
    assert plain.source(plain.PROGRAMS[0].file).strip() in {code.value for code in app.code}


def test_another_program_can_be_chosen():
    def dialog() -> None:
        from pages.shared.takeaway import listings

        listings._choose()

    app = sound(AppTest.from_function(dialog).run())
    sound(app.selectbox[0].select_index(len(plain.PROGRAMS) - 1).run())
    assert plain.source(plain.PROGRAMS[-1].file).strip() in {code.value for code in app.code}


def shown(address: str) -> AppTest:
    def page(address: str) -> None:
        from pages.shared.takeaway import exports

        exports._qr_code(address)

    return sound(AppTest.from_function(page, args=(address,)).run())


def test_the_qr_code_is_that_of_the_link(monkeypatch):
    images: list[str] = []
    monkeypatch.setattr(st, "image", lambda image, **_: images.append(image))
    address = "http://localhost:8501/overfitting?fit_terms=3&lang=zh"
    exports._qr_code(address)
    assert images == [segno.make_qr(address, error="l").svg_inline(scale=4, light="#fff")]


def test_a_link_that_is_too_long_for_a_qr_code_says_so():
    app = shown("http://localhost/" + "1" * 8000)
    assert words.QR_LONG.en in {caption.value for caption in app.caption}
