# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports projects to FastAPI and asks the result: python check_export.py [--program signalbox] [--lint] [PROJECT or NAME ...]

A NAME is one of cases/http_NAME.json: its project is exported, asked every request of the file and compared with recorded/http_NAME.json.
A PROJECT folder is exported, imported and its OpenAPI document compared with what `signalbox openapi` writes. With --lint, ruff, ruff format
and mypy --strict run on each export as well, and with --pytest its own tests. Without names: all cases, the projects
without cases and all samples.
"""
import argparse
import asyncio
import importlib
import json
import logging
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings

import fastapi_around
import httpx
import record_fastapi

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
TOOLS = pathlib.Path(sys.executable).parent


def export(program, project, folder):
    done = subprocess.run([program, "export", "fastapi", project, "-o", folder], capture_output=True, text=True)
    return done.returncode, done.stderr.strip()


class KeptLog(logging.Handler):
    """What the application's tasks log, as the recorder keeps it."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


class Unhurried:
    """asyncio, in which nobody sleeps."""

    def __getattr__(self, name):
        return getattr(asyncio, name)

    @staticmethod
    async def sleep(seconds):
        await asyncio.sleep(0)


held = []  # contexts that stay entered


def load(folder, overrides=None):
    """The application of an exported project, its modules new, under a profile of overrides."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("app", "tests")]:
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        app = importlib.import_module("app.main").app
        if overrides:
            held.append(importlib.import_module("tests.overrides").overridden(overrides))
            held[-1].__enter__()
    finally:
        sys.path.remove(str(folder))
    for name, module in sys.modules.items():
        if name.split(".")[0] == "app" and hasattr(module, "asyncio"):
            module.asyncio = Unhurried()
    kept = KeptLog()
    send = httpx.AsyncClient.__dict__.get("unlogged", httpx.AsyncClient.request)

    async def logged(client, method, url, **options):
        kept.lines.append(f"{method} {url}")
        return await send(client, method, url, **options)

    httpx.AsyncClient.unlogged, httpx.AsyncClient.request = send, logged
    logger = logging.getLogger("app")
    logger.handlers, logger.propagate, logger.level = [kept], False, logging.DEBUG
    app.state.log = kept.lines
    return app


def difference(path, left, right):
    """The first place where two documents differ, as a sentence; None when they are equal."""
    if isinstance(left, dict) and isinstance(right, dict):
        for key in left.keys() | right.keys():
            if key not in left or key not in right:
                return f"{path}/{key} is only in {'the recorded' if key in left else 'the exported'}"
            if found := difference(f"{path}/{key}", left[key], right[key]):
                return found
        return None
    if isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            return f"{path}: {len(left)} and {len(right)} items"
        return next((found for i, pair in enumerate(zip(left, right)) if (found := difference(f"{path}/{i}", *pair))), None)
    same = left == right and isinstance(left, bool) == isinstance(right, bool)
    return None if same else f"{path}: {json.dumps(left)[:200]} and {json.dumps(right)[:200]}"


def headers_of(answer):
    """In any order; the methods of `allow` too, whose order Python's hashes make."""
    return sorted((name, ", ".join(sorted(value.split(", "))) if name == "allow" else value) for name, value in answer["headers"])


def same_answer(wanted, found):
    if "events" in wanted or "headers" not in wanted:  # of a WebSocket
        return wanted == found
    if wanted["status"] != found["status"] or headers_of(wanted) != headers_of(found):
        return False
    if wanted.get("log") != found.get("log"):
        return False
    if wanted.get("body") in ("(a page)", "(the document)"):
        return True
    if wanted.get("body") == found.get("body") and wanted.get("base64") == found.get("base64"):
        return True
    try:
        return json.loads(wanted["body"]) == json.loads(found["body"])
    except (KeyError, ValueError):
        return False


async def ask_all(app, cases):
    return [await record_fastapi.ask(app, case, root_path=cases.get("server_root_path", "")) for case in cases["requests"]]


