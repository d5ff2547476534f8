# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Pydantic's own JSON parser answers to JSONTestSuite and to cases of our own: recorded/jiter.json.

usage: record_jiter.py [FOLDER_OF_TEST_PARSING]; without the folder the suite's answers stay as they are.
"""
import base64
import json
import pathlib
import sys

from pydantic import TypeAdapter, ValidationError
from record_json import own_cases

OUT = pathlib.Path(__file__).parent / "recorded" / "jiter.json"
ADAPTER = TypeAdapter(object)

PAGE = """[1|[1,|[1,]|{"a"|{"a":|{"a":1|{"a":1,|{"a":1,}|{a:1}|{,}|{"a" 1}|{"a":1 "b":2}|[1 2]|tru|trux|nan|Inf|-NaN|01|-|-a|1.|1.a|1e+|.5|+1|0x1|1_0
"abc|"\\x"|"\\u12"|"\\u12g4"|"\\ud800"|"\\ud800\\u0041"|"\\udc00"|"\\ud800\\|"\\ud800\\x|"\\ud800\\u|-I|-In|-Infinity|-Infinityx|-0|-0.0|-00|-01
[-]|[-,|{"a":-}|[1.,2]|[1.|[1e|[1e,|[1e+,|[0e|[0.|[01]|1.5e|1.5e-|1.5ex|[tru]|[t|[f|[n|[N|[I|[Na|[nul,|{"a":t|{"a":1,"b|{"a":1,"b"|{"a":1,"b":|{"a":1,x
{"a":1,,|{ |{ "a" |{ "a" : |{ "a" : 1 |{ "a" : 1 , |[ |[ 1 |[ 1 , |[1,,2]|[,|[}|{]|{"a":}|{"a":,|{"a"}|{"a",|1 2|1,|1]|{}}|[]]|{} x|\ttrue x|nullx|true1|"a"b
999999999999999999|1000000000000000000|9223372036854775807|9223372036854775808|-999999999999999999|-1000000000000000000|-9223372036854775808
{"a":1,"a":2}|{"a":{"b":1,"b":2},"a":[{"c":1,"c":2}]}|[{"a":1,"b":2,"a":3}]""".replace("\n", "|").split("|")


def nested(depth, opening, inner, closing):
    return opening * depth + inner + closing * depth


def jiters_cases():
    yield from (text.encode() for text in PAGE)
    yield from (("\n" + text).encode() for text in PAGE)
    for depth in (199, 200, 201, 202):
        for inner in ("", "1", "[]", "{}", '{"a":1}', '{"a":[]}', '[1,[]]', "[[1]]", '{"a":{}}'):
            yield nested(depth, "[", inner, "]").encode()
            yield nested(depth, "[ ", inner, "]").encode()
            if inner:
                yield nested(depth, '{"a":', inner, "}").encode()
                yield nested(depth, '{"a" : ', inner, "}").encode()
                yield nested(depth, '[0,{"b":', inner, "}]").encode()
        for opening in ("[", "[ ", '{"a":', '{"a" : '):
            yield (opening * depth).encode()
    yield b"[" * 100_000
    for count in (4298, 4299, 4300, 4301, 4302, 5000):
        for before, after in (("", ""), ("-", ""), ("[", "]"), ("", ".5"), ("-", ".5"), ("", "e5"), ("", ".5e-5000"), ("1.", ""), ("1e-", ""), ("0.", "1"),
                              ("", "x"), ("", "\n"), ("\n ", "")):
            yield f"{before}{'7' * count}{after}".encode()
    for bad in (b"\xff", b"\x80", b"\xc0\x80", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf4\x90\x80\x80", b"\xc3\x28"):
        for before in (b"", b"abc", "\u00e9".encode(), b"\\n", b"\\u00e9", b"\\ud83d\\ude00", b"a\\tb\\tc", "\U0001f600".encode()):
            yield b'["' + before + bad + b'"]'
            yield b'["' + before + bad + b'\\n"]'
            yield b'["' + before + bad
        yield b'{"k' + bad + b'":1}'
        yield b'["' + bad + b'", x]'
        yield b'[x, "' + bad + b'"]'
        yield bad
        yield b"1" + bad


def answer(data):
    try:
        return {"repr": repr(ADAPTER.validate_json(data))}
    except ValidationError as error:
        found = error.errors()
        assert len(found) == 1 and found[0]["type"] == "json_invalid" and found[0]["loc"] == () and found[0]["input"] == data
        assert found[0]["msg"] == "Invalid JSON: " + found[0]["ctx"]["error"]
        return {"error": found[0]["ctx"]["error"]}


def described(data):
    """A text as it is, what repeats as [text, count] pairs, bytes that are no text in base 64."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}
    if len(text) < 300:
        return {"text": text}
    parts = []
    for length in (1, 2, 5, 7, 8):
        at, start = 0, 0
        while at < len(text):
            unit, count = text[at:at + length], 1
            while text[at + count * length:at + (count + 1) * length] == unit:
                count += 1
            if count > 100:
                parts += [[text[start:at], 1], [unit, count]]
                at = start = at + count * length
            else:
                at += 1
        if parts:
            return {"parts": [*parts, [text[start:], 1]]}
    return {"text": text}


def main():
    sys.set_int_max_str_digits(0)
    if len(sys.argv) > 1:
        suite = {path.name: answer(path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json"))}
    else:
        suite = json.loads(OUT.read_text())["suite"]
    cases = [{**described(data), **answer(data)} for data in dict.fromkeys([*own_cases(), *jiters_cases()])]
    for case in cases:
        if len(case.get("repr", "")) > 300:
            case["repr"] = {"size": len(case["repr"]), "start": case["repr"][:40]}
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in suite.items()]
    OUT.write_text('{"suite": {\n' + ",\n".join(lines) + '\n}, "cases": [\n' + ",\n".join(map(json.dumps, cases)) + "\n]}\n")
    print(len(suite), "of the suite,", len(cases), "of our own")


if __name__ == "__main__":
    main()
