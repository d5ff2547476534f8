# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks real Pydantic about every case of cases/pydantic_*.json and writes recorded/pydantic.json.

    python3 -m venv VENV && VENV/bin/pip install -r tests/parity/requirements.txt
    VENV/bin/python tests/parity/record_pydantic.py

A case file: {"models": {NAME: MODEL}, "types": [{"type", "facets"?}], "inputs": [JSON TEXT], "pairs": [[type, facets, JSON TEXT]]};
every type meets every input, and each pair is asked as it stands.
"""
import json
import sys
from pathlib import Path

from oracle import Models, errors_of
from pydantic import ValidationError

HERE = Path(__file__).parent


def ask(adapter, text):
    """The answer as one JSON value: {"ok": TEXT} or {"errors": TEXT}, or {"raises": name} where the reference breaks."""
    try:
        value = json.loads(text)
    except ValueError:
        return {"raises": "input"}
    try:
        result = adapter.validate_python(value, from_attributes=True)
    except ValidationError as error:
        try:
            text = json.dumps(errors_of(error), allow_nan=False, ensure_ascii=False, separators=(",", ":"))
            text.encode()
            return {"errors": text}
        except (ValueError, TypeError):
            return {"raises": "unprintable"}
    except Exception as error:  # noqa: BLE001: misapplied constraints raise TypeError
        return {"raises": type(error).__name__}
    try:
        return {"ok": adapter.dump_json(result, by_alias=True).decode()}
    except Exception as error:  # noqa: BLE001
        return {"raises": type(error).__name__}


def record(path):
    case = json.loads(path.read_text())
    models = Models(case.get("models", {}))
    answers = []
    for entry in case.get("types", []):
        adapter = models.adapter(entry["type"], entry.get("facets"))
        answers.append([ask(adapter, text) for text in case["inputs"]])
    pairs = [ask(models.adapter(kind, facets), text) for kind, facets, text in case.get("pairs", [])]
    return {"answers": answers, "pairs": pairs, "schemas": schemas(models, case)}


def schemas(models, case):
    """json_schema() of every type, model and use, in both modes."""
    asked = [(entry["type"], entry.get("facets", {})) for entry in case.get("types", [])]
    asked += [(name, {}) for name in case.get("models", {})]
    answers = []
    for kind, facets in asked:
        adapter = models.adapter(kind, facets)
        answers.append([kind, facets, *[adapter.json_schema(mode=mode) for mode in ("validation", "serialization")]])
    return answers


def main():
    recorded = {path.stem: record(path) for path in sorted((HERE / "cases").glob("pydantic_*.json"))}
    out = HERE / "recorded" / "pydantic.json"
    out.parent.mkdir(exist_ok=True)
    with out.open("w") as file:
        file.write("{")
        for i, (name, answers) in enumerate(recorded.items()):
            file.write(",\n" if i else "\n")
            file.write(f'{json.dumps(name)}: {{"answers": [')
            for j, row in enumerate(answers["answers"]):
                file.write((",\n" if j else "\n") + json.dumps(row, separators=(",", ":")))
            file.write('\n], "pairs": [')
            for j, answer in enumerate(answers["pairs"]):
                file.write((",\n" if j else "\n") + json.dumps(answer, separators=(",", ":")))
            file.write('\n], "schemas": [')
            for j, schema in enumerate(answers["schemas"]):
                file.write((",\n" if j else "\n") + json.dumps(schema, separators=(",", ":")))
            file.write("\n]}")
        file.write("\n}\n")
    count = sum(sum(map(len, a["answers"])) + len(a["pairs"]) for a in recorded.values())
    print(f"{count} answers in {out}", file=sys.stderr)


if __name__ == "__main__":
    main()
