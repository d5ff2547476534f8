#!/usr/bin/env python3
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every Pydantic case through the real Pydantic and through Signalbox and prints the differences.

    VENV/bin/python tests/parity/pydantic_differential.py PROGRAM [--seed random] [--types N]
PROGRAM is the test that replays: build/PRESET/tests/core/schema/schema_pydantic_parity_test. With --seed the cases are grown from that seed
(tests/parity/grow_cases.py) in place of the committed ones; each find belongs into cases/pydantic_found.json.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("--seed", help="a number or `random`")
    parser.add_argument("--types", default="320")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "parity"
        shutil.copytree(HERE, work, ignore=shutil.ignore_patterns("__pycache__", "projects"))
        shutil.rmtree(work / "recorded")
        if options.seed:
            for case in (work / "cases").glob("pydantic_*.json"):
                case.unlink()
            subprocess.run([sys.executable, work / "grow_cases.py", "--seed", options.seed, "--types", options.types], check=True)
        subprocess.run([sys.executable, "-W", "ignore", work / "record_pydantic.py"], check=True,
                       env={**os.environ, "PYTHONHASHSEED": "0"})
        return subprocess.run([options.program.resolve()], env={**os.environ, "SIGNALBOX_PARITY": str(work)}).returncode


if __name__ == "__main__":
    sys.exit(main())
