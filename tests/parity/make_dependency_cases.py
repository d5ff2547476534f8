# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes cases/http_deps_*.json: every dependency and security scheme asked right and wrong in turn. Tokens are PyJWT's."""
import base64
import itertools
import json
import pathlib
import warnings

import jwt

HERE = pathlib.Path(__file__).parent
KEY = "a signing key for the parity tests, 48 characters"
FORM = ["content-type", "application/x-www-form-urlencoded"]
JSON = ["content-type", "application/json"]
FAR = 4102444800  # 2100


def write(name, requests, **more):
    path = HERE / "cases" / f"http_{more.pop('file', name)}.json"
    text = ",\n  ".join(json.dumps(request, ensure_ascii=False) for request in requests)
    head = json.dumps({"project": name} | more, ensure_ascii=False)[1:-1]
    path.write_text("{" + head + ', "requests": [\n  ' + text + "\n]}\n", encoding="utf-8")


def get(target, *headers, **more):
    return {"method": more.pop("method", "GET"), "target": target} | ({"headers": list(map(list, headers))} if headers else {}) | more


def post(target, content_type, body, *headers, **more):
    return get(target, content_type, *headers, body=body, method=more.pop("method", "POST"), **more)


def functions():
    token = ("X-Token", "fake-super-secret-token")
    requests = []
    for query in ("", "?skip=3", "?skip=-1", "?skip=x", "?limit=100", "?limit=101", "?skip=x&limit=y", "?skip=1&skip=2", "?limit="):
        requests += [get("/read" + query), get("/repeated" + query)]
    for query in ("", "?n=2", "?n=x", "?n=", "?n=1_0"):
        requests += [get("/twice" + query), get("/fresh" + query)]
    for target in ("/guarded", "/admin", "/admin?role=admin", "/admin?role=x", "/shop/list", "/shop/orders/4", "/shop/orders/x", "/shop/none"):
        requests += [get(target), get(target, token), get(target, ("X-Token", "none")), get(target, ("X-Token", "w\u00e9")),
                     get(target, ("x-token", "a"), ("x-token", "b")), get(target, ("x_token", "fake-super-secret-token"))]
    for target in ("/teapot", "/own-status", "/typed", "/raised", "/constant", "/by-query", "/by-query?item_id=4", "/by-query?item_id=x",
                   "/items/7", "/items/x", "/items/7?item_id=9", "/cookie", "/cookie-set", "/cookie-set?q=b%20c", "/cookie-set?q=%C3%A9",
                   "/cookie-set?q=%E2%82%AC", "/broken", "/broken?d=0", "/broken?d=x", "/broken?d=2", "/create", "/nowhere", "/read/"):
        requests += [get(target), get(target, ("cookie", "session=s1; other=2"))]
    for query in ("", "?limit=5", "?limit=0", "?limit=x&tags=a&tags=b", "?tags=a", "?bad=1", "?bad=1&limit=x"):
        requests.append(get("/filtered" + query))
    requests += [get("/create", method="POST"), get("/create", method="PUT"), get("/teapot", method="HEAD"), get("/raised", method="POST")]
    item = '{"name": "n", "price": 1.5}'
    bodies = [item, '{"name": "n"}', '{"name": 1, "price": -1}', "", "null", "[]", "5", '{"item": ' + item + "}", '{"item": ' + item + ', "extra": 3}',
              '{"item": ' + item + ', "note": "hey"}', '{"item": ' + item + ', "note": "too long"}', '{"item": {"name": "x"}, "extra": "y"}',
              '{"extra": 3}', "{", '{"name": "n", "price": 1.5', '{"item": null, "note": null}', '{"item": [], "note": 5}']
    for target, method in (("/body-dep", "POST"), ("/body-both", "POST"), ("/body-same", "PUT"), ("/body-parts", "POST")):
        requests += [post(target, JSON, body, method=method) for body in bodies]
        requests += [post(target, ["content-type", "text/plain"], item, method=method), get(target, method=method)]
    for body, kind in ((item, JSON), ("text", ["content-type", "text/plain"]), ("{", JSON), ("", JSON)):
        requests += [post("/request/a?x=1&x=2&y=", kind, body, ("user-agent", "u"), ("cookie", "a=b"))]
    good = {"a": "a=1", "n": "n=2", "z": "z=3", "skip": "skip=4"}
    headers = {"b": ("b", "1"), "h": ("h", "2"), "ck": ("cookie", "c=1; ck=2")}
    for left_out in [None, *good, *headers]:
        query = "&".join(text for name, text in good.items() if name != left_out)
        requests += [get("/ordered/5?" + query, *[line for name, line in headers.items() if name != left_out])]
    wrong = [("b", "x"), ("h", "x"), ("cookie", "c=x; ck=x")]
    requests += [get("/ordered/x?a=x&n=x&z=x&skip=x&limit=x", *wrong), get("/ordered/x"), get("/ordered/5?item_id=2&a=1&z=1", *headers.values()),
                 get("/ordered/5?item_id=x&a=1&z=1", *headers.values())]
    for query in ("", "?z=1", "?z=x", "?z=1&skip=x"):
        requests += [get("/raise-late" + query), get("/raise-late" + query, token), get("/raise-late" + query, ("X-Token", "bad"))]
    write("deps_functions", requests)


