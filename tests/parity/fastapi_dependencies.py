# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dependencies and token endpoints of a project do, said to FastAPI with PyJWT and argon2-cffi."""
import hashlib
import json
import os
import secrets
import time

import argon2
import fastapi_answers
import fastapi_app
import fastapi_documents
import fastapi_sockets
import jwt
from fastapi import HTTPException


class Security:
    """The users and the token settings of a project; refresh tokens in memory."""

    def __init__(self, project):
        path = project.folder / "security" / "users.json"
        users = json.loads(path.read_text(encoding="utf-8"))["users"] if path.exists() else []
        self.users = {user["username"]: user for user in users}
        self.settings = project.info.get("tokens", {})
        self.hasher = argon2.PasswordHasher()
        self.families = {}  # hash of a token to its family

    @property
    def key(self):
        return os.environ["SIGNALBOX_SECRET_" + self.settings.get("key", "JWT_KEY")]

    @property
    def verifying_key(self):
        if self.algorithm.startswith("HS"):
            return self.key
        from cryptography.hazmat.primitives import serialization
        return serialization.load_pem_private_key(self.key.encode(), password=None).public_key()

    @property
    def algorithm(self):
        return self.settings.get("algorithm", "HS256")

    def with_password(self, username, password):
        user = self.users.get(username)
        if user is None or not user.get("password_hash"):
            return None
        try:
            self.hasher.verify(user["password_hash"], password)
        except argon2.exceptions.VerificationError:
            return None
        return user

    def with_api_key(self, key):
        digest = hashlib.sha256(key.encode()).hexdigest()
        return next((user for user in self.users.values() if user.get("api_key_hash") == digest), None)

    def grant(self, token):
        """The user and scopes of an access token; None for one that is not good."""
        try:
            claims = jwt.decode(token, self.verifying_key, algorithms=[self.algorithm], issuer=self.settings.get("issuer"),
                                audience=self.settings.get("audience"))
        except jwt.PyJWTError:
            return None, []
        scope = claims.get("scope", "")
        if not claims.get("sub") or not isinstance(scope, str):
            return None, []
        return self.users.get(claims["sub"]), [word for word in scope.split(" ") if word]

    def access_token(self, username, scopes):
        now = int(time.time())
        claims = {"sub": username, "scope": " ".join(scopes), "iat": now, "exp": now + self.settings.get("access_seconds", 900)}
        if "issuer" in self.settings:
            claims["iss"] = self.settings["issuer"]
        if "audience" in self.settings:
            claims["aud"] = self.settings["audience"]
        return jwt.encode(claims, self.key, algorithm=self.algorithm)

    def answer(self, username, scopes, refresh_token):
        answer = {"access_token": self.access_token(username, scopes), "token_type": "bearer",
                  "expires_in": self.settings.get("access_seconds", 900)}
        if refresh_token:
            answer["refresh_token"] = refresh_token
        return answer | {"scope": " ".join(scopes)}

    def next_refresh_token(self, family):
        token = secrets.token_urlsafe(32)
        family["current"] = hashlib.sha256(token.encode()).hexdigest()
        self.families[family["current"]] = family
        return token

    def log_in(self, form, gives_refresh_tokens):
        user = self.with_password(form.username, form.password)
        if user is None:
            raise refused("Incorrect username or password")
        if user.get("disabled"):
            raise HTTPException(400, "Inactive user")
        scopes = granted(user, form.scopes)
        family = {"username": user["username"], "scopes": scopes,
                  "expires": time.time() + self.settings.get("refresh_seconds", 1209600)}
        return self.answer(user["username"], scopes, self.next_refresh_token(family) if gives_refresh_tokens else None)

    def refresh(self, token):
        digest = hashlib.sha256(token.encode()).hexdigest()
        family = self.families.get(digest)
        if family is not None and (family["current"] != digest or family["expires"] <= time.time()):
            self.families = {known: other for known, other in self.families.items() if other is not family}
            family = None
        if family is None:
            raise refused("Could not validate credentials")
        next_token = self.next_refresh_token(family)
        user = self.users.get(family["username"])
        if user is None or user.get("disabled"):
            raise refused("Could not validate credentials")
        return self.answer(user["username"], granted(user, family["scopes"]), next_token)


def refused(detail, status=401, challenge="Bearer"):
    return HTTPException(status, detail, headers={"WWW-Authenticate": challenge})


