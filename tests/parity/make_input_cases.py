# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes cases/http_inputs_*.json: what a request can bring (path, query, headers, cookies, forms, files, bodies), right and wrong in turn."""
import base64
import itertools
import json
import pathlib
import urllib.parse

HERE = pathlib.Path(__file__).parent
JSON = ("content-type", "application/json")
FORM = ("content-type", "application/x-www-form-urlencoded")
BOUNDARY = "a-boundary"
MULTIPART = ("content-type", "multipart/form-data; boundary=" + BOUNDARY)


def write(name, requests, **more):
    path = HERE / "cases" / f"http_{more.pop('file', name)}.json"
    unique = list({json.dumps(request, ensure_ascii=False): None for request in requests})
    head = json.dumps({"project": name} | more, ensure_ascii=False)[1:-1]
    path.write_text("{" + head + ', "requests": [\n  ' + ",\n  ".join(unique) + "\n]}\n", encoding="utf-8")
    print(f"{path.stem}: {len(unique)}")


def get(target, *headers, **more):
    return {"method": more.pop("method", "GET"), "target": target} | ({"headers": list(map(list, headers))} if headers else {}) | more


def post(target, content_type, body, *headers, **more):
    """A body of [text, times] pairs is written as what it repeats."""
    sent = {"pieces": body} if isinstance(body, list) else {"body": body} if isinstance(body, str) else {"base64": base64.b64encode(body).decode()}
    return get(target, *([content_type] if content_type else []), *headers, method=more.pop("method", "POST"), **sent, **more)


def quoted(text):
    return urllib.parse.quote(text, safe="")


INTEGERS = ["5", "-3", "+4", "0", "007", " 7", "7 ", "1_000", "_1", "1__0", "5.0", "5.5", "1e2", "0x10", "", "abc", "\u0663", "9223372036854775808", "-0",
            "1" * 30, "true", "null", "NaN", "\u00e9", "5\x00", "\u20095"]
FLOATS = ["1.5", "-1", ".5", "5.", "1e3", "1_0.5", "nan", "inf", "-Infinity", "Infinity", "1e400", "", " 1.5 ", "x", "1,5", "0x1p3", "1e-400"]
BOOLS = ["true", "True", "TRUE", "t", "yes", "Y", "on", "1", "false", "F", "no", "n", "off", "0", "2", "", " true", "oN", "1.0", "null"]


def query():
    requests = []
    for n in INTEGERS:
        requests += [get(f"/scalars?i={quoted(n)}"), get(f"/scalars?i=1&o={quoted(n)}"), get(f"/unions?n={quoted(n)}&m={quoted(n)}&b={quoted(n)}"),
                     get(f"/strict?n={quoted(n)}"), get(f"/bounds?n={quoted(n)}"), get(f"/either?q={quoted(n)}"), get(f"/lists?ids={quoted(n)}&ids=2&ids={quoted(n)}"),
                     get(f"/hidden?h={quoted(n)}")]
    requests += [get(f"/scalars?i=1&f={quoted(n)}") for n in FLOATS] + [get(f"/bounds?f={quoted(n)}") for n in FLOATS + ["1", "0.99", "-0.1"]]
    requests += [get(f"/strict?f={quoted(n)}") for n in FLOATS]
    requests += [get(f"/scalars?i=1&b={quoted(b)}") for b in BOOLS]
    for text in ("i=1&i=2", "i=1&&i=3&", "&i=1", "i", "i=", "I=1", "i=1;i=2", "i=%31", "%69=1", "i=1&s=a+b", "i=1&s=a%2Bb", "i=1&s=%E4", "i=1&s=%C3%A9",
                 "i=1&s=%", "i=1&s=%4", "i=1&s=%zz", "i=1&s=a=b", "i=1&s==", "=1&i=2", "i=1&s=%00", "i=1&s=%ED%A0%80", "i=1&s=%F0%9F%98%80", "i=1?i=2",
                 "i=1&s=%25", "i=1&o=", "i=1&f=&b=&s=", "i=x&f=x&b=x&o=x", "i=1#i=2", "+i=1", "i+=1", "i=1&s=%2526", "i=1&s=%26i%3D2", "i[]=1", "i=1&s=\\", "i=1&s={}"):
        requests.append(get("/scalars?" + text))
    moments = {"day": ["2024-02-29", "2023-02-29", "2024-2-9", "20240229", "1700000000", "0", "2024-02-29T00:00:00", "2024-02-29T01:00:00", "", "x"],
               "at": ["2024-02-29T10:20:30Z", "2024-02-29T10:20:30.5+05:30", "2024-02-29 10:20", "2024-02-29", "1700000000", "1700000000.5", "1e11", "", "x", "2024-02-29T25:00:00"],
               "t": ["10:20", "10:20:30.123456", "10:20:30Z", "24:00", "3600", "", "x"],
               "d": ["P1DT2H", "PT0S", "1 day, 0:00:05", "3.5", "-PT5S", "01:02:03", "", "x", "P1Y"]}
    requests += [get(f"/moments?{name}={quoted(value)}") for name, values in moments.items() for value in values]
    kinds = {"u": ["6e9c1a52-2a2b-4a1e-9a55-000000000001", "6E9C1A522A2B4A1E9A55000000000001", "{6e9c1a52-2a2b-4a1e-9a55-000000000001}", "{6e9c1a52-2a2b-4a1e-9P55-000000000001}",
                   "urn:uuid:6e9c1a52-2a2b-4a1e-9P55-000000000001", "{" + "1" * 36 + "}", "{6e9c1a52}", "x", ""],
             "dec": ["1.50", "1e2", "NaN", "x", "", " 1", "1_0", "-0.0"], "mail": ["a@example.com", "A <a@example.com>", "x", "a@b", "\u00fc@example.com", ""],
             "url": ["http://example.com/a?b#c", "example.com", "ftp://x", "http://\u00fc.de", "", "mailto:a@b.c"], "ip": ["1.2.3.4", "1.2.3", "01.2.3.4", "::1", "16909060", ""],
             "data": ["abc", "\u00e9", "", "%00"], "any": ["x", "1", ""]}
    requests += [get(f"/kinds?{name}={quoted(value)}") for name, values in kinds.items() for value in values]
    for value in ("red", "RED", "blue", "1", "2", "3", "a", "", "1.0", " 1"):
        requests.append(get(f"/choices?colour={quoted(value)}&level={quoted(value)}&lit={quoted(value)}"))
    requests += [get(f"/unions?n={quoted(v)}&m={quoted(v)}&b={quoted(v)}") for v in FLOATS + BOOLS]
    requests += [get(f"/strict?s={quoted(v)}&n=1") for v in ("a", "", "1")]
    for text in ("", "ids=1", "ids=1&ids=2", "ids=", "ids=1,2", "ids=1&ids=x&ids=&ids=y", "ids=1&names=", "ids=1&names=a&names=b", "ids=1&names", "ids=1&o=", "ids=1&o=1&o=2",
                 "ids=1&o=x", "names=a", "ids[]=1", "ids=[1,2]"):
        requests.append(get("/lists?" + text))
    for text in ("", "ids=1&ids=1&ids=2", "ids=x&ids=y", "f=1&f=1", "t=1", "t=1&t=x", "fixed=1", "fixed=1&fixed=2", "fixed=1&fixed=2&fixed=3", "fixed=a&fixed=b", "ids=&f=&t="):
        requests.append(get("/sets?" + text))
    for text in ("", "q=a&q=b", "q=", "e=red&e=x", "e=blue", "day=2024-01-01&day=x", "few=1&few=2", "few=1&few=2&few=3", "few=", "few=x&few=y&few=z"):
        requests.append(get("/more-lists?" + text))
    for text in ("", "q=1&q=a", "q=", "w=1&w=2", "w=1&w=a", "w=a"):
        requests.append(get("/any-list?" + text))
    for text in ("", "q=1&q=2", "q=a&q=b", "q="):
        requests.append(get("/either?" + text))
    for text in ("", "item-a=1", "a=1", "item-a=x&bee=1&b=2&cee=3&c=4&sea=5&d=6&dee=7", "item-a=1&bee=b&sea=s", "item%2Da=2", "item_a=1"):
        requests.append(get("/aliases?" + text))
    for text in ("", "first=1", "second=2", "a=1", "a=x", "b=1", "bee=3", "bee=x", "x=1", "y=1&y=2", "first=x&x=x"):
        requests.append(get("/alias-choices?" + text))
    for value in ("1", '"1"', "[1, 2]", "[1,", "null", "{}", '{"a": 1}', "", "x", "1.5", "[1, \"x\"]", " 1 ", "NaN", '{"x": 1}'):
        requests += [get(f"/json?n={quoted(value)}"), get(f"/json?l={quoted(value)}"), get(f"/json?any={quoted(value)}"), get(f"/json-required?l={quoted(value)}")]
    requests += [get("/json-required"), get("/json-required?l=[1]&l=[2]"), get("/factories"), get("/factories?bad=1"), get("/factories?bad=1&l=1&l=2&n=5&z=1"), get("/factories?bad=1&z=")]
    requests += [get(f"/bounds?{text}") for text in ("", "n=0", "n=5", "n=10", "n=15", "n=7", "s=a", "s=ab", "s=abcde", "s=AB", "s=", "s=ab1", "s=ab%0A", "dec=1.25", "dec=123.4", "dec=1",
                                                   "dec=NaN", "n=0&f=1&s=A&dec=x")]
    requests += [get(f"/texts?{text}") for text in ("", "s=+a+", "s=%C3%9F", "c=", "c=x", "s=")]
    requests += [get("/hidden"), get("/hidden?h=1&d=x"), get("/bad-default"), get("/bad-default?n=1"), get("/bad-default?n=1&m=2&l=3"), get("/bad-default?n=1&l=")]
    for text in ("", "a=1&a=2&b=", "a", "=", "a=%FF", "%C3%A9=%C3%A9", "a=1&A=2"):
        requests += [get("/sent?" + text)]
    requests += [get("/write?q=1", method="POST"), get("/write", method="POST"), post("/write", FORM, "q=1"), post("/write?q=x", JSON, '{"q": 1}'), get("/write?q=1")]
    write("inputs_query", requests)


