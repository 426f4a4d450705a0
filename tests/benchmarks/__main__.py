"""`python -m tests.benchmarks`: prints one table of ratios; exits with 1 if a limit is missed."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # the table, not TensorFlow's greetings

PARTS = (  # modules of this package
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
    "reading",
    "platform",
    "reruns",
    "hands",
)


def main() -> int:
    """Measure and print the table; returns the exit code: 0 if every ratio keeps its limit."""
    from tests.benchmarks.measuring import table

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--only", choices=PARTS, help="one part of the table")
    arguments = parser.parse_args()
    lines = []
    for part in [arguments.only] if arguments.only else PARTS:
        print(f"measuring: {part}", file=sys.stderr, flush=True)
        lines += importlib.import_module(f"tests.benchmarks.{part}").lines(quick=arguments.quick)
    print(table(lines))
    return 0 if all(line.met for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
