# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks real Pydantic what every character class of Unicode holds: recorded/unicode_sets.json.

usage: PYTHON record_unicode.py [--ranges FILE]      (--ranges: the ranges themselves too, as JSON)

A class is recorded as its number of code points and a CRC-32 of its ranges written "41-5a,61-7a".
"""
import argparse
import json
import pathlib
import zlib
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import SchemaError

HERE = pathlib.Path(__file__).resolve().parent
SCALARS = [(0, 0xD7FF), (0xE000, 0x10FFFF)]
BLOCK = 1024


def matcher(pattern):
    adapter = TypeAdapter(Annotated[str, Field(pattern=pattern)])

    def matches(text):
        try:
            adapter.validate_python(text)
            return True
        except ValidationError:
            return False
    return matches


def collect(some, other, first, last, found):
    """Halves until a block is all of one kind."""
    text = "".join(map(chr, range(first, last + 1)))
    if not some(text):
        return
    if first == last or not other(text):
        found.append((first, last))
        return
    middle = (first + last) // 2
    collect(some, other, first, middle, found)
    collect(some, other, middle + 1, last, found)


def ranges_of(inside, outside):
    some, other = matcher(inside), matcher(outside)
    found = []
    for first, last in SCALARS:
        for begin in range(first, last + 1, BLOCK):
            collect(some, other, begin, min(begin + BLOCK - 1, last), found)
    joined = []
    for first, last in found:
        if joined and joined[-1][1] + 1 == first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--ranges")
    options = options.parse_args()
    names = json.loads((HERE / "cases/unicode_sets.json").read_text(encoding="utf-8"))
    answer, everything = {}, {}
    for name in names:
        folded = name.startswith("(?i:")
        outside = f"(?i:[^{name[4:-1]}])" if folded else f"[^{name}]"
        try:
            ranges = ranges_of(name, outside)
        except SchemaError:
            answer[name] = "refused"
            continue
        text = ",".join(f"{first:x}-{last:x}" for first, last in ranges)
        everything[name] = ranges
        answer[name] = [sum(last - first + 1 for first, last in ranges), zlib.crc32(text.encode())]
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in answer.items())
    (HERE / "recorded/unicode_sets.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    if options.ranges:
        pathlib.Path(options.ranges).write_text(json.dumps(everything), encoding="utf-8")


if __name__ == "__main__":
    main()