def headers():
    requests = []
    for n in INTEGERS:
        if "\x00" in n or any(ord(c) > 255 for c in n):
            continue
        requests += [get("/scalars", ("x-int", n)), get("/lists", ("x-num", n), ("x-set", "1"), ("x-set", n))]
    requests += [get("/scalars", ("x-int", "1"), ("x-float", n)) for n in FLOATS]
    requests += [get("/scalars", ("x-int", "1"), ("x-bool", b)) for b in BOOLS]
    requests += [get("/scalars"), get("/scalars", ("X-INT", "1")), get("/scalars", ("x_int", "1")), get("/scalars", ("x-int", "1"), ("x-int", "2")),
                 get("/scalars", ("x-int", "x"), ("x-int", "2")), get("/scalars", ("x-int", "1"), ("x-text", "w\u00e9")), get("/scalars", ("x-int", "1"), ("x-text", "\u0080\u00ff")),
                 get("/scalars", ("x-int", "1"), ("x-text", "")), get("/scalars", ("x-int", ""), ("x-float", ""), ("x-bool", "")), get("/scalars", ("x-int", "1,2")),
                 get("/scalars", ("x-int", "1"), ("x-text", "a, b")), get("/scalars", ("x-int", "1"), ("x-text", "%41")), get("/scalars", ("x-int", "1"), ("x-text", "\u00c3\u00a9"))]
    requests += [get("/lists"), get("/lists", ("x-tag", "a"), ("x-tag", "b")), get("/lists", ("x-tag", "a, b")), get("/lists", ("X-Tag", "a"), ("x-TAG", "b")),
                 get("/lists", ("x-tag", "")), get("/lists", ("x-num", "1"), ("x-num", "x")), get("/lists", ("x-set", "1"), ("x-set", "1")), get("/lists", ("x_tag", "a")),
                 get("/required-list"), get("/required-list", ("x-tag", "")), get("/required-list", ("x-tag", "a"))]
    for name in ("user-agent", "user_agent", "strange_name", "strange-name", "X-Own", "h", "under_score", "under-score", "X-Read", "v", "x-read"):
        requests.append(get("/names", (name, "sent")))
    requests += [get("/names"), get("/names", ("user-agent", "a"), ("User-Agent", "b"), ("X-Own", ""))]
    for name, values in {"x-day": ["2024-02-29", "x"], "x-uuid": ["6e9c1a52-2a2b-4a1e-9a55-000000000001", "x"], "x-colour": ["red", "x"], "x-json": ["[1]", "[1", "x"],
                         "x-len": ["a", "ab", "abcd", "\u00e9\u00e9"]}.items():
        requests += [get("/kinds", (name, value)) for value in values]
    requests += [get("/common"), get("/common", ("accept", "a/b"), ("accept", "c/d"), ("content-length", "0")), get("/common", ("host", "other:81")), get("/common", ("authorization", "Basic x")),
                 get("/sent", ("X-A", "1"), ("x-a", "2")), get("/sent", ("x-a", "\u00fc"), ("cookie", "a=b"))]
    cookies = ["session=a", "session=a; count=3", "count=3; session=a", "session=a;count=3", "session=a; count=x", "session=", "session", "=a", "session=a; session=b",
               "session=a; flag=yes; count=1_0", " session = a ", "session=a;", ";;session=a", "session=a, count=3", 'session="a b"', 'session="a\\"b"', 'session="a\\054b"',
               'session="\\303\\251"', "session=\u00e9", "session=a=b", "session=a; count=", "session=a; flag=", "Session=a", "session=%41", 'session="a', 'session=a"b"', 'session="a;b"',
               'session="\\400"', 'session="\\8"', "session=a\tb", "a; session=b", "session=;session=c", 'session=""', "session=\u00a0x", "$Version=1; session=a", "session={}", "session=[1]"]
    requests += [get(path, ("cookie", cookie)) for cookie in cookies for path in ("/cookies", "/cookie-sent")]
    requests += [get("/cookies"), get("/cookies", ("cookie", "")), get("/cookies", ("cookie", "session=a"), ("cookie", "count=4")), get("/cookies", ("Cookie", "session=a"), ("cookie", "session=b"))]
    requests += [get("/cookie-sent"), get("/cookie-sent", ("cookie", "a=1; b=2"), ("cookie", "a=3; c"))]
    for cookie in ("__Host-a=1", "a=1", "b_c=1", "b-c=1", "dee=1", "d=1", "__Host-a=1; b_c=2; dee=3"):
        requests.append(get("/cookie-names", ("cookie", cookie)))
    for cookie in ("", "l=a", "l=a; l=b", "l=", "j=[1]", "j=x", 'l=["a"]'):
        requests.append(get("/cookie-lists", ("cookie", cookie)))
    target, body = "/all-kinds/1?q=1", "1"
    for c, h, sent in itertools.product(("c=1", "c=x", None), ("1", "x", None), (body, '"x"', "", "{")):
        lines = [("cookie", c)] * (c is not None) + [("h", h)] * (h is not None)
        requests += [post(target, JSON, sent, *lines), post("/all-kinds/x", JSON, sent, *lines)]
    write("inputs_headers", requests)