def yields():
    requests = []
    for target in ("/one", "/nested", "/nested?q=x", "/scopes", "/two-scopes", "/input", "/input?n=1", "/input?n=7", "/input?n=-2", "/input?n=x",
                   "/own-input", "/own-input?z=1", "/own-input?z=x", "/own-input?z=x&q=y", "/refused", "/refused?ok=0", "/refused?ok=maybe", "/raising",
                   "/raising?code=1", "/raising?code=-1", "/raising?code=x", "/failing", "/failing-late", "/failing-late?v=0", "/failing-late?v=x",
                   "/uncached", "/constant", "/model", "/model?v=x", "/nowhere"):
        requests += [get(target), get(target, ("accept", "*/*"))]
    write("deps_yield", requests)


def schemes():
    def basic(text):
        return "Basic " + base64.b64encode(text.encode("latin-1")).decode()

    sent = [None, "", " ", "Bearer", "Bearer ", "Bearer  ", "Bearer abc", "bearer abc", "BEARER  abc  ", "Bearer a b", "Bearerabc", "Token abc", " Bearer abc",
            "Bearer\tabc", "Bearer \u00e9\u00a0", "Basic", "Basic ", basic("ada:secret"), basic("ada:se:cret"), basic(":"), basic("ada"), basic(""),
            basic("ad\u00e9:x"), "basic " + base64.b64encode(b"a:b").decode(), "BASIC YTpi", "Basic YTpi=", "Basic YTp", "Basic !!!", "Basic Y T p i",
            "Basic YTo=", "Basic YTo=YTpi", "Basic \u00e9", "Digest abc", "DIGEST username=\"a\"", "Digest", "Negotiate-Me abc", "negotiate-me", "x y z"]
    requests = []
    for name in ("basic", "realm", "bearer", "digest", "other", "password", "code", "oauth2", "oidc"):
        for optional in ("", "-optional"):
            requests += [get(f"/{name}{optional}", *([] if value is None else [("Authorization", value)])) for value in sent]
    for optional in ("", "-optional"):
        keys = [None, "", "k", " k ", "\u00e9", "a,b"]
        requests += [get(f"/key-header{optional}", *([] if key is None else [("x-api-key", key)])) for key in keys]
        requests += [get(f"/key-header{optional}", ("X-API-KEY", "a"), ("x-api-key", "b")), get(f"/key-header{optional}?x-api-key=a")]
        requests += [get(f"/key-query{optional}{query}") for query in ("", "?api_key", "?api_key=", "?api_key=k", "?api_key=a&api_key=b", "?API_KEY=k",
                                                                      "?api_key=%C3%A9", "?api_key=a+b", "?api_key=a&api_key=")]
        requests += [get(f"/key-cookie{optional}", *([] if cookie is None else [("cookie", cookie)]))
                     for cookie in (None, "", "session", "session=", "session=k", "session=a; session=b", "other=k", 'session="q\\054w"')]
    for headers in itertools.product([None, ("Authorization", "Bearer a"), ("Authorization", "x")], [None, ("X-API-Key", "k")]):
        requests += [get("/both", *filter(None, headers)), get("/order", *filter(None, headers)), get("/order?api_key=k&n=x", *filter(None, headers)),
                     get("/order?api_key=k&n=1", *filter(None, headers))]
    write("deps_schemes", requests)


def scopes():
    requests = []
    for target in ("/a", "/b", "/c", "/d", "/e", "/e?n=2", "/e?n=x", "/f", "/inner/g", "/inner/none"):
        requests += [get(target), get(target, ("Authorization", "Bearer t")), get(target, ("Authorization", "Basic t"))]
    write("deps_scopes", requests)


