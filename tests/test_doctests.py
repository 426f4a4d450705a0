"""Every example in a docstring gives what it says."""

import doctest
import importlib

import pytest

from core import READING_ORDER
from tests.layers import files

SHOWN = [*files("pages/shared/**/*.py"), *files("pages/lessons/*/*.py")]


def failures_in(modules: list[str]) -> tuple[int, int]:
    """How many examples of these modules failed, and how many were tried."""
    results = [doctest.testmod(importlib.import_module(module)) for module in modules]
    return sum(result.failed for result in results), sum(result.attempted for result in results)


@pytest.mark.parametrize("lesson", READING_ORDER)
def test_the_examples_of_core_hold(lesson):
    failed, attempted = failures_in([f"core.{name}" for name in READING_ORDER[lesson]])
    assert attempted > 5
    assert not failed  # which one, stands in the output above


def test_the_examples_of_pages_hold():
    modules = [".".join(file.with_suffix("").parts) for file in SHOWN if file.stem != "__init__"]
    modules.remove("pages.shared.platform.fresh_server")  # a script: it asks for a rerun
    failed, attempted = failures_in(modules)
    assert attempted > 5
    assert not failed
