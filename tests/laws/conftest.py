"""Hypothesis profiles: choose another one with HYPOTHESIS_PROFILE=nightly."""

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
_CI = 40

settings.register_profile("dev", max_examples=_CI // 4, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=_CI,
    deadline=None,
    suppress_health_check=_SLOW,
    print_blob=True,
)
settings.register_profile(
    "nightly", max_examples=20 * _CI, deadline=None, suppress_health_check=_SLOW, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
