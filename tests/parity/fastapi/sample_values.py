# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of a JSON Schema: mostly right, never clever."""
import json


class Sampler:
    def __init__(self, document, source):
        self.document = document
        self.random = source

    def resolve(self, schema):
        for _ in range(20):
            if not isinstance(schema, dict) or "$ref" not in schema:
                return schema
            target = self.document
            for step in schema["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            schema = target
        return {}

    def value(self, schema, depth=0):
        schema = self.resolve(schema)
        if not isinstance(schema, dict):
            return 1
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return self.random.choice(schema["enum"])
        for key in ("anyOf", "oneOf"):
            if schema.get(key):
                return self.value(self.random.choice(schema[key]), depth + 1)
        if schema.get("allOf"):
            return self.value(schema["allOf"][0], depth + 1)
        kind = schema.get("type", "any")
        return getattr(self, "any" if not isinstance(kind, str) else {"null": "none"}.get(kind, kind), self.any)(schema, depth)

    def none(self, schema, depth):
        return None

    def any(self, schema, depth):
        return self.random.choice([1, "text", [1], {"k": "v"}, None, 1.5])

    def boolean(self, schema, depth):
        return self.random.choice([True, False])

    def integer(self, schema, depth):
        low = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
        high = schema.get("maximum", schema.get("exclusiveMaximum", low + 21) - 1)
        step = int(schema.get("multipleOf", 1)) or 1
        value = self.random.randint(int(low), max(int(low), int(high)))
        return value - value % step if value - value % step >= low else value + step - value % step

    def number(self, schema, depth):
        return self.integer(schema, depth) + self.random.choice([0, 0.5, 0])

    def string(self, schema, depth):
        known = {"date": "2024-02-29", "date-time": "2024-02-29T12:30:00Z", "time": "10:20:30", "duration": "P1DT2H", "uuid":
                 "12345678-1234-4234-8234-123456789012", "email": "ada@example.com", "uri": "https://example.com/a?b=c", "ipv4": "1.2.3.4",
                 "ipv6": "::1", "ipvanyaddress": "::1", "ipv4network": "10.0.0.0/8", "json-string": "1"}
        if schema.get("contentMediaType") == "application/json":
            return json.dumps(self.value(schema.get("contentSchema", {}), depth + 1))
        if schema.get("format") in known:
            return known[schema["format"]]
        if "pattern" in schema:
            return {"^[a-z]+$": "abc"}.get(schema["pattern"], "1")
        text = self.random.choice(["abc", "a", "hello", "é1", "12"])
        text = (text * 20)[:max(len(text), schema.get("minLength", 0))]
        return text[:schema.get("maxLength", 40)]

    def array(self, schema, depth):
        if "prefixItems" in schema:
            return [self.value(item, depth + 1) for item in schema["prefixItems"]]
        count = 0 if depth > 4 else self.random.randint(schema.get("minItems", 0), max(schema.get("minItems", 0), 2))
        items = [self.value(schema.get("items", {}), depth + 1) for _ in range(count)]
        return items[:1] if schema.get("uniqueItems") else items

    def object(self, schema, depth):
        made = {}
        for name, inner in schema.get("properties", {}).items():
            if name in schema.get("required", []) or (depth < 4 and self.random.random() < 0.6):
                made[name] = self.value(inner, depth + 1)
        if not schema.get("properties") and isinstance(schema.get("additionalProperties"), dict) and depth < 4:
            made = {"1": self.value(schema["additionalProperties"], depth + 1)}
        return made


def text_of(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    return value if isinstance(value, str) else json.dumps(value)
