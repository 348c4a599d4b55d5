"""The project's settings as the suite runs them: plain static files, jobs at once, quick passwords."""

import os

os.environ["DEBUG"] = "off"
os.environ["HTTPS"] = "off"
os.environ["SECRET_KEY"] = "only-for-tests-0123456789-0123456789-0123456789-abc"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ["ORGANISATION_NAME"] = "Testshire Council"
os.environ["EMAIL_URL"] = "memorymail://"

from edi_tracker.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
