"""Public pages as they are served: gunicorn with two workers, asked over the network by several readers at once."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.pairs import Measured, Spent, compared
from bench.plans import SLUG
from bench.processes import ROOT, DidNotFinish, run_process

READERS = 4
ASKED = 200  # requests of a run, all readers together
PAGES = (f"/strategies/{SLUG}/", f"/strategies/{SLUG}/objectives/1/", f"/strategies/{SLUG}/objectives/2/")
PEER = ("/peer/",)


def served(place: Path, size: int, database: str, pairs: int) -> Iterator[Measured]:
    """How long a request takes, ours to the peer's, both with the same plan, workers and readers."""
    environment = {
        "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_URLS": "bench.peers.site",
    }  # fmt: skip
    run_process([sys.executable, "-m", "bench.publish"], environment=environment)
    with gunicorn(environment) as port:
        for path in (*PAGES, *PEER):
            ask(port, (path,), 1)
        runs = [(_run(port, PAGES), _run(port, PEER)) for _ in range(pairs)]
    per_second = {
        "ours_per_second": round(1 / (sum(ours.wall for ours, _ in runs) / len(runs))),
        "peer_per_second": round(1 / (sum(peer.wall for _, peer in runs) / len(runs))),
    }
    yield compared(
        "public pages", size, "models in a template, for every request", runs, details=per_second,
        note=f"gunicorn, two workers, {READERS} readers at once: "
        f"{per_second['ours_per_second']:,} a second to {per_second['peer_per_second']:,}",
    )  # fmt: skip


@contextmanager
def gunicorn(environment: dict[str, str]) -> Iterator[int]:
    """A server of its own with two workers, gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "edi_tracker.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2",
        "--no-control-socket", "--log-level", "error",
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}) as server:
        try:
            _wait_for(port, server)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise DidNotFinish("gunicorn ended before it answered.")
        try:
            ask(port, ("/healthz",), 1)
            return
        except OSError:
            time.sleep(0.2)
    raise DidNotFinish("gunicorn doesn't answer.")


def _run(port: int, paths: tuple[str, ...]) -> Spent:
    """Seconds a request, of all readers together."""
    readers = [threading.Thread(target=ask, args=(port, paths, ASKED // READERS)) for _ in range(READERS)]
    started = time.perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return Spent((time.perf_counter() - started) / ASKED, 0.0)


def ask(port: int, paths: tuple[str, ...], times: int) -> None:
    """So many requests, one after another, as a browser asks: packed answers."""
    for n in range(times):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", paths[n % len(paths)], headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200 or not body:
            raise DidNotFinish(f"{paths[n % len(paths)]} answered {answer.status}.")