def models():
    requests = []
    queries = ["", "must=1", "must=x", "must=1&limit=0", "must=1&limit=101", "must=1&tags=a&tags=b", "must=1&tags=", "must=1&order_by=b", "must=1&order_by=c", "must=1&search=s", "must=1&q=s",
               "must=1&unknown=1", "must=1&must=2", "limit=x&order_by=x", "must=1&limit=", "must=&tags", "must=1&unknown=1&unknown=2&search=&tags=x", "%6Dust=1"]
    requests += [get("/query/filter?" + text) for text in queries]
    requests += [get("/query/forbid?" + text) for text in ("", "a=1", "a=x", "b=1", "a=1&b=1&c=2&c=3", "tags=1&tags=1", "tags=x", "long_name=x", "long-name=x", "a=", "A=1", "=1", "a=1&a=2")]
    requests += [get("/query/allow?" + text) for text in ("", "a=1", "a=x&z=1", "z=1&z=2&y=", "b_c=x", "b-c=x", "a=1&=2")]
    requests += [get("/query/aliased?" + text) for text in ("", "uno=5", "one=5", "uno=x", "dos=5", "zwei=6", "dos=5&zwei=6", "two=7", "dos=x", "tres=8", "tres=8&tres=9", "drei=1", "three=2", "vier=3",
                                                           "four=3", "vier=x", "tres=x&tres=y")]
    requests += [get("/query/byname?" + text) for text in ("", "uno=1", "one=1", "uno=1&someName=s", "uno=1&some_name=s", "one=x", "uno=x")]
    requests += [get("/query/camel?" + text) for text in ("", "firstName=a", "first_name=a", "firstName=a&lastName=b&last_name=c")]
    requests += [get("/query/derived?" + text) for text in ("", "skip=1&limit=2&colour=blue", "colour=x", "skip=x&limit=x", "skip=1&skip=2")]
    requests += [get("/query/checked?" + text) for text in ("", "low=5&high=1", "low=1&high=2", "low=x&high=y", "low=11")]
    requests += [get("/query/made?" + text) for text in ("", "bad=1", "bad=1&l=2&l=3", "bad=1&n=x", "l=")]
    requests += [get("/query/deep?" + text) for text in ("", "j=%7B%22a%22%3A1%7D", "j=x", "j=1", "inner=x", "inner=", "inner.skip=1")]
    requests += [get("/query/rooted?" + text) for text in ("", "a=1&b=2", "a=x", "root=1", "a=1&a=2")]
    requests += [get("/query/beside?" + text) for text in ("", "f=x", "skip=1", "skip=1&f=1&z=2", "z=x")]
    requests += [get("/query/default?" + text) for text in ("", "skip=1", "limit=x")] + [get("/query/named?" + text) for text in ("", "skip=1", "filter=x", "f=1")]
    common = [("save-data", "true")]
    for lines in ([], common, [("save_data", "true")], [("save-data", "x")], common + [("x-tag", "a"), ("x-tag", "b")], common + [("x_tag", "a")], common + [("if-modified", "")],
                  common + [("if_modified", "x")], [("SAVE-DATA", "1")], common * 2, common + [("x-tag", "")], [("save-data", "true"), ("save_data", "false")]):
        requests += [get("/header/commonheaders", *lines), get("/header/kept", *lines), get("/header/forbidheaders", *lines)]
    for lines in ([], [("x-a", "1")], [("a", "1")], [("b_c", "1")], [("b-c", "1")], [("x-d", "1")], [("d", "1")], [("x-a", "1"), ("b_c", "2"), ("x-d", "3")]):
        requests.append(get("/header/aliasedheaders", *lines))
    for lines in ([], [("x-a", "2")], [("x-a", "x")], [("x_a", "2")], [("x-a", "2"), ("x-b", "3")], [("accept", "a"), ("accept", "b")]):
        requests += [get("/header/forbidheaders", *lines), get("/header/allow", *lines)]
    requests += [get("/header/allow", ("a", "5"), ("b-c", "6")), get("/header/allow", ("a", "x"))]
    for cookie in (None, "session=a", "session=a; count=1", "session=a; count=x", "session=a; many=b", "count=1", "session=a; other=1", "a=1", "a=x", "b=1; c=2", "tags=1", "uno=1; dos=2; tres=3; vier=4",
                   "two=1; three=2", "session=", "a=1; b_c=2; z=3", "long_name=x; long-name=y"):
        lines = [("cookie", cookie)] if cookie is not None else []
        requests += [get(f"/cookie/{kind}", *lines) for kind in ("cookies", "forbid", "aliased", "allow")]
    for text in ("", "skip=1&colour=blue", "skip=x", "limit=x&colour=x"):
        requests += [get("/both?" + text), get("/all-three?" + text), get("/all-three?" + text, ("a", "1"), ("cookie", "session=a")), get("/all-three?" + text, ("a", "x"), ("cookie", "count=x"))]
    write("inputs_models", requests)


def paths():
    targets = []
    for n in ["1", "0", "007", "12345678901234567890", "9" * 40, "-1", "+1", "1.5", "abc", "", "1%30", "%D9%A3", "1_0", "1%0A", "1/", "1//", "%31", " 1", "1%20", "2", "300", "301"]:
        n = n.replace(" ", "%20")
        targets += [f"/{kind}/{n}" for kind in ("int", "int-bounds", "float", "float-int", "plain-int", "union", "decimal", "alias", "shop")]
    targets += [f"/{kind}/{n}" for n in ("1.5", "1.", ".5", "1.0", "1.50", "1e5", "1.2.3", "nan", "1.5%0A", "123456789.123456789", "0.1") for kind in ("float", "float-int", "decimal")]
    for u in ("6e9c1a52-2a2b-4a1e-9a55-000000000001", "6E9C1A52-2A2B-4A1E-9A55-00000000000F", "6e9c1a522a2b4a1e9a55000000000001", "6e9c1a52-2a2b4a1e9a55000000000001", "6e9c1a52", "x",
              "6e9c1a52-2a2b-4a1e-9a55-00000000000g", "6e9c1a52-2a2b-4a1e-9a55-0000000000011", "%36e9c1a52-2a2b-4a1e-9a55-000000000001"):
        targets += [f"/uuid/{u}", f"/uuid-text/{u}"]
    for s in ("a", "ab", "Ab", "", "a%2Fb", "%C3%A9", "%FF", "a%20b", "a+b", "a%00b", "a%3Fb", "a%23b", "a%25b", "%", "%zz", "a;b", "a,b", "a:b", "a@b", "~", "a%0Ab", "..", ".", "%2E%2E", "%F0%9F%98%80",
              "a%5Cb", "a&b=c", "%7Bx%7D", "a/b", "a/", "/a", "a//b", "(a)", "'", "!$&'()*+,;=:@", "%C0%80", "%E2%82", "abc%0D%0Adef"):
        targets += [f"/{kind}/{s}" for kind in ("str", "files", "plain", "literal", "a.b", "wrapped", "ext")] + [f"/wrapped/{s}/end", f"/ext/{s}.txt", f"/ext/a.{s}", f"/two/{s}-{s}", f"/braces/{s}7"]
    targets += ["/kinds/2024-02-29/red/yes", "/kinds/2024-02-30/green/2", "/kinds/x/x/x", "/kinds/2024-02-29/red/yes/", "/kinds/2024-02-29/red", "/literal/a", "/literal/c", "/two/a-b-c", "/two/-", "/two/a-",
                "/ext/a.b.c", "/ext/.b", "/braces/a1", "/braces/12", "/braces/1", "/braces/ab", "/wrapped//end", "/wrapped/end", "/wrapped/a/end/end", "/wrapped/a/end/", "/files", "/files/", "/files//",
                "/files/a/b/c", "/files/a//b", "/files/%2F", "/stra%C3%9Fe/x", "/stra%c3%9fe/x", "/strasse/x", "/with%20space", "/with+space", "/en%2520coded", "/en%20coded", "/a.b/c", "/axb/c",
                "/undeclared/a/1/", "/undeclared/a/1/b/c", "/undeclared/a/x/b", "/undeclared/%2F/1/b", "/", "", "//", "/int", "/INT/1", "/plain/x?y=1", "/plain/x%3Fy=1"]
    targets += [f"/shop/{shop}{rest}" for shop in ("1", "x", "1%2F2", "") for rest in ("", "/", "/items/a", "/items/", "/items", "/plain", "/orders/5/lines/6", "/orders/x/lines/6", "/orders/5/lines/x", "/orders/5",
                                                                              "/orders/5/lines")]
    requests = [get(target) for target in targets if target]
    slashes = ["/slash", "/slash/", "/slash//", "/slash///", "/no-slash", "/no-slash/", "/no-slash//", "/both-slash", "/both-slash/", "/both-slash//", "/post-slash", "/post-slash/", "//slash", "//slash/",
               "/slash?q=1", "/slash?", "/slash?a=%20&b=%C3%A9&a=x/", "/no-slash/?q=a%2Fb#f", "/%73lash", "/sl%61sh?x", "/with%20space/", "/en%2520coded/", "/stra%C3%9Fe/x/", "/int/1/", "/files/a/", "/shop/1/plain/",
               "/shop/1/items/a%20b/", "/shop/1/items/a%25b/", "/shop/1/items/a%3Fb/", "/shop/1/items/a%23b/", "/shop/1/items/%22%3C%3E/", "/slash%2F", "/slash%0A", "/bare/", "/bare", "/nowhere", "/nowhere/",
               "/docs/", "/openapi.json/", "/redoc/", "/docs/oauth2-redirect/"]
    for target in slashes:
        requests += [get(target), get(target, method="POST"), get(target, method="HEAD")]
    hosts = ["example.com", "example.com:8080", "example.com:80", "EXAMPLE.com", "[::1]", "[::1]:8080", "[::1", "evil/../x", "evil@host", "evil?x", "evil#x", "a b", "", ":80", "example.com:", "example.com:x",
             "exa_mple.com", "\u00fcmlaut", "127.0.0.1", "a.b:80:90", "[1.2.3.4]", "[fe80::1%25eth0]", "http://x", "example.com.", "-", "a,b", "[]", "[:]", "[::1]x", "example.com:999999"]
    for host in hosts:
        requests += [get("/slash", ("host", host)), get("/slash", ("host", host), scheme="https")]
    requests += [get("/slash", ("host", "example.com:443"), scheme="https"), get("/slash", ("host", "a"), ("host", "b")), get("/slash?q=\u0001".replace("\u0001", "%01"))]
    for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE", "CONNECT", "get", "X"):
        requests += [get(target, method=method) for target in ("/methods", "/methods/", "/int/1", "/int/x", "/purge", "/slash/", "/slash", "/shop/1/orders/2/lines", "/shop/1/orders/2/lines/3", "/docs", "/openapi.json",
                                                             "/redoc", "/docs/oauth2-redirect", "/nowhere", "/files/a/b", "/post-slash", "/bare")]
    write("inputs_paths", requests)


