"""One process, one batch size: `python -m core.batch_cost_worker BATCH PIXELS ITERATIONS LIMIT`.

Trains the network of ``core.inception`` on one batch of random pictures, over and over, and writes
a line of JSON after every stage: {"stage": ..., "seconds": ..., "megabytes": ...}. The memory is
the process's *peak* so far, and only a fresh process has an honest one: it never goes down again. A
watchman ends the process when that peak passes LIMIT megabytes, or when its parent is gone.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
import time
from typing import Any

OUT_OF_MEMORY = 77  # exit code
ORPHANED = 78
GLANCE = 0.02  # seconds between two looks of the watchman; memory grows by some 10 MB meanwhile


def peak_megabytes() -> float:
    """Returns the largest memory this process has occupied, 10^6 bytes.

    >>> peak_megabytes() > 1
    True
    """
    if sys.platform == "linux":  # where getrusage would start from the peak of the parent
        with open("/proc/self/status", encoding="utf-8", errors="replace") as status:
            if found := re.search(r"VmHWM:\s*(\d+) kB", status.read()):
                return int(found[1]) * 1024 / 1e6
    import resource  # not on Windows, where this module must still be importable

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6  # macOS counts bytes, not KiB


def _watch(limit: float, parent: int) -> None:
    while True:
        if peak_megabytes() > limit:
            os._exit(OUT_OF_MEMORY)
        if os.getppid() != parent:
            os._exit(ORPHANED)
        time.sleep(GLANCE)


def _tell(stage: str, seconds: float) -> None:
    line = {"stage": stage, "seconds": seconds, "megabytes": peak_megabytes()}
    print(json.dumps(line), flush=True)


def _trainer(batch: int, pixels: int) -> Any:
    """Returns a function without arguments that does one training iteration and waits for it."""
    import keras
    import tensorflow as tf

    from core import inception

    model = inception.network(pixels)
    optimiser = keras.optimizers.SGD(0.01)
    optimiser.build(model.trainable_variables)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    pictures = tf.random.stateless_uniform((batch, pixels, pixels, 3), (0, 0))
    labels = tf.range(batch) % inception.CLASSES

    @tf.function(autograph=False)
    def iterate() -> Any:
        with tf.GradientTape() as tape:
            value: Any = loss(labels, model(pictures, training=True))
        gradients: Any = tape.gradient(value, model.trainable_variables)
        optimiser.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        return value

    return lambda: iterate().numpy()


def main(batch: int, pixels: int, iterations: int, limit: float) -> None:
    """Says ready, then first for the iteration that also builds the graph, then timed."""
    watch = threading.Thread(target=_watch, args=(limit, os.getppid()), daemon=True)
    watch.start()
    began = time.perf_counter()
    iterate = _trainer(batch, pixels)
    _tell("ready", time.perf_counter() - began)
    for at in range(iterations + 1):
        began = time.perf_counter()
        iterate()
        _tell("timed" if at else "first", time.perf_counter() - began)


if __name__ == "__main__":
    try:
        main(*(int(one) for one in sys.argv[1:]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        if type(error).__name__ == "ResourceExhaustedError":  # TensorFlow's own MemoryError
            os._exit(OUT_OF_MEMORY)
        raise
