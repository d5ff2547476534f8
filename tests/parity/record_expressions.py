# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what CPython 3.11 answers to the expressions of our language: tests/core/expression/data/expressions.json.

usage: python3.11 tests/parity/record_expressions.py
Objects of the names below are plain dicts here; `order.id` and the like are tested apart, for Python reads keys by [ ] only.
"""
import json
import pathlib

OUT = pathlib.Path(__file__).parents[2] / "tests/core/expression/data/expressions.json"

NAMES = {
    "n": 7, "m": -3, "zero": 0, "big": 2**70, "f": 2.5, "s": "h\u00e9llo W\u00f6rld", "t": "a,b,,c", "e": "", "nothing": None, "yes": True,
    "xs": [3, 1, 2], "words": ["pear", "Apple", "fig"], "d": {"a": 1, "b": [1, 2, {"c": "x"}], "price": 9.99}, "rows": [
        {"id": 1, "name": "Ann", "price": 10.5, "tags": ["x"]}, {"id": 2, "name": "Bob", "price": 3, "tags": []}], "emoji": "\U0001f600x\u00e9",
}

EXPRESSIONS = r"""
1 + 2 * 3
(1 + 2) * 3
n - m
n / 2
6 / 3
n // 2
m // 2
-7 // 2
7 // -2
-7 % 3
7 % -3
-7 % -3
m % 5
2 ** 10
2 ** -1
-2 ** 2
(-2) ** 2
2 ** 3 ** 2
n ** zero
0 ** 0
0 ** -1
0.0 ** -1
2 ** 0.5
(-8) ** 2.0
1e200 ** 2
7.5 // 2
-7.5 // 2
7.5 % -2
-0.0
5 % 0.5
1e300 * 1e10
0.1 + 0.2
1 / 3
10 / 4
1e16
1e15
1.5e-7
0.00001
123456789012345678
9223372036854775807 + 1
-9223372036854775808 - 1
9223372036854775807 * 2
9223372036854775807 * -9223372036854775808
big
big + 1
big - big
big // 3
-big // 3
big % 1000
-big % 1000
big / 2
big * 1.5
big == 2 ** 70
big > 1e20
big < 1e22
2 ** 64 - 1
2 ** 63
-(2 ** 63)
10 ** 20 // 7
1_000_000
0xff + 0o17 + 0b101
1 / 0
1 // 0
1 % 0
1.0 / 0
1.0 // 0
1.0 % 0
1 / 0.0
n / zero
True + True
True * 3
-True
+True
not True
not e
not xs
"a" + "b"
"a" * 3
3 * "ab"
"a" * -1
[1] * 2
[1, 2] + [3]
(1,) + (2, 3)
"a" + 1
1 + "a"
[1] + (2,)
[1] + 1
"a" * 1.5
"a" * "b"
"a" - "b"
None + 1
{} + {}
-"a"
+"a"
-None
-[1]
1 < 2 < 3
1 < 3 < 2
3 > 2 > 1
1 == 1.0
1 == True
"a" == 1
[1, 2] == [1.0, 2.0]
(1, 2) == [1, 2]
{"a": 1, "b": 2} == {"b": 2, "a": 1}
1 != 2
"a" < "b"
"Z" < "a"
"a" < "ab"
[1, 2] < [1, 3]
[1, 2] < [1, 2, 0]
(1, "a") < (1, "b")
1 < "a"
None < 1
[1] < [None]
{} < {}
1.5 < 2
2 >= 2.0
n == 7 and m == -3
n or 5
zero or "x"
e or nothing or xs
n and e
nothing and 1
1 if yes else 2
1 if not yes else 2 if n > 5 else 3
"a" in "banana"
"xyz" in "banana"
1 in [1, 2]
1.0 in [1, 2]
3 not in [1, 2]
"a" in d
"z" in d
"z" not in d
1 in "a"
1 in 5
[1] in d
nothing is None
n is not None
yes is True
xs[0]
xs[-1]
xs[3]
xs[-4]
xs["a"]
xs[1.0]
xs[True]
s[1]
s[-1]
s[99]
s["a"]
emoji[0]
emoji[1:]
len(emoji)
d["a"]
d["z"]
d["b"][2]["c"]
d[1]
d[[1]]
n[0]
nothing["a"]
(1, 2)[5]
xs[1:]
xs[:-1]
xs[::-1]
xs[::2]
xs[5:]
xs[2:1]
xs[-2:]
xs[:100:2]
xs[::0]
xs["a":]
s[0:5]
s[::-1]
s[6:]
s[-100:3]
(1, 2, 3)[1:]
[0, 1, 2, 3, 4, 5][4:0:-2]
[0, 1, 2, 3][None:None]
{"a": 1}[0:1]
[]
[1, "a", None, True, 2.5]
()
(1,)
(1, 2)
{}
{"a": 1, 2: "b", None: [1]}
{"a": 1, "a": 2}
{1: "a", True: "b", 1.0: "c"}
{[1]: 2}
{1, 2, 2, 1.0}
{[1]}
[x for x in xs]
[x * 2 for x in xs if x > 1]
[r["name"] for r in rows]
[r for r in rows if r["price"] > 5]
[r["id"] for r in rows if r["tags"]]
[(x, y) for x in [1, 2] for y in "ab"]
[x for x in xs if x > 1 if x < 3]
[k + str(v) for k, v in {"a": 1, "b": 2}.items()]
[a + b for (a, b) in [(1, 2), (3, 4)]]
[a for a, b in [(1, 2, 3)]]
[a for a, b in [(1,)]]
[a for a, b in [1]]
{x: x * x for x in xs}
{x % 2 for x in [2, 4, 6]}
[[y for y in [x, x + 1]] for x in [1, 2]]
[x for x in 5]
[c for c in "h\u00e9"]
[k for k in d]
sum(x for x in xs)
any(x > 2 for x in xs)
all(x > 0 for x in xs)
sum(r["price"] for r in rows)
len(xs)
len(s)
len(d)
len(5)
len(None)
len()
str(1.0)
str(None)
str(True)
str([1, "a"])
str("x")
str(1e100)
str()
int("42")
int(" 42 ")
int("-7")
int("+7")
int("1_000")
int("1__0")
int("x")
int("")
int("1.5")
int(2.9)
int(-2.9)
int(1e20)
int(True)
int(None)
int([1])
int("ff", 16)
int("0x1f", 16)
int("z", 36)
int("12345678901234567890123")
int("-9223372036854775808")
int(float("nan"))
int(float("inf"))
float("2.5")
float(" 1e3 ")
float("nan")
float("-inf")
float("infinity")
float("x")
float("")
float("1_0.5")
float(7)
float(None)
float("1e999")
bool("")
bool("a")
bool([])
bool(0.0)
bool()
round(2.5)
round(3.5)
round(-2.5)
round(2.675, 2)
round(1.005, 2)
round(1234.5678, -2)
round(1234, -2)
round(1250, -2)
round(1350, -2)
round(-1250, -2)
round(5, 2)
round(2.0)
round(0.5)
round(1e20)
round("a")
round(2.567, ndigits=1)
round(2.5, None)
abs(-5)
abs(2.5)
abs(-2.5)
abs("a")
min(3, 1, 2)
min([3, 1, 2])
max("a", "b")
max(words)
max([])
max([], default=0)
min({"b": 1, "a": 2})
max(1, "a")
max(1, 2.0, 2)
max(5)
sum(xs)
sum([1.5, 2])
sum([])
sum([[1], [2]], [])
sum(xs, 10)
sum(xs, start=1)
sum(["a"])
sum(["a"], "")
sum(5)
sorted(xs)
sorted(xs, reverse=True)
sorted(words)
sorted("bca")
sorted([1, "a"])
sorted([2, 1, True, 1.0])
sorted({"b": 1, "a": 2})
any([])
any([0, 1])
all([])
all([1, 0])
list("ab")
list(range(3))
list(range(2, 8, 3))
list(range(5, 0, -2))
list(range(0))
list(range(1, 3, 0))
list({"a": 1})
list(enumerate(["a", "b"]))
list(enumerate(["a"], start=1))
list(zip([1, 2], "ab"))
list(reversed([1, 2]))
tuple([1, 2])
set([1, 1])
dict([("a", 1), ("b", 2)])
dict([(1, 2, 3)])
dict(d)["a"]
repr("a")
repr("it's")
"ABC".lower()
s.upper()
s.lower()
"stra\u00dfe".upper()
"hello world's end".title()
s.title()
"hELLO".capitalize()
"\u00e9COLE".capitalize()
"".capitalize()
"  a b ".strip()
"xxaxx".strip("x")
"abcba".strip("ab")
"  a".lstrip()
"a  ".rstrip()
"\u00a0a\u2003".strip()
t.split(",")
"a b  c".split()
" a b ".split()
"a b c d".split(None, 2)
"a,b,c".split(",", 1)
"a,b,c".split(",", maxsplit=1)
"abc".split("")
"".split()
"".split(",")
",".join(["a", "b"])
"".join([])
"-".join("abc")
",".join([1])
",".join(["a", None])
s.startswith("h\u00e9")
s.endswith("x")
s.startswith(("x", "h"))
s.startswith(1)
"banana".replace("a", "o")
"banana".replace("a", "o", 2)
"abc".replace("", "-")
"abc".replace("b", "")
"banana".find("n")
"banana".find("z")
s.find("W")
"banana".index("z")
"banana".count("a")
"banana".count("ana")
"abc".count("")
"5".zfill(3)
"-5".zfill(4)
"a".ljust(3) + "|"
"a".rjust(3, "*")
"ab".center(5, "*")
"abc".center(6, "*")
"12".isdigit()
"1a".isdigit()
"".isdigit()
"ab".isalpha()
"a1".isalnum()
" \t".isspace()
d.get("a")
d.get("z")
d.get("z", 5)
d.get([1])
list(d.keys())
list({"a": 1}.values())
list({"a": 1}.items())
xs.count(1)
xs.index(2)
xs.index(9)
(1, 2).index(3)
xs.nope()
n.nope
nothing.lower()
"a".nope()
f"{n}"
f"a{n}b{f}c"
f"{f:.2f}"
f"{f:.0f}"
f"{3.14159:.3f}"
f"{1234567:,}"
f"{1234567.891:,.2f}"
f"{1234:_}"
f"{n:05d}"
f"{m:05d}"
f"{n:>10}"
f"{s:>15}|"
f"{s:<15}|"
f"{s:^15}|"
f"{s:*^15}|"
f"{s:.3}"
f"{'a':>3}"
f"{n:d}"
f"{n:x} {255:X} {255:#x} {5:b} {8:o}"
f"{n:+}"
f"{n: d}"
f"{m:+}"
f"{f:10.3f}|"
f"{f:<10.3f}|"
f"{f:010.3f}"
f"{-f:010.3f}"
f"{f:e}"
f"{12345.678:.2e}"
f"{0.256:.1%}"
f"{0.5:%}"
f"{12345.678:g}"
f"{1e10:g}"
f"{0.0001:g}"
f"{0.00001:g}"
f"{3.0:.3}"
f"{1234.5:.2}"
f"{123.0:.3}"
f"{1e16:}"
f"{f!r}"
f"{s!r}"
f"{s!a}"
f"{n!s:>4}"
f"{nothing}"
f"{xs}"
f"{d['a']}"
f"{{}}"
f"{{{n}}}"
f"{n=}"
f"{n = }"
f"{n=:>4}"
f"{n:{zero + 5}}"
f"{n:>{n}}"
f"{'x' if n else 'y'}"
f"{ {'a': 1}['a'] }"
f"{[x for x in xs]}"
f"{n!=7}"
f"{1234:010,}"
f"{1234567:012,d}"
f"{-1234:010,}"
f"{1234.5:012,.2f}"
f"{True:d}"
f"{True}"
f"{True:>5}"
f"{65:c}"
f"{big:,}"
f"{big:.2e}"
f"{float('nan'):.2f}"
f"{float('inf'):010}"
f"{-0.0:.1f}"
f"{n:.2f}"
f"{n:s}"
f"{s:d}"
f"{s:.2f}"
f"{f:d}"
f"{f:s}"
f"{n:q}"
f"{n:.3d}"
f"{n:10 }"
f"{s:+}"
f"{s:05}"
f"{s:=10}"
f"{xs:>10}"
f"{nothing:>10}"
f"{n:,x}"
f"{0:#b}"
f"\u00e9\t{n}\n"
"a" "b" f"{n}"
"\x41\u00e9\U0001f600\101\n\\"
r"\n" + "\q"
'it\'s'
"\""
"tab\there"
1 .bit_length if False else 2
[1, 2, 3][1] + {"a": 5}["a"] * 2
not 1 == 2
not (1 and 0)
1 + (2 if n > 100 else 3)
-n ** 2
- - n
2 if "x" else 3 or 4
None == 0
"abc"[1:][0]
{"k": [10, 20]}["k"][-1]
sum([r["price"] * 2 for r in rows if r["name"].startswith("A")])
", ".join([f"{r['name']}: {r['price']:.2f}" for r in rows])
max([r["price"] for r in rows]) - min([r["price"] for r in rows])
"yes" if "x" in rows[0]["tags"] else "no"
round(sum([r["price"] for r in rows]) / len(rows), 2)
sorted([r["name"] for r in rows], reverse=True)[0].lower()
{r["id"]: r["name"] for r in rows}
1e400
"%s" if False else 1
9007199254740993 == 9007199254740993.0
9007199254740993 < 9007199254740992.0
float("nan") == float("nan")
float("nan") < 1
[1, [2, [3]]][1][1][0]
""" + "\n"


def answer(source):
    try:
        return {"repr": repr(eval(source, dict(NAMES)))}
    except Exception as error:
        text = str(error)
        return {"error": f"{type(error).__name__}: {text}" if text else type(error).__name__}


def main():
    sources = [line for line in EXPRESSIONS.split("\n") if line]
    rows = ["  " + json.dumps({"source": source, **answer(source)}) for source in dict.fromkeys(sources)]
    names = json.dumps(NAMES)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(f'{{"names": {names},\n"cases": [\n' + ",\n".join(rows) + "\n]}\n")
    print(len(rows), "expressions")


if __name__ == "__main__":
    main()
