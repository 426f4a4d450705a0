"""A notebook is the plain program, cell by cell, and runs in an empty folder."""

from __future__ import annotations

import os
import re

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

from core import polynomial
from core.plain import PROGRAMS, source
from pages.shared.takeaway import notebooks
from pages.shared.takeaway.programs import Filled
from pages.shared.words.language import spoken
from tests.cases import every
from tests.night import share

CHINESE = re.compile(r"[\u4e00-\u9fff]")
FILES = [program.file for program in PROGRAMS]
FIRST = FILES.index("curve_fit.py")
ADDRESS = "http://here/page?lang=zh"


def book_of(file: str, lang: str = "en", **settings: object) -> nbformat.NotebookNode:
    filled = Filled(file, source(file, **settings), ())
    with spoken(lang):
        text = notebooks.notebook(filled, "Lesson · Tab", ADDRESS)
        assert text == notebooks.notebook(filled, "Lesson · Tab", ADDRESS)  # the same bytes
    book = nbformat.reads(text, as_version=4)
    nbformat.validate(book)
    return book


def code_of(book: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in book.cells if cell.cell_type == "code"]


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@every("file", FILES)
def test_the_cells_are_the_program_in_its_order_each_complete(file):
    book = book_of(file)
    assert source(file).rstrip().endswith("\n".join(lines_of("\n".join(code_of(book)))[-3:]))
    docstring, program = source(file).split('"""')[1], source(file).split('"""', 2)[2]
    assert lines_of("\n".join(code_of(book))) == lines_of(program)
    for cell in code_of(book):
        compile(cell, file, "exec")
    assert "plt." not in "".join(code_of(book)[:-1])  # a picture is not torn apart
    assert book.cells[0].source.startswith(f"# {lines_of(docstring)[0]}")
    assert book.metadata.kernelspec.name == "python3"


@every("file", FILES)
def test_its_words_are_in_the_learners_language(file):
    for lang in ("en", "zh"):
        texts = [c.source for c in book_of(file, lang).cells if c.cell_type == "markdown"]
        assert all(bool(CHINESE.search(text)) is (lang == "zh") for text in texts)
        assert any(ADDRESS in text for text in texts)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """One kernel for all notebooks, which starts as a learner's: TensorFlow starts once."""
    manager = KernelManager(kernel_name="python3")
    hidden = ("PYTHONPATH", "MPLBACKEND")
    manager.start_kernel(
        cwd=str(tmp_path_factory.mktemp("empty")),
        env={name: value for name, value in os.environ.items() if name not in hidden},
    )
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("file", share([*FILES[FIRST:], *FILES[:FIRST]], len(FILES)))
def test_a_notebook_runs_and_shows_its_numbers_and_its_picture(file, kernel):
    book = book_of(file)
    NotebookClient(book, km=kernel, timeout=600).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    printed = "".join(each.text for each in outputs if each.output_type == "stream")
    assert ":" in printed
    assert any("image/png" in each.get("data", {}) for each in book.cells[-1].outputs)
    if file == "curve_fit.py":
        loss = float(re.findall(r"^loss: (.*)$", printed, re.M)[0])
        x, y = polynomial.TUTORIAL_X, polynomial.TUTORIAL_Y
        assert loss == pytest.approx(polynomial.fit(x, y).losses[-1], rel=1e-6)
