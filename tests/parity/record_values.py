# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records how CPython and Pydantic write floats, strings and durations: tests/core/value/data/text.json.

usage: python3.11 tests/parity/record_values.py     (with pydantic 2.13.4)
"""
import datetime
import json
import pathlib
import random
import struct

import pydantic

OUT = pathlib.Path(__file__).parents[1] / "core/value/data/text.json"
ANY = pydantic.TypeAdapter(object)


def floats():
    yield from (0.0, -0.0, 1.0, -1.5, 0.1, 0.2, 0.1 + 0.2, 1e15, 1e16, 9999999999999998.0, 1e17, 1e21, 1e22, 1e-4, 1e-5, 1e-6, 1e-7, 1.5e-5,
                0.00012345, 123456789.125, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e100, 1.234e-100, 100.0, 1e5, 12345678901234567.0,
                float("inf"), float("-inf"), float("nan"))
    source = random.Random(7)
    for _ in range(150):
        yield struct.unpack("<d", source.randbytes(8))[0]
    for exponent in range(-8, 20):
        yield round(source.random() * 10**exponent, 3 - min(exponent, 3))


STRINGS = ["", "a", "it's", 'say "x"', "both ' and \"", "\\", "tab\t\n\r", "\x00\x1f\x7f", "\u00e9\u4e2d\U0001f600", "\u00a0\u00ad\u200b\u2028\ufeff",
           "\u0378\ue000\uffff\U0010ffff", "\x80\x9f\xff", "\u3000 ", "e\u0301", "\u202e"]
DELTAS = [(0, 0, 0), (-1, 0, 0), (0, 0, -1), (366, 3723, 40), (0, -1, -500000), (365, 0, 0), (-400, 5, 0), (0, 0, 5), (0, 60, 0), (0, 3600, 0), (1, 0, 1),
          (2, 2, 500000), (999999999, 86399, 999999), (-999999999, 0, 0), (-1, 86399, 999999), (730, 86399, 100000), (0, 86400 * 364, 0)]


def main():
    result = {
        "floats": [[str(struct.unpack("<Q", struct.pack("<d", x))[0]), repr(x), ANY.dump_json(x).decode()] for x in floats()],
        "strings": [[x, repr(x), ANY.dump_json(x).decode(), json.dumps(x)] for x in STRINGS],
        "durations": [[d.days, d.seconds, d.microseconds, repr(d), str(d), json.loads(ANY.dump_json(d)), repr(d.total_seconds())]
                      for d in (datetime.timedelta(*parts) for parts in DELTAS)],
    }
    body = ",\n".join(f'"{name}": [\n' + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]" for name, rows in result.items())
    OUT.write_text("{" + body + "}\n")


if __name__ == "__main__":
    main()