def tokens():
    good = {"sub": "ada", "scope": "me items admin", "iat": 1700000000, "exp": FAR, "iss": "signalbox", "aud": "shop"}

    def without(*names):
        return {key: value for key, value in good.items() if key not in names}

    claims = [good, good | {"sub": "bob", "scope": "me"}, good | {"sub": "bob"}, good | {"sub": "eve"}, good | {"sub": "robot"}, good | {"sub": "nobody"},
              good | {"sub": ""}, good | {"sub": None}, without("sub"), good | {"sub": 5}, good | {"scope": ""}, without("scope"), good | {"scope": "items me"},
              good | {"scope": "me  items"}, good | {"scope": "meitems"}, good | {"scope": ["me"]}, good | {"scope": None}, good | {"exp": 1700000001},
              without("exp"), good | {"exp": "x"}, good | {"exp": str(FAR)}, good | {"exp": FAR + 0.5}, good | {"exp": None}, good | {"nbf": FAR},
              good | {"nbf": 1}, good | {"nbf": "x"}, good | {"iat": FAR}, good | {"iat": "x"}, without("iat"), good | {"iss": "other"}, without("iss"),
              good | {"iss": ["signalbox"]}, good | {"aud": "other"}, good | {"aud": ["other", "shop"]}, good | {"aud": ["other"]}, without("aud"),
              good | {"aud": []}, good | {"jti": 5}, good | {"jti": "x"}]
    made = [jwt.api_jws.encode(json.dumps(one).encode(), KEY, algorithm="HS256", headers={"typ": "JWT"}) for one in claims]
    made += [jwt.encode(good, KEY, algorithm=other) for other in ("HS384", "HS512")]
    made += [jwt.encode(good, "another key, also of a good length, you see", algorithm="HS256"), jwt.encode(good, KEY, headers={"kid": "../../x"}),
             jwt.encode(good, None, algorithm="none"), jwt.api_jws.encode(b"[]", KEY), jwt.api_jws.encode(b"{", KEY)]
    head, body, signature = made[0].split(".")
    made += [f"{head}.{body}.", f"{head}.{body}", f"{head}..{signature}", f".{body}.{signature}", "..", "a.b.c", "", f"{head}.{body}.{signature}x",
             f"{head}.{body}.{signature[:-1]}", f"{head}.{body}.{signature}.{signature}", f"{head}.{body}.{signature}=", f"{head}.{body}. {signature}",
             f"{head}.{body}.!{signature}", f" {made[0]} ", made[0].upper()]
    return made


def users():
    requests = []
    for index, token in enumerate(tokens()):
        line = ("Authorization", "Bearer " + token)
        targets = ["/me", "/items", "/any", "/admin", "/bearer", "/optional"] if index < 12 else ["/me", "/any"]
        requests += [get(target, line) for target in targets]
    requests += [get(target) for target in ("/me", "/items", "/any", "/admin", "/bearer", "/optional", "/basic", "/basic-scoped", "/key")]
    requests += [get(target, ("Authorization", "Token x")) for target in ("/me", "/bearer", "/optional")]

    def basic(text):
        return ("Authorization", "Basic " + base64.b64encode(text.encode()).decode())

    for who in ("ada:secret", "ada:wrong", "bob:hunter2", "eve:secret", "robot:", "nobody:secret", ":", "ada:", "ADA:secret"):
        requests += [get("/basic", basic(who)), get("/basic-scoped", basic(who))]
    requests += [get("/key", ("X-API-Key", key)) for key in ("ada-key", "wrong", "", "ADA-KEY")]
    forms = ["", "username=ada&password=secret", "username=ada&password=secret&grant_type=password", "username=ada&password=secret&grant_type=other",
             "username=ada&password=secret&grant_type=", "username=ada&password=wrong", "username=ada", "password=secret", "username=&password=",
             "username=nobody&password=x", "username=eve&password=secret", "username=robot&password=", "username=robot&password=x",
             "username=ada&password=secret&scope=me", "username=ada&password=secret&scope=me+items+me+other", "username=bob&password=hunter2&scope=admin+me",
             "username=ada&password=secret&scope=%20%20me%09items%20", "username=bob&password=hunter2&grant_type=password&scope=me",
             "username=ada&password=secret&client_id=c&client_secret=s", "username=ada&username=bob&password=secret", "username=a%C3%A9&password=x"]
    for form in forms:
        requests += [post(target, FORM, form, mask=["access_token", "refresh_token"]) for target in ("/token", "/token-strict", "/form", "/form-strict")]
    requests += [post("/token", JSON, '{"username": "ada", "password": "secret"}'), get("/token"), get("/token", method="POST"),
                 post("/refresh", FORM, ""), post("/refresh", FORM, "refresh_token=guess"), post("/refresh", FORM, "refresh_token="),
                 post("/refresh", JSON, '{"refresh_token": "x"}'), get("/openapi.json")]
    write("deps_users", requests, environment={"SIGNALBOX_SECRET_JWT_KEY": KEY})


def overrides():
    requests = []
    for target in ("/who", "/who?as_user=x", "/outer", "/outer?level=x", "/outer?level=3&as_user=y", "/settings", "/settings?level=2", "/both", "/both?as_user=z"):
        requests += [get(target), get(target, ("Authorization", "Bearer t"))]
    requests += [post("/body", JSON, "5"), post("/body", JSON, '"x"'), post("/body", JSON, "{"), get("/body", method="POST")]
    write("deps_overrides", requests)
    write("deps_overrides", requests, file="deps_overrides_test", overrides="test")


def main():
    warnings.simplefilter("ignore")
    for make in (functions, yields, schemes, scopes, users, overrides):
        make()


if __name__ == "__main__":
    main()
