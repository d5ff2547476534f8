#!/usr/bin/env python3
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real Pydantic accepts every example Signalbox makes, and gives every broken one exactly the error it is labelled with.

    prove_examples.py PYTHON SIGNALBOX [--count 1000] [--only TYPE]
PYTHON is the interpreter of the virtual environment that packaging/test.sh makes; exit code 77 (skipped) when it is not there. Every type of
cases/pydantic_facets.json and grow_cases.py, and every model of the case files, is asked for `count` seeds.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

HERE = pathlib.Path(__file__).resolve().parent
# Nothing can be valid for these, or the file system decides.
WITHOUT_EXAMPLES = ("FilePath", "DirectoryPath", "NewPath")


def models_of_cases():
    """Every model of the case files under a name of its own, and a model around each type with its facets."""
    from grow_cases import LEAVES
    types = [(name, {}) for name in LEAVES]
    sets = {}
    for path in sorted((HERE / "cases").glob("pydantic_*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        types += [(entry["type"], entry.get("facets", {})) for entry in case.get("types", []) if not case.get("models")]
        if case.get("models"):
            sets[path.stem] = (case["models"], list(case["models"]))
    wrapped = {f"T{i}": {"fields": [{"name": "v", "type": kind, **facets}]} for i, (kind, facets) in enumerate(types)}
    sets["types"] = (wrapped, list(wrapped))
    return sets


def write_project(folder, models):
    (folder / "models").mkdir(parents=True)
    (folder / "signalbox.json").write_text('{ "format": 1, "name": "Examples" }\n')
    for name, model in models.items():
        (folder / "models" / f"{name}.json").write_text(json.dumps(model))


def lines_of(program, folder, name, count, *more):
    done = subprocess.run([program, "example", folder, name, "--count", str(count), *more], capture_output=True, check=False)
    if done.returncode != 0:
        print("not found:", json.dumps(json.loads((folder / "models" / f"{name}.json").read_text()))[:160], done.stderr.decode()[:120].strip())
    return [line for line in done.stdout.decode("utf-8", "surrogatepass").splitlines() if line]


def labelled(error):
    return {key: error.get(key) for key in ("type", "loc", "msg", "ctx")}


class Proof:
    def __init__(self, program, count):
        self.program, self.count = program, count
        self.valid = self.broken = 0
        self.wrong = []

    def prove(self, folder, models, names):
        from oracle import Models
        built = Models(models)
        for name in names:
            if models[name].get("kind") == "json_schema":
                continue
            adapter = built.adapter(name)
            shown = json.dumps(models[name].get("fields", models[name]))[:200]
            for line in lines_of(self.program, folder, name, self.count):
                self.accepted(adapter, shown, line)
            for line in lines_of(self.program, folder, name, max(1, self.count // 20), "--broken"):
                self.refused(adapter, shown, json.loads(line))

    def accepted(self, adapter, shown, line):
        from pydantic import PydanticUserError, ValidationError
        self.valid += 1
        try:
            adapter.validate_python(json.loads(line), from_attributes=True)
        except ValidationError:  # a strict type may take JSON only
            try:
                adapter.validate_json(line)
            except ValidationError as error:
                self.wrong.append(f"{shown}\n  example refused: {line[:300]}\n  {error}"[:900])
        except PydanticUserError:  # not fully defined: the reference cannot build it
            self.valid -= 1
        except Exception as error:  # noqa: BLE001: an expression that fails
            if "Unable to apply constraint" in str(error):  # the reference breaks here: REGISTER.md
                return
            self.wrong.append(f"{shown}\n  example refused: {line[:300]}\n  {error}"[:900])

    def refused(self, adapter, shown, broken):
        from oracle import errors_of
        from pydantic import PydanticUserError, ValidationError
        self.broken += 1
        errors = []
        try:
            adapter.validate_python(broken["value"], from_attributes=True)
        except ValidationError as error:
            errors = json.loads(json.dumps(errors_of(error)))
        except PydanticUserError:
            self.broken -= 1
            return
        except Exception as error:  # noqa: BLE001: an expression that fails
            if "Unable to apply constraint" in str(error):
                return
            errors = [{"type": type(error).__name__}]
        if [labelled(error) for error in errors] != [labelled(broken["error"])]:
            self.wrong.append(f"{shown}\n  broken {json.dumps(broken['value'])[:300]}\n  labelled {labelled(broken['error'])}\n  gives {errors}"[:1200])


def judge(program, count, only):
    warnings.simplefilter("ignore")
    proof = Proof(program, count)
    with tempfile.TemporaryDirectory() as folder:
        for stem, (models, names) in models_of_cases().items():
            names = [name for name in names if not only or any(field["type"] == only for field in models[name].get("fields", []))]
            names = [n for n in names if not any(t in json.dumps(models[n]) for t in WITHOUT_EXAMPLES)]
            write_project(pathlib.Path(folder) / stem, models)
            proof.prove(pathlib.Path(folder) / stem, models, names)
    print(*proof.wrong[:40], sep="\n")
    print(f"{proof.valid} examples, {proof.broken} broken ones; {len(proof.wrong)} are not what they say")
    return 1 if proof.wrong or not proof.valid or not proof.broken else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("python")
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--only")
    parser.add_argument("--judge", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.judge:
        return judge(options.program, options.count, options.only)
    if not pathlib.Path(options.python).exists():
        print(f"SKIPPED: no {options.python}; the examples were not shown to Pydantic.")
        return 77
    return subprocess.run([options.python, *sys.argv, "--judge"], env={**os.environ, "PYTHONPATH": str(HERE)}).returncode


if __name__ == "__main__":
    sys.exit(main())
