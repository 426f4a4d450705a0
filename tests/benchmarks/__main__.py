"""`python -m tests.benchmarks`: one table of ratios; ends with 1 if one is missed."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # the table, not TensorFlow's greetings

PARTS = (  # modules beside this one
    "mathematics",
    "convolution",
    "feedforward",
    "recurrent",
    "chaos",
    "batches",
    "three_bodies",
    "reconstruction",
    "batchnorm",
    "charts",
    "platform",
    "reruns",
)


def main() -> int:
    """Measure, print, and say by the exit code whether every ratio is as asked."""
    from tests.benchmarks.measuring import table

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--only", choices=PARTS, help="one part of the table")
    asked = parser.parse_args()
    lines = []
    for part in [asked.only] if asked.only else PARTS:
        print(f"measuring: {part}", file=sys.stderr, flush=True)
        lines += importlib.import_module(f"tests.benchmarks.{part}").lines(quick=asked.quick)
    print(table(lines))
    return 0 if all(line.met for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