def settings():
    pages = ["/docs", "/docs/", "/redoc", "/redoc/", "/openapi.json", "/docs/oauth2-redirect", "/documentation", "/documentation/back", "/reading", "/api/v1/openapi.json", "/docs/openapi.json", "/en/docs", "/en.json",
             "/en/docs/", "/a/b/docs", "/.json", "/documentation/"]
    plain = ["/items/5", "/items/x", "/items/5?q=1", "/items/5/", "/slash", "/slash/", "/slash?x=1", "/url", "/url/", "/nowhere", "/nowhere/", "/"]
    prefixed = [prefix + path for prefix in ("/v1", "/v1/v1", "/v12", "/api/v1", "/api", "/v%20%C3%A9", "/v%201", "/proxy", "/elsewhere", "/sub", "/own", "/v1/sub", "/v1/own", "/v1/sub/v1", "/sub/v1", "/own/elsewhere",
                                          "/elsewhere/own", "/proxy/sub", "/sub/sub") for path in ("/items/5", "/slash", "/slash/", "/url/", "", "/", "/nowhere", "/docs", "/redoc", "/openapi.json", "/here", "/here/")]
    everywhere = [get(target, method=method) for target in pages + plain for method in ("GET", "HEAD", "POST")]
    for name in ("docs_moved", "docs_off", "openapi_off", "docs_one", "docs_param", "no_redirect"):
        write("inputs_" + name, everywhere)
    rooted = everywhere + [get(target) for target in prefixed] + [get("/slash", ("host", "evil/../x")), get("/v1/slash", ("host", "example.com"))]
    for name in ("root", "root_listed", "root_hidden"):
        write("inputs_" + name, rooted)
    write("inputs_server_root", rooted)
    write("inputs_server_root", rooted, file="inputs_server_root_proxy", server_root_path="/proxy")
    write("inputs_server_root", rooted, file="inputs_server_root_odd", server_root_path="/pr%20ox/")
    write("inputs_root", rooted, file="inputs_root_twice", server_root_path="/proxy")
    requests = []
    types = [None, "", "application/json", "application/JSON; charset=utf-8", "application/problem+json", "application/x+JSON;a=b", "text/plain", "text/json", "application/jsonx", "application/x-www-form-urlencoded", "json",
             "application", "application/", "application/json/x", " application/json", "application/json ;x", "application /json", "application/ json", "APPLICATION/JSON", "application/+json", "+json", "application/json, text/plain",
             "\u00e9", ";application/json", "application/json;charset=utf-16", "multipart/form-data; boundary=x"]
    for content_type in types:
        for target in ("/items", "/strict/items", "/strict/loose", "/own"):
            requests += [post(target, ("content-type", content_type) if content_type is not None else None, body) for body in ("5", '{"n": 5}', "{", "")]
    requests += [post("/items", JSON, "5", ("content-type", "text/plain")), post("/items", ("content-type", "text/plain"), "5", JSON), post("/own", ("Content-Type", "application/json"), "x")]
    write("inputs_loose", requests)


ITEM = '{"name": "n", "price": 1.5}'
BROKEN = ["{", "[", "}", "", " ", "\t\n", "[1,]", '{"a":1,}', "{a:1}", '{"a" 1}', '{"a":}', '{"a":1 "b":2}', "[1 2]", '"abc', '"a\nb"', '"a\tb"', '"\\x"', '"\\u12"', '"\\u12G4"', '"\\', "01", "-", "+1", "1.", ".5", "1e", "1e+",
          "tru", "nul", "True", "None", "'a'", "1 2", "{} x", "[]]", "//c\n1", "NaN", "-Infinity", "Infinity", "1e400", '"\\ud800"', '"\\ud83d\\ude00"', '"\\udc00\\ud800"', "\ufeff5", "\u00e9", '{"\u00e9": tru}', '["\U0001f600", x]',
          '{"a":1}\x00', "\x00", '{"a":1,"a":"x"}', "[" * 30 + "]" * 30, '{"a":[1,{"b":"c}]}', '["a",,]', "[,1]", '{,}', '{"a":1,,"b":2}', '{"a"::1}', "nullx", "0x10", "1_000", '"\x7f"',
          '{"a": "b" "c"}', "[1}", '{"a":1]', '"a" "b"', " 5 ", "\u00a05", "5\u00a0", "\r\n5\r\n", "\x0c5", '{1:2}', '{"a":1;}', "1.5.5", "--1", "1-", '{"k": "v"', '{"k": ', '{"k"', '{"', "[1, ", "[\"a\"", "t", "f", "n", "N", "I", "-I", "-Infinit"]


