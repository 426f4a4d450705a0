"""Sentences and names that are put together, in both languages."""

from __future__ import annotations

from pages.shared.words.language import joined, named, spoken
from tests.cases import every


@every(
    ("lang", "parts", "expected"),
    [
        ("en", ("**Calm.**", "", "The rest."), "**Calm.** The rest."),
        ("zh", ("**平静了。**", "其余的。"), "**平静了**。其余的。"),  # Markdown sees the bold end
        ("zh", ("**平静**了。", "其余的。"), "**平静**了。其余的。"),
        ("zh", ("其余的。", "**平静了。**"), "其余的。**平静了。**"),
        ("zh", (), ""),
    ],
)
def test_sentences_stand_one_after_the_other_as_the_language_has_it(lang, parts, expected):
    with spoken(lang):
        assert joined(*parts) == expected


@every(("lang", "expected"), [("en", "Batch size: Paths"), ("zh", "Batch size：Paths")])
def test_a_part_is_named_with_the_colon_of_the_language(lang, expected):
    with spoken(lang):
        assert named("Batch size", "Paths") == expected
