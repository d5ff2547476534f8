# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mutates the requests of cases/http_inputs_*.json at random and records what FastAPI answers: python grow_input_cases.py SEED [COUNT]

Writes cases/http_grown_*.json, which parity_fastapi_parity_test then compares like any others; --clean takes them away again. A find
becomes a case in make_input_cases.py."""
import base64
import json
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
NAMES = ("files", "forms", "bodies", "query", "headers", "models", "paths", "loose", "sockets", "shapes")
# What readers of forms, JSON, queries and headers look for.
PIECES = [b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"--", b"--a-boundary", b"--a-boundary--", b"\r\n--a-boundary\r\n", b"Content-Type: text/plain\r\n",
          b'Content-Disposition: form-data; name="f"', b'filename="x"', b"filename*=UTF-8''a", b"name=", b":", b";", b",", b"=", b"&", b"%", b"+", b"?", b"#", b"/", b'"',
          b"'", b"\\", b" ", b"\t", b"\x00", b"\x1c", b"\x85", b"\xa0", b"\xff", b"\xc3", b"\xc3\xa9", b"\xef\xbb\xbf", b"%C3%A9", b"%ff", b"%00", b"{", b"}", b"[", b"]",
          b"[]", b"-", b".", b"1", b"a", b"null", b"true", b"1e5", b"\\u00e9", b"\\ud800"]


class Mutator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def bytes(self, text):
        text = bytearray(text)
        for _ in range(self.random.choice([1, 1, 1, 2, 2, 3, 5])):
            begin = self.random.randrange(len(text) + 1)
            end = min(len(text), begin + self.random.choice([1, 1, 1, 2, 3, 5, 9, 20]))
            change = self.random.choice(["cut", "insert", "replace", "double", "byte", "truncate"])
            if change == "cut":
                del text[begin:end]
            elif change == "insert":
                text[begin:begin] = self.random.choice(PIECES)
            elif change == "replace":
                text[begin:end] = self.random.choice(PIECES)
            elif change == "double":
                text[begin:begin] = text[begin:end]
            elif change == "byte" and text:
                text[self.random.randrange(len(text))] = self.random.randrange(256)
            elif change == "truncate" and self.random.random() < 0.3:
                del text[begin:]
        return bytes(text)

    def header(self, value):
        """What a server lets through: no control characters, no blanks around."""
        changed = self.bytes(value.encode("latin-1", "replace")).decode("latin-1")
        return "".join(c for c in changed if ord(c) >= 32 and ord(c) != 127).strip(" ")

    def target(self, target):
        plain = "".join(chr(byte) if 33 <= byte < 127 and chr(byte) not in '"<>\\^`{|}#' else f"%{byte:02X}" for byte in self.bytes(target.encode()))
        return plain if plain.startswith("/") else "/" + plain

    def request(self, request):
        request = json.loads(json.dumps(request))
        body = base64.b64decode(request["base64"]) if "base64" in request else request.get("body", "").encode()
        choice = self.random.random()
        if body and choice < 0.7:
            request.pop("body", None)
            request["base64"] = base64.b64encode(self.bytes(body)).decode()
        elif request.get("headers") and choice < 0.85:
            line = self.random.choice(request["headers"])
            line[1] = self.header(line[1])
        else:
            request["target"] = self.target(request["target"])
        return request


def clean():
    for path in [*(HERE / "cases").glob("http_grown_*.json"), *(HERE / "recorded").glob("http_grown_*.json")]:
        path.unlink()


def main():
    clean()
    if "--clean" in sys.argv:
        return
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    for name in NAMES:
        mutator = Mutator(f"{name} {sys.argv[1]}")
        cases = json.loads((HERE / "cases" / f"http_inputs_{name}.json").read_text(encoding="utf-8"))
        known = [request for request in cases["requests"] if "pieces" not in request]
        cases["requests"] = [mutator.request(mutator.random.choice(known)) for _ in range(count)]
        (HERE / "cases" / f"http_grown_{name}.json").write_text(json.dumps(cases, ensure_ascii=False), encoding="utf-8")
    subprocess.run([sys.executable, HERE / "record_fastapi.py", *[f"grown_{name}" for name in NAMES]], check=True)


if __name__ == "__main__":
    main()
