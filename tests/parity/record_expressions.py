# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what CPython 3.11 answers to the expressions of our language: tests/core/expression/data/expressions.json.

usage: python3.11 tests/parity/record_expressions.py
Objects of the names below are plain dicts here; `order.id` and the like are tested apart, for Python reads keys by [ ] only.
"""
import datetime as datetime_module
import decimal
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
b'abc'
b'\x41\xff\n'
rb'\x41'
b'a' b'b'
b'abc'[1]
b'abc'[0:2]
b'a' + b'b'
b'a' + 'b'
b'ab' * 2
b'ab' == b'ab'
b'ab' == 'ab'
b'ab' < b'b'
len(b'abc')
list(b'ab')
b'abc'.hex()
b'abc'.decode()
b'\xc3\xa9'.decode('utf-8')
b'\xff'.decode()
b'\xc3'.decode()
b'\xe9'.decode('latin-1')
b'\xe9'.decode('ascii')
b'x'.decode('nope')
'é'.encode()
'é'.encode('latin-1')
'é€'.encode('latin-1')
'aé'.encode('ascii')
b'abc'.startswith(b'a')
b'abc'.endswith('a')
b'abc'.startswith('a')
97 in b'abc'
n | 8
n & 3
n ^ 2
~n
~m
~True
1 << 10
1 << 100
n >> 1
m >> 1
-1 >> 100
1 >> 100
1 << -1
big | 1
big & 255
-big & 255
-big | 255
big ^ -1
True | False
True & False
True ^ True
True | 2
n | 1.0
n | 'a'
1.5 & 1
{1, 2} | {2, 3} == {1, 2, 3}
{1, 2} & {2, 3}
{1, 2} - {2, 3}
{1} ^ {1, 2}
{1} <= {1, 2}
{1} < {1}
{1, 2} >= {2}
{1, 2} > {1, 2}
{1} <= [1]
{1} | [1]
{'a': 1} | {'b': 2, 'a': 3}
{'a': 1} | [1]
{1, 2}.union([3]) == {1, 2, 3}
{1, 2}.intersection([2, 5])
{1, 2}.difference({1}, [5])
{1}.symmetric_difference([1, 2])
{1}.issubset([1, 2])
{1, 2}.issuperset({1})
{1}.isdisjoint([2])
{1}.copy()
set() == {*()}
[*xs]
[*xs, 4]
[0, *xs, *'ab']
(*xs,)
(*xs, 1)
{*xs, 3} == {1, 2, 3}
[*5]
[*None]
[*d]
{**{'a': 1}, 'b': 2}
{'a': 1, **{'a': 5, 'c': 3}}
{**d}['a']
{**[1]}
{**1}
[*[*[1]]]
max(*xs)
max(*xs, 10)
min(*[1])
max(*5)
sorted(*[[2, 1]])
dict(**{'a': 1})
dict(a=1, b='x')
dict({'a': 1}, b=2)
dict([('a', 1)], a=2)
dict(1)
dict([1])
dict(**[1])
dict(**{1: 2})
dict.fromkeys('ab')
dict.fromkeys([1, 2], 0)
sorted(words, key=len)
sorted(words, key=str.lower)
sorted(words, key=lambda w: w[-1])
sorted(words, key=lambda w: (len(w), w), reverse=True)
sorted(xs, key=lambda x: -x)
sorted(xs, key=None)
sorted(rows, key=lambda r: r['price'])[0]['name']
sorted([1, 'a'], key=str)
sorted([3, 'a'], key=len)
sorted([(1, 'b'), (0, 'z'), (1, 'a')], key=lambda p: p[0])
sorted([(1, 'b'), (0, 'z'), (1, 'a')], key=lambda p: p[0], reverse=True)
sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1])
min(words, key=len)
max(words, key=len)
max('aa', 'b', key=len)
max([], key=len, default='none')
max([], key=len)
min(rows, key=lambda r: r['price'])['id']
max(xs, key=lambda x: x % 3)
min(*words, key=len)
list(map(str, xs))
list(map(lambda x: x * 2, xs))
list(map(len, words))
list(map(str.upper, words))
list(map(int, '123'))
list(map(int, ['1', 'x']))
list(map(lambda a, b: a + b, [1, 2], [10, 20, 30]))
list(map(max, [1, 5], [3, 2]))
list(filter(None, [0, 1, '', 'a']))
list(filter(lambda x: x > 1, xs))
list(filter(str.isdigit, ['1', 'a']))
sum(map(float, ['1', '2.5']))
','.join(map(str, xs))
list(map(str, 5))
list(map(lambda x: [y for y in range(x)], [1, 2]))
isinstance(n, int)
isinstance(n, str)
isinstance(yes, int)
isinstance(1, bool)
isinstance(f, (int, float))
isinstance(nothing, str | None)
isinstance(s, int | str)
isinstance(xs, list)
isinstance(d, dict)
isinstance((1,), (list, tuple))
isinstance({1}, set)
isinstance(b'', bytes)
isinstance(big, int)
isinstance(nothing, (int, str))
isinstance(date(2020, 1, 1), date)
isinstance(datetime(2020, 1, 1), date)
isinstance(date(2020, 1, 1), datetime)
isinstance(timedelta(1), timedelta)
pow(2, 10)
pow(2, -1)
pow(2, 10, 1000)
pow(3, -1, 7)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2.0, 2, 3)
pow(2, 3, -5)
pow('a', 2)
pow(base=2, exp=3)
pow(10, 30, 7)
divmod(7, 2)
divmod(-7, 2)
divmod(7.5, 2)
divmod(7, 0)
divmod(7.0, 0)
divmod('a', 1)
divmod(big, 7)
ord('a')
ord('é')
ord('ab')
ord('')
ord(5)
ord(b'a')
chr(97)
chr(233)
chr(128512)
chr(-1)
chr(1114112)
chr('a')
hex(255)
hex(-255)
hex(big)
hex(0)
oct(8)
bin(5)
bin(-5)
bin(True)
hex(1.5)
bin('a')
ascii('é')
ascii('a')
format(3.14159, '.2f')
format(n, '05d')
format('a', '>3')
format(5)
format(5, 5)
format(nothing, 'd')
abs(timedelta(-1))
abs(True)
n.bit_length()
big.bit_length()
(255).bit_count()
(2.0).is_integer()
(2.5).is_integer()
(0.75).as_integer_ratio()
n.as_integer_ratio()
n.real
n.imag
n.numerator
n.denominator
f.real
f.imag
True.real
float('inf').as_integer_ratio()
'ABC'.casefold()
'Straße'.casefold()
'Hello'.swapcase()
'a b c'.rsplit(None, 1)
'a b c'.rsplit(' ', 1)
'a,b,c'.rsplit(',')
' a  b '.rsplit()
'a,b'.rsplit('')
'a\nb\r\nc'.splitlines()
'a\nb\n'.splitlines(True)
'a\nb'.splitlines(keepends=True)
''.splitlines()
'a\x0bb\x1cc'.splitlines()
'a=b=c'.partition('=')
'a=b=c'.rpartition('=')
'abc'.partition('=')
'abc'.rpartition('=')
'abc'.partition('')
'abc'.partition(1)
'prefix_x'.removeprefix('prefix_')
'abc'.removeprefix('x')
'abc'.removesuffix('c')
'abc'.removesuffix('')
'abc'.removeprefix(1)
'banana'.rfind('an')
'banana'.rfind('z')
'banana'.rindex('z')
'banana'.rindex('an')
'banana'.find('a', 2)
'banana'.find('a', 2, 3)
'banana'.find('a', -1)
'banana'.find('', 10)
'banana'.find('', 6)
'banana'.rfind('a', 0, 3)
'banana'.count('a', 2)
'banana'.count('', 2, 4)
'banana'.index('a', 2)
'banana'.index('b', 2)
'banana'.find('a', None, 3)
'banana'.find('a', 'x')
'banana'.startswith('an', 1)
'banana'.startswith('an', 1, 2)
'banana'.endswith('na', 0, 4)
'banana'.startswith('', 10)
'héllo'.find('l', 2)
'a\tb'.expandtabs()
'a\tb\tc'.expandtabs(4)
'ab\n\tc'.expandtabs(4)
'a\tb'.expandtabs(0)
'abc'.translate({97: 'X', 98: None})
'abc'.translate(str.maketrans('ab', 'xy'))
'abc'.translate(str.maketrans('ab', 'xy', 'c'))
'abc'.translate(str.maketrans({'a': 'zz', 98: 99}))
str.maketrans('ab', 'x')
str.maketrans('a')
'abc'.translate(5)
'12'.isdecimal()
'²'.isdecimal()
'²'.isdigit()
'½'.isnumeric()
'a1_'.isidentifier()
'1a'.isidentifier()
''.isidentifier()
'é'.isidentifier()
'ABC'.isupper()
'ABC1'.isupper()
'AbC'.isupper()
'1'.isupper()
'abc'.islower()
'Hello World'.istitle()
'Hello world'.istitle()
"They're".istitle()
'abc'.isascii()
'é'.isascii()
''.isascii()
'a b'.isprintable()
'a\nb'.isprintable()
''.isprintable()
'٣'.isdigit()
'{} {}'.format(1, 'a')
'{0} {1} {0}'.format(1, 'a')
'{a}'.format(a=5)
'{a[b]}'.format(a={'b': 1})
'{0[1]}'.format([1, 2])
'{:>5}|'.format('a')
'{:{w}}|'.format('a', w=4)
'{:{}}|'.format('a', 4)
'{!r}'.format('a')
'{!r:>5}'.format('a')
'{!a}'.format('é')
'{!x}'.format(1)
'{'.format(1)
'}'.format(1)
'{{}}'.format(1)
'{} {}'.format(1)
'{} {0}'.format(1)
'{0} {}'.format(1)
'{a}'.format(1)
'{a.real}'.format(a=5)
'{a.nope}'.format(a=5)
'{:.2f}'.format(3.14159)
'{:d}'.format('a')
'{0'.format(1)
'{!'.format(1)
'{0!r'.format(1)
'{:,}'.format(1234567)
'{:%Y-%m-%d}'.format(date(2020, 1, 2))
'{x} {y}'.format(**{'x': 1, 'y': 2})
'{} {}'.format(*xs[:2])
'{a}'.format_map({'a': 1})
'{a}'.format_map({})
'{:{:{}}}'.format(1, 2, 3)
'{0.real.imag}'.format(5)
'%d' % 5
'%s is %d' % ('a', 5)
'%5.1f|' % 3.14159
'%-5d|%05d|%+d' % (5, -5, 5)
'%x %X %o %#x' % (255, 255, 8, 255)
'%e %g %G' % (12345.678, 1e10, 1e-10)
'%r %a' % ('é', 'é')
'%(a)s %(b)05.1f' % {'a': 1, 'b': 2.5}
'%c%c' % (65, 'é')
'%%' % ()
'100%' % ()
'%d' % 'a'
'%x' % 1.5
'%d' % 1.9
'%s' % (1, 2)
'%s %s' % 1
'a' % 1
'a' % {}
'a' % []
'%(a)s' % 1
'%z' % 1
'%' % 1
'%c' % 'ab'
'%f' % 'a'
'%.3d' % 5
'%*d' % (5, 3)
'%.*f' % (2, 3.14159)
'%-*d|' % (5, 3)
'%*d' % ('a', 3)
'%s' % None
'%5s|%-5s|' % ('é', 'é')
'%05s' % 'a'
'%i' % True
'%d' % big
'%x' % -255
'%.2s' % 'abc'
'%d' % float('nan')
'%s' % {'a': 1}
'%(a)s %s' % {'a': 1}
'% d' % 5
'%+.2e' % 1234.5
'%#o %#X' % (8, 255)
'%s' % [1, 2]
date(2020, 2, 29)
date(2021, 2, 29)
date(2020, 13, 1)
date(0, 1, 1)
date(10000, 1, 1)
date(2020, 1)
date('a', 1, 1)
date(2020.0, 1, 1)
date(year=2020, month=5, day=6)
date(2020, 1, day=3)
datetime(2020, 1, 2)
datetime(2020, 1, 2, 3, 4, 5, 6)
datetime(2020, 1, 2, hour=25)
datetime(2020, 1, 2, 3, 60)
datetime(2020, 1, 2, 3, 4, 60)
datetime(2020, 1, 2, 3, 4, 5, 1000000)
datetime(2020, 1, 2, tzinfo=timezone.utc).isoformat()
datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=2))).isoformat()
datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=-5, minutes=-30))).isoformat()
datetime(2020, 1, 2, tzinfo=5)
datetime(2020, 1, 2).tzinfo
datetime(2020, 1, 2).utcoffset()
datetime(2020, 1, 2, tzinfo=timezone.utc).utcoffset()
datetime(2020, 1, 2, tzinfo=timezone.utc).tzname()
datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=2))).tzname()
time(1, 2, 3)
time(24)
time()
time(1, 2, 3, 4).isoformat()
time(1, 2).isoformat()
time(1, 2, tzinfo=timezone.utc).isoformat()
date(2020, 1, 2).isoformat()
date(2020, 1, 2).strftime('%d.%m.%Y')
date(2020, 1, 2).strftime('%A %a %B %b %j %U %W %V %G %u %w %y %C %e %D %F %h %x')
datetime(2020, 1, 2, 13, 4, 5, 60).strftime('%H:%M:%S.%f %I %p %T %R %r %X %c')
datetime(2020, 12, 31).strftime('%G-W%V-%u %j %U')
datetime(2021, 1, 1).strftime('%G-W%V-%u')
datetime(2020, 1, 2, tzinfo=timezone.utc).strftime('%z %Z')
datetime(2020, 1, 2).strftime('[%z%Z]')
datetime(2020, 1, 2).strftime('100%% %q %')
time(13, 4).strftime('%H %I %p')
date(2020, 1, 2).strftime(5)
f"{date(2020, 1, 2):%d/%m}"
f"{datetime(2020, 1, 2, 3):%H h}"
f"{date(2020, 1, 2)}"
f"{date(2020, 1, 2):>12}"
f"{timedelta(1):>5}"
datetime(2020, 1, 2, 3, 4, 5).isoformat(' ')
datetime(2020, 1, 2, 3, 4, 5).isoformat(timespec='minutes')
datetime(2020, 1, 2, 3, 4, 5, 678901).isoformat('T', 'milliseconds')
datetime(2020, 1, 2, 3).isoformat(timespec='microseconds')
datetime(2020, 1, 2, 3, tzinfo=timezone.utc).isoformat(timespec='hours')
datetime(2020, 1, 2).isoformat('ab')
datetime(2020, 1, 2).isoformat(timespec='x')
time(1, 2, 3).isoformat('hours')
date(2020, 1, 2).replace(day=5)
date(2020, 1, 2).replace(2021)
date(2020, 1, 31).replace(month=2)
date(2020, 1, 2).replace(hour=1)
datetime(2020, 1, 2, 3).replace(hour=5, tzinfo=timezone.utc).isoformat()
time(1, 2).replace(minute=5)
date(2020, 1, 2).weekday()
date(2020, 1, 2).isoweekday()
date(2020, 1, 2).toordinal()
date.fromordinal(737426)
date.fromordinal(0)
tuple(date(2020, 1, 2).isocalendar())
date(2020, 1, 2).ctime()
datetime(2020, 1, 12, 3).ctime()
date.fromisoformat('2020-01-02')
date.fromisoformat('20200102')
date.fromisoformat('2020-W01-4')
date.fromisoformat('2020-1-2')
date.fromisoformat('x')
date.fromisoformat('2020-13-01')
date.fromisoformat(5)
datetime.fromisoformat('2020-01-02T03:04:05')
datetime.fromisoformat('2020-01-02 03:04')
datetime.fromisoformat('2020-01-02')
datetime.fromisoformat('2020-01-02T03:04:05.123456+02:00').isoformat()
datetime.fromisoformat('2020-01-02T03:04:05Z').isoformat()
datetime.fromisoformat('20200102T030405')
datetime.fromisoformat('2020-01-02T03:04:05.1')
datetime.fromisoformat('2020-01-02T25:00')
datetime.fromisoformat('nope')
datetime.fromisoformat('')
time.fromisoformat('03:04:05')
time.fromisoformat('T03')
time.fromisoformat('x')
datetime.combine(date(2020, 1, 2), time(3, 4))
datetime.combine(1, time(3))
datetime.fromtimestamp(0, timezone.utc).isoformat()
datetime.fromtimestamp(1.5, tz=timezone.utc).isoformat()
date.min
datetime.max
date(2020, 1, 2) + timedelta(days=1)
date(2020, 1, 2) - date(2020, 1, 1)
date(2020, 1, 2) - timedelta(hours=25)
datetime(2020, 1, 2) - datetime(2020, 1, 1, 12)
datetime(2020, 1, 2) + timedelta(1.5)
datetime(2020, 1, 2) - date(2020, 1, 1)
date(2020, 1, 2) + 1
date(2020, 1, 2) + date(2020, 1, 2)
date(2020, 1, 2) < date(2020, 1, 3)
date(2020, 1, 2) < datetime(2020, 1, 3)
date(2020, 1, 2) == datetime(2020, 1, 2)
datetime(2020, 1, 2) < datetime(2020, 1, 2, tzinfo=timezone.utc)
datetime(2020, 1, 2) == datetime(2020, 1, 2, tzinfo=timezone.utc)
datetime(2020, 1, 2, 2, tzinfo=timezone(timedelta(hours=2))) == datetime(2020, 1, 2, tzinfo=timezone.utc)
date(9999, 12, 31) + timedelta(1)
(date(2020, 1, 2) - date(2020, 1, 1)).days
datetime(2020, 1, 2, tzinfo=timezone.utc).timestamp()
datetime(2020, 1, 2, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=2))).isoformat()
datetime(2020, 1, 2, 3).date()
datetime(2020, 1, 2, 3).time()
timedelta(days=1, hours=2)
timedelta(weeks=1)
timedelta(1) * 2
2 * timedelta(1)
timedelta(1) * 0.5
timedelta(1) / 2
timedelta(1) / timedelta(hours=1)
timedelta(1) // timedelta(hours=5)
timedelta(1) % timedelta(hours=5)
timedelta(1) // 7
timedelta(1) / 0
timedelta(1) // 0
timedelta(1) // timedelta(0)
-timedelta(1)
+timedelta(1)
timedelta(1) + timedelta(hours=1)
timedelta(1) + 1
timedelta('a')
timedelta(hours='x')
timedelta(1) < timedelta(2)
timedelta(0) or 'zero'
str(timedelta(days=1, seconds=5))
str(timedelta(-1, 5))
repr(timedelta(microseconds=5))
divmod(timedelta(1), timedelta(hours=5))
timedelta(days=1).total_seconds()
sum([timedelta(1), timedelta(2)], timedelta())
max(date(2020, 1, 2), date(2021, 1, 1))
sorted([date(2021, 1, 1), date(2020, 1, 1)])
[i + b for i, (a, b) in enumerate([(1, 2), (3, 4)])]
[x for (a, (b, x)) in [(1, (2, 3))]]
{k: v for i, (k, v) in enumerate({'a': 1}.items())}
[a for i, (a, b) in [(1, (2,))]]
[(x, y) for x, y in zip('ab', range(2)) if y]
list((x for x in xs))
sum((x for x in xs))
[[i * j for j in range(3)] for i in range(2)]
{(1, 2): 'a'}[1, 2]
d.copy() == d
xs.copy()
1 if n is 7 else 2
n in (7,)
not n in xs
"a" not in "abc"
5 if n else 6 if m else 7
f"{n:{'>'}{10}}"
f"{{n}}"
f"{n!r:>4}"
f"{'nested' + f'{n}'}"
f"{d['b'][2]['c']}"
f"{xs[0]}{xs[-1]}"
f"{f:08.3f}"
f"{1e6:,.0f}"
f"{123456789:_d}"
f"{255:#06x}"
f"{5:^7}|"
f"{5:*<7}|"
f"{-5:=+7}|"
f"{3.7:.0f}"
f"{0.5:.0f}"
f"{1.5:.0f}"
f"{1e22}"
f"{float('nan')}"
f"{True!r}"
f"{(1, 2)}"
f"{1_000}"
f"{'a' if n else 'b'!r}"
f"{n:>{n + 3}}|"
f"{1234.5678:#.3g}"
f"{1.0:#.0f}"
f"{100:e}"
f"{100:.0e}"
f"{100:g}"
f"{1e-5:g}"
f"{0:g}"
f"{-0.0:g}"
f"{1234567.0:g}"
f"{12:c}" == chr(12)
f"{big:x}"
f"{-big:#x}"
f"{n:z}"
'a' 'b' 'c'
'a'.join(str(i) for i in range(3))
any(w.startswith('A') for w in words)
all(isinstance(x, int) for x in xs)
len([w for w in words if len(w) > 3])
''.join(sorted('hello'))
''.join(reversed('abc'))
list(enumerate('ab', 1))
list(zip('ab', 'cd', [1, 2]))
dict(zip('ab', [1, 2]))
list(range(10))[::-3]
'abc'[::-1].upper()
round(3.14159, 3)
round(-0.5)
round(1e300, 2)
int('0b101', 0)
int('0b101', 2)
int('12', 3)
int('7', 2)
int(b'12')
int('१२')
float('१.५')
float('1e-400')
float('0x1p3')
int('- 1')
float('1_000.5')
str(b'ab')
str(1e-7)
str(-0.0)
str((1,))
str({'a': (1, [2])})
repr('\x00\x7f\n\t')
repr('é\u200b')
repr("it's \"quoted\"")
bool('False')
bool({0})
list({'b': 1, 'a': 2}.values())
list({'a': 1}.keys())
{'a': 1}.get('b', {}).get('c', 'dflt')
[1, 2, 3].index(3)
[1, 2].count(1.0)
[1] == (1,)
[1, [2]] == [1.0, [2.0]]
1 == '1'
None == False
'' == None
'é' == 'e\u0301'
big == big + 0
1 < 2 < 3 < 4
1 < 2 > 1
1 == 1 != 2
'a' < 'b' < 'c'
(1, 2) < (1, 3)
[1, 'a'] < [1, 2]
() < (1,)
'' or 'default'
0 and 1 / 0
1 or 1 / 0
[] and {}
not None
not not 5
-2 ** 0.5
2 ** -2
(-8) ** (1 / 3) if False else 0
10 ** -2
7 // -2
-7 % 3
7.5 // -2
-7.5 % 2
1e308 * 10
-1e308 * 10
0.1 * 3
1 / 3 * 3
2 ** 1023 * 2.0
int(1e22)
10 ** 22 == 1e22
5 .real
[1, 2, 3][-1:]
'{0:'.format(1)
'{0!'.format(1)
'{0!}'.format(1)
'{0!rx}'.format(1)
'{:{}'.format(1, 2)
format(-0.0, 'z.1f')
format(-0.001, 'z.1f')
format('a', 'z')
'%#g' % 1.0
'%#.0f' % 1
f"{1.5:#g}"
f"{1e10:#g}"
f"{100:#.0e}"
float(b'1.5')
float(b'x')
int(b'x')
'a' in b'abc'
b'a' in b'abc'
300 in b'a'
b'abc'[5]
b'abc'['a']
b'abc'[::-1]
b'a' + [1]
timedelta(1) / 0.0
datetime(2020, 1, 3) < date(2020, 1, 2)
date(2020, 1, 2) + timedelta(hours=30)
'abc'[5:]
'abc'[-5:2]
xs[n:]
(1, 2, 3)[::-1]
Decimal('1.10')
Decimal("1.10") + 1
Decimal('1.10') * Decimal('2.20')
Decimal(10) / 4
1 / Decimal(3)
Decimal(1) / 0
Decimal(0) / 0
Decimal(7) // 2
Decimal(-7) // 2
Decimal(-7) % 2
Decimal(2) ** 10
2 ** Decimal(3)
Decimal(2) ** -1
Decimal('1.10') + 1.5
1.5 * Decimal('1.10')
Decimal('1.10') - "x"
Decimal('1.10') == 1.1
Decimal('1.5') == 1.5
Decimal('1.10') == Decimal('1.1')
Decimal(1) == 1
Decimal(1) == True
Decimal('0.5') < 1
Decimal('0.5') < 0.6
1 <= Decimal('1.0') <= 2.5
Decimal('0.5') < "a"
Decimal('NaN') == Decimal('NaN')
Decimal('NaN') < 1
-Decimal('1.10')
-Decimal('0')
+Decimal('-0')
abs(Decimal('-2.50'))
round(Decimal('2.675'), 2)
round(Decimal('2.5'))
round(Decimal('3.5'))
round(Decimal('1234.5'), -2)
round(Decimal('NaN'))
int(Decimal('-2.7'))
int(Decimal('1e30'))
int(Decimal('inf'))
float(Decimal('1.10'))
bool(Decimal('0.00'))
str(Decimal('1E+3'))
Decimal()
Decimal(1.1)
Decimal(True)
Decimal(" 1_000.50 ")
Decimal('abc')
Decimal(None)
Decimal(value='5')
sum([Decimal('0.1'), Decimal('0.2')])
sum([Decimal('0.1'), 1])
max([Decimal('0.1'), 0.2, 1])
sorted([Decimal('2'), 1, Decimal('1.5')])
Decimal('1.005').quantize(Decimal('0.01'))
Decimal('1E+3').normalize()
Decimal('120.00').normalize()
Decimal('2.5').to_integral_value()
Decimal('2').sqrt()
Decimal('4.00').sqrt()
Decimal('-1').sqrt()
Decimal('NaN').is_nan()
Decimal('1').is_finite()
Decimal('-0').is_zero()
Decimal('-0').is_signed()
f"{Decimal('1.10')}"
f"{Decimal('1234.567'):.2f}"
f"{Decimal('1234.565'):,.2f}"
f"{Decimal('0.125'):.2f}"
f"{Decimal('1E+3'):f}"
f"{Decimal('1E-7'):f}"
f"{Decimal('-1.5'):+08.2f}"
f"{Decimal('1.5'):>8}"
f"{Decimal('0.256'):.1%}"
f"{Decimal('1234.5'):.2e}"
f"{Decimal('5'):.2e}"
f"{Decimal('1234.5'):.3g}"
f"{Decimal('1.5'):d}"
f"{Decimal('NaN'):>6}"
Decimal('1.10') in [1.1, Decimal('1.1')]
{Decimal('1.0'), 1, True}
[Decimal('1.10')]
Decimal('1.10') and 5
not Decimal('0.0')
""" + "\n"


# Over several lines, or with triple quotes.
LONGER = ["\"\"\"two\nlines\"\"\"", "'''it's \"so\"'''", "f'''{n}\n{s}'''", "[\n  1,\n  2,\n]", "(n +\n m)"]


TYPES = {name: getattr(datetime_module, name) for name in ("date", "datetime", "time", "timedelta", "timezone")} | {"Decimal": decimal.Decimal}


def answer(source):
    try:
        return {"repr": repr(eval(source, {**TYPES, **NAMES}))}
    except Exception as error:
        text = str(error)
        return {"error": f"{type(error).__name__}: {text}" if text else type(error).__name__}


def main():
    sources = [line for line in EXPRESSIONS.split("\n") if line] + LONGER
    rows = ["  " + json.dumps({"source": source, **answer(source)}) for source in dict.fromkeys(sources)]
    names = json.dumps(NAMES)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(f'{{"names": {names},\n"cases": [\n' + ",\n".join(rows) + "\n]}\n")
    print(len(rows), "expressions")


if __name__ == "__main__":
    main()
