"""What all tests share: how hard hypothesis searches."""

import os

from hypothesis import HealthCheck, settings

# A first call compiles or draws, so the time of one example says nothing
ALWAYS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", **ALWAYS)
settings.register_profile("ci", **ALWAYS, derandomize=True)
settings.register_profile("nightly", **ALWAYS, max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "default")
