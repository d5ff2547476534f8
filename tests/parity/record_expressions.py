# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what CPython 3.11 answers to the expressions of our language: tests/core/expression/data/expressions.json.

usage: python3.11 tests/parity/record_expressions.py
Each line of cases/expressions/TOPIC.txt is one expression.
Objects of the names below are plain dicts here; `order.id` and the like are tested apart, for Python reads keys by [ ] only.
"""
import datetime as datetime_module
import decimal
import json
import pathlib

CASES = pathlib.Path(__file__).parent / "cases/expressions"
OUT = pathlib.Path(__file__).parents[2] / "tests/core/expression/data/expressions.json"

NAMES = {
    "n": 7, "m": -3, "zero": 0, "big": 2**70, "f": 2.5, "s": "h\u00e9llo W\u00f6rld", "t": "a,b,,c", "e": "", "nothing": None, "yes": True,
    "xs": [3, 1, 2], "words": ["pear", "Apple", "fig"], "d": {"a": 1, "b": [1, 2, {"c": "x"}], "price": 9.99}, "rows": [
        {"id": 1, "name": "Ann", "price": 10.5, "tags": ["x"]}, {"id": 2, "name": "Bob", "price": 3, "tags": []}], "emoji": "\U0001f600x\u00e9",
}

# Over several lines, or with triple quotes.
LONGER = ["\"\"\"two\nlines\"\"\"", "'''it's \"so\"'''", "f'''{n}\n{s}'''", "[\n  1,\n  2,\n]", "(n +\n m)"]


TYPES = {name: getattr(datetime_module, name) for name in ("date", "datetime", "time", "timedelta", "timezone")} | {"Decimal": decimal.Decimal}


def answer(source):
    try:
        return {"repr": repr(eval(source, {**TYPES, **NAMES}))}
    except Exception as error:
        text = str(error)
        return {"error": f"{type(error).__name__}: {text}" if text else type(error).__name__}


def main():
    files = sorted(CASES.glob("*.txt"))
    sources = [line for file in files for line in file.read_text(encoding="utf-8").split("\n") if line] + LONGER
    rows = ["  " + json.dumps({"source": source, **answer(source)}) for source in dict.fromkeys(sources)]
    names = json.dumps(NAMES)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(f'{{"names": {names},\n"cases": [\n' + ",\n".join(rows) + "\n]}\n")
    print(len(rows), "expressions")


if __name__ == "__main__":
    main()
