# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks real Pydantic about every case of cases/pydantic_*.json and writes recorded/pydantic_*.json, one for each.

    python3 -m venv VENV && VENV/bin/pip install -r tests/parity/requirements.txt
    VENV/bin/python tests/parity/record_pydantic.py [STEM ...]        only those: record_pydantic.py pydantic_grid

A case file:
    {"models": {NAME: MODEL}, "modes": [MODE ...], "types": [{"type", "facets"?}], "inputs": [JSON TEXT],
     "pairs": [[type, facets, JSON TEXT] ...], "dumps": [[type, facets, JSON TEXT, options] ...]}
Every type meets every input, and each pair is asked as it stands, in each mode: python (what is asked where nothing is said), json,
strings, each also with "-strict". In strings mode the leaves of the input are given as their JSON text. A dump validates in Python mode and
writes with dump_json's options; include and exclude are lists (sets) and objects, integer keys as text.

A recorded file: {"texts": [TEXT ...], "modes": {MODE: {"answers": [[INDEX ...] ...], "pairs": [INDEX ...]}}, "dumps": [INDEX ...],
"schemas": [[type, facets, validation, serialization] ...]}. A text is "+" and the value as JSON, "-" and the errors, or "!" and what
the reference raises where it breaks.
"""
import json
import sys
from pathlib import Path

from oracle import Models, errors_of
from pydantic import ValidationError

HERE = Path(__file__).parent


class Texts:
    """Each text once."""

    def __init__(self):
        self.index = {}

    def __call__(self, text):
        return self.index.setdefault(text, len(self.index))


def as_strings(value):
    if isinstance(value, dict):
        return {key: as_strings(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_strings(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


def validate(adapter, text, mode):
    kind, _, strict = mode.partition("-")
    options = {"strict": True} if strict else {}
    if kind == "json":
        return adapter.validate_json(text, **options)
    value = json.loads(text)
    if kind == "strings":
        return adapter.validate_strings(as_strings(value), **options)
    return adapter.validate_python(value, from_attributes=True, **options)


def ask(adapter, text, mode):
    """The answer as one text."""
    if not mode.startswith("json"):
        try:
            json.loads(text)
        except ValueError:
            return "!input"
    try:
        result = validate(adapter, text, mode)
    except ValidationError as error:
        try:
            errors = json.dumps(errors_of(error), allow_nan=False, ensure_ascii=False, separators=(",", ":"))
            errors.encode()
            return "-" + errors
        except (ValueError, TypeError):
            return "!unprintable"
    except Exception as error:  # noqa: BLE001: misapplied constraints raise TypeError
        return "!" + type(error).__name__
    return dump(adapter, result, {"by_alias": True})


def dump(adapter, value, options):
    try:
        return "+" + adapter.dump_json(value, **options).decode()
    except Exception as error:  # noqa: BLE001
        return "!" + type(error).__name__


def filter_of(spec):
    """A list is a set; keys that are numbers are indices."""
    if isinstance(spec, list):
        return {int(key) if isinstance(key, int) else key for key in spec}
    if isinstance(spec, dict):
        return {int(key) if key.lstrip("-").isdigit() else key: filter_of(item) for key, item in spec.items()}
    return spec


def dump_of(models, case):
    kind, facets, text, options = case
    adapter = models.adapter(kind, facets)
    try:
        value = adapter.validate_python(json.loads(text), from_attributes=True)
    except ValidationError:
        return "!ValidationError"
    return dump(adapter, value, {k: filter_of(v) if k in ("include", "exclude") else v for k, v in options.items()})


def record(path):
    case = json.loads(path.read_text())
    models = Models(case.get("models", {}))
    adapters = [models.adapter(entry["type"], entry.get("facets")) for entry in case.get("types", [])]
    texts = Texts()
    modes = {}
    for mode in case.get("modes", ["python"]):
        answers = [[texts(ask(adapter, text, mode)) for text in case["inputs"]] for adapter in adapters]
        pairs = [texts(ask(models.adapter(kind, facets), text, mode)) for kind, facets, text in case.get("pairs", [])]
        modes[mode] = {"answers": answers, "pairs": pairs}
    dumps = [texts(dump_of(models, one)) for one in case.get("dumps", [])]
    return {"texts": list(texts.index), "modes": modes, "dumps": dumps, "schemas": schemas(models, case)}


def schemas(models, case):
    """json_schema() of every type, model and use, in both modes; null where the reference cannot."""
    asked = [(entry["type"], entry.get("facets", {})) for entry in case.get("types", [])]
    asked += [(name, {}) for name in case.get("models", {})]
    return [[kind, facets, *(schema(models.adapter(kind, facets), mode) for mode in ("validation", "serialization"))]
            for kind, facets in asked]


def schema(adapter, mode):
    try:
        return adapter.json_schema(mode=mode)
    except Exception:  # noqa: BLE001: no schema for it
        return None


def rows(items):
    return "[" + ",".join("\n" + json.dumps(item, separators=(",", ":")) for item in items) + "\n]"


def write(path, recorded):
    """One row a line, so that a diff shows what changed."""
    parts = [f'"texts": {rows(recorded["texts"])}']
    modes = [f'{json.dumps(mode)}: {{"answers": {rows(answers["answers"])}, "pairs": {json.dumps(answers["pairs"], separators=(",", ":"))}}}'
             for mode, answers in recorded["modes"].items()]
    parts.append('"modes": {' + ",\n".join(modes) + "}")
    parts.append(f'"dumps": {json.dumps(recorded["dumps"], separators=(",", ":"))}')
    parts.append(f'"schemas": {rows(recorded["schemas"])}')
    path.write_text("{" + ",\n".join(parts) + "}\n")


def count_of(recorded):
    asked = sum(sum(map(len, mode["answers"])) + len(mode["pairs"]) for mode in recorded["modes"].values())
    return asked + len(recorded["dumps"])


def main(stems):
    (HERE / "recorded").mkdir(exist_ok=True)
    for path in sorted((HERE / "cases").glob("pydantic_*.json")):
        if stems and path.stem not in stems:
            continue
        recorded = record(path)
        write(HERE / "recorded" / path.name, recorded)
        print(f"{path.stem}: {count_of(recorded)} answers", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
