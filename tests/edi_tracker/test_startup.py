"""Starting: from nothing to a database that can be signed in to, with one command."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(tmp_path: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "DEBUG": "off",
        "SECRET_KEY": "s3cret" * 10,
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        **more,
    }
    return subprocess.run(
        [sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_without_a_secret_key_it_says_what_to_do(tmp_path):
    done = run(tmp_path, "manage.py", "check", SECRET_KEY="")
    assert done.returncode != 0
    assert "SECRET_KEY is not set. Add a line such as SECRET_KEY=" in done.stderr


def test_migrating_makes_all_that_is_needed_to_sign_in(tmp_path):
    done = run(tmp_path, "manage.py", "migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    limits = "from django.core.cache import cache; cache.set('a', 1); assert cache.get('a') == 1"
    assert run(tmp_path, "manage.py", "shell", "--no-imports", "-c", limits).returncode == 0
    assert run(tmp_path, "manage.py", "verify_log").returncode == 0
    assert run(tmp_path, "manage.py", "makemigrations", "--check", "--dry-run").returncode == 0
