# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two servers of a design: `signalbox serve`, and its exported project under `uvicorn --http httptools --workers 1`.

Each uvicorn is a process of its own, forked from one that has imported FastAPI already: it then starts in a tenth of a second.
"""
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SECRETS = {"SIGNALBOX_SECRET_JWT_KEY": "a signing key for the parity tests, 48 characters",
           "SIGNALBOX_SECRET_SESSION_KEY": "the secret named SESSION_KEY"}


SERVING = re.compile(r"http://127\.0\.0\.1:(\d+)")  # what both say when they listen


class Process:
    """A program that serves on a port of its own choice; what it prints goes to `log`."""

    def __init__(self, command, log, environment=None):
        self.port, self.log = None, Path(log)
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                            env={**os.environ, **SECRETS, **(environment or {})})

    def is_alive(self):
        return self.process.poll() is None

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Forked:
    """A uvicorn of the pool."""

    def __init__(self, pool, pid, log):
        self.pool, self.pid, self.port, self.log = pool, pid, None, Path(log)

    def is_alive(self):
        return self.pool.ask({"alive": self.pid})

    def stop(self):
        self.pool.ask({"stop": self.pid})


class UvicornPool:
    """The process that forks them; orders and answers are lines of JSON."""

    def __init__(self):
        self.lock = threading.Lock()
        environment = {**os.environ, **SECRETS, "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen([sys.executable, HERE / "uvicorn_pool.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=environment)

    def ask(self, order):
        with self.lock:
            self.process.stdin.write(json.dumps(order) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

    def start(self, folder, log, environment, overrides):
        pid = self.ask({"folder": str(folder), "log": str(log), "environment": environment, "overrides": overrides})
        return Forked(self, pid, log)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(30)


def start_ours(program, folder, scratch, environment, overrides=None):
    command = [program, "serve", str(folder), "--port", "0", "--state", str(scratch / "state")]
    return Process(command + (["--overrides", overrides] if overrides else []), scratch / "ours.log", environment)


def await_listening(server):
    """Sets its port. False when it ended, or does not listen after 30 seconds."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        told = SERVING.search(server.log.read_text(errors="replace")) if server.log.exists() else None
        if told:
            server.port = int(told[1])
            return True
        if not server.is_alive():
            return False
        time.sleep(0.02)
    return False
