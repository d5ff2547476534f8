# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports every design to FastAPI, starts it under uvicorn, starts `signalbox serve` beside it, sends both the same requests and
prints where they differ, and which features of FastAPI were asked for.

    VENV/bin/python tests/parity/fastapi/differential.py SIGNALBOX [--seed N|random] [--grown N] [--only NAME] [--record FOLDER]
    python3 tests/parity/fastapi/differential.py SIGNALBOX --replay FOLDER        what was recorded, where there is no FastAPI

README.md beside this file tells the rest.
"""
import argparse
import collections
import concurrent.futures
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from feature_rows import Coverage  # noqa: E402
from exchange import ask, normal, same, same_but_order, steadied, tell  # noqa: E402
from registered import is_sent, row_of  # noqa: E402
from servers import UvicornPool, await_listening, start_ours  # noqa: E402
from signed_sessions import with_sessions_of_today  # noqa: E402

LONG_QUIET = 1.0


class Result:
    """What came of one design; `failure` says why it did not run."""

    def __init__(self, design, failure=None):
        self.design, self.failure = design, failure
        self.differences, self.exchanges, self.registered = [], [], 0

    def judge(self, request, found, wanted, unsteady):
        """Compares; `unsteady`: FastAPI may answer otherwise the next time."""
        self.exchanges.append((request, wanted, unsteady))
        if same(found, wanted) or (unsteady and same(steadied(found), steadied(wanted))):
            return
        if self.design.has_sets() and same_but_order(found, wanted):
            return
        if row_of(found, wanted):
            self.registered += 1
        else:
            self.differences.append(tell(request, found, wanted))


class LiveRun:
    """Against FastAPI itself."""

    def __init__(self, options):
        self.options, self.pool = options, UvicornPool()

    def stop(self):
        self.pool.stop()

    def run(self, design):
        with tempfile.TemporaryDirectory() as scratch:
            return self.run_in(design, Path(scratch))

    def run_in(self, design, scratch):
        from design_set import record, touch
        project = design.copy_to(scratch / "project")
        command = [self.options.program, "export", "fastapi", str(project), "-o", str(scratch / "export")]
        exported = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if exported.returncode:
            return Result(design, f"export: {exported.stdout}{exported.stderr}")
        touch(scratch / "export")
        ours = start_ours(self.options.program, project, scratch, design.environment, design.overrides)
        theirs = self.pool.start(scratch / "export", scratch / "theirs.log", design.environment, design.overrides)
        try:
            for server in (ours, theirs):
                if not await_listening(server):
                    return Result(design, f"{server.log.name}: {server.log.read_text(errors='replace')[-2000:]}")
            result = self.compare(design, project, ours.port, theirs.port)
            if self.options.record:
                record(self.options.record, design, project, result.exchanges)
            return result
        finally:
            ours.stop()
            theirs.stop()

    def compare(self, design, project, ours, theirs):
        result = Result(design)
        design.asked_at = int(time.time())
        for request in requests_for(design, project, self.options):
            wanted, found = normal(ask(theirs, request), request), normal(ask(ours, request), request)
            if request["method"] == "WEBSOCKET" and not same(found, wanted):
                request["quiet"] = LONG_QUIET
                wanted, found = normal(ask(theirs, request), request), normal(ask(ours, request), request)
            result.judge(request, found, wanted, not same(found, wanted) and design.is_unsteady())
        return result


class Replay:
    """Against what FastAPI answered when it was recorded; signed sessions are signed anew, as old as they were."""

    def __init__(self, options):
        self.options = options

    def stop(self):
        pass

    def run(self, recording):
        design = recording.design
        with tempfile.TemporaryDirectory() as scratch:
            server = start_ours(self.options.program, design.folder, Path(scratch), design.environment, design.overrides)
            try:
                if not await_listening(server):
                    return Result(design, server.log.read_text(errors="replace")[-2000:])
                return self.compare(recording, server.port)
            finally:
                server.stop()

    @staticmethod
    def compare(recording, port):
        result = Result(recording.design)
        for request, wanted, unsteady in recording.exchanges():
            request = with_sessions_of_today(request, recording.design.asked_at)
            found = normal(ask(port, request), request)
            if request["method"] == "WEBSOCKET" and not same(found, wanted):  # a machine that has much to do
                found = normal(ask(port, request | {"quiet": LONG_QUIET}), request)
            counts_seconds = any(line.startswith(("x-ratelimit-reset:", "retry-after:")) for line in wanted[1])
            result.judge(request, found, wanted, unsteady or counts_seconds)
        return result


def requests_for(design, project, options):
    from grow_requests import RequestGrower
    from grow_sockets import SocketGrower
    from project_documents import documents_of
    requests = list(design.cases)
    for prefix, host, document, folder in documents_of(options.program, project):
        grower = RequestGrower(document, f"{options.seed} {design.name} {prefix}{host}", options.program, folder, prefix, host)
        requests += grower.grow()
    requests += SocketGrower(project, f"{options.seed} {design.name}").grow()
    text = design.text()
    requests = [request for request in requests if is_sent(request, text)]
    if len(requests) <= options.each:
        return requests
    chosen = set(random.Random(f"{options.seed} {design.name}").sample(range(len(requests)), options.each))
    return [request for number, request in enumerate(requests) if number in chosen]


def jobs_of(options, scratch):
    from design_set import Recording, all_designs
    if options.replay:
        return [Recording(path, scratch) for path in sorted(options.replay.glob("*.jsonl")) if is_wanted(options, path.stem)]
    warnings.simplefilter("ignore")
    first = random.SystemRandom().randrange(2**31) if options.seed == "random" else int(options.seed)
    options.seed = str(first)
    return [design for design in all_designs(first, options.grown, scratch) if is_wanted(options, design.name)]


def is_wanted(options, name):
    return not options.only or re.fullmatch(options.only, name) is not None


def report(result, options):
    count = len(result.exchanges)
    if result.failure:
        print(f"{result.design.name} did not run: {result.failure}", flush=True)
    elif result.differences or options.verbose:
        print(f"{result.design.name}: {count} requests, {len(result.differences)} differences", flush=True)
    for difference in result.differences[:options.show]:
        print(difference, flush=True)


def run_all(runner, jobs, options):
    total, different, failed, registered = 0, 0, 0, 0
    statuses, coverage = collections.Counter(), Coverage()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for result in pool.map(runner.run, jobs):
            report(result, options)
            total += len(result.exchanges)
            different += len(result.differences)
            failed += result.failure is not None
            registered += result.registered
            statuses.update(answer[0] for _, answer, _ in result.exchanges)
            coverage.add(result.design.folder, len(result.exchanges))
    print("statuses: " + ", ".join(f"{status} {count}" for status, count in sorted(statuses.items())))
    missing = coverage.tell(options.verbose)
    if missing and not options.only:
        print("No design has row " + "; ".join(missing))
    print(f"seed {options.seed}: {len(jobs)} designs, {total} requests, {different} differences, "
          f"{registered} of the register, {failed} designs that did not run")
    return bool(different or failed or (missing and not options.only))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("--seed", default="1", help="a number or `random`")
    parser.add_argument("--grown", type=int, default=80)
    parser.add_argument("--only", help="a regular expression of names")
    parser.add_argument("--record", type=Path, help="a folder for the requests and what FastAPI answered")
    parser.add_argument("--replay", type=Path, help="a folder that --record wrote: compared with it instead of a running FastAPI")
    parser.add_argument("--each", type=int, default=1000, help="requests sent to a design, drawn from all of them")
    parser.add_argument("--show", type=int, default=20, help="differences shown for each design")
    parser.add_argument("--jobs", type=int, default=6)
    parser.add_argument("--verbose", action="store_true", help="every design and every row of the features")
    options = parser.parse_args()
    if not shutil.which(str(options.program.resolve())):
        sys.exit(f"There is no program {options.program}.")
    options.program = str(options.program.resolve())
    with tempfile.TemporaryDirectory() as scratch:
        jobs = jobs_of(options, Path(scratch))
        runner = Replay(options) if options.replay else LiveRun(options)
        try:
            return run_all(runner, jobs, options)
        finally:
            runner.stop()


if __name__ == "__main__":
    sys.exit(main())
