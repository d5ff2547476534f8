# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security schemes, users and dependencies of a grown design."""

WORDS = ["alpha", "book", "city", "depth", "edge", "flag", "grade", "height", "index", "joke", "kind_of", "limit", "mode", "note", "offset"]
SCHEMES = [{"type": "http_basic"}, {"type": "http_basic", "realm": "here"}, {"type": "http_bearer"}, {"type": "http_bearer", "auto_error": False},
           {"type": "http_digest"}, {"type": "api_key", "in": "header", "key": "X-Key"}, {"type": "api_key", "in": "query", "key": "key"},
           {"type": "api_key", "in": "cookie", "key": "key"}, {"type": "oauth2_password", "token_url": "token", "scopes": {"me": "Me", "all": "All"}},
           {"type": "oauth2_authorization_code", "authorization_url": "auth", "token_url": "token", "refresh_url": "again", "scopes": {"me": "Me"}},
           {"type": "open_id_connect", "open_id_connect_url": "/.well-known/openid-configuration"}, {"type": "http", "scheme": "hawk"}]
VERIFIED = {"http_basic", "http_bearer", "api_key", "oauth2_password", "open_id_connect"}
# The password of each is "secret", the key "k"; grow_requests.py knows them.
HASH = "$argon2id$v=19$m=8,t=1,p=1$3KErZV0TWjDGen2tNptMsg$dWo3pivPNwyKaB/CUYNpc+pg3Z0dJ7BU1g3ly3cevGU"
USERS = [{"username": "ada", "password_hash": HASH, "api_key_hash": "8254c329a92850f6d539dd376f4816ee2764517da5e0235514af433164480d7a",
          "roles": ["admin"], "scopes": ["me", "all"], "email": "ada@example.com"},
         {"username": "bob", "password_hash": HASH, "roles": ["staff"], "scopes": ["me"]},
         {"username": "eve", "password_hash": HASH, "disabled": True, "scopes": ["me", "all"]}]


class Security:
    def grow_security(self):
        for index in range(self.pick(0, 0, 1, 2)):
            scheme = dict(self.random.choice(SCHEMES))
            if self.chance(0.2):
                scheme |= {"scheme_name": f"Named{index}", "description": "Who are you?"}
            self.put(f"security/scheme_{index}.json", scheme)
            self.schemes.append((f"scheme_{index}", scheme))
        verified = [name for name, scheme in self.schemes if scheme["type"] in VERIFIED]
        if verified and self.chance(0.6):
            self.put("security/users.json", {"users": USERS})
            self.put("dependencies/user.json", {"kind": "user", "scheme": self.random.choice(verified), **self.some(roles=(0.3, ["admin", "chief"]))})
            self.users.append("user")
        if self.chance(0.15):
            self.put("dependencies/form.json", {"kind": "password_form", **self.some(strict=(0.3, True))})
            self.put("endpoints/token.json", {"order": 3, "method": "POST", "path": "/token", "dependencies": [{"dependency": "form", "name": "form"}],
                                              "behaviour": {"kind": "reply", "body": {"username": "{{ form.username }}", "scopes": "{{ form.scopes }}"}}})

    def depends(self, named):
        entry = {"dependency": self.random.choice(self.dependencies)}
        if named:
            entry["name"] = named
        if self.chance(0.2):
            entry["use_cache"] = False
        if self.chance(0.1) and not self.is_asked_for_long(entry["dependency"]):
            entry["scope"] = "function"
        return entry if len(entry) > 1 else entry["dependency"]

    def is_asked_for_long(self, name):
        """FastAPI refuses what lives longer than what it asks for: only those that ask for nothing end early."""
        asked = self.files[f"dependencies/{name}.json"].get("dependencies", [])
        return bool(asked) or any(name in str(value.get("dependencies", "")) for path, value in self.files.items()
                                  if path.startswith("dependencies/") and isinstance(value, dict))

    def security(self, named):
        """A scheme or the user behind one, as a parameter called `named`."""
        if self.users and self.chance(0.6):
            entry = {"dependency": "user", "name": named}
            return entry | self.some(scopes=(0.4, self.random.sample(["me", "all"], self.random.randint(1, 2))))
        name, scheme = self.random.choice(self.schemes)
        entry = {"dependency": name, "name": named}
        if scheme["type"].startswith("oauth2") and self.chance(0.5):
            entry["scopes"] = self.random.sample(["me", "all"], self.random.randint(1, 2))
        return entry

    @staticmethod
    def outlives_none(dependency):
        """FastAPI refuses what lives as long as the request and asks for what ends with the function."""
        if dependency.get("yield"):
            for asked in dependency.get("dependencies", []):
                if isinstance(asked, dict):
                    asked.pop("scope", None)
        return dependency

    def grow_dependencies(self):
        for index in range(self.random.randint(0, 4)):
            self.grow_dependency(f"dep_{index}")
        if len(self.dependencies) > 1 and self.chance(0.2):
            asked = self.random.sample(self.dependencies, 2)
            self.put("dependencies/gathered.json", {"dependencies": asked, "value": "gathered"})
            self.dependencies.append("gathered")

    def grow_dependency(self, name):
        places = self.random.choices(["query", "query", "header", "cookie"], k=2)
        words = self.random.sample(WORDS, self.random.randint(0, 2))
        parameters = [self.parameter(f"{name}_{word}", place) for word, place in zip(words, places)]
        asked = [self.depends("inner")] if self.dependencies and self.chance(0.4) else []
        asked += [self.security("credentials")] if self.schemes and self.chance(0.3) else []
        names = [parameter["name"] for parameter in parameters]
        dependency = ({"dependencies": asked} if asked else {}) | ({"parameters": parameters} if parameters else {})
        if self.chance(0.2):
            dependency["let"] = {"twice": "{{ [7, 7] }}"}
        if names and self.chance(0.3):
            dependency["cases"] = [{"when": f"str({names[0]}) == 'a'", "raise": self.pick(400, 403, 404, 418), "detail": "not a",
                                    **self.some(headers=(0.5, {"x-why": "a"}))}]
        value = {known: "{{ " + known + " }}" for known in names} or "{{ 7 }}"
        if isinstance(value, dict) and any(ask.get("name") == "inner" for ask in asked if isinstance(ask, dict)):
            value["inner"] = "{{ inner }}"
        dependency |= {"value": value} | self.some(headers=(0.15, {f"x-{name.replace('_', '-')}": "seen"}), status=(0.05, 202),
                                                   cookies=(0.08, [{"key": name, "value": "here"}]))
        if "twice" in str(dependency.get("let")) and isinstance(value, dict):
            value["twice"] = "{{ twice }}"
        if self.chance(0.2):
            dependency |= {"yield": True, "exit": [{"log": f"{name} ends"}]}
        self.put(f"dependencies/{name}.json", self.outlives_none(dependency))
        self.dependencies.append(name)
