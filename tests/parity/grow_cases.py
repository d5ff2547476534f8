# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grows a case file from random models, type expressions and inputs, in the form record_pydantic.py reads.

    VENV/bin/python tests/parity/grow_cases.py [--seed N] [--types N] [-o FILE]

The same seed gives the same file. What the reference itself cannot build is thrown away while growing.
"""
import argparse
import json
import random
import warnings
from pathlib import Path

from oracle import Models

MODES = ["python", "python-strict", "json", "json-strict", "strings", "strings-strict"]
# A leaf: texts and numbers that are good or nearly good for it.
LEAVES = {
    "int": [0, 1, -7, 42, 1.0, "12", " 3 ", "1_000", "x", 10**18, 10**19, -10**30, True, "007", 2.5],
    "float": [0, 1.5, -2e10, "1.5", "nan", "inf", "1e5", "x", 10**400, True, 1e-7, "1_0.5"],
    "bool": [True, False, 0, 1, "yes", "off", "T", 2, 1.0, 0.5, "maybe"],
    "str": ["", "a", "héllo", "ß", "12", 5, 1.5, None, "a" * 12, "line\nbreak", "  pad "],
    "None": [None, "", 0, "null"],
    "Any": [None, 1, "a", [1, "b"], {"k": 1.5}],
    "bytes": ["", "abc", "é", 5, "a" * 9],
    "Decimal": ["1.10", 3, 1.5, "1e3", "NaN", "x", "0.00", 10**25, "-0", "12.345", "Infinity", True],
    "date": ["2024-02-29", "2023-02-29", "2020-01-01T00:00:00", 0, 86400, 1.5, "0", "x", "2020-1-1", True],
    "datetime": ["2024-02-29T12:30:00Z", "2020-01-01", "2020-01-01 10:00:00.123456+02:00", 1700000000, 1.5, "1700000000", "x", "2020-01-01T25:00"],
    "time": ["10:20:30", "10:20", "10:20:30.5Z", 3600, "x", "25:00", 86400, 1.5],
    "timedelta": ["P1DT2H", "PT0S", "1 day, 10:00:00", "01:02:03", 5, 1.5, "5", "x", True, -86400],
    "UUID": ["12345678-1234-4234-8234-123456789012", "{12345678-1234-1234-8234-123456789012}", "x", 5, "12345678123412348234123456789012"],
    "UUID4": ["12345678-1234-4234-8234-123456789012", "12345678-1234-1234-8234-123456789012", "x"],
    "EmailStr": ["a@b.co", "A.B@Example.COM", "no", "x@y", "Name <n@b.org>", 5],
    "HttpUrl": ["http://example.com", "https://a.b/c?d=e#f", "ftp://x.y", "x", 5, "http://"],
    "AnyUrl": ["http://example.com", "mailto:x@y.z", "x", "file:///etc", "redis://h:1/2"],
    "IPv4Address": ["1.2.3.4", "1.2.3", 16909060, "::1", "01.2.3.4", True],
    "IPv6Address": ["::1", "1.2.3.4", "2001:db8::ff", "x", 5],
    "IPvAnyAddress": ["1.2.3.4", "::1", "x", 7],
    "IPv4Network": ["10.0.0.0/8", "10.0.0.1/8", "x", "1.2.3.4"],
    "Path": ["a//b/./c", "", "..", 5],
    "SecretStr": ["hush", "", 5],
    "ByteSize": ["1kb", 1024, "3 MiB", "x", "1.5GB", -1, "5 zz"],
    "complex": ["1+2j", 3, 1.5, "x", True],
    "Json[int]": ["1", "x", "[1", 5, "\"7\""],
    "Json": ["{\"a\":[1]}", "x", 5],
    "Base64Str": ["YWJj", "!!", "YWI", 5],
    "PositiveInt": [1, 0, -1, "5"],
    "NonNegativeFloat": [0, -0.5, "1.5"],
    "FiniteFloat": [1.5, "inf", "nan"],
    "StrictInt": [1, "1", 1.0, True],
    "StrictStr": ["a", 5],
    "AwareDatetime": ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00", 0],
    "NaiveDatetime": ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00", 0],
    "PastDate": ["2001-01-01", "2999-01-01"],
    "FutureDatetime": ["2001-01-01T00:00:00", "2999-01-01T00:00:00"],
}
ODD = [None, True, 0, -1, 1.5, "", "x", "1", [], {}, [1], {"a": 1}, 10**20, "2020-01-01", [None], {"kind": "x"}, "é", [[]], 1e300]
NUMBERS = {"int", "float"}
KEYS = ["str", "int", "float", "bool", "UUID", "date", "Literal['a', 'b']"]
CONFIG = {
    "extra": ["allow", "forbid", "ignore"], "strict": [True], "populate_by_name": [True], "validate_by_name": [True],
    "loc_by_alias": [False], "serialize_by_alias": [True], "validate_default": [True], "str_strip_whitespace": [True],
    "str_to_lower": [True], "str_to_upper": [True], "str_min_length": [1, 2], "str_max_length": [5, 9], "use_enum_values": [True],
    "coerce_numbers_to_str": [True], "allow_inf_nan": [False], "ser_json_timedelta": ["float"], "ser_json_bytes": ["base64", "hex"],
    "val_json_bytes": ["base64", "hex"], "ser_json_inf_nan": ["constants", "strings"], "alias_generator": ["to_camel", "to_pascal"],
    "val_temporal_unit": ["seconds", "milliseconds"], "ser_json_temporal": ["seconds", "milliseconds"], "url_preserve_empty_path": [True],
}


class Grower:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.models = {}

    # Types: (text, a function that makes an input for it).
    def leaf(self):
        name = self.random.choice(list(LEAVES))
        return name, lambda: self.random.choice(LEAVES[name])

    def literal(self):
        choices = ["'a'", "'b'", "'c d'", "1", "2", "True", "None", "'1'"]
        inputs = ["a", "b", "c d", 1, 2, True, None, "1", 1.0, "z"]
        for name, (model, _) in self.models.items():
            if model.get("kind") == "enum":
                choices += [f"{name}.{member['name']}" for member in model["members"]]
                inputs += [member["value"] for member in model["members"]]
        # In one order: Python's typing takes the same literals in another order for the same type.
        values = sorted(self.random.sample(choices, self.random.randint(1, 3)), key=choices.index)
        return f"Literal[{', '.join(values)}]", lambda: self.random.choice(inputs)

    def annotated(self):
        name, facets = self.random.choice([
            ("int", {"ge": 1}), ("int", {"gt": 1, "lt": 50}), ("int", {"multiple_of": 3}), ("float", {"le": 2.5}),
            ("str", {"min_length": 2}), ("str", {"max_length": 3}), ("str", {"pattern": "^[a-z]+$"}), ("Decimal", {"max_digits": 3}),
            ("Decimal", {"decimal_places": 1, "max_digits": 4}), ("bytes", {"max_length": 2}), ("int", {"strict": True}),
            ("float", {"strict": True}), ("str", {"strict": True}), ("bool", {"strict": True}), ("date", {"strict": True})])
        text = ", ".join(f"{key}={value!r}" for key, value in facets.items())
        return f"Annotated[{name}, Field({text})]", lambda: self.random.choice(LEAVES[name])

    def type(self, depth=2):
        kind = self.random.random()
        if depth == 0 or kind < 0.34:
            return self.leaf()
        if kind < 0.40:
            return self.literal()
        if kind < 0.47:
            return self.annotated()
        if kind < 0.56 and self.models:
            return self.named()
        if kind < 0.72:
            return self.container(depth)
        if kind < 0.75:
            text, make = self.type(depth - 1)
            return f"Secret[{text}]", make
        if kind < 0.80:
            text, make = self.type(depth - 1)
            return f"{text} | None", lambda: None if self.random.random() < 0.2 else make()
        return self.union(depth)

    def container(self, depth):
        kind = self.random.choice(["list", "set", "frozenset", "tuple", "fixed", "dict", "deque", "Sequence", "list", "dict"])
        if kind == "dict":
            key, (text, make) = self.random.choice(KEYS), self.type(depth - 1)
            keys = ["a", "b", "1", "1.5", "true", "2020-01-01", "x"]
            return f"dict[{key}, {text}]", lambda: {self.random.choice(keys): make() for _ in range(self.random.randint(0, 3))}
        if kind == "fixed":
            parts = [self.type(depth - 1) for _ in range(self.random.randint(1, 3))]
            return (f"tuple[{', '.join(text for text, _ in parts)}]",
                    lambda: [make() for _, make in parts][:self.random.choice([9, 9, 9, 1])] + ([1] if self.random.random() < 0.1 else []))
        text, make = self.type(depth - 1)
        name = f"tuple[{text}, ...]" if kind == "tuple" else f"{kind}[{text}]"
        return name, lambda: [make() for _ in range(self.random.randint(0, 3))]

    def union(self, depth):
        branches = [self.type(depth - 1) for _ in range(self.random.randint(2, 3))]
        return f"Union[{', '.join(text for text, _ in branches)}]", lambda: self.random.choice(branches)[1]()

    def named(self):
        name = self.random.choice(list(self.models))
        return name, lambda: self.object(name)

    def object(self, name):
        model, makers = self.models[name]
        if model.get("kind") == "enum":
            return self.random.choice([member["value"] for member in model["members"]] + ["z"])
        if model.get("kind") == "root":
            return makers["root"]()
        made = {}
        for field in model["fields"]:
            if self.random.random() < 0.12 or ("default" in field and self.random.random() < 0.5):
                continue
            key = field.get("alias", field["name"]) if self.random.random() < 0.9 else field["name"]
            made[key] = makers[field["name"]]()
        if self.random.random() < 0.25:
            made[self.random.choice(["extra", "z", "x"])] = self.random.choice(ODD)
        return list(made.values()) if model.get("kind") == "named_tuple" and self.random.random() < 0.5 else made

    # Models.
    def enum(self):
        # No member None: what no member matches becomes it in the reference (REGISTER.md).
        base, values = self.random.choice([("str", ["r", "g"]), ("int", [1, 2]), ("float", [1.5, 2.0]), (None, ["r", 1, True]), (None, ["a", 2])])
        members = [{"name": f"m{i}", "value": value} for i, value in enumerate(values)]
        return {"kind": "enum", **({"extends": base} if base else {}), "members": members}

    def model(self, kind):
        names = self.random.sample(["x", "y", "kind", "name", "id", "tags_of", "a_b"], self.random.randint(1, 4))
        fields, makers = [], {}
        for name in ["root"] if kind == "root" else sorted(names):
            text, make = self.type(2)
            field = {"name": name, "type": text}
            if kind in ("model", "dataclass", "typed_dict") and self.random.random() < 0.25:
                field["alias"] = self.random.choice(["X", "the-" + name, name + "_"])
            if kind != "typed_dict" and kind != "root" and (self.random.random() < 0.3 or (fields and "default" in fields[-1])):
                text = "int | None" if kind == "named_tuple" else text
                field["type"], field["default"] = (text, None) if "None" in text else (f"{text} | None", None)
            elif kind == "typed_dict" and self.random.random() < 0.3:
                field["type"] = f"NotRequired[{text}]"
            fields.append(field)
            makers[name] = make
        model = {"kind": kind, "fields": fields} if kind != "model" else {"fields": fields}
        if kind in ("model", "dataclass", "typed_dict") and self.random.random() < 0.6:
            keys = self.random.sample(list(CONFIG), self.random.randint(1, 2))
            model["config"] = {key: self.random.choice(CONFIG[key]) for key in keys}
        return model, makers

    def grow_models(self, count):
        kinds = ["model"] * 5 + ["typed_dict", "dataclass", "named_tuple", "root", "enum"]
        while len(self.models) < count:
            kind = self.random.choice(kinds)
            model, makers = (self.enum(), {}) if kind == "enum" else self.model(kind)
            name = f"M{len(self.models)}"
            if self.builds({**{known: entry[0] for known, entry in self.models.items()}, name: model}, name):
                self.models[name] = (model, makers)

    @staticmethod
    def builds(models, text):
        try:
            Models(models).adapter(text)
            return True
        except Exception:  # noqa: BLE001: the reference refuses it while building
            return False

    def mutated(self, value):
        """Now and then one place of it is something else."""
        if self.random.random() < 0.2:
            return self.random.choice(ODD)
        if isinstance(value, list) and value and self.random.random() < 0.4:
            value = list(value)
            at = self.random.randrange(len(value))
            value[at] = self.mutated(value[at])
        elif isinstance(value, dict) and value and self.random.random() < 0.4:
            key = self.random.choice(list(value))
            value = {**value, key: self.mutated(value[key])}
        return value

    def text_of(self, value):
        """JSON; now and then an object has a key twice."""
        if isinstance(value, list):
            return "[" + ", ".join(map(self.text_of, value)) + "]"
        if not isinstance(value, dict):
            return json.dumps(value)
        members = [(json.dumps(key), self.text_of(item)) for key, item in value.items()]
        if members and self.random.random() < 0.1:
            key = self.random.choice(members)[0]
            members.insert(self.random.randint(0, len(members)), (key, self.random.choice(members)[1]))
        return "{" + ", ".join(f"{key}: {item}" for key, item in members) + "}"

    def grow(self, types, inputs):
        self.grow_models(max(10, types // 8))
        models = {name: entry[0] for name, entry in self.models.items()}
        built = Models(models)
        pairs = []
        makers = [self.named_by(name) for name in self.models]
        while len(makers) < types + len(self.models):
            makers.append(self.type(3))
        for text, make in makers:
            try:
                built.adapter(text)
            except Exception:  # noqa: BLE001
                continue
            for _ in range(inputs):
                value = make()
                pairs.append([text, {}, self.text_of(self.mutated(value) if self.random.random() < 0.4 else value)])
        return {"models": models, "modes": MODES, "pairs": pairs}

    def named_by(self, name):
        return name, lambda: self.object(name)


def write(path, case):
    with path.open("w") as file:
        file.write('{"models": {\n' + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in case["models"].items()))
        file.write(f'\n}},\n"modes": {json.dumps(case["modes"])},\n"pairs": [\n')
        file.write(",\n".join(json.dumps(pair) for pair in case["pairs"]) + "\n]}\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="20261121", help="a number or `random`")
    parser.add_argument("--types", type=int, default=320)
    parser.add_argument("--inputs", type=int, default=4)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parent / "cases" / "pydantic_grown.json")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if options.seed == "random" else int(options.seed)
    warnings.simplefilter("ignore")
    case = Grower(seed).grow(options.types, options.inputs)
    write(options.output, case)
    print(f"seed {seed}: {len(case['models'])} models, {len(case['pairs'])} pairs in {len(case['modes'])} modes")


if __name__ == "__main__":
    main()
