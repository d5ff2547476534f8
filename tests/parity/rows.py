# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every feature of FastAPI that a design can declare has its case: python rows.py [--table] reads rows.json.

A row names where it is declared: PROJECT/FILE.json#/POINTER below projects/, of a project whose requests and answers are recorded; or
a test of this repository and a word in it, FILE#WORD, for what no request shows. Rows that only Python code can fill (X) need none."""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
# Rows that wait for tables and state, and the one the format cannot say yet: each says why.
WAITING = {61, 74, 103, 107, 108}


def recorded_projects():
    """Projects whose every request has an answer of the reference."""
    found = set()
    for path in (HERE / "cases").glob("http_*.json"):
        cases = json.loads(path.read_text(encoding="utf-8"))
        recorded = HERE / "recorded" / path.name
        if cases["requests"] and recorded.exists() and len(json.loads(recorded.read_text(encoding="utf-8"))["answers"]) == len(cases["requests"]):
            found.add(cases["project"])
    return found


def at(document, pointer):
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document


def problem(place, projects):
    """Why a place shows nothing; None when it does."""
    path, _, inside = place.partition("#")
    if path.startswith("tests/"):
        file = ROOT / path
        return None if file.exists() and inside in file.read_text(encoding="utf-8") else "no such test"
    file = HERE / "projects" / path
    if not file.exists():
        return "no such file"
    if path.split("/")[0] not in projects:
        return "no recorded requests"
    try:
        at(json.loads(file.read_text(encoding="utf-8")), inside)
    except (KeyError, IndexError, ValueError, TypeError):
        return "nothing stands there"
    return None


def main():
    rows = json.loads((HERE / "rows.json").read_text(encoding="utf-8"))
    projects = recorded_projects()
    wrong = [f"row {number} is missing" for number in range(1, 113) if str(number) not in rows]
    for number, row in rows.items():
        places = row.get("shown", [])
        wrong += [f"row {number} ({row['feature']}): {place}: {why}" for place in places if (why := problem(place, projects))]
        if not places and row["how"] != "X" and not (int(number) in WAITING and row.get("why")):
            wrong.append(f"row {number} ({row['feature']}) has no case")
        if "--table" in sys.argv:
            print(f"| {number} | {row['feature']} | {row['how']} | {', '.join(f'`{place}`' for place in places) or row.get('why', '')} |")
    print(*wrong, sep="\n")
    print(f"{len(rows)} rows, {len(projects)} recorded projects, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
