# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks real Pydantic which texts match which patterns: cases/patterns.json and patterns grown from a seed.

usage: PYTHON record_patterns.py [--seed N] [--count N] [--out FILE]     (default: seed 3, 800 patterns, recorded/patterns.json)

A row of the answer is [pattern, texts, answer]: texts is a list, or the name of one; the answer is "refused", or one
character a text, 1 where it matches.
"""
import argparse
import json
import pathlib
import random
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import SchemaError

HERE = pathlib.Path(__file__).resolve().parent
ATOMS = list("abcAB1_- ") + ["é", "ß", "σ", "k", "s", "\u212a", "٣", ".", r"\d", r"\w", r"\s", r"\D", r"\W", r"\S", r"\.", r"\n", r"\pL", r"\p{Lu}",
                            r"\P{L}", r"\p{Greek}", r"\x61", r"\u{e9}", "漢", "😀"]
LOOKS = ["^", "$", r"\b", r"\B", r"\A", r"\z", r"\b{start}", r"\b{end}", r"\b{start-half}", r"\b{end-half}", r"\<", r"\>"]
QUANTIFIERS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}", "{2,}", "{0}", "{3}?"]
FLAGS = ["i", "m", "s", "x", "R", "U", "-u", "i-m", "mR", "is", "-i", "imR"]
LETTERS = list("aabbcAB1_- \n\r") + ["é", "É", "ß", "ẞ", "σ", "ς", "k", "K", "\u212a", "ſ", "s", "٣", "漢", "😀", "\u0085", "\u2028", "\u0301"]


class Grower:
    """Random patterns; most are accepted, some are broken on purpose."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pattern(self):
        text = self.alternatives(3)
        if self.random.random() < 0.3:
            text = f"(?{self.random.choice(FLAGS)})" + text
        if self.random.random() < 0.3:
            text = "^" + text
        if self.random.random() < 0.3:
            text += "$"
        if self.random.random() < 0.06 and text:  # one character lost, doubled or strange
            at = self.random.randrange(len(text))
            text = text[:at] + self.random.choice(["", text[at] * 2, "[", ")", "{", "\\", "-"]) + text[at + 1:]
        return text

    def alternatives(self, depth):
        return "|".join(self.sequence(depth) for _ in range(self.random.choice([1, 1, 1, 2, 3])))

    def sequence(self, depth):
        return "".join(self.term(depth) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3])))

    def term(self, depth):
        chance = self.random.random()
        if chance < 0.15:
            return self.random.choice(LOOKS)
        text = self.atom(depth)
        if self.random.random() < 0.4:
            text += self.random.choice(QUANTIFIERS)
            if self.random.random() < 0.1:
                text += self.random.choice(QUANTIFIERS)
        return text

    def atom(self, depth):
        chance = self.random.random()
        if depth > 0 and chance < 0.25:
            start = self.random.choice(["(", "(?:", "(?P<n%d>" % self.random.randrange(1000), "(?%s:" % self.random.choice(FLAGS)])
            return start + self.alternatives(depth - 1) + ")"
        if chance < 0.5:
            return self.char_class(2)
        return self.random.choice(ATOMS)

    def char_class(self, depth):
        body = "".join(self.class_item(depth) for _ in range(self.random.choice([1, 1, 2, 3])))
        while self.random.random() < 0.25:
            body += self.random.choice(["&&", "--", "~~"]) + "".join(self.class_item(depth) for _ in range(self.random.choice([1, 2])))
        return "[" + self.random.choice(["", "", "^"]) + body + "]"

    def class_item(self, depth):
        chance = self.random.random()
        if depth > 0 and chance < 0.15:
            return self.char_class(depth - 1)
        if chance < 0.35:
            first, last = sorted(self.random.choices("abcxyzABC1é漢σß", k=2))
            return f"{first}-{last}"
        if chance < 0.42:
            return self.random.choice(["[:alpha:]", "[:^digit:]", "[:word:]", "[:space:]", "[:upper:]"])
        return self.random.choice([atom for atom in ATOMS if atom not in "- "])

    def text(self):
        return "".join(self.random.choices(LETTERS, k=self.random.choice([0, 1, 1, 2, 2, 3, 4, 6])))


def answer(pattern, texts):
    try:
        adapter = TypeAdapter(Annotated[str, Field(pattern=pattern)])
    except SchemaError:
        return "refused"
    result = ""
    for text in texts:
        try:
            adapter.validate_python(text)
            result += "1"
        except ValidationError:
            result += "0"
    return result


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seed", type=int, default=3)
    options.add_argument("--count", type=int, default=800)
    options.add_argument("--out", default=str(HERE / "recorded/patterns.json"))
    options = options.parse_args()
    cases = json.loads((HERE / "cases/patterns.json").read_text(encoding="utf-8"))
    rows = []
    for group in cases["groups"]:
        texts = cases["texts"][group["texts"]] if isinstance(group["texts"], str) else group["texts"]
        name = group["texts"] if isinstance(group["texts"], str) else group["about"]
        cases["texts"][name] = texts
        rows += [[pattern, name, answer(pattern, texts)] for pattern in group["patterns"]]
    grower = Grower(options.seed)
    for _ in range(options.count):
        pattern = grower.pattern()
        texts = sorted({grower.text() for _ in range(12)})
        rows.append([pattern, texts, answer(pattern, texts)])
    body = json.dumps(cases["texts"]) + ',\n"rows": [\n' + ",\n".join(json.dumps(row) for row in rows)
    pathlib.Path(options.out).write_text('{"texts": ' + body + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
