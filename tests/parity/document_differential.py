# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grows designs at random and compares their documents with FastAPI's, byte for byte: python document_differential.py SIGNALBOX

--seed N|random, --count N designs. What only the document shows is put on top of what fastapi/grow_design.py grows. Designs that FastAPI
refuses at its start are passed over. --keep DIR leaves the designs that differ there.
"""
import argparse
import asyncio
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "fastapi"))
import fastapi_app  # noqa: E402
import grow_design  # noqa: E402
import record_fastapi  # noqa: E402

OPERATION = ["tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses", "callbacks",
             "deprecated", "security", "servers", "x-own", "_sa", "own"]
SCHEMA = ["$ref", "$defs", "allOf", "anyOf", "not", "items", "properties", "additionalProperties", "type", "enum", "const", "multipleOf",
          "maximum", "exclusiveMinimum", "maxLength", "minItems", "uniqueItems", "required", "dependentRequired", "format", "title",
          "default", "deprecated", "examples", "discriminator", "xml", "externalDocs", "example", "x-own", "zz", "aa", "readOnly"]


class DocumentGrower(grow_design.DesignGrower):
    """Adds to every operation what FastAPI only writes into its document."""

    def grow(self):
        files = super().grow()
        for path, value in list(files.items()):
            if path.startswith("endpoints/") and not path.endswith("router.json") and value.get("method") != "WEBSOCKET":
                self.dress(value)
            elif path.endswith("router.json") and self.chance(0.4):
                value["responses"] = self.any_responses()
            elif path.startswith("models/") and value.get("kind", "model") == "model":
                self.dress_model(value)
            elif path.startswith("dependencies/"):
                for parameter in value.get("parameters", []):
                    if parameter["type"].startswith(("list", "set", "dict", "Json")):
                        parameter.setdefault("in", "query")  # FastAPI would take it for a body
        for index in range(self.random.randint(0, 2)):
            self.put(f"webhooks/hook_{index}.json", self.bare_route(f"hook-{index}"))
        app = files["signalbox.json"].setdefault("app", {})
        if self.chance(0.3):
            app["separate_input_output_schemas"] = False
        if self.chance(0.3):
            app["generate_unique_id"] = self.random.choice(["name", "tag_name"])
        if self.chance(0.2):
            app["responses"] = self.any_responses()
        if self.chance(0.2):
            app["callbacks"] = [self.bare_route("{$url}") | {"name": "of_app"}]
        for key in ("openapi_url", "root_path"):  # the document is asked for as it is
            app.pop(key, None)
        return files

    def any_model(self):
        return self.random.choice(sorted(self.grower.models))

    def any_type(self):
        name = self.any_model()
        return self.random.choice([name, f"list[{name}]", f"{name} | None", f"dict[str, {name}]", "int", f"tuple[{name}, int]"])

    def any_responses(self):
        found = {}
        for status in self.random.sample(["200", "201", "404", "4XX", "default", "500", "422", "299", "302"], self.random.randint(1, 3)):
            response = found[status] = {}
            if self.chance(0.6):
                response["model"] = self.any_type()
            if self.chance(0.5):
                response["description"] = self.random.choice(["Said", ""])
            if self.chance(0.2):
                response["content"] = {"application/json": {"schema": self.any_schema(2), "example": self.any_json(2)}}
            if self.chance(0.2):
                response["headers"] = {"X-Own": {"schema": self.any_schema(1), "description": "own"}}
        return found

    def bare_route(self, path):
        made = {"method": self.random.choice(["POST", "PUT", "GET", "DELETE"]), "path": path}
        if self.chance(0.7):
            made["body"] = [{"name": f"part_{i}", "type": self.any_type()} for i in range(self.random.randint(1, 2))]
        if self.chance(0.4):
            made["parameters"] = [{"name": "q", "type": "int", "default": 1, "description": "asked"}]
        if self.chance(0.4):
            made["response_model"] = self.any_type()
        if self.chance(0.3):
            made["responses"] = self.any_responses()
        if self.chance(0.3):
            made["openapi_extra"] = self.any_extra()
        return made

    def dress(self, endpoint):
        if self.chance(0.3):
            endpoint["responses"] = self.any_responses()
        if self.chance(0.3):
            endpoint["openapi_extra"] = self.any_extra()
        if self.chance(0.15):
            endpoint["callbacks"] = [self.bare_route("{$request.query.url}/x") | {"name": f"cb_{i}"} for i in range(self.random.randint(1, 2))]
        for parameter in endpoint.get("parameters", []):
            self.dress_field(parameter, is_parameter=True)
        for part in endpoint.get("body", []):
            self.dress_field(part, is_parameter=True)

    def dress_field(self, field, is_parameter=False):
        if self.chance(0.2):
            field["title"] = self.random.choice(["A title", ""])
        if self.chance(0.2):
            field["description"] = self.random.choice(["Words", ""])
        if self.chance(0.1):
            field["deprecated"] = self.random.choice([True, False, "gone"])
        if self.chance(0.15):
            field["examples"] = [self.any_json(2) for _ in range(2)]
        if self.chance(0.15):
            field["json_schema_extra"] = self.any_schema(1)
        if is_parameter and self.chance(0.15):
            field["openapi_examples"] = {"one": {"value": self.any_json(1), "summary": "s"}, "two": {"externalValue": "https://x.example/a"}}

    def dress_model(self, model):
        for field in model.get("fields", []):
            self.dress_field(field)
        if self.chance(0.1):
            model.setdefault("config", {})["json_schema_extra"] = self.any_schema(1)
        if self.chance(0.2):
            model["description"] = self.random.choice(["Short", "Long\n\n    more\n  less\n", "cut\fhere", "\n\n"])

    def any_json(self, depth):
        kinds = [None, True, 1, 2.5, "text", 1e16, 10**15 + 0.5, "é\u2028", -0.0]
        if depth and self.chance(0.5):
            return self.random.choice([[self.any_json(depth - 1) for _ in range(2)],
                                       {self.random.choice("zyxab"): self.any_json(depth - 1) for _ in range(2)}])
        return self.random.choice(kinds)

    def any_schema(self, depth):
        found = {}
        for key in self.random.sample(SCHEMA, self.random.randint(1, 4)):
            found[key] = self.schema_value(key, depth)
        return found

    def schema_value(self, key, depth):
        inner = self.any_schema(depth - 1) if depth else self.random.choice([True, False, {"type": "string"}])
        if key in ("allOf", "anyOf"):
            return [inner]
        if key in ("$defs", "properties"):
            return {"default": inner, "b": inner}
        if key in ("not", "items", "additionalProperties"):
            return inner
        known = {"$ref": "#/components/schemas/X", "type": self.random.choice(["string", ["null", "integer"], "array"]), "enum": [None, 1],
                 "multipleOf": self.random.choice([2, 0.5]), "maximum": self.random.choice([1, 1.5, "3"]), "exclusiveMinimum": 0,
                 "maxLength": self.random.choice([3, 3.0, "3"]), "minItems": 1, "uniqueItems": self.random.choice([True, "true", 1]),
                 "required": ["b", "a"], "dependentRequired": {"a": ["b"]}, "format": "own", "title": "T",
                 "deprecated": self.random.choice([True, "no"]), "examples": [self.any_json(2)], "readOnly": True,
                 "discriminator": {"mapping": {"a": "b"}, "propertyName": "p"}, "xml": {"wrapped": True, "name": "n"},
                 "externalDocs": {"url": "https://x.example", "description": "d"}}
        return known[key] if key in known else self.any_json(2)

    def any_extra(self):
        found = {}
        for key in self.random.sample(OPERATION, self.random.randint(1, 3)):
            known = {"tags": ["extra"], "summary": "Extra", "description": None, "externalDocs": {"url": "https://x.example"},
                     "operationId": f"extra_{self.random.randint(0, 3)}", "parameters": [{"in": "query", "name": "e", "schema": self.any_schema(1)}],
                     "requestBody": {"description": "b", "content": {"a/b": {"schema": self.any_schema(2)}}},
                     "responses": {"200": {"description": "r", "content": {"a/b": {"schema": self.any_schema(2), "examples": {"a": {"value": 1}}}}}},
                     "callbacks": {"more": {"{$u}": {"get": {"responses": {"200": {"description": "x"}}}}}}, "deprecated": self.random.choice([True, "yes"]),
                     "security": [{"Own": ["a"]}], "servers": [{"url": "/x", "description": "d"}], "_sa": 1}
            found[key] = self.any_json(1) if self.chance(0.1) else known.get(key, self.any_json(2))
        return found


def fastapi_document(folder):
    try:
        app = fastapi_app.build(folder)
    except Exception as error:  # FastAPI would not start
        return None, f"{type(error).__name__}: {error}"
    try:
        return json.dumps(asyncio.run(record_fastapi.document_of(app)), indent=2, ensure_ascii=False), None
    except Exception as error:  # a 500
        return None, f"{type(error).__name__}: {error}"


def first_difference(left, right):
    for number, (a, b) in enumerate(zip(left.splitlines(), right.splitlines()), 1):
        if a != b:
            return f"line {number}: FastAPI {a.strip()}\n{' ' * 10}Signalbox {b.strip()}"
    return "one document is longer"


def main():
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    first = random.randrange(10**9) if options.seed == "random" else int(options.seed)
    equal = different = refused = 0
    for seed in range(first, first + options.count):
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary) / f"seed_{seed}"
            grow_design.write(DocumentGrower(seed).grow(), folder)
            wanted, refusal = fastapi_document(folder)
            if wanted is None:
                refused += 1
                if options.verbose:
                    print(f"seed {seed}: FastAPI refuses: {refusal[:200]}")
                continue
            written = subprocess.run([options.program, "openapi", folder], capture_output=True, text=True).stdout
            found = json.dumps(json.loads(written), indent=2, ensure_ascii=False) if written else ""
            if found == wanted:
                equal += 1
                continue
            different += 1
            print(f"seed {seed}: {first_difference(wanted, found)}")
            if options.keep:
                shutil.copytree(folder, options.keep / folder.name, dirs_exist_ok=True)
                (options.keep / folder.name / "wanted.txt").write_text(wanted)
                (options.keep / folder.name / "found.txt").write_text(found)
    print(f"{equal} documents equal, {different} different; FastAPI refused {refused} designs (first seed {first})")
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
