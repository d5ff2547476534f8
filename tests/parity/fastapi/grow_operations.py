# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations of a grown design: what they take; their answers are grow_answers.py."""
from grow_security import WORDS

SCALARS = ["int", "float", "bool", "str", "date", "datetime", "time", "timedelta", "UUID", "Decimal", "EmailStr", "IPv4Address",
           "Literal['a', 'b']", "int | None", "str | None", "float | None", "bool | None", "Literal[1, 2]", "PositiveInt", "Json[int]",
           "StrictInt", "HttpUrl", "Json[list[int]]"]
PATH_SCALARS = ["int", "float", "str", "date", "UUID", "Literal['a', 'b']", "Decimal"]
METHODS = ["GET", "GET", "GET", "POST", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"]
BODY_METHODS = {"POST", "PUT", "PATCH", "DELETE"}
EXAMPLES = {"normal": {"summary": "A normal one", "value": "a"}, "odd": {"value": "?"}}


class Operations:
    def parameter(self, name, place):
        kind = self.random.choice(PATH_SCALARS if place == "path" else SCALARS)
        parameter = {"name": name}
        if place in ("query", "header") and self.chance(0.2):
            kind = f"list[{self.pick('int', 'str', 'bool')}]"
        parameter["type"] = kind
        if place in ("header", "cookie"):
            parameter["in"] = place
        if place != "path" and (kind.endswith("| None") or self.chance(0.4)):
            parameter["type"], parameter["default"] = (kind, None) if kind.endswith("| None") else (f"{kind} | None", None)
            if kind == "int" and self.chance(0.5):
                parameter["type"], parameter["default"] = kind, 3
            elif kind.startswith("list[") and self.chance(0.3):
                parameter["type"] = kind
                del parameter["default"]
                parameter["default_factory"] = "list"
        if place == "query":
            parameter |= self.some(alias=(0.1, name.replace("_", "-") + "-x"))
            parameter |= self.some(validation_alias=(0.05, name + "V"))
        if place == "header" and "_" in name:
            parameter |= self.some(convert_underscores=(0.1, False))
        parameter |= self.some(title=(0.15, "Called so"), description=(0.15, "What it is"))
        if kind == "int" and self.chance(0.5):
            parameter.update(self.pick({"ge": 0}, {"gt": 1, "le": 50}, {"multiple_of": 2}))
        if kind == "str" and self.chance(0.5):
            parameter.update(self.pick({"min_length": 2}, {"max_length": 3}, {"pattern": "^[a-z]+$"}))
        if kind == "str":
            parameter |= self.some(examples=(0.15, ["a", "b"]))
            parameter |= self.some(openapi_examples=(0.1, EXAMPLES)) if place != "path" else {}
        if place != "path":
            parameter |= self.some(deprecated=(0.1, True), include_in_schema=(0.1, False))
        return parameter

    def form_parts(self):
        if self.chance(0.25):
            return [{"name": "data", "type": self.parameter_model("Login"), "in": "form"}]
        parts = [{"name": "title", "type": "str", "in": "form", **self.some(min_length=(0.3, 2))}, {"name": "count", "type": "int", "default": 1, "in": "form"},
                 {"name": "tags", "type": "list[str]", "default": [], "in": "form"}]
        return parts[:self.random.randint(1, 3)]

    def file_parts(self):
        part = self.pick({"name": "photo", "type": "UploadFile"}, {"name": "photo", "type": "UploadFile"}, {"name": "photo", "type": "UploadFile | None", "default": None},
                         {"name": "photos", "type": "list[UploadFile]"}, {"name": "data", "type": "bytes", "in": "file"})
        return [part] + ([{"name": "caption", "type": "str", "default": "", "in": "form"}] if self.chance(0.5) else [])

    def json_parts(self, form):
        if form < 0.55:
            return [{"name": "item", "type": self.model()}]
        if form < 0.65:
            return [{"name": "item", "type": self.pick("int", "list[int]", "dict[str, float]", "str", "Any", "bytes"), **self.some(embed=(0.5, True))}]
        if form < 0.75:
            return [{"name": "item", "type": f"list[{self.model()}]"}]
        if form < 0.82:
            return [{"name": "item", "type": self.model(), "media_type": "application/vnd.grown+json"}]
        if form < 0.9:
            return [{"name": "item", "type": f"{self.model()} | None", "default": None}]
        return [{"name": "first", "type": self.model()}, {"name": "second", "type": f"{self.model()} | None", "default": None}]

    def body(self):
        form = self.random.random()
        if form < 0.15:
            return self.form_parts()
        return self.file_parts() if form < 0.27 else self.json_parts(self.random.random())

    def path_of(self, index, names):
        """A path and its parameters."""
        path, parameters = "", []
        for step in range(self.random.randint(0, 2)):
            path += f"/{self.pick('items', 'users', 'orders', 'x')}"
            if not self.chance(0.5):
                continue
            name = names.pop()
            parameter = self.parameter(name, "path")
            converter = {"int": ":int", "float": ":float", "str": ":path", "UUID": ":uuid"}.get(parameter["type"], "")
            use = self.chance(0.25) and step == 1 and "pattern" not in parameter
            path += "/{" + name + (converter if use else "") + "}"
            parameters.append({"name": name, "type": parameter["type"]} if use else parameter)
        return path or f"/e{index}", parameters

    def parameters_of(self, names):
        if self.chance(0.1):
            return [{"name": "filtered", "type": self.parameter_model("Filter"), "in": "query"}]
        if self.chance(0.05):
            return [{"name": "common", "type": self.parameter_model("Common"), "in": "header"}]
        places = self.random.choices(["query", "query", "query", "header", "cookie"], k=self.random.randint(0, 3))
        return [self.parameter(name, place) for name, place in zip(names, places)]

    def asked_by(self):
        asked = [self.random.choice(self.dependencies)] if self.dependencies and self.chance(0.3) else []
        asked += [self.depends("given")] if self.dependencies and self.chance(0.3) else []
        return asked + ([self.security("auth")] if self.schemes and self.chance(0.35) else [])

    def documented(self, index):
        """What only the document tells."""
        return self.some(summary=(0.2, "Do it"), description=(0.2, "At length.\n\nTwo lines."), tags=(0.2, ["red"]), deprecated=(0.1, True),
                         include_in_schema=(0.05, False), operation_id=(0.1, f"op_{index}"), response_description=(0.1, "All of it"),
                         openapi_extra=(0.1, {"x-grown": {"seed": self.seed}}), strict_content_type=(0.05, False), generate_unique_id=(0.05, "name"))

    def callback(self, name):
        return {"name": name, "method": "POST", "path": "{$callback_url}/called/{$request.body.id}", "body": [{"name": "thing", "type": self.model()}]}

    def grow_endpoint(self, index, router):
        method = self.random.choice(METHODS)
        names = self.random.sample(WORDS, 6)
        path, parameters = self.path_of(index, names)
        if (method, router, path) in self.taken:
            path += f"/e{index}"
        self.taken.add((method, router, path))
        parameters += self.parameters_of(names)
        endpoint = {"order": (index + 1) * 10, "method": method, "path": path} | self.documented(index)
        if self.chance(0.05):
            endpoint["callbacks"] = [self.callback("called_back")]
        asked = self.asked_by()
        body = self.body() if method in BODY_METHODS and self.chance(0.75) else []
        endpoint |= {"dependencies": asked} if asked else {}
        endpoint |= {"parameters": parameters} if parameters else {}
        endpoint |= {"body": body} if body else {}
        self.answer(endpoint, parameters, body, asked)
        self.put(f"endpoints/{router + '/' if router else ''}endpoint_{index}.json", endpoint)
