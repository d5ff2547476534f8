#!/usr/bin/env python3
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the recorded Pydantic cases cover, and fails when an error type, a facet, a config key or a mode is missing.

Needs no Pydantic: it reads cases/ and recorded/ only.
"""
import collections
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODES = ("python", "python-strict", "json", "json-strict", "strings", "strings-strict")
# Every error type that declared types can give to JSON or text (Pydantic 2.13).
ERRORS = """json_invalid json_type missing extra_forbidden model_type model_attributes_type dataclass_type dataclass_exact_type
default_factory_not_called none_required greater_than greater_than_equal less_than less_than_equal multiple_of finite_number too_short
too_long iterable_type is_instance_of string_type string_too_short string_too_long string_pattern_mismatch string_not_ascii
enum dict_type list_type tuple_type set_type set_item_not_hashable bool_type bool_parsing int_type int_parsing
int_parsing_size int_from_float float_type float_parsing bytes_type bytes_too_short bytes_too_long bytes_invalid_encoding value_error
literal_error date_type date_parsing date_from_datetime_parsing date_from_datetime_inexact date_past date_future time_type
time_parsing datetime_type datetime_parsing datetime_from_date_parsing datetime_past datetime_future timezone_naive timezone_aware
time_delta_type time_delta_parsing frozen_set_type union_tag_invalid union_tag_not_found arguments_type missing_argument
unexpected_keyword_argument unexpected_positional_argument url_type url_parsing url_syntax_violation url_too_long url_scheme
uuid_type uuid_parsing uuid_version decimal_type decimal_parsing decimal_max_digits decimal_max_places decimal_whole_digits
complex_type complex_str_parsing recursion_loop
ip_v4_address ip_v6_address ip_v4_network ip_v6_network ip_v4_interface ip_v6_interface ip_any_address ip_any_network
ip_any_interface path_type base64_decode pattern_type pattern_regex byte_size byte_size_unit name_email_type sequence_str
is_hashable""".split()
NUMBERS = ("int", "float", "Decimal")
TEMPORAL = ("date", "datetime", "time", "timedelta")
SIZED = ("str", "bytes", "SecretStr", "SecretBytes", "list", "set", "frozenset", "tuple", "deque", "Sequence", "dict")
SCALARS = ("bool", "str", "bytes", "UUID", "AnyUrl", "Path", "IPv4Address", "complex", *NUMBERS, *TEMPORAL)
FACETS = {
    **{facet: (*NUMBERS, *TEMPORAL) for facet in ("gt", "ge", "lt", "le")}, "multiple_of": NUMBERS, "min_length": SIZED,
    "max_length": (*SIZED, "HttpUrl"), "pattern": ("str",), "strict": (*SCALARS, "list", "set", "frozenset", "tuple", "dict", "deque"),
    "allow_inf_nan": ("float", "Decimal"), "max_digits": ("Decimal",), "decimal_places": ("Decimal",),
    **{facet: ("str",) for facet in ("strip_whitespace", "to_lower", "to_upper", "ascii_only", "coerce_numbers_to_str")},
    "discriminator": ("Union",), "union_mode": ("Union",), "fail_fast": ("list", "set", "frozenset", "tuple"),
}
CONFIG = """extra populate_by_name validate_by_name validate_by_alias loc_by_alias serialize_by_alias alias_generator
str_strip_whitespace str_to_lower str_to_upper str_min_length str_max_length coerce_numbers_to_str strict allow_inf_nan
validate_default use_enum_values ser_json_timedelta ser_json_temporal val_temporal_unit ser_json_bytes val_json_bytes
ser_json_inf_nan url_preserve_empty_path json_schema_extra json_schema_serialization_defaults_required
json_schema_mode_override title""".split()
# Keys that change nothing a validated document can show.
SILENT = "hide_input_in_errors regex_engine frozen revalidate_instances from_attributes".split()


def base_of(text):
    """int for Annotated[int, ...] and Optional[int]; Union for a | b."""
    text = text.strip()
    found = re.match(r"(?:Annotated|Optional)\[(.*)\]$", text)
    if found:
        return base_of(found[1])
    if text.endswith("| None"):
        return base_of(text[:-6])
    if "|" in re.sub(r"\[.*\]", "", text) or text.startswith("Union["):
        return "Union"
    return re.match(r"[\w.]*", text)[0]


def errors_in(text):
    return [error["type"] for error in json.loads(text[1:])] if text.startswith("-") else []


class Coverage:
    def __init__(self):
        self.answers = collections.Counter()
        self.errors = collections.Counter()
        self.facets = collections.Counter()
        self.config = {}
        self.cases = collections.Counter()

    def read(self, path):
        case = json.loads(path.read_text(encoding="utf-8"))
        recorded = json.loads((HERE / "recorded" / path.name).read_text(encoding="utf-8"))
        asked = [(entry["type"], entry.get("facets", {}), text) for entry in case.get("types", []) for text in case["inputs"]]
        asked += [tuple(pair) for pair in case.get("pairs", [])]
        self.cases[path.stem] = len(asked) + len(case.get("dumps", []))
        types = [errors_in(text) for text in recorded["texts"]]
        for mode, answers in recorded["modes"].items():
            given = [index for row in answers["answers"] for index in row] + answers["pairs"]
            self.answers[mode] += len(given)
            for (kind, facets, text), index in zip(asked, given, strict=True):
                self.errors.update(types[index])
                self.note_facets(kind, facets)
        self.note_models(case, recorded)

    def note_facets(self, kind, facets):
        for facet in facets:
            self.facets[facet, base_of(kind)] += 1
        for found in re.finditer(r"Annotated\[(\w+)[^\]]*?, Field\(([^)]*)\)", kind):
            for facet in re.findall(r"(\w+)=", found[2]):
                self.facets[facet, found[1]] += 1

    def note_models(self, case, recorded):
        """Pairs of models that differ in one config key: their answers, dumps or schemas must differ."""
        for model in case.get("models", {}).values():
            for field in model.get("fields", []):
                for facet in field.keys() - {"name", "type"}:
                    self.facets[facet, base_of(field["type"])] += 1
        shown = collections.defaultdict(list)
        for mode in recorded["modes"].values():
            for (kind, _, text), index in zip(case.get("pairs", []), mode["pairs"], strict=True):
                shown[kind].append((text, recorded["texts"][index].replace(kind, "")))
        for (kind, _, *_), index in zip(case.get("dumps", []), recorded["dumps"], strict=True):
            shown[kind].append(recorded["texts"][index])
        for kind, _, *schemas in recorded["schemas"]:
            shown[kind].append(json.dumps(schemas).replace(kind, ""))
        for name, model in case.get("models", {}).items():
            off = re.sub(r"On(\d*)$", r"Off\1", name)
            if off == name or off not in case["models"]:
                continue
            other = case["models"][off].get("config", {})
            for key in {k for k in model.get("config", {}) if model["config"][k] != other.get(k)}:
                self.config[key] = self.config.get(key, False) or shown[name] != shown[off]

    def missing(self):
        yield from (f"mode {mode}" for mode in MODES if not self.answers[mode])
        yield from (f"error type {error}: {self.errors[error]} of 3" for error in ERRORS if self.errors[error] < 3)
        yield from (f"facet {facet} on {kind}" for facet, kinds in FACETS.items() for kind in kinds if not self.facets[facet, kind])
        yield from (f"config key {key} on and off" for key in CONFIG if not self.config.get(key))
        yield from (f"config key {key}" for key in SILENT if key not in self.config)
        if sum(self.cases.values()) < 5000 or self.cases["pydantic_grown"] * 3 < 5000:
            yield "5,000 cases, a third of them grown"


def main():
    coverage = Coverage()
    for path in sorted((HERE / "cases").glob("pydantic_*.json")):
        coverage.read(path)
    print(f"{sum(coverage.cases.values())} cases:", ", ".join(f"{name} {count}" for name, count in coverage.cases.items()))
    print(f"{sum(coverage.answers.values())} answers:", ", ".join(f"{mode} {coverage.answers[mode]}" for mode in MODES))
    print(f"{len(coverage.errors)} error types:", ", ".join(f"{name} {count}" for name, count in coverage.errors.most_common()))
    print(f"{len(coverage.facets)} facets on types, {len(coverage.config)} config keys on and off")
    missing = list(coverage.missing())
    for line in missing:
        print("MISSING", line)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
