# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports every design to FastAPI, starts it under uvicorn, starts `signalbox serve` beside it, sends both the same requests and
prints where they differ.

    VENV/bin/python tests/parity/fastapi/differential.py SIGNALBOX [--seed N|random] [--grown N] [--only NAME] [--record FOLDER]
    python3 tests/parity/fastapi/differential.py SIGNALBOX --replay FOLDER        what was recorded, where there is no FastAPI

Designs: the samples, tests/parity/projects (with the requests of cases/http_*.json that name them), and as many grown ones as --grown says
(grow_design.py); to all of them come the requests of grow_requests.py. A find becomes a case in tests/parity/cases. Compared are status,
headers and body; masked is only what the reference itself answers differently from run to run.
"""
import argparse
import base64
import concurrent.futures
import http.client
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARITY = HERE.parent
ROOT = PARITY.parent.parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(PARITY))
from grow_requests import RequestGrower  # noqa: E402

UNCOMPARED = {"date", "server", "connection", "transfer-encoding", "keep-alive", "content-length"}
MASKED = {"etag", "last-modified", "x-process-time", "x-request-id"}
PAGES = ("/docs", "/redoc")
UNSTEADY = re.compile(r"\b(now|uuid4|randint|today|token)\b")
PATIENCE = 8.0
SECRETS = {"SIGNALBOX_SECRET_JWT_KEY": "x" * 40, "SIGNALBOX_SECRET_SESSION_KEY": "y" * 40, "PYTHONDONTWRITEBYTECODE": "1"}


class Server:
    """A process that serves on a port of its own."""

    def __init__(self, command, folder, environment, log):
        self.log = open(log, "wb")
        self.process = subprocess.Popen(command, cwd=folder, stdout=self.log, stderr=subprocess.STDOUT, env={**os.environ, **environment})

    def wait(self, port):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self.process.poll() is not None:
                return False
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                return True
            except OSError:
                time.sleep(0.02)
        return False

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def body_of(request):
    return base64.b64decode(request["base64"]) if "base64" in request else request.get("body", "").encode("utf-8", "surrogatepass")


def ask(port, request):
    """(status, sorted headers, body); a dropped connection is status 0."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.putrequest(request["method"], request["target"], skip_host=True, skip_accept_encoding=True)
        body = body_of(request)
        names = {name.lower() for name, _ in request.get("headers", [])}
        if "host" not in names:
            connection.putheader("host", "127.0.0.1:8000")
        for name, value in request.get("headers", []):
            connection.putheader(name, value.encode("latin-1"))
        if body or request["method"] in ("POST", "PUT", "PATCH"):
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        headers = [(name.lower(), value) for name, value in answer.getheaders() if name.lower() not in UNCOMPARED]
        return answer.status, sorted(headers), read_body(answer, dict(headers))
    except (OSError, http.client.HTTPException) as error:
        return 0, [("error", type(error).__name__)], b""
    finally:
        connection.close()


def read_body(answer, headers):
    try:
        if not headers.get("content-type", "").startswith("text/event-stream"):
            return answer.read()
        text = b""
        end = time.monotonic() + 2
        while time.monotonic() < end:  # an event stream may never end
            part = answer.read1(65536)
            if not part:
                break
            text += part
        return text
    except (OSError, http.client.HTTPException):
        return b"(cut)"


def plain_json(body):
    try:
        return json.loads(body)
    except (ValueError, UnicodeDecodeError):
        return None


def normal(answer, request):
    """What of an answer is compared."""
    status, headers, body = answer
    lines = []
    for name, value in headers:
        if name in MASKED:
            value = "(masked)"
        elif name == "allow":
            value = ", ".join(sorted(part.strip() for part in value.split(",")))
        elif name == "set-cookie":
            value = re.sub(r"session=[^;]*", "session=(signed)", re.sub(r"expires=[^;]*", "expires=(date)", value, flags=re.I))
        elif name == "content-type":
            value = re.sub(r"boundary=\S+", "boundary=(any)", value)
        lines.append(f"{name}: {value}")
    if dict(headers).get("content-encoding") == "gzip":
        import gzip
        body = gzip.decompress(body) if body else body
    target = request["target"].partition("?")[0]
    if target.rstrip("/").endswith(PAGES) or target.endswith("/docs/oauth2-redirect"):
        body = b"(a page)" if body else b""
    if "multipart/byteranges" in dict(headers).get("content-type", ""):
        body = re.sub(rb"--[0-9a-f]{10,}", b"--(any)", body)
    return status, lines, body


def same(ours, theirs):
    if ours[:2] != theirs[:2]:
        return False
    if ours[2] == theirs[2]:
        return True
    left, right = plain_json(ours[2]), plain_json(theirs[2])
    if left is not None and left == right:
        return True
    if any(line.startswith("content-type: text/event-stream") for line in ours[1]):
        length = min(len(ours[2]), len(theirs[2]))
        return length > 0 and ours[2][:length] == theirs[2][:length]
    return False


