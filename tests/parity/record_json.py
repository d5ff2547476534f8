# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what CPython's json.loads answers to JSONTestSuite and to cases of our own: tests/core/value/data/json_loads.json.

usage: python3.11 tests/parity/record_json.py FOLDER_OF_TEST_PARSING
"""
import base64
import codecs
import json
import pathlib
import sys

OUT = pathlib.Path(__file__).parents[1] / "core/value/data/json_loads.json"

DOCUMENT = (
    '{"id": 12, "name": "Zo\u00eb \\u00e9\\ud83d\\ude00\U0001f600", "tags": ["a\\n", "", null, true, false],\n'
    '  "price": -1.5e+3, "deep": {"x": [[], {}, [0]], "y": -0}}'
)

NUMBERS = """0 -0 0.0 -0.0 1 -1 01 -01 +1 1. .5 1.e1 1e5 1E5 1e+5 1e-5 1e 1e+ 1e- 1.5e 1.5e+ 0e0 0e 00 0x10 1_0 - -- -a -I -Inf
-Infinit -Infinity Infinity Infinit Inf NaN nan Na NaNs +Infinity 1e400 -1e400 1e-400 -1e-400 123456789012345678
9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 18446744073709551615
18446744073709551616 123456789012345678901234567890 -123456789012345678901234567890 1.7976931348623157e308
1.7976931348623159e308 4.9e-324 2.4e-324 2.2250738585072011e-308 0.1 0.2 0.30000000000000004 1e15 1e16 1e17 123456789.0
1e22 1e21 9007199254740993 9007199254740993.0 1e-4 1e-5 0.0001 0.00001234 100000000000000000000000.5 5e-324 1e99999999999999999999
1e-99999999999999999999 0e99999999999999999999 0.0e-999 12e3.5 1.2.3 1..2 1ee5 1e5e5 tru true1 truefalse nul null1 fals True None
undefined 1a 1,2 1 2""".split() + ["1 2", " 1 ", "\t1\n", "1\x0c", "\x0b1", "\u00a01", "1\u2028", "\ufeff1", "1\x00", "\u0661"]

STRINGS = [
    r'"\ud800"', r'"\udc00"', r'"\ud800\udc00"', r'"\udbff\udfff"', r'"\ud800\u0041"', r'"\ud800\ud800\udc00"', r'"\udc00\ud800"',
    r'"\ud800', r'"\ud800\\"', r'"\ud800\n"', r'"\ud800\u"', r'"\ud800\udc0"', r'"\ud800\udc0g"', r'"\ud800\uXYZW"', r'"\ud800\u00"',
    r'"\ud800\udc00', r'"\ud800\udc0', r'"\u"', r'"\u1"', r'"\u12"', r'"\u123"', r'"\u1234"', r'"\u123', r'"\u1234', r'"\u12g4"',
    r'"\U1234"', r'"\u 123"', r'"\u+123"', r'"\u-123"', r'"\u00e9\u00E9"', r'"\x41"', r'"\q"', r'"\ "', r'"\0"', "\"\\'\"", r'"\/"',
    r'"\b\f\n\r\t\"\\"', r'"\\"', r'"\\\"', r'"\"', '"', '"a', "'a'", '"a\nb"', '"a\tb"', '"a\x00b"', '"a\x1fb"', '"a\x7fb"', '"\u2028\u2029"',
    '"\u00e9\u4e2d\U0001f600"', '"\u00e9', '"\u00e9\x01"', '"\u00e9\\q"', '"\u00e9\\u12"', '"\U0001f600" x', '"it\'s"', '"say \\"hi\\" it\'s"',
    r'"\u0000"', r'"\u007f\u0080\u009f\u00a0\u00ad\u200b\u2028\ufeff\ufffe\uffff"', r'"\u0378\ue000\u3000"', '"' + "x" * 100 + r'\ud800"',
    r'{"\ud800": 1}', r'{"\ud83d\ude00": 1, "\U": 2}', '"a" "b"', '"\\', '"\\"', '["\\ud800", "a", "\\udfff"]', '"\\u0022"',
]

STRUCTURES = [
    "", " ", "\n", "\n\n  ", "[", "]", "{", "}", "[]", "{}", "[ ]", "{ }", "[\n]", "[,]", "[1,]", "[1,,2]", "[1 2]", "[1", "[1,", "[1,\n", "[1]]",
    "[1}", "{]", "{,}", '{"a"}', '{"a":}', '{"a" 1}', '{"a":1,}', '{"a":1,,}', '{"a":1 "b":2}', '{"a":1,"b"}', '{"a":1,"b":', '{"a":1', '{"a"',
    '{"a":', '{"a', "{a:1}", "{1:2}", "{'a':1}", "{null:1}", '{"a":1}x', '{"a":1} {}', '{"a"::1}', '{"a":1;"b":2}', "[1;2]", "[1:2]", "// c\n1",
    "/* c */1", "1 // c", "[1] # c", "[nul]", "[tru, 1]", "[\u00e9]", "{\u00e9}", '{"\u00e9":1,}', '["\u00e9"', '["\u00e9" 1]', "[\n\n1\n,\n]",
    '{\n  "a": 1,\n  "b": tru\n}', '{\n  "\u00e9": 1,\n  b: 2\n}', '{"a":1,"a":2}', '{"a":1,"b":2,"a":3}', '{"a":1,"b":2,"a":NaN}',
    '{"":1,"":2}', '{"a":{"a":1,"a":2},"a":[{"b":1,"b":2}]}', '{"\\u0061":1,"a":2}', '{"a":1,"b":2,"c":3,"b":4,"a":5,"d":6}',
    "{" + ",".join(f'"k{i % 20}":{i}' for i in range(50)) + "}", "{" + ",".join(f'"k{i % 20}":{i}' for i in range(50)) + ',"z":NaN}',
    "[" * 60 + "]" * 60, "[" * 60, "[" * 60 + "]" * 59, '{"a":' * 60, '{"a":' * 60 + "1" + "}" * 60, "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]",
    "[" + ",".join(["1.5"] * 200) + "]", '["a",\r\n"b"\r\n', "\r\n\r\n x", '[1,\n  "\u00e9\U0001f600", x]', '"x"\n\n}', "[true,false,null]",
    "[NaN,Infinity,-Infinity]", "[Infinity1]", '{"a":Infinity,"b":-Infinity}', "[-Infinityx]", "[1,\v2]", "[\f]",
]

PLAIN = '{"a": "\u00e9\U0001f600", "b": [1, 2.5]}'


def encodings():
    """Bytes that are text in some encoding, or nearly."""
    yield codecs.BOM_UTF8 + PLAIN.encode()
    yield codecs.BOM_UTF8 * 2 + b"1"
    yield codecs.BOM_UTF8
    yield codecs.BOM_UTF8 + b"x"
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        for text in (PLAIN, "1", "12", '"a"', "[1, x]", "[1,\n\u00e9]", ""):
            yield text.encode(name)
    yield codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be")
    yield codecs.BOM_UTF32_BE + PLAIN.encode("utf-32-be")
    yield PLAIN.encode("utf-16-le")[:-1]
    yield PLAIN.encode("utf-32-le")[:-2]
    yield '"\ud800x"'.encode("utf-16-le", "surrogatepass")
    yield '"\udc00"'.encode("utf-32-be", "surrogatepass")
    yield '"\ud800x\ud83d\ude00"'.encode("utf-8", "surrogatepass")
    yield '["ok", "\udfff"'.encode("utf-8", "surrogatepass")
    yield b"[\x22\x00\x22\x00\x00\x00\x11\x00]"
    for bad in (b"\xff", b"\x80", b"\xc0\x80", b"\xc1\xbf", b"\xc3", b"\xe0\x80\x80", b"\xe2\x82", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80",
                b"\xf5\x80\x80\x80", b"\xf0\x9f\x98", b"\xc3\x28", b"\xed\xa0", b"\xed\xa0\x41"):
        yield b'"' + bad + b'"'
        yield b"[1, " + bad
    yield b'{"a": tru, "b": "\xff"}'


def own_cases():
    yield from (text.encode() for text in NUMBERS + STRINGS + STRUCTURES)
    yield from (f"[{text}]".encode() for text in NUMBERS)
    document = DOCUMENT.encode()
    yield from (DOCUMENT[:end].encode() for end in range(1, len(DOCUMENT) + 1))
    yield from (DOCUMENT[:at].encode() + b"\x01" + DOCUMENT[at:].encode() for at in range(0, len(DOCUMENT), 3))
    yield from (DOCUMENT[:at].encode() + DOCUMENT[at + 1:].encode() for at in range(0, len(DOCUMENT), 2))
    yield document[:20]
    yield from encodings()
    for count in (4299, 4300, 4301, 5000):
        yield b"9" * count
        yield b"[-" + b"9" * count + b"]"
    yield b"1." + b"1" * 5000
    yield b"1" * 5000 + b".5"


def answer(data):
    try:
        return {"repr": repr(json.loads(data))}
    except json.JSONDecodeError as error:
        return {"error": error.msg, "position": error.pos, "line": error.lineno, "column": error.colno}
    except UnicodeDecodeError:
        return {"refused": "encoding"}
    except (RecursionError, ValueError):
        return {"refused": "limit"}


def main():
    sys.set_int_max_str_digits(4300)
    suite = {path.name: answer(path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json"))}
    cases = []
    for data in dict.fromkeys(own_cases()):
        try:
            cases.append({"text": data.decode(), **answer(data)})
        except UnicodeDecodeError:
            cases.append({"base64": base64.b64encode(data).decode(), **answer(data)})
    lines = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in suite.items()]
    own = [f"  {json.dumps(case)}" for case in cases if len(case.get("text", "")) < 50_000]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text('{"suite": {\n' + ",\n".join(lines) + '\n}, "cases": [\n' + ",\n".join(own) + "\n]}\n")
    print(len(suite), "of the suite,", len(own), "of our own")


if __name__ == "__main__":
    main()
