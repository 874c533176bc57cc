"""Web pages, tasks and clock start together and stop together; when one falls over, the others stop too."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from village.config.database import set_up
from village.config.embedded import ensure_running, keep_running, stop_if_unused
from village.config.ready import is_ready

READY_WITHIN = 120
GRACE = 25
"""Seconds to finish what was started."""


@dataclass(frozen=True)
class Child:
    name: str
    process: subprocess.Popen[bytes]


def run_village(port: int, *, as_is: bool = False) -> int:
    host = os.environ.get("VILLAGE_BIND", "127.0.0.1")
    if _taken(host, port):
        print(f"Port {port} is taken. Choose another one: PORT={port + 1} make run", file=sys.stderr)
        return 1
    told = _listen_for_stop()
    brought_server = ensure_running()
    if not as_is and (failed := _prepare()):
        return failed
    children = _start(host, port)
    try:
        return _watch(children, port, told)
    finally:
        _stop(children)
        if brought_server:
            stop_if_unused()


def _listen_for_stop() -> threading.Event:
    told = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, lambda *_: told.set())
    return told


def _prepare() -> int:
    """Tables as the owner, files and demo as the app: each in a process that has only that login."""
    set_up()
    steps = ["migrate", "static", *(["demo"] if os.environ.get("VILLAGE_DEMO") == "1" else [])]
    for step in steps:
        done = subprocess.run(_village(step), check=False)  # noqa: S603
        if done.returncode:
            return done.returncode
    return 0


def _start(host: str, port: int) -> list[Child]:
    workers = max(2, min(os.cpu_count() or 2, 4))
    threads = int(os.environ.get("VILLAGE_THREADS", "2"))
    web = [
        sys.executable, "-m", "gunicorn", "village.config.wsgi", "--bind", f"{host}:{port}",
        "--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads),
        "--log-level", "error", "--no-control-socket", "--graceful-timeout", str(GRACE - 5),
    ]  # fmt: skip
    return [
        _child("the web pages", web, {"VILLAGE_PROCESS": "village web", "VILLAGE_THREADS": str(threads)}),
        _child("the tasks", _village("worker")),
        _child("the clock", _village("clock")),
    ]


def _village(command: str) -> list[str]:
    return [sys.executable, "-m", "village.config.cli", command]


def _child(name: str, words: list[str], more: Mapping[str, str] | None = None) -> Child:
    """In a session of its own, so that Ctrl+C reaches only us and everything is stopped in order."""
    process = subprocess.Popen(  # noqa: S603
        words, env=os.environ | (more or {}), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        start_new_session=True, preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
    )  # fmt: skip
    return Child(name, process)


def _die_with_parent() -> None:
    """Even when we are killed without a word, nothing stays behind."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def _watch(children: list[Child], port: int, told: threading.Event) -> int:
    ready, since = False, time.monotonic()
    while not told.is_set():
        for child in children:
            if (code := child.process.poll()) is not None:
                print(f"Village stops: {child.name} ended by itself (code {code}).", file=sys.stderr)
                return abs(code) or 1
        keep_running()
        if not ready:
            ready = is_ready(port)
            if ready:
                print(f"Village is ready at http://127.0.0.1:{port}/ (stop with Ctrl+C)", flush=True)
            elif time.monotonic() - since > READY_WITHIN:
                print("Village stops: it did not get ready. What went wrong is above.", file=sys.stderr)
                return 1
        told.wait(1 if ready else 0.1)
    return 0


def _stop(children: list[Child]) -> None:
    for child in children:
        child.process.terminate()
    until = time.monotonic() + GRACE
    for child in children:
        try:
            child.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()


def _taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False
