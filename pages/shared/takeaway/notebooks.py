"""A plain program as a notebook: its idea, its settings, its picture, a cell for each thought."""

from __future__ import annotations

import ast
import itertools
import re

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from pages.shared.takeaway.programs import Filled
from pages.shared.takeaway.syntax import patiently
from pages.shared.words import common
from pages.shared.words import takeaway as words
from pages.shared.words.language import current, joined, say

CHINESE = re.compile(r"[\u4e00-\u9fff]")
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
PICTURE = "plt."  # from the first line that draws on, all is one cell: a cell shows what it drew


def notebook(filled: Filled, heading: str, address: str) -> str:
    """The program as a notebook in the learner's language; ``heading``: of the tab it is from."""
    tree = patiently(lambda: ast.parse(filled.text))
    idea = _in_my_language(ast.get_docstring(tree) or "")
    imports, settings, *steps = _parts(filled.text, tree)
    cells = [
        new_markdown_cell(f"# {idea[0]}\n\n{joined(*idea[1:])}"),
        new_markdown_cell(say(words.NOTEBOOK_FROM, heading=heading, address=address)),
        new_code_cell(imports),
        new_markdown_cell(_settings(filled)),
        new_code_cell(settings),
        new_markdown_cell(f"## {say(words.NOTEBOOK_STEPS)}"),
        *(new_code_cell(step) for step in steps[:-1]),
        new_markdown_cell(f"## {say(words.NOTEBOOK_PICTURE)}"),
        new_code_cell(steps[-1]),
    ]
    for at, cell in enumerate(cells):
        cell["id"] = f"cell-{at}"  # nbformat draws random ones; the same call gives the same file
    about = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return nbformat.writes(new_notebook(cells=cells, metadata=about))


def _settings(filled: Filled) -> str:
    """The head above the constants, and what of the page's settings is not among them."""
    lines = [f"## {say(words.NOTEBOOK_SETTINGS)}", say(words.NOTEBOOK_CHANGE)]
    if filled.missing:
        lines.append(say(common.PLAIN_LACKS, names=", ".join(filled.missing)))
    return "\n\n".join(lines)


def _in_my_language(docstring: str) -> list[str]:
    """The lines of one language: each is in one, and both say the same."""
    chinese = current() == "zh"
    lines = [line for line in docstring.splitlines() if line]
    return [line for line in lines if bool(CHINESE.search(line)) is chinese]


def _parts(text: str, tree: ast.Module) -> list[str]:
    """Imports, settings, steps, picture: what stands between empty lines outside of functions."""
    lines, (_, *body) = text.splitlines(), tree.body
    first_picture = next(n for n in body if PICTURE in (ast.get_source_segment(text, n) or ""))
    inside = {at for n in body for at in range(n.lineno, (n.end_lineno or n.lineno) + 1)}
    begin = (tree.body[0].end_lineno or 0) + 1
    last = _with_comments(lines, first_picture.lineno)
    gaps = [at for at in range(begin, last) if not lines[at - 1] and at not in inside]
    ends = itertools.pairwise([*gaps, last - 1, len(lines)])
    parts = ["\n".join(lines[low:high]).strip("\n") for low, high in ends]
    return [part for part in parts if part]


def _with_comments(lines: list[str], at: int) -> int:
    """The number of the first of the comments that stand right above a line."""
    while lines[at - 2].startswith("#"):
        at -= 1
    return at
