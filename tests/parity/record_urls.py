# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks real Pydantic about every URL of the web platform tests (wpt-url.tar.xz of the corpora) and writes recorded/wpt_urls.json.

    VENV/bin/python tests/parity/record_urls.py FOLDER        the unpacked wpt-url/tests/wpt

For each file: the answers that are not what the test itself says, by the case's place in the file; null where Pydantic refuses.
"""
import json
import sys
from pathlib import Path

from pydantic_core import Url, ValidationError

HERE = Path(__file__).parent


def ask(text):
    try:
        return str(Url(text))
    except ValidationError:
        return None


def wanted(case):
    """What the test says; "" where it says nothing about the text alone."""
    if "href" in case or "failure" in case:
        return "" if case.get("base") is not None else case.get("href")
    return f"http://{case['output']}/x" if case["output"] else None


def text_of(case):
    return f"http://{case['input']}/x" if "output" in case else case["input"]


def differences(path):
    cases = json.loads(path.read_text())
    answers = {i: ask(text_of(case)) for i, case in enumerate(cases) if isinstance(case, dict)}
    return {str(i): answer for i, answer in answers.items() if answer != wanted(cases[i])}


def main(folder):
    files = ("urltestdata.json", "ada_extra_urltestdata.json", "toascii.json", "IdnaTestV2.json")
    recorded = {name: differences(Path(folder) / name) for name in files}
    rows = [f"{json.dumps(name)}: {json.dumps(found, separators=(',', ':'))}" for name, found in recorded.items()]
    (HERE / "recorded" / "wpt_urls.json").write_text("{\n" + ",\n".join(rows) + "\n}\n")
    print({name: len(found) for name, found in recorded.items()}, file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