def bodies():
    requests = []
    targets = ["/item", "/scalar/int", "/scalar/any", "/embed-int", "/scalar/str"]
    for text in BROKEN:
        requests += [post(target, JSON, text, method="PATCH" if target.startswith("/embed") else "POST") for target in targets]
    raw = [b"\xff", b'"\xff"', b'{"name": "\xc3", "price": 1}', b"\xef\xbb\xbf5", b"\xff\xfe5\x00", b"\xfe\xff\x005", b"5\x00\x00\x00", b"\x00\x00\x005", b"5\x00", b"\x005", b"\xff\xfe\x00\x00\x35\x00\x00\x00", b'"\xed\xa0\x80"',
           b'"\xf4\x90\x80\x80"', b'"\xc0\x80"', "{\u00e9".encode("utf-16"), '"\u00e9"'.encode("utf-16-le"), '["\u00e9" x'.encode("utf-32-be"), [["[", 990], ["]", 990]], [["[", 100000]], [['{"a":', 3000]], [["1", 4300]], [["1", 4301]], [["-", 1], ["1", 4301]]]
    for body in raw:
        requests += [post(target, JSON, body, method="PATCH" if target.startswith("/embed") else "POST") for target in targets]
    values = [ITEM, '{"name": "", "price": 0}', '{"name": 1, "price": "x"}', '{"name": "n"}', "{}", "[]", "null", "5", '"x"', "true", "[1]", '[1, "a"]', '["1", 2]', '{"a": 1}', '{"a": 1, "b": "y"}', '{"a": "x", "b": 1, "c": 2}',
              '{"kind": "cat"}', '{"kind": "dog", "name": "d"}', '{"kind": "dog"}', '{"kind": "cow"}', '{"item": ' + ITEM + "}", '{"item": ' + ITEM + ', "more": {"k": ' + ITEM + '}, "at": "2024-01-01T00:00:00Z"}',
              '{"item": {"name": ""}, "more": {"k": {}}, "at": "x"}', '{"value": 1, "children": [{"value": 2, "children": []}]}', '{"value": 1, "children": [{"value": "x"}, {}]}', "[1, 2, 2, 3]", '["x"]', "[" + ITEM + "]",
              "[" + ITEM + ", {}]", '{"k": ' + ITEM + "}", '{"1": 2.5, "2": "3"}', '{"x": 1}', '{"firstName": "a", "en": 2}', '{"first_name": "a"}', '{"firstName": "a", "arr": [4]}', '{"firstName": "a", "n": 5}', "1.5", '"5"', '"2024-02-29"',
              '"6e9c1a52-2a2b-4a1e-9a55-000000000001"', '"red"', '"[1]"', '"[1"', "0", "-1", "1e3", '""', '"1.50"', "false", "1.0", '{"name": "n", "price": 1.5, "tags": "x", "extra": 1}', '{"name": "n", "price": NaN}', "[1.5]", "[[1]]"]
    names = ["item", "nested", "tree", "dc", "td", "nt", "root", "alias", "items", "by-name", "by-int", "either", "pair", "pet", "set"] + ["scalar/" + name for name in ("int", "float", "bool", "str", "bytes", "any", "date", "uuid", "colour",
                                                                                                                                                          "optional", "json", "decimal")]
    requests += [post("/" + name, JSON, value) for name in names for value in values]
    for target in ("/optional-item", "/required-optional", "/default-item", "/default-int", "/factory-list"):
        requests += [post(target, JSON, value, method="PUT") for value in ("", "null", "{}", ITEM, "5", "[1]", "[]", '"x"', "{")] + [get(target, method="PUT"), post(target, None, ITEM, method="PUT"), post(target, None, "", method="PUT")]
    for target in ("/embed-int", "/embed-alias", "/embed-optional"):
        requests += [post(target, JSON, value, method="PATCH") for value in ("", "null", "{}", '{"x": 3}', '{"x": 1}', '{"x": null}', '{"x": ' + ITEM + "}", '{"the-item": ' + ITEM + "}", '{"the-item": {}}', "5", "[]", '"x"', "[1]", '{"y": 1}', "true", "0", "false",
                                                                            '""')]
        requests += [post(target, ("content-type", "text/plain"), '{"x": 3}', method="PATCH"), get(target, method="PATCH")]
    several = ['{"item": ' + ITEM + ', "pet": {"kind": "cat"}, "n": 1}', '{"item": ' + ITEM + ', "pet": {"kind": "dog", "name": 1}, "n": 0, "s": "long text"}', "{}", "", "null", "[]", "5", '"item"', '{"item": null, "pet": null, "n": null, "s": null}',
               '{"item": {}, "pet": {}, "n": "x", "s": 1}', '{"n": 1}', '{"A": 1, "B": 2, "c1": 3}', '{"a": 1}', '{"A": "x", "B": "y", "c": "z", "c2": "w"}', '{"A": 1, "b": 5, "c": 6}', '{"a": 1, "b": ' + ITEM + "}", '{"a": "x", "b": {}}', '{"b": null}', "true"]
    requests += [post(target, JSON, value) for target in ("/several", "/several-aliases", "/several-optional", "/dep-same", "/dep-other", "/dep-only") for value in several + [ITEM, '{"item": ' + ITEM + ', "n": 3}', '{"item": {}, "n": "x"}']]
    others = ["text/plain", "application/vnd.api+json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/octet-stream", "text/json", "application/json; charset=latin-1"]
    for content_type in others:
        for target in ("/item", "/scalar/int", "/scalar/str", "/scalar/bytes", "/scalar/any", "/typed", "/several", "/undeclared", "/items", "/scalar/optional", "/scalar/json", "/either", "/scalar/float", "/dc", "/td"):
            requests += [post(target, ("content-type", content_type), body) for body in (ITEM, "5", "", "\u00e9")]
        requests.append(post("/scalar/str", ("content-type", content_type), b"\xff\xfe"))
        requests.append(post("/item", ("content-type", content_type), b"\xff\xfe"))
    requests += [post("/typed", JSON, ITEM), post("/undeclared", JSON, "{"), post("/undeclared", JSON, "[1]"), post("/undeclared", None, "x"), get("/undeclared", method="POST"), post("/undeclared", JSON, "NaN")]
    for method, target in (("GET", "/get-body"), ("DELETE", "/delete-body"), ("OPTIONS", "/options-body")):
        requests += [post(target, JSON, value, method=method) for value in (ITEM, "5", "", "{", "null")] + [get(target, method=method), post(target, None, ITEM, method=method)]
    for k, q, h, body in itertools.product(("1", "x"), ("?q=1", "?q=x", ""), ("1", "x", None), (ITEM, "{}", "{", "", "[]")):
        requests.append(post(f"/both/{k}{q}", JSON, body, *([("h", h)] if h else [])))
    requests += [post("/beside-query?l=1&l=2", JSON, "[3]"), post("/beside-query?l=x", JSON, '["x"]'), post("/beside-query", JSON, "{}")]
    plain = ("content-type", "text/plain")
    requests += [post("/scalar/uuid", plain, body) for body in (b"0123456789abcdef", b"6e9c1a522a2b4a1e9a55000000000001", b"x", b"\xff" * 16, b'"6e9c1a52-2a2b-4a1e-9a55-000000000001"')]
    requests += [post(f"/scalar/{kind}", plain, body) for kind in ("float", "int", "decimal") for body in (b"5\r\x8f", b"5\x8f", b"\xff5", b" 5 ", b"\xc2\xa05", b"1_0")]
    write("inputs_bodies", requests)


