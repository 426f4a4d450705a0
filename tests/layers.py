"""Which modules there are, and what each one imports: read from the files, nothing is run."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from pages.shared.takeaway.syntax import patiently

ROOT = Path(__file__).resolve().parent.parent


def files(*patterns: str) -> list[Path]:
    """The Python files that match, relative to the project's root."""
    return sorted({p.relative_to(ROOT) for item in patterns for p in ROOT.glob(item)})


@functools.cache
def tree(file: Path) -> ast.Module:
    """The syntax of a file."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return patiently(lambda: ast.parse(text, str(file)))


def imports(file: Path, *, lazy: bool = True) -> set[str]:
    """Dotted names of all modules that a file imports; ``lazy``: inside its functions as well."""
    nodes = ast.walk(tree(file)) if lazy else _outside_functions(tree(file))
    result: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            result |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            result |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return result


def tops(file: Path, *, lazy: bool = True) -> set[str]:
    """First parts of the imported names: ``tensorflow``, ``core``, ``pages``."""
    return {name.partition(".")[0] for name in imports(file, lazy=lazy)}


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield child
            yield from _outside_functions(child)
