# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the operations of a grown design answer: replies, redirects, files, streams, sockets."""

TEXTS = {"html": "<p>{{ %s }}</p>", "plain": "said: {{ %s }}", "text/csv": "a,b\n{{ %s }},2\n", "application/xml": "<a>{{ %s }}</a>"}
FILES = {"a.txt": "hello\n", "page.html": "<p>page</p>\n", "data.json": "{\"a\": 1}\n", "long.txt": "0123456789" * 60 + "\n"}
RESPONSE_MODELS = {"dict[str, int]": {"a": 1, "b": 2}, "list[str]": ["a", "\u00e9"], "int": 5, "float | None": 1e-7, "tuple[int, str]": [1, "x"],
                   "set[int]": [3], "date": "2024-02-29", "timedelta": 86402.5, "dict[str, list[Decimal]]": {"a": ["1.50"]}}


class Answers:
    def answer(self, endpoint, parameters, body, asked):
        known = [parameter["name"] for parameter in parameters]
        for share, grow in ((0.12, self.text_answer), (0.06, self.redirect_answer), (0.06, self.file_answer), (0.1, self.stream_answer)):
            if self.chance(share):
                return grow(endpoint, known)
        if len(body) == 1 and body[0]["name"] == "item" and self.is_model(body[0]["type"]) and self.chance(0.6):
            return self.model_answer(endpoint, body[0]["type"])
        behaviour = {"kind": "reply", "body": self.echo(parameters, body, asked)}
        if known and self.chance(0.25):
            behaviour["let"] = {"shown": "{{ " + f"str({known[0]})" + " }}"}
            behaviour["cases"] = [{"when": "shown in ['1', 'a', 'True']", "raise": self.pick(400, 404, 409, 418), "detail": {"was": "{{ shown }}"},
                                   "headers": {"x-case": "one"}}]
            if self.chance(0.4):
                behaviour["cases"].append({"when": "len(shown) > 3", "status": self.pick(201, 203), "body": {"long": "{{ shown }}"}})
        elif self.chance(0.2):
            endpoint["response_model"] = self.random.choice(list(RESPONSE_MODELS))
            behaviour["body"] = RESPONSE_MODELS[endpoint["response_model"]]
        elif self.chance(0.08):
            endpoint["response_model"] = self.model()
            behaviour = {"kind": "example", "seed": self.random.randint(1, 9)}
        endpoint["behaviour"] = behaviour
        self.decorate(endpoint, behaviour, known)

    @staticmethod
    def echo(parameters, body, asked):
        echo = {}
        for part in parameters + body:
            name = part["name"]
            if part["type"] == "UploadFile":
                echo[name] = ["{{ " + name + ".filename }}", "{{ " + name + ".size }}", "{{ " + name + ".content_type }}"]
            elif part["type"] == "list[UploadFile]":
                echo[name] = "{{ [one.filename for one in " + name + "] }}"
            elif part["type"] == "UploadFile | None":
                echo[name] = "{{ " + name + ".filename if " + name + " else None }}"
            elif part["type"] == "bytes":
                echo[name] = "{{ len(" + name + ") }}"
            else:
                echo[name] = "{{ " + name + " }}"
        return echo | {ask["name"]: "{{ " + ask["name"] + " }}" for ask in asked if isinstance(ask, dict) and ask.get("name") in ("given", "auth")
                       and (ask["name"] == "given" or ask["dependency"] == "user")}

    def decorate(self, endpoint, behaviour, known):
        """What stands beside the body of a reply."""
        endpoint |= self.some(status_code=(0.12, self.pick(201, 202, 404, 299)))
        endpoint |= self.some(responses=(0.2, {"404": {"model": self.model(), "description": "None of it"}, "default": {"description": "Else"}}))
        if behaviour["kind"] != "reply":
            return
        said = "{{ " + (f"len(str({known[0]}))" if known else "1 + 1") + " }}"
        behaviour |= self.some(headers=(0.15, {"x-said": said}), status=(0.08, self.pick(200, 206, 410)), background=(0.1, [{"log": "answered"}]),
                               cookies=(0.1, [{"key": "seen", "value": "yes; so", "max_age": 60, "httponly": True}, {"key": "old", "delete": True}]))
        if self.chance(0.06):
            behaviour["body"] = {"query": "{{ query }}", "path": "{{ path }}", "agent": "{{ headers.get('user-agent') }}"}
        if self.has_session and self.chance(0.5):
            behaviour["session"] = {"count": "{{ session.get('count', 0) + 1 }}"}
            behaviour["body"] = {"count": "{{ session.get('count', 0) }}"}

    def model_answer(self, endpoint, model):
        endpoint["response_model"] = model
        for option in ("exclude_unset", "exclude_defaults", "exclude_none"):
            endpoint |= self.some(**{f"response_model_{option}": (0.15, True)})
        endpoint |= self.some(response_model_by_alias=(0.1, False), response_class=(0.2, "json"), response_model_include=(0.06, ["first", "x", "items"]),
                              response_model_exclude=(0.06, ["age", "y"]))
        endpoint["behaviour"] = {"kind": "reply", "body": "{{ item }}"}
        self.decorate(endpoint, {"kind": "example"}, [])

    def text_answer(self, endpoint, known):
        kind = self.random.choice(list(TEXTS))
        text = TEXTS[kind] % (f"str({known[0]})" if known else "'none'")
        if "/" in kind and self.chance(0.4):
            endpoint["behaviour"] = {"kind": "reply", "headers": {"content-type": kind}, "body": text}
        else:
            endpoint |= {"response_class": kind, "behaviour": {"kind": "reply", "body": text}}

    def redirect_answer(self, endpoint, known):
        url = self.pick("/x?a=b c&\u00e9=1", "https://example.com/{{ " + (f"str({known[0]})" if known else "'here'") + " }}", "?next")
        endpoint["behaviour"] = {"kind": "redirect", "url": url, **self.some(status=(0.5, self.pick(301, 302, 303, 308)))}

    def file_answer(self, endpoint, known):
        name = self.random.choice(list(FILES))
        self.put(f"files/{name}", FILES[name])
        endpoint["behaviour"] = {"kind": "file", "path": f"files/{name}", **self.some(
            media_type=(0.2, "text/csv"), filename=(0.4, self.pick("a b.txt", "\u00fc.txt", "plain.txt")), headers=(0.2, {"x-file": "one"}))}
        if "filename" in endpoint["behaviour"]:
            endpoint["behaviour"] |= self.some(content_disposition_type=(0.3, "inline"))

    def stream_answer(self, endpoint, known):
        form = self.pick("jsonl", "sse", "bytes")
        data = "{{ it }}" if form == "bytes" else {"it": "{{ it }}", "index": "{{ index }}"}
        behaviour = {"kind": "stream", "format": form, "each": "{{ ['1', '\u00e9', ''] }}" if form == "bytes" else "{{ [1, '\u00e9', None] }}", "as": "it",
                     "events": [{"data": data}], "interval": 0}
        if form == "sse" and self.chance(0.6):
            behaviour["events"] = [{"event": "tick", "data": data, "id": "{{ index }}", **self.some(retry=(0.3, 500), comment=(0.3, "so"))},
                                   {"raw_data": "a\nb"}]
            behaviour |= self.some(first=(0.4, [{"comment": "begin"}]), last=(0.4, [{"event": "end", "data": known and "{{ " + f"str({known[0]})" + " }}" or 1}]))
        elif form == "jsonl" and self.chance(0.4):
            endpoint["response_model"] = "dict[str, int | str | None]"
        elif form == "bytes" and self.chance(0.5):
            endpoint["response_class"] = "text/csv"
        endpoint["behaviour"] = behaviour

    def grow_socket(self, index, router):
        parameters = [self.parameter(f"word_{index}", self.pick("query", "header", "cookie"))] if self.chance(0.5) else []
        known = "{{ str(" + parameters[0]["name"] + ") }}" if parameters else "none"
        asked = [self.depends("given")] if self.dependencies and self.chance(0.3) else []
        behaviour = {"kind": "socket", "mode": self.pick("echo", "echo", "script")}
        if self.chance(0.7):
            behaviour |= {"on_connect": [{"send": {"hello": known}}],
                          "rules": [{"when": "message.op == 'ping'", "actions": [{"send": {"op": "pong", "index": "{{ index }}"}}]},
                                    {"when": "message == 'bye'", "actions": [{"send": "bye"}, {"close": self.pick(1000, 4001), "reason": "done"}]}]}
            behaviour |= self.some(otherwise=(0.4, [{"send": {"got": "{{ message }}"}}]), subprotocols=(0.3, ["chat", "other"]))
        endpoint = {"order": 200 + index, "method": "WEBSOCKET", "path": f"/socket_{index}" + ("/{room}" if self.chance(0.3) else "")}
        if endpoint["path"].endswith("}"):
            parameters = [{"name": "room", "type": self.pick("str", "int")}] + parameters
        endpoint |= ({"dependencies": asked} if asked else {}) | ({"parameters": parameters} if parameters else {}) | {"behaviour": behaviour}
        self.put(f"endpoints/{router + '/' if router else ''}socket_{index}.json", endpoint)
