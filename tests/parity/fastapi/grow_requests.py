# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests for an API from its OpenAPI document: valid ones, each parameter broken in turn, wrong methods, paths, content types and
bodies cut anywhere."""
import base64
import json
import random
import subprocess
import urllib.parse

from exchange import with_body
from grow_surroundings import RANGES, Surroundings, credentials
from project_documents import read
from sample_values import Sampler, text_of

ODD_TEXTS = ["", " ", "x", "0", "-1", "1.5", "1e3", "true", "null", "é", "a%20b", "[1]", "2020-02-30", "9" * 25, "1_000", "+5", "\x00"]
ODD_JSON = ["", " ", "null", "[]", "{}", "1", "\"x\"", "{\"a\":1,}", "[1,]", "{'a':1}", "{\"a\"", "nul", "NaN", "1e400", "{\"a\":1}x", "\ufeff{}",
            "\"\\ud800\"", "[" * 20, "01", "-", "\"\t\""]
CONTENT_TYPES = [None, "text/plain", "application/vnd.api+json", "application/json; charset=latin-1", "APPLICATION/JSON", "application/xml",
                 "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=b"]
WRONG_METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]
BOUNDARY = "frontier"
ASCII = "".join(map(chr, range(33, 127)))


class RequestGrower:
    """`prefix` and `host` lead to the application that the document is of."""

    def __init__(self, document, seed, program, project, prefix="", host=""):
        self.document = document
        self.prefix, self.host = prefix, host
        self.random = random.Random(f"requests {seed}")
        self.sampler = Sampler(document, self.random)
        self.program, self.project = program, project
        self.requests = []
        self.kept_examples = {}

    def grow(self, each=12):
        for path, item in self.document.get("paths", {}).items():
            for method, operation in item.items():
                if isinstance(operation, dict):
                    self.operation(method.upper(), path, operation, each)
            self.misses(path, item)
        self.rooted()
        first = next((path for path, item in self.document.get("paths", {}).items() if "get" in item), "/")
        Surroundings(self.project, self.random, self.add).grow(self.target(first, {"path": {}, "query": []}))
        for target in ("/", "/nowhere", "/openapi.json", "/docs", "/redoc", "/docs/oauth2-redirect", "//", "/%2e%2e/x", "/openapi.json/"):
            self.add("GET", target)
        self.add("HEAD", "/openapi.json")
        self.add("POST", "/openapi.json")
        return self.requests

    def rooted(self):
        """Below the app's own root_path as well, as behind a proxy that leaves it there; and what the app calls its document and pages."""
        app = read(self.project / "signalbox.json").get("app", {})
        for path in list(self.document.get("paths", {}))[:3] + ["/docs", "/openapi.json"]:
            if app.get("root_path"):
                self.add("GET", app["root_path"] + self.target(path, {"path": {}, "query": []}))
        for key in ("openapi_url", "docs_url", "redoc_url", "swagger_ui_oauth2_redirect_url"):
            if app.get(key):
                self.add("GET", app[key])

    def add(self, method, target, headers=(), body=b""):
        request = {"method": method, "target": urllib.parse.quote(self.prefix + target, safe=ASCII)}
        lines = [list(line) for line in headers] + ([["host", self.host]] if self.host else [])
        if lines:
            request["headers"] = lines
        self.requests.append(with_body(request, body))

    # One operation.
    def operation(self, method, path, operation, each):
        operation = {**operation, "parameters": [one for one in operation.get("parameters", []) if isinstance(one, dict) and "name" in one]}
        for _ in range(3):
            self.send(method, path, operation, self.baseline(operation))
        parameters = operation["parameters"]
        for parameter in parameters:
            for odd in self.random.sample(ODD_TEXTS, 4) + [None, "twice"]:
                parts = self.baseline(operation)
                self.spoil(parts, parameter, odd)
                self.send(method, path, operation, parts)
        if "requestBody" in operation:
            self.bodies(method, path, operation, each)
        self.credentials(method, path, operation)
        parts = self.baseline(operation)
        self.send(method, path, operation, parts, more=[("origin", "https://a.test")])
        self.send(method, path, operation, self.baseline(operation), more=[("accept-encoding", "gzip")])
        if method == "GET" and "content" not in operation.get("responses", {}).get("200", {}):  # may be a file
            for value in self.random.sample(RANGES, 3):
                self.send(method, path, operation, self.baseline(operation), more=[("range", value)])
        self.add("OPTIONS", self.target(path, self.baseline(operation)), [("origin", "https://a.test"), ("access-control-request-method", method)])

    def baseline(self, operation):
        parts = {"path": {}, "query": [], "header": [], "cookie": []}
        for parameter in operation.get("parameters", []):
            value = self.sampler.value(parameter.get("schema", {}))
            place, name = parameter["in"], parameter["name"]
            if place == "path":
                parts["path"][name] = text_of(value) or "x"
            elif parameter.get("required") or self.random.random() < 0.6:
                if value is None and not parameter.get("required"):
                    continue
                for item in value if isinstance(value, list) else [value]:
                    parts[place].append((name, text_of(item)))
        media = operation.get("requestBody", {}).get("content", {})
        if media:
            kind, content = next(iter(media.items()))
            parts["type"], parts["body"] = self.encoded(kind, content.get("schema", {}))
        return parts

    def encoded(self, kind, schema):
        if kind.startswith("application/x-www-form-urlencoded"):
            value = self.sampler.object(self.sampler.resolve(schema), 0)
            return kind, urllib.parse.urlencode([(k, text_of(i)) for k, v in value.items() for i in (v if isinstance(v, list) else [v])]).encode()
        if kind.startswith("multipart/form-data"):
            return f"{kind}; boundary={BOUNDARY}", self.multipart(self.sampler.resolve(schema))
        return kind, self.json_body(schema)

    def multipart(self, schema):
        body = b""
        for name, inner in schema.get("properties", {}).items():
            inner = self.sampler.resolve(inner)
            flat = json.dumps(inner)
            if "application/octet-stream" in flat and self.random.random() < 0.9:
                data = self.random.choice([b"", b"hello", bytes(range(256)), b"x" * 3000])
                line = f'form-data; name="{name}"; filename="{self.random.choice(["a.txt", "", "ü b.png", "../x"])}"'
                body += f"--{BOUNDARY}\r\nContent-Disposition: {line}\r\nContent-Type: text/plain\r\n\r\n".encode() + data + b"\r\n"
            elif name in schema.get("required", []) or self.random.random() < 0.7:
                value = self.sampler.value(inner)
                for item in value if isinstance(value, list) else [value]:
                    body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text_of(item)}\r\n'.encode()
        return body + f"--{BOUNDARY}--\r\n".encode()

    def json_body(self, schema):
        name = schema.get("$ref", "").rpartition("/")[2].removesuffix("-Input")
        if name and self.random.random() < 0.7:
            examples = self.examples(name)
            if examples:
                return self.random.choice(examples).encode()
        return json.dumps(self.sampler.value(schema)).encode()

    # The engine's own: right ones and minimally broken ones. FastAPI is asked what it thinks of them.
    def examples(self, model):
        if model not in self.kept_examples:
            lines = []
            for more in (["--count", "4", "--seed", "7"], ["--broken", "--seed", "3"]):
                ran = subprocess.run([self.program, "example", self.project, model, *more], capture_output=True, text=True, timeout=20)
                lines += [line for line in ran.stdout.splitlines() if line.strip()] if ran.returncode == 0 else []
            bodies = []
            for line in lines[:60]:
                try:
                    value = json.loads(line)
                except ValueError:
                    continue
                bodies.append(json.dumps(value["value"]) if isinstance(value, dict) and set(value) == {"value", "error"} else line)
            self.kept_examples[model] = bodies
        return self.kept_examples[model]

    def bodies(self, method, path, operation, each):
        kind, content = next(iter(operation["requestBody"]["content"].items()))
        for _ in range(each):
            self.send(method, path, operation, self.baseline(operation))
        for _ in range(4):
            parts = self.baseline(operation)
            if parts["body"]:
                parts["body"] = parts["body"][:self.random.randrange(len(parts["body"]))]
            self.send(method, path, operation, parts)
        for text in self.random.sample(ODD_JSON, 5):
            self.send(method, path, operation, {**self.baseline(operation), "body": text.encode("utf-8", "surrogatepass")})
        for other in self.random.sample(CONTENT_TYPES, 4):
            self.send(method, path, operation, {**self.baseline(operation), "type": other})
        self.send(method, path, operation, {**self.baseline(operation), "body": b""})
        self.send(method, path, operation, {**self.baseline(operation), "body": "{\"a\": \"é\"}".encode("utf-16")})
        self.send(method, path, operation, {**self.baseline(operation), "body": b"\xff\xfe\xfd{"})

    @staticmethod
    def spoil(parts, parameter, odd):
        place, name = parameter["in"], parameter["name"]
        if place == "path":
            parts["path"][name] = odd or "é"
            return
        values = [line for line in parts[place] if line[0] == name]
        parts[place] = [line for line in parts[place] if line[0] != name]
        if odd == "twice":
            parts[place] += (values or [(name, "1")]) + [(name, "2")]
        elif odd is not None:
            parts[place].append((name, odd))

    def credentials(self, method, path, operation):
        if not operation.get("security"):
            return
        known = list(credentials(self.project))
        for value in [None] + (known if len(known) < 20 else self.random.sample(known, 20)):
            parts = self.baseline(operation)
            parts["plain"] = True
            self.send(method, path, operation, parts, more=[] if value is None else [("authorization", value)])
        for more, query in (([("x-key", "k")], ""), ([("cookie", "key=k")], ""), ([], "k"), ([("x-key", "")], ""), ([("x-key", "wrong")], "wrong")):
            parts = self.baseline(operation)
            if query:
                parts["query"].append(("key", query))
            self.send(method, path, operation, parts, more=more)

    def misses(self, path, item):
        target = self.target(path, {"path": {}, "query": []})
        for method in WRONG_METHODS:
            if method.lower() not in item:
                self.add(method, target)
        self.add("GET", target.rstrip("/") + "/" if not target.endswith("/") else target.rstrip("/") or "/")
        self.add("GET", target + "/more")
        self.add("BREW", target)

    # Onto the wire.
    def target(self, path, parts):
        for name, text in parts["path"].items():
            path = path.replace("{" + name + "}", urllib.parse.quote(text, safe="/" if self.random.random() < 0.1 else ""))
        while "{" in path:
            begin = path.index("{")
            path = path[:begin] + "1" + path[path.index("}", begin) + 1:]
        query = urllib.parse.urlencode(parts["query"])
        return path + ("?" + query if query else "")

    def send(self, method, path, operation, parts, more=()):
        headers = [(name, value) for name, value in parts["header"] if value.isascii() and value.isprintable()]
        cookies = [f"{name}={value}" for name, value in parts["cookie"] if value.isascii() and value.isprintable()]
        if cookies:
            headers.append(("cookie", "; ".join(cookies)))
        if parts.get("type"):
            headers.append(("content-type", parts["type"]))
        if operation.get("security") and not more and not parts.get("plain"):
            headers += [("authorization", "Basic " + base64.b64encode(b"ada:secret").decode()) if self.random.random() < 0.5 else
                        ("authorization", "Bearer token"), ("x-key", "k")]
        self.add(method, self.target(path, parts), headers + list(more), parts.get("body", b""))
