#!/usr/bin/env python3
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks real FastAPI and Pydantic again and compares with the recorded answers, so that those cannot drift.

Usage: check_recorded.py PYTHON, the interpreter of the virtual environment that packaging/test.sh makes.
Exit code 77 (skipped) when that environment is not there: the recorded answers then stand alone.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# Not record_unicode.py, which asks for minutes; its answer changes only with the Unicode of the reference.
RECORDERS = ("record_pydantic.py", "record_fastapi.py", "record_jiter.py", "record_patterns.py")


def same_set(recorded, fresh):
    """Texts whose order Python's hash seed decides: an Allow header, the JSON of a set."""
    if not isinstance(recorded, str):
        return False
    try:
        parts = [sorted(map(repr, json.loads(text.removeprefix("+")))) for text in (recorded, fresh)]
    except (ValueError, TypeError):
        parts = [sorted(text.split(", ")) for text in (recorded, fresh)]
    return parts[0] == parts[1]


def differences(name, recorded, fresh, path=""):
    """Where two JSON values part, at most a few."""
    if type(recorded) is not type(fresh):
        return [f"{name}{path}: {recorded!r} became {fresh!r}"]
    if isinstance(recorded, dict) and recorded.keys() == fresh.keys():
        return [d for key in recorded for d in differences(name, recorded[key], fresh[key], f"{path}/{key}")]
    if isinstance(recorded, list) and len(recorded) == len(fresh):
        return [d for i, pair in enumerate(zip(recorded, fresh)) for d in differences(name, *pair, f"{path}/{i}")]
    return [] if recorded == fresh or same_set(recorded, fresh) else [f"{name}{path}: {str(recorded)[:200]} became {str(fresh)[:200]}"]


def decoded(recorded):
    """The answers of a Pydantic recording in place of their indices: the order of the texts says nothing."""
    if not isinstance(recorded, dict) or "modes" not in recorded:
        return recorded
    texts = recorded["texts"]
    modes = {mode: {"answers": [[texts[i] for i in row] for row in found["answers"]], "pairs": [texts[i] for i in found["pairs"]]}
             for mode, found in recorded["modes"].items()}
    return {"modes": modes, "dumps": [texts[i] for i in recorded["dumps"]], "schemas": recorded["schemas"]}


def main(python):
    if not pathlib.Path(python).exists():
        print(f"SKIPPED: no {python}; the recorded answers were not compared with FastAPI and Pydantic.")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder) / "parity"
        shutil.copytree(HERE, work, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        for recorder in RECORDERS:
            subprocess.run([python, work / recorder], check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
        wrong = []
        for recorded in sorted((HERE / "recorded").glob("*.json")):
            fresh = json.loads((work / "recorded" / recorded.name).read_text(encoding="utf-8"))
            wrong += differences(recorded.stem, decoded(json.loads(recorded.read_text(encoding="utf-8"))), decoded(fresh))
    print(*wrong[:20], sep="\n")
    print(f"{len(wrong)} recorded answers differ from those of the reference")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
