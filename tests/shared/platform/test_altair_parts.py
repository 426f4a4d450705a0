"""pages/shared/platform/altair_parts.py: Altair writes the same, faster."""

from __future__ import annotations

import subprocess
import sys

from tests.layers import ROOT

SCRIPT = """
import altair as alt
from pages.shared.charts import bowl, log_lines
from pages.shared.platform import altair_parts

def written():
    names = ("a", "b")
    charts = (
        bowl.chart("w", "b", "step", names, names, 9, (0.0, 1.0), (-1.0, 1.0)),
        log_lines.log_lines("x", "y", names, ("limit", 2.0), (1.0, 1e4), guessed=True),
    )
    return [chart.to_dict() for chart in charts]

as_it_comes = written()
altair_parts.trust()
assert written() == as_it_comes
"""


def test_altair_writes_the_same_as_without():
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