def granted(user, asked):
    return [scope for scope in dict.fromkeys(asked) if scope in user.get("scopes", [])]


def security_of(project):
    if not hasattr(project, "security"):
        project.security = Security(project)
    return project.security


class UserValue(dict):
    """A dict whose keys read as attributes, as expressions do."""

    __getattr__ = dict.__getitem__


def value_of(user):
    profile = {key: value for key, value in user.items()
               if key not in ("username", "password_hash", "api_key_hash", "roles", "scopes", "disabled")}
    return UserValue({"username": user["username"], "roles": user.get("roles", []), "scopes": user.get("scopes", [])} | profile)


# dependencies


async def enter(project, source, request, response, values):
    """Up to `return` or `yield`."""
    templates = fastapi_app.Templates(await fastapi_app.names_in_scope(project, request, values))
    for name, template in source.get("let", {}).items():
        templates.names[name] = templates.render(template)
    for case in source.get("cases", []):
        if templates.expression(case["when"]):
            raise fastapi_sockets.raised(templates, case)
    if "status" in source:
        response.status_code = source["status"]
    for name, template in source.get("headers", {}).items():
        response.headers[name.lower()] = str(templates.render(template))
    fastapi_answers.write_cookies(templates, source, response)
    return templates


async def run_tasks(project, templates, tasks):
    for task in tasks:
        for ready in fastapi_answers.ready_tasks(project, templates, [task]):
            await ready()


def function_of(project, name, source):
    async def dependency(request__, response__, **values):
        templates = await enter(project, source, request__, response__, values)
        return templates.render(source.get("value"))

    async def dependency_that_yields(request__, response__, **values):
        templates = await enter(project, source, request__, response__, values)
        value = templates.render(source.get("value"))
        try:
            yield value
        finally:
            await run_tasks(project, templates, source.get("exit", []))

    return dependency_that_yields if source.get("yield") else dependency


def bearer_of(credentials, kind):
    if credentials is None:
        return ""
    if kind == "http_bearer":
        return credentials.credentials
    if kind in ("oauth2", "open_id_connect"):
        return credentials[7:] if credentials[:7].lower() == "bearer " else ""
    return credentials


def user_of(project, name, source):
    scheme = json.loads((project.folder / "security" / (source["scheme"] + ".json")).read_text(encoding="utf-8"))
    kind = scheme.get("type", "http_bearer")
    roles = source.get("roles", [])

    def claim(credentials):
        security = security_of(project)
        if kind == "http_basic":
            found = security.with_password(credentials.username, credentials.password) if credentials else None
        elif kind == "api_key":
            found = security.with_api_key(credentials) if credentials else None
        else:
            return security.grant(bearer_of(credentials, kind))
        return found, found.get("scopes", []) if found else []

    async def user(request__, response__, security_scopes__, credentials__, **values):
        if credentials__ is None and not roles and not security_scopes__.scopes:
            return None
        challenge = {"http_basic": "Basic", "api_key": "APIKey"}.get(kind, "Bearer")
        if challenge == "Bearer" and security_scopes__.scopes:
            challenge += f' scope="{security_scopes__.scope_str}"'
        found, scopes = claim(credentials__)
        if found is None:
            raise refused("Incorrect username or password" if kind == "http_basic" else "Could not validate credentials",
                          challenge=challenge)
        if found.get("disabled"):
            raise HTTPException(400, "Inactive user")
        if any(scope not in scopes for scope in security_scopes__.scopes) or roles and not set(roles) & set(found.get("roles", [])):
            raise refused("Not enough permissions", 403, challenge)
        return value_of(found)

    return user


class Declarations(fastapi_documents.Declarations):
    behaviour_of = staticmethod(function_of)
    user_of = staticmethod(user_of)

    def override(self, app, profile):
        """app.dependency_overrides of one of the project's profiles."""
        if profile is not None:
            for name, other in self.project.info["app"]["dependency_overrides"][profile].items():
                app.dependency_overrides[self.callable(name)] = self.callable(other)


# the token behaviour


def token(project, spec):
    async def endpoint(request__, response__, **values):
        security = security_of(project)
        if "form" in values:
            return security.log_in(values["form"], spec.get("refresh", True))
        return security.refresh(values["refresh_token"])

    return endpoint
