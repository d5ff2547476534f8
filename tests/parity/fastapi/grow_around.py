# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around the operations of a grown design: middleware, exception handlers, mounts, webhooks."""

HANDLERS = [{"on": "404", "status": 404, "body": {"message": "nothing here"}}, {"on": "RequestValidationError", "status": 400, "body": {"errors": "{{ len(errors) }}"}},
            {"on": "RequestValidationError", "body": {"first": "{{ errors[0].msg }}", "method": "{{ request.method }}"}, "headers": {"x-wrong": "yes"}},
            {"on": "403", "status": 403, "body": {"said": "{{ detail }}"}}, {"on": "HTTPException", "body": {"status": "{{ status }}", "said": "{{ detail }}"}},
            {"on": "405", "status": 405, "headers": {"content-type": "text/plain"}, "body": "not {{ request.method }}"}]
STATIC = {"a.txt": "static a\n", "index.html": "<p>index</p>\n", "docs/index.html": "<p>docs</p>\n", "docs/b.css": "p { color: red }\n"}


class Around:
    def grow_around(self):
        self.grow_middleware()
        handlers = {handler["on"]: handler for handler in self.random.sample(HANDLERS, self.pick(0, 0, 0, 1, 2))}
        if handlers:
            self.put("exception_handlers.json", {"exception_handlers": list(handlers.values())})
        if self.chance(0.2):
            self.put("webhooks/new_thing.json", {"method": "POST", "path": "new-thing", "body": [{"name": "thing", "type": self.model()}]})
        if self.depth == 0:
            self.grow_mounts()

    def cors(self):
        return {"kind": "cors"} | self.pick({"allow_origins": ["*"]}, {"allow_origins": ["https://a.test", "https://b.test"]},
                                            {"allow_origin_regex": "https://.*\\.test"}) | self.some(
            allow_credentials=(0.4, True), allow_methods=(0.5, self.pick(["*"], ["PUT", "GET"])), allow_headers=(0.4, self.pick(["*"], ["x-one"])),
            expose_headers=(0.3, ["x-one"]), max_age=(0.2, 5))

    def grow_middleware(self):
        found = self.some(
            cors=(0.3, self.cors()), gzip=(0.2, {"kind": "gzip", "minimum_size": self.pick(1, 100, 500)}),
            hosts=(0.12, {"kind": "trusted_host", "allowed_hosts": ["127.0.0.1", "localhost", "*.test"]}), https=(0.03, {"kind": "https_redirect"}),
            headers=(0.12, {"kind": "headers", "headers": {"x-grown": str(self.seed)}}), timing=(0.08, {"kind": "timing"}),
            session=(0.15, {"kind": "session", **self.some(max_age=(0.3, 3600), https_only=(0.3, True), same_site=(0.3, "strict"))}),
            request_id=(0.08, {"kind": "request_id"}), security=(0.1, {"kind": "security_headers", "headers": self.pick({}, {"X-Frame-Options": None})}),
            rate=(0.03, {"kind": "rate_limit", "requests": 60, "seconds": 3600}))
        self.has_session = "session" in found
        middleware = list(found.values())
        self.random.shuffle(middleware)
        if middleware:
            self.put("middleware.json", {"middleware": middleware})

    def grow_mounts(self):
        if self.chance(0.15):
            for name, text in STATIC.items():
                self.put(f"static/{name}", text)
            self.put("mounts/assets.json", {"path": "/assets", "directory": "static", **self.some(html=(0.5, True), order=(0.3, 15))})
        if self.chance(0.08):
            for name, text in STATIC.items():
                self.put(f"web/{name}", text)
            self.put("mounts/web.json", {"kind": "frontend", "path": self.pick("/", "/web"), "directory": "web",
                                         **self.some(fallback=(0.4, self.pick(None, "index.html")))})
        if self.chance(0.12):
            inner = type(self)(self.seed + 500_000, self.depth + 1).grow()
            for path, value in inner.items():
                self.put(f"inner/{path}", value)
            self.put("mounts/inner.json", {"path": "/inner", "project": "inner", "kind": "app"} if self.chance(0.7) else
                     {"kind": "host", "path": "{sub}.example.org", "project": "inner"})
