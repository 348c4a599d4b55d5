"""The settings of the benchmarks: as in production, with the peers' templates beside ours."""

import os

os.environ["DEBUG"] = "off"
os.environ["HTTPS"] = "off"
os.environ.setdefault("SECRET_KEY", "only-for-benchmarks-0123456789-0123456789-0123456789")
os.environ["ORGANISATION_NAME"] = "Benchmark Council"

from edi_tracker.settings import *  # noqa: F403
from edi_tracker.settings import BASE_DIR, LOGGING, TEMPLATES

TEMPLATES[0]["DIRS"].append(BASE_DIR / "bench" / "peers" / "templates")  # type: ignore[attr-defined]
ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
ROOT_URLCONF = os.environ.get("BENCH_URLS", "edi_tracker.urls")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
LOGGING["root"]["level"] = "WARNING"  # type: ignore[index]