def forms():
    requests = []
    for text in ("username=a&password=secret", "username=a", "password=x", "", "username=&password=", "username=a&username=b&password=secret&password=other", "username=a%20b&password=%C3%A9%C3%A9%C3%A9", "username=a+b&password=a%2Bb",
                 "username=%FF&password=abc", "username=a&password=abc&extra=1", "&&username=a&&password=abc&", "username=a;password=abc", "username&password", "=x&username=a&password=abc", "username=a=b&password=%", "username=%zz&password=%4",
                 "USERNAME=a&password=abc", "username=a&password=abc#x", "username=\u00e9&password=\u00e9%C3%A9", "{", '{"username": "a"}', "username=a&password=abc\r\n", "\r\nusername=a&password=abc", "user%6Eame=a&password=abc", "username=%00&password=%0D%0A%0A"):
        requests += [post("/login", FORM, text), post("/sent", FORM, text + "&x=1"), post("/undeclared", FORM, text)]
    requests += [post("/login", FORM, b"username=\xff\xe9&password=a\xc3\xa9b"), post("/login", FORM, b"username=\xc3%A9&password=%C3\xa9\xa9"), post("/login", FORM, b"\xff=1")]
    good = "username=a&password=secret"
    for content_type in (None, "", "application/x-www-form-urlencoded; charset=latin-1", "APPLICATION/X-WWW-FORM-URLENCODED", "application/x-www-form-urlencoded;", "text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary",
                         "multipart/form-data; boundary=", "application/x-www-form-urlencoded ; a=b", " application/x-www-form-urlencoded", "application/x-www-form-urlencodedx", "multipart/mixed; boundary=x"):
        requests.append(post("/login", ("content-type", content_type) if content_type is not None else None, good))
    requests += [post("/login", JSON, '{"username": "a", "password": "abc"}'), get("/login", method="POST"), get("/login"), post("/login", FORM, good, ("content-type", "text/plain"))]
    for n in INTEGERS:
        requests += [post("/one", FORM, f"x={quoted(n)}"), post("/kinds", FORM, f"i={quoted(n)}"), post("/lists", FORM, f"ids={quoted(n)}&ids=1"), post("/optional", FORM, f"b={quoted(n)}&r=1")]
    requests += [post("/kinds", FORM, f"fl={quoted(n)}") for n in FLOATS] + [post("/kinds", FORM, f"b={quoted(n)}") for n in BOOLS]
    for text in ("", "x=1&x=2", "x=1&x=", "x=&x=1", "x", "y=1", "x=x&x=1"):
        requests.append(post("/one", FORM, text))
    for text in ("d=2024-02-29", "d=x", "u=x", "c=red", "c=x", "c=", "dec=1.50", "dec=x", "data=abc", "data=%C3%A9", "data=", "data=%FF", "i=x&fl=x&b=x&d=x&u=x&c=x&dec=x", "i=&fl=&b=&d=&u=&c=&dec="):
        requests.append(post("/kinds", FORM, text))
    for text in ("", "a=&b=&c=&r=", "a=1&b=2&c=3&r=4", "r=x", "a=x&r=", "b=x&r=1", "c=&r=1"):
        requests.append(post("/optional", FORM, text))
    for text in ("", "ids=1", "ids=1&names=", "ids=1&names=a&names=&names=b", "ids=&ids=1", "ids=1,2", "ids=1&o=", "ids=1&o=1&o=x", "ids=1&few=a&few=b", "ids=1&few=a&few=b&few=c", "ids=x&ids=y", "ids[]=1", "names=a"):
        requests.append(post("/lists", FORM, text))
    for text in ("", "s=1&s=1&s=2", "s=x", "t=1&t=2", "t=", "fx=1", "fx=1&fx=2", "fx=1&fx=2&fx=3", "fx=x&fx=y"):
        requests.append(post("/sets", FORM, text))
    for value in ("[1]", "[1,", "x", "", "null", "{}", '["x"]', "[1]&j=[2]"):
        requests += [post("/json", FORM, "j=" + (value if "&" in value else quoted(value))), post("/json", FORM, "j=[1]&k=" + quoted(value))]
    for text in ("", "A-1=1", "a=1", "A-1=1&bee=2&c1=3", "A-1=1&b=5&c=6&c2=7", "A-1=x&bee=x&c=x", "A-1=1&some_name=s", "A-1=1&some-name=s"):
        requests.append(post("/aliases", FORM, text))
    requests += [post("/factories", FORM, text) for text in ("", "l=1&n=2", "l=&n=", "l=x&n=x")]
    requests += [post("/put", FORM, text, method="PUT") for text in ("", "x=1", "x=1&y=x", "x=")] + [post("/get", FORM, "x=3", method="GET"), get("/get"), get("/get?x=3"), post("/get", FORM, "x=x", method="GET"), post("/media", FORM, "x=1")]
    model_texts = ["", "username=a&password=secret", "username=a&password=x", "username=&password=", "username=a&password=abc&remember=yes&tags=1&tags=2&note=", "username=a&password=abc&remember=x&tags=", "username=a&password=abc&extra=1&extra=2", "a=1", "a=x", "a=", "a=1&l=1&l=2",
                   "a=1&l=x&z=1", "z=1&z=2&y=", "A-1=1&bee=2&cee=3", "bi=2&cee=x&cee=4", "a=5&b=6&c=7", "A-1=x", "x=1&a=2", "x=", "l=1", "m=1", "m=x&x=5", "x=x", "a=1&x=2&m=3", "username=a&username=b&password=abc", "note=n&username=a&password=abcd"]
    for target in ("/model/login", "/model/strict", "/model/open", "/model/named", "/model/sub", "/model/default", "/model/optional", "/model/either", "/model/beside", "/model/two", "/model/embedded", "/json-beside", "/scalar-beside", "/dep", "/dep-only", "/dep-model"):
        requests += [post(target, FORM, text) for text in model_texts + ["x=4", "x=4&y=x", "item=x&n=5", "item=%7B%7D&n=x&x=3"]] + [post(target, JSON, "{}"), get(target, method="POST")]
    for k, q, text in itertools.product(("1", "x"), ("?q=1", ""), ("x=1&y=2", "x=x", "")):
        requests.append(post(f"/ordered/{k}{q}", FORM, text))
    mega = 1024 * 1024
    requests += [post("/one", FORM, [["x=5", 1], ["&y=6", 999]]), post("/one", FORM, [["x=5", 1], ["&y=6", 1000]]), post("/one", FORM, [["x=5", 1], ["&y", 500], ["&&z=1", 500]]), post("/length", FORM, [["x=", 1], ["a", mega - 1]]),
                 post("/length", FORM, [["x=", 1], ["a", mega]]), post("/length", FORM, [["x=", 1], ["1", mega]]), post("/one", FORM, [["x", mega]]), post("/one", FORM, [["x", mega + 1]]), post("/length", FORM, [["x=", 1], ["%61", mega // 3]])]
    for fields in ({"username": "a", "password": "secret"}, {"username": "", "password": ""}, {"username": "\u00e9", "password": "abc", "extra": "x"}, {}):
        requests += [post("/login", MULTIPART, multipart([part(name, value) for name, value in fields.items()])), post("/model/login", MULTIPART, multipart([part(name, value) for name, value in fields.items()]))]
    write("inputs_forms", requests)


def part(name, content, filename=None, content_type=None, *more):
    lines = [f'Content-Disposition: form-data; name="{name}"' + (f'; filename="{filename}"' if filename is not None else "")]
    if content_type is not None:
        lines.append("Content-Type: " + content_type)
    return raw_part([*lines, *more], content)


def raw_part(lines, content):
    return "\r\n".join([*lines, "", ""]).encode("utf-8") + (content.encode("utf-8") if isinstance(content, str) else content)


def multipart(parts, boundary=BOUNDARY, end=True):
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + one + b"\r\n" for one in parts)
    return body + (b"--" + boundary.encode() + b"--\r\n" if end else b"")


def sent(target, parts, content_type=MULTIPART, **more):
    return post(target, content_type, multipart(parts, **more) if isinstance(parts, list) else parts)


def files():
    requests = []
    text = part("f", "hello", "a.txt", "text/plain")
    targets = ["/one", "/optional", "/required-optional", "/many", "/many-optional", "/many-default", "/few", "/data", "/data-optional", "/data-short", "/data-many", "/data-many-default", "/text-file", "/mixed", "/mixed-lists", "/dep", "/sent", "/form-only"]
    for target in targets:
        requests += [sent(target, parts) for parts in (
            [], [text], [part("f", "", "", "application/octet-stream")], [part("f", "plain text")], [part("f", "")], [text, part("f", "b", "b.bin")], [text, part("f", "plain")], [part("f", "plain"), text],
            [part("f", b"\x00\xff\xfe", "\u00e9.bin", "application/octet-stream")], [part("g", "x", "g.txt")], [text] * 3, [part("f", "", "empty.txt")])]
        requests += [post(target, FORM, "f=text"), post(target, FORM, "f="), post(target, FORM, ""), post(target, JSON, '{"f": 1}'), get(target, method="POST")]
    requests += [sent("/declared", [part("the-file", "x", "x")]), sent("/declared", [text])]
    for filename in ("a.txt", "", "a b.txt", "../../etc/passwd", "C:\\\\dir\\\\f.txt", "C:\\dir\\f.txt", 'a\\"b', "\u00fc.txt", "a;b", "a%20b", "a=b", "a\tb", "'a'", "a\u20ac"):
        requests.append(sent("/one", [part("f", "x", filename)]))
    for line in ("form-data; name=f; filename=bare.txt", "form-data; name='f'; filename='q'", "form-data; name=\"f\"; filename*=UTF-8''%e2%82%ac.txt", "form-data; name=\"f\"; filename=\"a\"; filename*=UTF-8''b", "FORM-DATA; NAME=\"f\"; FILENAME=\"x\"",
                 "form-data;name=\"f\";filename=\"x\"", "form-data ; name = \"f\" ; filename = \"x\"", "attachment; name=\"f\"; filename=\"x\"", "form-data; filename=\"x\"", "form-data", "", "form-data; name=\"f\"; name=\"g\"; filename=\"x\"", "form-data; name=\"\"; filename=\"x\"",
                 "form-data; name=\"f", "form-data; name=f\"; filename=\"x\"", "form-data; name*=UTF-8''f; filename=\"x\"", "form-data; name=\"f\"; filename", "form-data; name=\"f\"; filename=", "; name=\"f\"; filename=\"x\"", "name=\"f\"; filename=\"x\"",
                 "form-data; name=\"f\"; filename*0=\"a\"; filename*1=\"b\"", "form-data; x=\"a;name=\\\"z\\\"\"; name=\"f\"; filename=\"x\"", "form-data; name=\"f\"; filename=\"a\\nb\"", "form-data; name=\"f\\\"\"; filename=\"x\"", "form-data; name=\"%66\"; filename=\"x\""):
        requests.append(sent("/one", [raw_part(["Content-Disposition: " + line], "x")]))
    heads = [["content-disposition: form-data; name=\"f\"; filename=\"x\""], ["Content-Disposition:form-data; name=\"f\"; filename=\"x\""], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "X-Own: \u00e9", "x-own: 2", "Content-Type:text/html"],
             ["Content-Type: a/b"], [], ["X-A: 1", "Content-Disposition: form-data; name=\"g\"", "Content-Disposition: form-data; name=\"f\"; filename=\"x\""], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", " folded"],
             ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "Bad Name: x"], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "No colon"], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", ": empty"],
             ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "Content-Type:"], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "Content-Type: text/plain; charset=latin-1"], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "Content-Transfer-Encoding: base64"],
             ["Content-Disposition: form-data; name=\"f\"; filename=\"x\""] + [f"X-{i}: 1" for i in range(7)], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\""] + [f"X-{i}: 1" for i in range(8)], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "X-Long: " + "a" * 4000],
             ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "X-Long: " + "a" * 5000], ["Content-Disposition: form-data; name=\"f\"; filename=\"x\"", "X:\ta"], ["\u00dc: 1", "Content-Disposition: form-data; name=\"f\"; filename=\"x\""]]
    requests += [sent("/one", [raw_part(lines, "x")]) for lines in heads]
    whole = multipart([text])
    cuts = [whole[:i] for i in range(0, len(whole), 5)] + [whole[:-i] for i in range(1, 9)]
    requests += [sent("/one", cut) for cut in cuts]
    requests += [sent("/optional", body) for body in (
        whole + b"trailing", b"preamble\r\n" + whole, b"\r\n" + whole, b"\r\n\r\n\r\n" + whole, b"\n" + whole, whole.replace(b"\r\n", b"\n"), whole.replace(b"--" + BOUNDARY.encode(), b"--other"), b"--" + BOUNDARY.encode() + b"--", b"--" + BOUNDARY.encode() + b"--\r\n",
        b"--" + BOUNDARY.encode(), b"--" + BOUNDARY.encode() + b"\r\n", b"-", b"--", b"x", b"", whole.replace(b"hello", b"hel\r\n--a-boundarylo"), whole.replace(b"hello", b"\r\n--a-bound"), whole.replace(b"hello", b"\r\n\r\n--\r\n"), whole.replace(b"hello", b"\r\n--a-boundary-x"),
        whole.replace(b"hello", b"\r\n--a-boundary \r\n"), whole.replace(b"hello", b"--a-boundary--"), whole[:-2], whole[:-4] + b"\r\n", whole.replace(b"a.txt\"\r\n", b"a.txt\"\n"), b"--a-boundary \r\n" + whole[14:], b"--a-boundary\n" + whole[14:], b"--A-BOUNDARY" + whole[12:])]
    for content_type, boundary in (('multipart/form-data; boundary="a-boundary"', BOUNDARY), ("multipart/form-data;boundary=a-boundary", BOUNDARY), ("MULTIPART/FORM-DATA; BOUNDARY=a-boundary", BOUNDARY), ("multipart/form-data; charset=utf-8; boundary=a-boundary", BOUNDARY),
                                   ("multipart/form-data; boundary=a-boundary; charset=latin-1", BOUNDARY), ("multipart/form-data; boundary=a-boundary; charset=nonsense", BOUNDARY), ("multipart/form-data; boundary=a-boundary; charset=utf-16", BOUNDARY), ("multipart/form-data", BOUNDARY),
                                   ("multipart/form-data; boundary=", BOUNDARY), ("multipart/form-data; boundary", BOUNDARY), ("multipart/form-data; boundary=b; boundary=a-boundary", BOUNDARY), ("multipart/form-data; boundary=" + "b" * 256, "b" * 256), ("multipart/form-data; boundary=" + "b" * 257, "b" * 257),
                                   ("multipart/form-data; boundary=a b", "a b"), ('multipart/form-data; boundary="a b"', "a b"), ("multipart/form-data; boundary='a-boundary'", BOUNDARY), ("multipart/related; boundary=a-boundary", BOUNDARY), ("multipart/form-data; boundary=a-boundary;", BOUNDARY),
                                   ("multipart/form-data, boundary=a-boundary", BOUNDARY), ("multipart/form-data; boundary=()/:=?", "()/:=?"), ("multipart/form-data; boundary=-", "-"), ("multipart/form-data; boundary=a-boundary; boundary*=x", BOUNDARY), ('multipart/form-data; boundary="a\\-b"', "a-b")):
        requests += [post("/one", ("content-type", content_type), multipart([part("f", "x", "\u00e9.txt", "text/plain")], boundary)), post("/form-only", ("content-type", content_type), multipart([part("x", "\u00e9")], boundary))]
    for content in (b"\xff", b"\xe9", "\u20ac".encode(), b"", b"a\r\nb", b"\x00"):
        requests += [sent("/form-only", [part("x", content)]), sent("/form-only", [part("x", content), part("y", content)])]
    requests += [sent("/form-only", [part("x", "1"), part("x", "2"), part("y", "")]), sent("/form-only", [part("x", "1", "file.txt")]), sent("/form-only", [part("x", "\u00e9", None, "text/plain; charset=latin-1")])]
    for parts in ([text, part("data", "abc", "d"), part("token", "t")], [text, part("data", "abc"), part("token", "t"), part("n", "5")], [text, part("token", "t", "file")], [part("f", "x"), part("data", ""), part("token", ""), part("n", "x")], [part("data", b"\xff", "d"), part("token", "t")]):
        requests.append(sent("/mixed", parts))
    requests += [sent("/mixed-lists", [text, part("tags", "a"), text, part("tags", "b")]), sent("/mixed-lists", [part("tags", "a")]), sent("/beside-json", [text, part("j", "[1]")]), sent("/beside-json", [text, part("j", "x")]), sent("/beside-json", [text])]
    for target in ("/model/one", "/model/many", "/model/file", "/model/open"):
        requests += [sent(target, parts) for parts in ([], [part("title", "t"), part("file", "x", "x.txt")], [part("title", "t"), part("file", "x")], [part("title", "t")], [part("files", "1", "1"), part("files", "2", "2"), part("n", "3")], [part("files", "1", "1")], [part("files", "text")], [part("n", "x")],
                                                      [part("a", "5"), part("z", "1"), part("z", "2")], [part("a", "x", "file")])] + [post(target, FORM, "title=t&file=x&files=y&a=1")]
    mega = 1024 * 1024
    field, upload = (multipart([one], end=False).decode() for one in (part("x", "1"), part("f", "1", "x")))
    end = "--a-boundary--\r\n"
    requests += [post("/optional", MULTIPART, [[one, count], [other, more], [end, 1]]) for one, count, other, more in (
        (field, 1000, upload, 1), (field, 1001, upload, 1), (upload, 1000, field, 1), (upload, 1001, field, 1), (field, 1000, upload, 1000))]
    head, large = field[:-3], upload[:-3]
    requests += [post("/length", MULTIPART, [[head, 1], ["a", count], [tail, 1]]) for count in (mega, mega + 1) for tail in ("\r\n" + end, "\r\n--a-bound", "\r\n", "\r", "")]
    requests += [post("/optional", MULTIPART, [[large, 1], ["a", mega + 1], ["\r\n" + end, 1]]), post("/optional", MULTIPART, [[large, 1], ["\r\n--a-b", 100000], ["\r\n" + end, 1]])]
    write("inputs_files", requests)