def masked(value, other):
    """`value` where both agree, None where the reference does not agree with itself."""
    if isinstance(value, dict) and isinstance(other, dict) and value.keys() == other.keys():
        return {key: masked(value[key], other[key]) for key in value}
    if isinstance(value, list) and isinstance(other, list) and len(value) == len(other):
        return [masked(left, right) for left, right in zip(value, other)]
    return value if value == other else "(unsteady)"


def same_where_steady(ours, theirs, again):
    if ours[:2] != theirs[:2]:
        return False
    first, second, mine = plain_json(theirs[2]), plain_json(again[2]), plain_json(ours[2])
    if first is None or second is None or mine is None:
        return re.sub(rb"[0-9a-f]{8,}|\d+", b"#", ours[2]) == re.sub(rb"[0-9a-f]{8,}|\d+", b"#", theirs[2])
    steady = masked(first, second)

    def fits(pattern, value):
        if pattern == "(unsteady)":
            return True
        if isinstance(pattern, dict):
            return isinstance(value, dict) and pattern.keys() == value.keys() and all(fits(pattern[k], value[k]) for k in pattern)
        if isinstance(pattern, list):
            return isinstance(value, list) and len(pattern) == len(value) and all(map(fits, pattern, value))
        return pattern == value
    return fits(steady, mine)


class Recorded:
    """One file of --record: the design, and what its exported project answered."""

    def __init__(self, path, scratch):
        head, *lines = path.read_text(encoding="utf-8", errors="surrogatepass").splitlines()
        project = json.loads(head)["project"]
        self.name = path.stem
        if isinstance(project, str):
            self.folder = ROOT / project
        else:
            self.folder = Path(scratch) / self.name
            for file, text in project.items():
                (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / file).write_text(text, encoding="utf-8")
        self.exchanges = [json.loads(line) for line in lines]

    def answers(self):
        for exchange in self.exchanges:
            answer = exchange["answer"]
            yield exchange["request"], (answer["status"], answer["headers"], body_of(answer)), answer.get("unsteady", False)


class Design:
    def __init__(self, name, folder, cases=()):
        self.name, self.folder, self.cases = name, Path(folder), list(cases)
        texts = "".join(path.read_text(encoding="utf-8") for path in self.folder.rglob("*.json"))
        self.is_unsteady = bool(UNSTEADY.search(texts))


class Run:
    def __init__(self, program, options):
        self.program, self.options = str(program), options

    def compare(self, design):
        with tempfile.TemporaryDirectory() as scratch:
            return self.compare_in(design, Path(scratch))

    def compare_in(self, design, scratch):
        exported = subprocess.run([self.program, "export", "fastapi", str(design.folder), "-o", str(scratch / "export")],
                                  capture_output=True, text=True, timeout=60)
        if exported.returncode != 0:
            return design, 0, [f"export failed: {exported.stdout}{exported.stderr}"], []
        ports = free_port(), free_port()
        secrets = SECRETS
        servers = [
            Server([self.program, "serve", str(design.folder), "--port", str(ports[0])], ROOT, {**secrets, "XDG_STATE_HOME": str(scratch / "state")},
                   scratch / "ours.log"),
            Server([sys.executable, "-m", "uvicorn", "app.main:app", "--http", "httptools", "--workers", "1", "--no-access-log", "--port",
                    str(ports[1])], scratch / "export", secrets, scratch / "theirs.log")]
        try:
            for server, port, log in zip(servers, ports, ("ours.log", "theirs.log")):
                if not server.wait(port):
                    return design, 0, [f"{log}: {(scratch / log).read_text(errors='replace')[-1500:]}"], []
            return self.exchange(design, ports)
        finally:
            for server in servers:
                server.stop()

    def exchange(self, design, ports):
        document = ask(ports[1], {"method": "GET", "target": "/openapi.json"})
        described = plain_json(document[2]) if document[0] == 200 else None
        requests = list(design.cases)
        if described:
            requests += RequestGrower(described, f"{self.options.seed} {design.name}", self.program, str(design.folder)).grow()
        if len(requests) > self.options.each:
            requests = random.Random(design.name).sample(requests, self.options.each)
        differences, answers = [], []
        for request in requests:
            theirs = normal(ask(ports[1], request), request)
            ours = normal(ask(ports[0], request), request)
            answers.append((theirs, False))
            if same(ours, theirs):
                continue
            answers[-1] = (theirs, True)
            if design.is_unsteady and same_where_steady(ours, theirs, normal(ask(ports[1], request), request)):
                continue
            differences.append(self.tell(request, ours, theirs))
        if self.options.record:
            self.record(design, requests, answers)
        return design, len(requests), differences, [answer[0] for answer, _ in answers]

    def replay(self, recorded):
        with tempfile.TemporaryDirectory() as scratch:
            port = free_port()
            server = Server([self.program, "serve", str(recorded.folder), "--port", str(port)], ROOT, {**SECRETS, "XDG_STATE_HOME": scratch},
                            Path(scratch) / "ours.log")
            try:
                if not server.wait(port):
                    return recorded, 0, [(Path(scratch) / "ours.log").read_text(errors="replace")[-1500:]], []
                differences, statuses = [], []
                for request, theirs, unsteady in recorded.answers():
                    ours = normal(ask(port, request), request)
                    statuses.append(theirs[0])
                    if not same(ours, theirs) and not (unsteady and ours[:2] == theirs[:2]):
                        differences.append(self.tell(request, ours, theirs))
                return recorded, len(recorded.exchanges), differences, statuses
            finally:
                server.stop()

    @staticmethod
    def tell(request, ours, theirs):
        shown = {**request, "body": request.get("body", "")[:300]}
        lines = [f"  {json.dumps(shown, ensure_ascii=False)}"]
        if ours[0] != theirs[0]:
            lines.append(f"    status {ours[0]}, FastAPI {theirs[0]}")
        for line in sorted(set(ours[1]) ^ set(theirs[1])):
            lines.append(f"    {'only ours' if line in ours[1] else 'only FastAPI'}: {line}")
        if ours[2] != theirs[2]:
            at = next((i for i, (a, b) in enumerate(zip(ours[2], theirs[2])) if a != b), min(len(ours[2]), len(theirs[2])))
            begin = max(0, at - 80)
            lines += [f"    ours    …{ours[2][begin:at + 160]!r}", f"    FastAPI …{theirs[2][begin:at + 160]!r}"]
        return "\n".join(lines)

    def record(self, design, requests, answers):
        folder = Path(self.options.record)
        folder.mkdir(parents=True, exist_ok=True)
        files = {str(path.relative_to(design.folder)): path.read_text(encoding="utf-8") for path in sorted(design.folder.rglob("*.json"))}
        lines = []
        for request, ((status, headers, body), unsteady) in zip(requests, answers):
            answer = {"status": status, "headers": headers, **({"unsteady": True} if unsteady else {})}
            try:
                answer["body"] = body.decode("utf-8")
            except UnicodeDecodeError:
                answer["base64"] = base64.b64encode(body).decode()
            lines.append(json.dumps({"request": request, "answer": answer}, ensure_ascii=False))
        head = json.dumps({"project": files if design.name.startswith("grown") else str(design.folder.relative_to(ROOT))})
        (folder / f"{design.name}.jsonl").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8", errors="surrogatepass")


