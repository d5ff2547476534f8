# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations with the WebSocket endpoints of a project: messages its rules wait for, others, parameters left out and broken."""
import json
import random
import re
import urllib.parse
from pathlib import Path

from project_documents import filled, read

ODD_MESSAGES = ["hello", "", "[1, 2]", "{\"a\": 1}", "\u00e9\u2028", "null", "{\"a\":", "\"text\"", "1e400", {"base64": "AAEC/w=="}, {"base64": ""}]
MEMBER = re.compile(r"message(?:\.(\w+)|\[['\"](\w+)['\"]\])\s*==\s*(['\"]\w*['\"]|\d+)")
WHOLE = re.compile(r"message\s*==\s*(['\"]\w*['\"]|\d+)")


def sockets_of(project):
    """(path with the prefixes of its routers, endpoint) of each."""
    root = Path(project) / "endpoints"
    for path in sorted(root.rglob("*.json")):
        if path.name == "router.json":
            continue
        endpoint = read(path)
        if endpoint.get("method") != "WEBSOCKET":
            continue
        prefix, folder = "", root
        for part in path.relative_to(root).parts[:-1]:
            folder /= part
            prefix += read(folder / "router.json").get("prefix", "") if (folder / "router.json").exists() else ""
        yield prefix + endpoint["path"], endpoint


def literal(text):
    return int(text) if text.isdigit() else text[1:-1]


def awaited(endpoint):
    """Messages that conditions of the endpoint name."""
    text = json.dumps(endpoint.get("behaviour", {})).replace('\\"', '"')
    found = [json.dumps({one or two: literal(value)}) for one, two, value in MEMBER.findall(text)]
    return found + [value[1:-1] if not value.isdigit() else value for value in WHOLE.findall(text)]


class SocketGrower:
    def __init__(self, project, seed):
        self.project, self.random = project, random.Random(f"sockets {seed}")

    def grow(self):
        return [request for path, endpoint in sockets_of(self.project) for request in self.conversations(path, endpoint)]

    def conversations(self, path, endpoint):
        if endpoint.get("behaviour", {}).get("every"):  # what comes between depends on the time
            yield self.request(path, endpoint, [{"close": 1000}])
            return
        known = awaited(endpoint)
        for messages in ([], known, self.random.sample(ODD_MESSAGES, 4), known[:1] + self.random.sample(ODD_MESSAGES, 2) + known[1:]):
            yield self.request(path, endpoint, list(messages) + [{"close": self.random.choice([1000, 1001, 4000, 0])}])
        for protocols in ("chat", "x, chat", "none"):
            yield self.request(path, endpoint, known[:1], [["sec-websocket-protocol", protocols]])
        for parameter in endpoint.get("parameters", []):
            for value in (None, "", "x", "-1"):
                yield self.request(path, endpoint, known[:1], broken=(parameter["name"], value))
        yield {"method": "GET", "target": filled(path, "1")}
        yield {"method": "WEBSOCKET", "target": filled(path, "1") + "/nowhere"}

    def request(self, path, endpoint, messages, headers=(), broken=(None, None)):
        query, sent = [], list(headers)
        for parameter in endpoint.get("parameters", []):
            name = parameter["name"]
            value = broken[1] if name == broken[0] else "1"
            if "{" + name in path:
                path = re.sub("{" + name + "(:[a-z]+)?}", urllib.parse.quote(value or "x"), path)
            elif value is None:
                continue
            elif parameter.get("in", "query") == "query":
                query.append((parameter.get("alias", name), value))
            elif parameter["in"] == "header":
                sent.append([parameter.get("alias", name.replace("_", "-")), value])
            else:
                sent.append(["cookie", f"{name}={value}"])
        target = filled(path, "1") + ("?" + urllib.parse.urlencode(query) if query else "")
        return {"method": "WEBSOCKET", "target": target, "messages": messages, **({"headers": sent} if sent else {})}