def socket(target, *messages, headers=(), subprotocols=()):
    return get(target, *headers, method="WEBSOCKET", **({"messages": list(messages)} if messages else {}), **({"subprotocols": list(subprotocols)} if subprotocols else {}))


def sockets():
    requests = [socket("/echo", "a", '{"b": 1}', "", {"hex": "00ff"}, {"hex": ""}, "\u00e9\U0001f600"), get("/echo"), get("/echo", method="POST"), socket("/http"), get("/http"), socket("/nowhere"), socket("/echo/"), socket("/slash"), socket("/slash/", "x"),
                get("/slash"), get("/slash/"), socket("/"), socket("/docs"), socket("/openapi.json")]
    for target in ("/talk/5", "/talk/x", "/talk/5?q=hello", "/talk/5?q=a&q=b", "/talk/", "/talk/5/6"):
        requests += [socket(target), socket(target, "hi", headers=[("x-token", "t\u00e9"), ("cookie", "session=3")]), socket(target, headers=[("cookie", "session=x")])]
    for messages in (["bye", "more"], ['"bye"'], ['{"n": 5}', '{"n": 3}', '{"n": "x"}', "{}"], ["plain", "more"], [{"hex": "6869"}, {"hex": "ff"}], ["[1", "null", "true", "1.50", " 5 ", '"quoted"'], ["a", "b", "c"], ["\u00e9"], [""]):
        requests.append(socket("/talk/1", *messages))
    for query in ("", "?q=2", "?q=1", "?q=x", "?q=3&x_n=5"):
        requests += [socket("/required" + query), socket("/required" + query, headers=[("x-n", "4")]), socket("/required" + query, headers=[("x-n", "x")])]
    requests += [socket("/filtered" + query) for query in ("", "?limit=3&q=x", "?limit=x", "?other=1")] + [socket("/listed" + query) for query in ("", "?ids=1&ids=2", "?ids=x")]
    requests += [socket(target) for target in ("/convert/5/a/b", "/convert/5/", "/convert/5", "/convert/x/a", "/convert/5/a%2Fb?x=1&y=%C3%A9")]
    requests += [socket("/room", "a", {"hex": "01"}), socket("/room?name=b", '{"x": 1}')]
    for offered in ([], ["chat.v1"], ["chat.v2"], ["chat.v1", "chat.v2"], ["other"], ["other", "chat.v2"], ["CHAT.V1"]):
        requests += [socket(target, "x", subprotocols=offered) for target in ("/protocols", "/no-protocols")]
    requests += [socket("/cases" + query) for query in ("", "?how=fine", "?how=close", "?how=teapot", "?how=denied", "?how=empty", "?how=auth")]
    requests += [socket("/broken" + query) for query in ("?d=2", "?d=0", "?d=x", "")] + [socket("/body"), socket("/required-body")]
    for query in ("", "?token=good", "?token=bad", "?token=policy", "?token=", "?token=good&q=x", "?q=x"):
        for target in ("/guarded", "/decorated", "/deep/5/echo", "/deep/x/echo"):
            requests += [socket(target + query, "m"), socket(target + query, headers=[("x-extra", "x")])]
    requests += [socket(target, "x", headers=[("authorization", "Bearer t")]) for target in ("/secured", "/files/a.txt", "/files", "/sub/echo/5", "/sub/echo/x", "/sub/http", "/sub/nowhere", "/sub", "/sub/")]
    write("inputs_sockets", requests)