def left_out(report):
    """Names of links that an export does not copy, as its report says."""
    return [re.escape(line.split()[2].rpartition("/")[2]) for line in report.splitlines() if line.startswith("The link ")]


def check_cases(app, name, cases, links, problems):
    recorded = json.loads((HERE / "recorded" / f"http_{name}.json").read_text(encoding="utf-8"))
    answers = asyncio.run(ask_all(app, cases))
    if found := difference("", recorded["openapi"], asyncio.run(record_fastapi.document_of(app))):
        problems.append(f"OpenAPI {found}")
    for case, wanted, answer in zip(cases["requests"], recorded["answers"], answers):
        if any(re.search(rf"/{link}\b", case["target"]) for link in links):
            continue
        if not same_answer(wanted, answer):
            problems.append(f"{case['method']} {case['target']} {case.get('body', '')[:80]}\n      wanted {json.dumps(wanted)[:400]}\n"
                            f"      found  {json.dumps(answer)[:400]}")
    return len(answers)


def check_document(program, app, project, problems):
    text = subprocess.run([program, "openapi", project], capture_output=True, text=True, check=True).stdout
    if found := difference("", json.loads(text), json.loads(json.dumps(app.openapi()))):
        problems.append(f"OpenAPI {found}")


def lint(folder, problems, with_pytest):
    commands = [["ruff", "check", "--no-cache", "."], ["ruff", "format", "--no-cache", "--diff", "."], ["mypy", "--strict", "."]]
    if with_pytest:
        commands.append(["pytest", "-q", "-p", "no:cacheprovider"])
    for command in commands:
        done = subprocess.run([TOOLS / command[0], *command[1:]], cwd=folder, capture_output=True, text=True,
                              env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
        if done.returncode:
            problems.append(f"{' '.join(command)}:\n{(done.stdout + done.stderr)[-3000:]}")


def check(program, name, options):
    problems = []
    case_file = HERE / "cases" / f"http_{name}.json"
    is_case = case_file.exists()
    cases = json.loads(case_file.read_text(encoding="utf-8")) if is_case else {}
    project = HERE / "projects" / cases["project"] if is_case else pathlib.Path(name)
    os.environ.update({"SIGNALBOX_SECRET_SESSION_KEY": "the secret named SESSION_KEY", **cases.get("environment", {})})
    asked = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REFRESH_TOKENS_FILE"] = f"{folder}/refresh_tokens.sqlite3"
        code, report = export(program, project, folder)
        fastapi_around.touch(pathlib.Path(folder))
        if code:
            problems.append(f"export: {report}")
        else:
            try:
                app = load(folder, cases.get("overrides"))
                asked = check_cases(app, name, cases, left_out(report), problems) if is_case else check_document(program, app, project, problems) or 0
            except Exception as error:  # the exported project does not even start
                problems.append(f"{type(error).__name__}: {error}")
            if options.lint or options.pytest:
                lint(folder, problems, options.pytest)
    print(f"{'ok  ' if not problems else 'FAIL'} {name}: {asked} requests" + "".join(f"\n    ! {line}" for line in problems[:options.limit])
          + (f"\n    report: {report}" if report else ""))
    return not problems


def everything():
    cases = sorted((HERE / "cases").glob("http_*.json"))
    asked = {json.loads(path.read_text(encoding="utf-8"))["project"] for path in cases}
    folders = [path for path in sorted((HERE / "projects").iterdir()) if path.name not in asked]
    return [path.stem[5:] for path in cases] + [str(path) for path in [*folders, *sorted((ROOT / "resources/samples").iterdir())]]


def main():
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.environ.get("SIGNALBOX_PROGRAM", ROOT / "build/release/app/signalbox"))
    parser.add_argument("--lint", action="store_true")
    parser.add_argument("--pytest", action="store_true")
    parser.add_argument("--limit", type=int, default=5)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or everything()
    passed = [check(options.program, name, options) for name in names]
    print(f"{sum(passed)} of {len(passed)} exports are as they should be")
    sys.exit(not all(passed))


if __name__ == "__main__":
    main()
