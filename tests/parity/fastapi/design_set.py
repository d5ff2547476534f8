# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The designs that are compared: the samples, the parity projects with the requests of the cases that name them, and grown ones; and
what was recorded of them. Each is worked on in a copy whose files were all changed at the same moment, so that ETags agree.
"""
import json
import os
import re
import shutil
from pathlib import Path

from exchange import body_of, with_body
from signed_sessions import is_signed

PARITY = Path(__file__).resolve().parent.parent
ROOT = PARITY.parent.parent
MODIFIED = 1_700_000_000_250_000_000  # of every file, in nanoseconds; as in fastapi_around.py
UNSTEADY = re.compile(r"\b(now|uuid4|randint|today|token|rate_limit|request_id|faults|seed)\b")

SETS = re.compile(r"(set|Set)\[|\bset\(")


def touch(folder):
    for path in Path(folder).rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, ns=(MODIFIED, MODIFIED))


def hurry(folder):
    """Streams that end do not wait between their events, the others only a little."""
    for path in Path(folder).rglob("endpoints/**/*.json"):
        endpoint = json.loads(path.read_text(encoding="utf-8"))
        behaviour = endpoint.get("behaviour", {})
        if behaviour.get("kind") == "stream":
            behaviour["interval"] = 50 if behaviour.get("repeat") == 0 and "each" not in behaviour else 0
            path.write_text(json.dumps(endpoint), encoding="utf-8")


class Design:
    """A project folder, the requests that a person wrote for it, and under which profile of overrides it runs."""

    def __init__(self, name, folder, cases=(), environment=None, overrides=None):
        self.name, self.folder, self.cases = name, Path(folder), list(cases)
        self.environment, self.overrides = environment or {}, overrides
        self.asked_at = None  # of a recording: seconds since the epoch
        self._text = None

    def text(self):
        if self._text is None:
            self._text = "".join(path.read_text(encoding="utf-8") for path in sorted(self.folder.rglob("*.json")))
        return self._text

    def is_unsteady(self):
        return UNSTEADY.search(self.text()) is not None

    def has_sets(self):
        return SETS.search(self.text()) is not None

    def copy_to(self, folder):
        shutil.copytree(self.folder, folder, symlinks=True)
        hurry(folder)
        touch(folder)
        return folder


def case_designs():
    """The parity projects; one that is run under several environments stands several times."""
    from fastapi_around import headers_of  # signs session cookies
    found = {}
    for path in sorted((PARITY / "cases").glob("http_*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        wire = [{**{key: request[key] for key in ("method", "target", "body", "base64") if key in request}, "headers": headers_of(request)}
                for request in case["requests"] if not request.keys() & {"scheme", "client", "mask"}]
        key = case["project"], case.get("overrides")
        name = case["project"] + (f"_{case['overrides']}" if case.get("overrides") else "")
        design = found.setdefault(key, Design(name, PARITY / "projects" / case["project"], (), case.get("environment"), case.get("overrides")))
        design.cases += wire
    for path in sorted((PARITY / "projects").iterdir()):
        if path.is_dir() and (path.name, None) not in found:
            found[path.name, None] = Design(path.name, path)
    return [found[key] for key in sorted(found, key=str)]


def all_designs(first_seed, grown, scratch):
    from grow_design import DesignGrower, write  # asks Pydantic which models it builds
    designs = [Design(f"sample_{path.name}", path) for path in sorted((ROOT / "resources/samples").iterdir()) if path.is_dir()]
    designs += case_designs()
    for seed in range(first_seed, first_seed + grown):
        folder = scratch / f"grown_{seed}"
        write(DesignGrower(seed).grow(), folder)
        designs.append(Design(folder.name, folder))
    return designs


class Recording:
    """A file of --record: the project, and what its exported application answered. Lines of JSON: the project, then each request with its answer;
    an answer that came before is the number of its line."""

    def __init__(self, path, scratch):
        head, *lines = path.read_text(encoding="utf-8", errors="surrogatepass").rstrip("\n").split("\n")
        head = json.loads(head)
        folder = Path(scratch) / path.stem
        for name, content in head["project"].items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if "link" in content:
                target.symlink_to(content["link"])
            else:
                target.write_bytes(body_of(content))
        touch(folder)
        self.design = Design(path.stem, folder, (), head.get("environment"), head.get("overrides"))
        self.design.asked_at = head.get("asked_at")
        self.lines = [json.loads(line) for line in lines]

    def exchanges(self):
        for request, answer in self.lines:
            if isinstance(answer, int):
                answer = self.lines[answer][1]
            yield request, (answer["status"], answer["headers"], body_of(answer)), answer.get("unsteady", False)


def packed(path):
    if path.is_symlink():
        return {"link": os.readlink(path)}
    return with_body({}, path.read_bytes())


def has_sessions(exchanges):
    return any(is_signed(request) for request, _, _ in exchanges)


def record(folder, design, project, exchanges):
    """`project`: its copy; `exchanges`: (request, normal answer, whether it is unsteady)."""
    files = sorted(path for path in project.rglob("*") if path.is_file() or path.is_symlink())
    head = {"project": {path.relative_to(project).as_posix(): packed(path) for path in files}}
    head |= {"environment": design.environment} if design.environment else {}
    head |= {"overrides": design.overrides} if design.overrides else {}
    head |= {"asked_at": design.asked_at} if has_sessions(exchanges) else {}
    lines, seen = [json.dumps(head, ensure_ascii=False)], {}
    for number, (request, (status, headers, body), unsteady) in enumerate(exchanges):
        answer = with_body({"status": status, "headers": headers, **({"unsteady": True} if unsteady else {})}, body)
        text = json.dumps(answer, ensure_ascii=False)
        first = seen.setdefault(text, number)
        lines.append(f"[{json.dumps(request, ensure_ascii=False)}, {text if first == number else first}]")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{design.name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", errors="surrogatepass")
