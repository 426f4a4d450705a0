"""The process that measures one batch size, and nothing else.

    python -m core.batch_cost_worker BATCH PIXELS ITERATIONS LIMIT

It trains the network of ``core.inception`` on one batch of random pictures, again and again, and
writes a line of JSON after every stage: {"stage": ..., "seconds": ..., "megabytes": ...}. The
memory is the *peak* of the process so far. It never goes down, so each batch size needs a new
process. A thread ends the process when the peak is above LIMIT megabytes, or when the parent has
ended.
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
WATCH_INTERVAL = 0.02  # seconds between two checks of the peak; it grows by some 10 MB meanwhile


def peak_megabytes() -> float:
    """Returns the largest memory this process has occupied, 10^6 bytes.

    >>> peak_megabytes() > 1
    True
    """
    if sys.platform == "linux":  # getrusage would start from the peak of the parent there
        with open("/proc/self/status", encoding="utf-8", errors="replace") as status:
            if match := re.search(r"VmHWM:\s*(\d+) kB", status.read()):
                return int(match[1]) * 1024 / 1e6
    import resource  # not on Windows, where this module must still be importable

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6  # macOS counts bytes, not KiB


def _watch(limit: float, parent: int) -> None:
    """Ends this process when its peak is above the limit, or when its parent has ended."""
    while True:
        if peak_megabytes() > limit:
            os._exit(OUT_OF_MEMORY)
        if os.getppid() != parent:
            os._exit(ORPHANED)
        time.sleep(WATCH_INTERVAL)


def _report(stage: str, seconds: float) -> None:
    """Writes the line of JSON of one stage."""
    line = {"stage": stage, "seconds": seconds, "megabytes": peak_megabytes()}
    print(json.dumps(line), flush=True)


def training_iteration(batch: int, pixels: int) -> Any:
    """Returns a function without arguments that does one training iteration and waits for its end.

    One iteration is a step of gradient descent on one batch of random pictures
    [batch, pixels, pixels, 3].

    >>> bool(training_iteration(2, 16)() > 0)
    True
    """
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
    """Reports the stages: ready, first (this iteration also builds the graph), then all timed."""
    watch = threading.Thread(target=_watch, args=(limit, os.getppid()), daemon=True)
    watch.start()
    start = time.perf_counter()
    iterate = training_iteration(batch, pixels)
    _report("ready", time.perf_counter() - start)
    for at in range(iterations + 1):
        start = time.perf_counter()
        iterate()
        _report("timed" if at else "first", time.perf_counter() - start)


if __name__ == "__main__":
    try:
        main(*(int(argument) for argument in sys.argv[1:]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        if type(error).__name__ == "ResourceExhaustedError":  # TensorFlow's own MemoryError
            os._exit(OUT_OF_MEMORY)
        raise