def shapes():
    values = ["{}", "null", "[]", "5", '{"items": [], "total": 0}', '{"items": [{"name": "a"}], "total": 1, "next": {"name": "b", "price": "2"}}', '{"items": [1, "2", 3.0], "total": 3, "next": null}', '{"items": ["x"], "total": -1, "next": "y"}', '{"items": {}, "total": "x"}',
              '{"left": 1, "right": ["a"]}', '{"left": "x", "right": [1]}', '{"items": [{"left": 1, "right": {"name": "n"}}], "total": 1}', '{"items": [{"left": "x", "right": {}}], "total": 1}', '{"items": [{"name": "a"}], "total": 1, "label": "l"}', '{"width": 2, "height": 3}',
              '{"width": 0, "height": "x"}', '{"width": 2, "height": 3, "area": 7, "boxTitle": "t"}', '{"code": "abcd"}', '{"code": 5, "level": "2"}', '{"id": "5"}', '{"id": 5}', '{"id": "5", "name": "x", "extra": "yes", "deep": {"id": 1, "name": "much too long"}}',
              '{"id": "5", "name": "abc", "deep": {"id": "1"}}', '{"FirstName": "a"}', '{"first_name": "a"}', '{"FirstName": "a", "Age": "7", "Other": 1}', '{"id": "5", "extra": false}']
    names = ("page", "ints", "pair", "nested", "named", "box", "shown", "leaf", "titled")
    requests = [post("/" + name, JSON, value) for name in names for value in values] + [post("/update", JSON, value, method="PATCH") for value in values]
    requests += [post("/titled", JSON, '{"FirstName": "a", "Othe\\ud800": 1}')]
    requests += [post("/shown", ("content-type", content_type), '{"code": "abcd"}') for content_type in ("application/json\u00a0", "\u0085application/json", "application/json\u00a0;a=b")]
    write("inputs_shapes", requests)


if __name__ == "__main__":
    shapes()
    sockets()
    query()
    headers()
    models()
    paths()
    settings()
    bodies()
    forms()
    files()
