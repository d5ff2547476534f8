# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records how Python's decimal module reads, writes, orders and computes: tests/core/value/data/decimals.json.

usage: python3.11 tests/parity/record_decimals.py
"""
import json
import operator
import pathlib
import random
from decimal import Decimal

OUT = pathlib.Path(__file__).parents[1] / "core/value/data/decimals.json"
TEXTS = ["0", "-0", "0.00", "-0.00", "1", "1.10", "00010.00", ".5", "5.", "-.5", "+7", "1E+3", "1e3", "1e-7", "0.000001", "0.0000001",
         "123E-9", "1.23e5", "0E+5", "0E-7", "000000E5", "1E+999999999999999999", "1E+1000000000000000000", "10E+999999999999999999",
         "1E-1999999999999999997", "1E-1999999999999999998", "1.5E-1999999999999999997", "0E+1000000000000000000",
         "0E-99999999999999999999999", "1e99999999999999999999999", "nan", "NaN12", "nan0012", "sNaN00", "-NaN5", "nan_1", "inf", "INFINITY",
         "-Infinity", "-Infinityy", "1__0", "_1", "1_", "_", "", " ", "+", "-", "e5", ".", "1e", "1e+", "1e+-5", "--1", "1 2", " 1 ", "\u00a01\u2003",
         "\x1c1\x1f", "\u0661\u0662.\u0663", "\u0661e\u0662", "1e5_0", "+_1e_5", "1,5", "0x10", "1\x00", "one", "\u00b2", "9" * 40,
         "0." + "0" * 40 + "1", "1" + "0" * 50, "1." + "0" * 30, "-1234567890.0987654321"]
OPERATIONS = {"add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": operator.truediv,
              "floor_divide": operator.floordiv, "modulo": operator.mod, "power": operator.pow}
SPECIAL = ["NaN", "sNaN", "-NaN7", "Infinity", "-Infinity", "0", "-0", "0.00", "0E+10", "1", "-1", "2", "0.5", "10", "1E+30", "1E-30", "1E+999999",
           "1E-999999", "9999999999999999999999999999", "99999999999999999999999999995", "1.10", "3.0", "-7", "2.5", "0.1", "1.1", "100", "4"]


def text_of(call):
    try:
        result = call()
    except Exception as error:  # noqa: BLE001: what it raises is the answer
        return f"{type(error).__name__}: {error}"
    return str(result)


def random_decimal(source):
    digits = "".join(source.choice("0123456789") for _ in range(source.choice((1, 2, 3, 5, 9, 20, 28, 29, 40))))
    exponent = source.choice((0, 0, -1, -2, -3, 1, 2, -10, 10, -28, 28, -35, source.randint(-60, 60)))
    return f"{source.choice(('', '-'))}{digits}E{exponent}"


def pairs(source):
    for left in SPECIAL:
        for right in SPECIAL:
            yield left, right
    for _ in range(700):
        yield random_decimal(source), random_decimal(source)


def operations(source):
    for left, right in pairs(source):
        a, b = Decimal(left), Decimal(right)
        answers = {}
        for name, operation in OPERATIONS.items():
            if name == "power" and a.is_finite() and b.is_finite() and (abs(b) > 400 or b % 1 != 0 and a != 4):
                continue
            answers[name] = text_of(lambda: operation(a, b))
        answers["quantize"] = text_of(lambda: a.quantize(b))
        yield [left, right, 2 if a.is_nan() or b.is_nan() else (a > b) - (a < b), answers]


def unary(source):
    for text in SPECIAL + [random_decimal(source) for _ in range(200)]:
        value = Decimal(text)
        answers = {"plus": text_of(lambda: +value), "negated": text_of(lambda: -value), "absolute": text_of(lambda: abs(value)),
                   "normalized": text_of(value.normalize), "round2": text_of(lambda: round(value, 2)), "round-1": text_of(lambda: round(value, -1))}
        if value.is_finite() and abs(value.adjusted()) < 4000:
            answers |= {"round": text_of(lambda: round(value)), "int": text_of(lambda: int(value))}
        if not value.is_snan():
            answers["float"] = repr(float(value))
        yield [text, answers]


def main():
    source = random.Random(11)
    result = {
        "texts": [[text, text_of(lambda: Decimal(text))] for text in TEXTS],
        "floats": [[x, str(Decimal(x))] for x in (0.0, 0.1, 1.5, -2.25, 1e22, 1e-7, 5e-324, 1.7976931348623157e308, 123456789.123)],
        "operations": list(operations(source)),
        "unary": list(unary(source)),
    }
    body = ",\n".join(f'"{name}": [\n' + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]" for name, rows in result.items())
    OUT.write_text("{" + body + "}\n")


if __name__ == "__main__":
    main()