def designs(options, scratch):
    if options.replay:
        found = [Recorded(path, scratch) for path in sorted(options.replay.glob("*.jsonl"))]
        return [design for design in found if not options.only or re.fullmatch(options.only, design.name)]
    warnings.simplefilter("ignore")
    cases = {}
    for path in sorted((PARITY / "cases").glob("http_*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        cases.setdefault(case["project"], []).extend(case["requests"])
    found = [Design(f"sample_{path.name}", path) for path in sorted((ROOT / "resources/samples").iterdir()) if path.is_dir()]
    found += [Design(path.name, path, cases.get(path.name, ())) for path in sorted((PARITY / "projects").iterdir()) if path.is_dir()]
    from grow_design import DesignGrower, write
    first = random.SystemRandom().randrange(2**31) if options.seed == "random" else int(options.seed)
    options.seed = str(first)
    for index in range(options.grown):
        folder = scratch / f"grown_{first + index}"
        write(DesignGrower(first + index).grow(), folder)
        found.append(Design(folder.name, folder))
    return [design for design in found if not options.only or re.fullmatch(options.only, design.name)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("--seed", default="1", help="a number or `random`")
    parser.add_argument("--grown", type=int, default=80)
    parser.add_argument("--only", help="a regular expression of names")
    parser.add_argument("--record", help="a folder for the requests and what FastAPI answered")
    parser.add_argument("--replay", type=Path, help="a folder that --record wrote: compared with it instead of a running FastAPI")
    parser.add_argument("--each", type=int, default=1000, help="requests sent to a design, drawn from all of them")
    parser.add_argument("--show", type=int, default=20, help="differences shown for each design")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    options.program = options.program.resolve()
    if not shutil.which(str(options.program)):
        sys.exit(f"There is no program {options.program}.")
    with tempfile.TemporaryDirectory() as scratch:
        all_designs = designs(options, Path(scratch))
        run = Run(options.program, options)
        total = different = failed = 0
        statuses = {}
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for design, count, differences, seen in pool.map(run.replay if options.replay else run.compare, all_designs):
                total += count
                different += len(differences) if count else 0
                failed += 0 if count else 1
                for status in seen:
                    statuses[status] = statuses.get(status, 0) + 1
                print(f"{design.name}: {count} requests, {len(differences)} differences", flush=True)
                for difference in differences[:options.show]:
                    print(difference, flush=True)
        print(f"seed {options.seed}: {len(all_designs)} designs, {total} requests, {different} differences, {failed} designs that did not run")
        print("statuses: " + ", ".join(f"{status} {count}" for status, count in sorted(statuses.items())))
        return 1 if different or failed else 0


if __name__ == "__main__":
    sys.exit(main())
