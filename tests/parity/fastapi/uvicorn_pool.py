# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forks a uvicorn for each exported project: orders come as lines of JSON on standard input, an answer goes out for each.

    {"folder", "log", "environment", "overrides"} -> its process id;   {"alive": PID} -> true or false;   {"stop": PID} -> true
"""
import contextlib
import importlib
import json
import mimetypes
import os
import signal
import sys
import time
import warnings

import fastapi  # noqa: F401
import uvicorn
import uvicorn.loops.auto  # noqa: F401
import uvicorn.protocols.http.httptools_impl  # noqa: F401
import uvicorn.protocols.websockets.auto  # noqa: F401
from fastapi import sse, staticfiles  # noqa: F401


mimetypes.knownfiles.clear()  # an answer must not depend on the machine's own table
mimetypes.init()
held = []  # contexts that stay entered


def serve(order):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    out = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream, descriptor in ((os.open(os.devnull, os.O_RDONLY), 0), (out, 1), (out, 2)):
        os.dup2(stream, descriptor)
    os.chdir(order["folder"])
    os.environ.update(order["environment"])
    warnings.simplefilter("ignore")
    if order["overrides"]:
        sys.path.insert(0, ".")
        held.append(importlib.import_module("tests.overrides").overridden(order["overrides"]))
        held[-1].__enter__()
    uvicorn.main(["app.main:app", "--http", "httptools", "--workers", "1", "--no-access-log", "--port", "0"])


def is_alive(pid):
    try:
        os.kill(pid, 0)
        return True
    except ProcessLookupError:
        return False


def stop(pid):
    for kind in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, kind)
        end = time.monotonic() + 5
        while is_alive(pid) and time.monotonic() < end:
            time.sleep(0.005)


def fork(order):
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            serve(order)
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        except BaseException:
            import traceback
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return pid


def main():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who has ended is gone at once
    started = set()
    for line in sys.stdin:
        order = json.loads(line)
        if "alive" in order:
            answer = is_alive(order["alive"])
        elif "stop" in order:
            stop(order["stop"])
            started.discard(order["stop"])
            answer = True
        else:
            answer = fork(order)
            started.add(answer)
        print(json.dumps(answer), flush=True)
    for pid in started:
        stop(pid)


if __name__ == "__main__":
    main()
