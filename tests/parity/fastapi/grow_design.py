# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Grows a project folder from random parts: models, endpoints of every kind, dependencies, security, what stands around them.

The same seed gives the same project. What FastAPI itself would refuse at its start is not grown.
"""
import argparse
import json
import random
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from grow_cases import Grower  # noqa: E402

SCALARS = ["int", "float", "bool", "str", "date", "datetime", "time", "timedelta", "UUID", "Decimal", "EmailStr", "IPv4Address",
           "Literal['a', 'b']", "int | None", "str | None", "float | None", "bool | None", "Literal[1, 2]", "PositiveInt", "Json[int]"]
PATH_SCALARS = ["int", "float", "str", "date", "UUID", "Literal['a', 'b']", "Decimal"]
WORDS = ["alpha", "book", "city", "depth", "edge", "flag", "grade", "height", "index", "joke", "kind_of", "limit", "mode", "note", "offset"]
METHODS = ["GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]
BODY_METHODS = {"POST", "PUT", "PATCH", "DELETE"}


class DesignGrower:
    def __init__(self, seed):
        self.seed = seed
        self.random = random.Random(f"design {seed}")
        self.grower = Grower(seed)
        self.files = {}
        self.dependencies = []
        self.schemes = []
        self.taken = set()

    def chance(self, share):
        return self.random.random() < share

    def put(self, path, value):
        self.files[path] = value

    def grow(self):
        self.grower.grow_models(self.random.randint(3, 6))
        for name, (model, _) in self.grower.models.items():
            self.put(f"models/{name}.json", model)
        self.grow_security()
        for index in range(self.random.randint(0, 4)):
            self.grow_dependency(f"dep_{index}")
        self.put("signalbox.json", self.project())
        routers = [""] + self.grow_routers()
        for index in range(self.random.randint(4, 8)):
            self.grow_endpoint(index, self.random.choice(routers))
        self.grow_around()
        return self.files

    # -- the application
    def project(self):
        info = {"format": 1, "name": f"Grown {self.seed}", "version": "1.0"}
        if self.chance(0.2):
            info["summary"] = "What grew"
        if self.chance(0.2):
            info["contact"] = {"name": "Ada", "url": "https://example.com"}
        if self.chance(0.2):
            info["license_info"] = {"name": "MIT", "identifier": "MIT"}
        if self.chance(0.2):
            info["servers"] = [{"url": "https://example.com/api", "description": "Live"}]
        if self.chance(0.3):
            info["tags"] = [{"name": "red", "description": "Red ones"}, {"name": "blue"}]
        app = {}
        for key, value, share in (("separate_input_output_schemas", False, 0.2), ("strict_content_type", False, 0.2),
                                  ("redirect_slashes", False, 0.15), ("generate_unique_id", "name", 0.1), ("deprecated", True, 0.05),
                                  ("responses", {"418": {"description": "Tea"}}, 0.1), ("docs_url", None, 0.1)):
            if self.chance(share):
                app[key] = value
        if self.dependencies and self.chance(0.15):
            app["dependencies"] = [self.random.choice(self.dependencies)]
        if app:
            info["app"] = app
        return info

    def grow_routers(self):
        paths = []
        for name in self.random.sample(["shop", "admin", "lab"], self.random.randint(0, 2)):
            paths.append(name)
            self.put(f"endpoints/{name}/router.json", self.router(f"/{name}"))
            if self.chance(0.3):
                paths.append(f"{name}/deep")
                self.put(f"endpoints/{name}/deep/router.json", self.router("/deep"))
        return paths

    def router(self, prefix):
        router = {"order": self.random.choice([5, 15, 25, 35]), "prefix": prefix}
        if self.chance(0.5):
            router["tags"] = [self.random.choice(["red", "blue", "green"])]
        if self.chance(0.2):
            router["deprecated"] = True
        if self.chance(0.1):
            router["include_in_schema"] = False
        if self.chance(0.3):
            router["responses"] = {"404": {"description": "Gone"}, "409": {"model": self.model()}}
        if self.dependencies and self.chance(0.4):
            router["dependencies"] = [self.random.choice(self.dependencies)]
        if self.chance(0.1):
            router["default_response_class"] = "json"
        return router

    def grow_around(self):
        middleware = []
        if self.chance(0.3):
            middleware.append({"kind": "cors", "allow_origins": self.random.choice([["*"], ["https://a.test", "https://b.test"]]),
                               **({"allow_credentials": True} if self.chance(0.4) else {}),
                               **({"allow_methods": ["*"]} if self.chance(0.5) else {}),
                               **({"expose_headers": ["x-one"]} if self.chance(0.3) else {})})
        if self.chance(0.2):
            middleware.append({"kind": "gzip", "minimum_size": self.random.choice([1, 100, 500])})
        if self.chance(0.15):
            middleware.append({"kind": "trusted_host", "allowed_hosts": ["127.0.0.1", "localhost", "*.test"]})
        if self.chance(0.15):
            middleware.append({"kind": "headers", "headers": {"x-grown": str(self.seed)}})
        if middleware:
            self.random.shuffle(middleware)
            self.put("middleware.json", {"middleware": middleware})
        handlers = []
        if self.chance(0.2):
            handlers.append({"on": "404", "status": 404, "body": {"message": "nothing here"}})
        if self.chance(0.15):
            handlers.append({"on": "RequestValidationError", "status": 400, "body": {"errors": "{{ len(errors) }}"}})
        if self.chance(0.1):
            handlers.append({"on": "HTTPException", "status": "{{ status }}", "body": {"said": "{{ detail }}"}}
                            if False else {"on": "403", "status": 403, "body": {"said": "{{ detail }}"}})
        if handlers:
            self.put("exception_handlers.json", {"exception_handlers": handlers})
        if self.chance(0.2):
            self.put("webhooks/new_thing.json", {"method": "POST", "path": "new-thing", "body": [{"name": "thing", "type": self.model()}]})

    # -- security and dependencies
    def grow_security(self):
        kinds = [{"type": "http_basic"}, {"type": "http_basic", "realm": "here"}, {"type": "http_bearer"}, {"type": "http_bearer", "auto_error": False},
                 {"type": "api_key", "in": "header", "key": "X-Key"}, {"type": "api_key", "in": "query", "key": "key"},
                 {"type": "api_key", "in": "cookie", "key": "key"}, {"type": "oauth2_password", "token_url": "token", "scopes": {"me": "Me", "all": "All"}},
                 {"type": "http_digest"}]
        for index in range(self.random.choice([0, 0, 1, 2])):
            scheme = self.random.choice(kinds)
            self.put(f"security/scheme_{index}.json", scheme)
            self.schemes.append((f"scheme_{index}", scheme))

    def depends(self, named):
        entry = {"dependency": self.random.choice(self.dependencies)}
        if named:
            entry["name"] = named
        if self.chance(0.2):
            entry["use_cache"] = False
        return entry if len(entry) > 1 else entry["dependency"]

    def security(self, named):
        name, scheme = self.random.choice(self.schemes)
        entry = {"dependency": name, "name": named}
        if scheme["type"] == "oauth2_password" and self.chance(0.5):
            entry["scopes"] = self.random.sample(["me", "all"], self.random.randint(1, 2))
        return entry

    def grow_dependency(self, name):
        parameters = [self.parameter(f"{name}_{word}", place) for word, place in zip(
            self.random.sample(WORDS, self.random.randint(0, 2)), self.random.choices(["query", "query", "header", "cookie"], k=2))]
        dependency = {}
        asked = []
        if self.dependencies and self.chance(0.4):
            asked.append(self.depends("inner"))
        if self.schemes and self.chance(0.3):
            asked.append(self.security("credentials"))
        if asked:
            dependency["dependencies"] = asked
        if parameters:
            dependency["parameters"] = parameters
        names = [parameter["name"] for parameter in parameters]
        if names and self.chance(0.3):
            dependency["cases"] = [{"when": f"str({names[0]}) == 'a'", "raise": self.random.choice([400, 403, 404, 418]), "detail": "not a",
                                    **({"headers": {"x-why": "a"}} if self.chance(0.5) else {})}]
        dependency["value"] = {known: "{{ " + known + " }}" for known in names} or "{{ 7 }}"
        if self.chance(0.15):
            dependency["headers"] = {f"x-{name.replace('_', '-')}": "seen"}
        self.put(f"dependencies/{name}.json", dependency)
        self.dependencies.append(name)

    # -- endpoints
    def model(self):
        return self.random.choice(list(self.grower.models))

    def parameter(self, name, place):
        kind = self.random.choice(PATH_SCALARS if place == "path" else SCALARS)
        parameter = {"name": name}
        if place in ("query", "header") and self.chance(0.2):
            kind = f"list[{self.random.choice(['int', 'str', 'bool'])}]"
        parameter["type"] = kind
        if place in ("header", "cookie"):
            parameter["in"] = place
        if place != "path" and (kind.endswith("| None") or self.chance(0.4)):
            parameter["type"], parameter["default"] = (kind, None) if kind.endswith("| None") else (f"{kind} | None", None)
            if kind == "int" and self.chance(0.5):
                parameter["type"], parameter["default"] = kind, 3
        if place == "query" and self.chance(0.15):
            parameter["alias"] = name.replace("_", "-") + "-x"
        if self.chance(0.15):
            parameter["title"] = "Called so"
        if self.chance(0.15):
            parameter["description"] = "What it is"
        if kind == "int" and self.chance(0.5):
            parameter.update(self.random.choice([{"ge": 0}, {"gt": 1, "le": 50}, {"multiple_of": 2}]))
        if kind == "str" and self.chance(0.5):
            parameter.update(self.random.choice([{"min_length": 2}, {"max_length": 3}, {"pattern": "^[a-z]+$"}]))
        if place != "path" and self.chance(0.1):
            parameter["deprecated"] = True
        if place != "path" and self.chance(0.1):
            parameter["include_in_schema"] = False
        return parameter

    def body(self):
        form = self.random.random()
        if form < 0.15:
            parts = [{"name": "title", "type": "str", "in": "form"}, {"name": "count", "type": "int", "default": 1, "in": "form"}]
            return parts[:self.random.randint(1, 2)]
        if form < 0.25:
            parts = [{"name": "photo", "type": "UploadFile"}]
            return parts + ([{"name": "caption", "type": "str", "default": "", "in": "form"}] if self.chance(0.5) else [])
        if form < 0.65:
            return [{"name": "item", "type": self.model()}]
        if form < 0.75:
            return [{"name": "item", "type": self.random.choice(["int", "list[int]", "dict[str, float]", "str"]), **({} if self.chance(0.5) else {"embed": True})}]
        if form < 0.85:
            return [{"name": "item", "type": f"list[{self.model()}]"}]
        return [{"name": "first", "type": self.model()}, {"name": "second", "type": f"{self.model()} | None", "default": None}]

    def grow_endpoint(self, index, router):
        method = self.random.choice(METHODS)
        names = self.random.sample(WORDS, 6)
        path, parameters = "", []
        for step in range(self.random.randint(0, 2)):
            path += f"/{self.random.choice(['items', 'users', 'orders', 'x'])}"
            if self.chance(0.5):
                name = names.pop()
                parameter = self.parameter(name, "path")
                converter = {"int": ":int", "float": ":float", "str": ":path", "UUID": ":uuid"}.get(parameter["type"], "")
                use = self.chance(0.2) and step == 1 and "pattern" not in parameter
                path += "/{" + name + (converter if use else "") + "}"
                if use:
                    parameter = {"name": name, "type": parameter["type"]}
                parameters.append(parameter)
        path = path or f"/e{index}"
        if (method, router, path) in self.taken:
            path += f"/e{index}"
        self.taken.add((method, router, path))
        places = self.random.choices(["query", "query", "query", "header", "cookie"], k=self.random.randint(0, 3))
        parameters += [self.parameter(name, place) for name, place in zip(names, places)]
        endpoint = {"order": (index + 1) * 10, "method": method, "path": path}
        if self.chance(0.2):
            endpoint["summary"] = "Do it"
        if self.chance(0.2):
            endpoint["description"] = "At length.\n\nTwo lines."
        if self.chance(0.2):
            endpoint["tags"] = ["red"]
        if self.chance(0.1):
            endpoint["deprecated"] = True
        if self.chance(0.05):
            endpoint["include_in_schema"] = False
        if self.chance(0.1):
            endpoint["operation_id"] = f"op_{index}"
        asked = []
        if self.dependencies and self.chance(0.3):
            asked.append(self.random.choice(self.dependencies))
        if self.dependencies and self.chance(0.3):
            asked.append(self.depends("given"))
        if self.schemes and self.chance(0.3):
            asked.append(self.security("auth"))
        if asked:
            endpoint["dependencies"] = asked
        if parameters:
            endpoint["parameters"] = parameters
        body = self.body() if method in BODY_METHODS and self.chance(0.75) else []
        if body:
            endpoint["body"] = body
        self.answer(endpoint, parameters, body, asked)
        folder = f"endpoints/{router}/" if router else "endpoints/"
        self.put(f"{folder}endpoint_{index}.json", endpoint)

    def answer(self, endpoint, parameters, body, asked):
        known = [parameter["name"] for parameter in parameters]
        parts = [part["name"] for part in body if part["type"] != "UploadFile"]
        echo = {name: "{{ " + name + " }}" for name in known + parts}
        echo |= {part["name"]: "{{ " + part["name"] + ".filename }}" for part in body if part["type"] == "UploadFile"}
        echo |= {ask["name"]: "{{ " + ask["name"] + " }}" for ask in asked if isinstance(ask, dict) and ask.get("name") == "given"}
        behaviour = {"kind": "reply", "body": echo}
        kind = self.random.random()
        if len(body) == 1 and body[0]["name"] == "item" and body[0]["type"] in self.grower.models and kind < 0.6:
            endpoint["response_model"] = body[0]["type"]
            behaviour["body"] = "{{ item }}"
            for option in ("exclude_unset", "exclude_defaults", "exclude_none"):
                if self.chance(0.15):
                    endpoint[f"response_model_{option}"] = True
            if self.chance(0.1):
                endpoint["response_model_by_alias"] = False
            if self.chance(0.2):
                endpoint["response_class"] = "json"
        elif kind < 0.66:
            endpoint["response_class"] = self.random.choice(["html", "plain"])
            behaviour["body"] = "<p>{{ " + (f"str({known[0]})" if known else "'none'") + " }}</p>"
        elif kind < 0.72:
            behaviour = {"kind": "redirect", "url": "/x?a=b c&é=1", **({"status": 303} if self.chance(0.5) else {})}
        elif kind < 0.78:
            behaviour = {"kind": "stream", "format": self.random.choice(["jsonl", "sse"]), "each": "{{ [1, 'é', None] }}", "as": "it",
                         "events": [{"data": {"it": "{{ it }}", "index": "{{ index }}"}}]}
        elif kind < 0.88 and known:
            behaviour["cases"] = [{"when": f"str({known[0]}) in ['1', 'a', 'True']", "raise": self.random.choice([400, 404, 409, 418]),
                                   "detail": {"was": "{{ " + f"str({known[0]})" + " }}"}, "headers": {"x-case": "one"}}]
        elif kind < 0.92:
            endpoint["response_model"] = self.random.choice(["dict[str, int]", "list[str]", "int"])
            behaviour["body"] = {"dict[str, int]": {"a": 1, "b": 2}, "list[str]": ["a", "é"], "int": 5}[endpoint["response_model"]]
        if behaviour["kind"] == "reply":
            if self.chance(0.15):
                behaviour["headers"] = {"x-said": "{{ " + (f"len(str({known[0]}))" if known else "1 + 1") + " }}"}
            if self.chance(0.15):
                endpoint["status_code"] = self.random.choice([201, 202, 404, 299])
            if self.chance(0.1):
                behaviour["cookies"] = [{"key": "seen", "value": "yes; so", "max_age": 60, "httponly": True}]
        if self.chance(0.2):
            endpoint["responses"] = {"404": {"model": self.model(), "description": "None of it"}, "default": {"description": "Else"}}
        if self.chance(0.1):
            endpoint["openapi_extra"] = {"x-grown": {"seed": self.seed}}
        endpoint["behaviour"] = behaviour


def write(files, folder):
    for path, value in files.items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    write(DesignGrower(options.seed).grow(), options.output)


if __name__ == "__main__":
    main()
