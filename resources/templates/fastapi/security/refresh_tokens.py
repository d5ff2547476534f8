import hashlib
import secrets
import sqlite3
import time
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple
from app.settings import settings

FAMILIES = "CREATE TABLE IF NOT EXISTS families (id TEXT PRIMARY KEY, username TEXT, scopes TEXT, expires REAL, latest TEXT)"
TOKENS = "CREATE TABLE IF NOT EXISTS tokens (hash TEXT PRIMARY KEY, family TEXT REFERENCES families (id) ON DELETE CASCADE)"
FIND = "SELECT id, username, scopes, expires, latest FROM tokens JOIN families ON id = family WHERE hash = ?"


class Rotated(NamedTuple):
    username: str
    scopes: list[str]
    token: str


class RefreshTokens:
    """Each serves once and gives the next of its family.

    One that comes a second time ends its family. Kept are hashes, in a file that
    outlives a restart.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        with closing(self.connect()) as store:
            with store:
                store.execute(FAMILIES)
                store.execute(TOKENS)

    def connect(self) -> sqlite3.Connection:
        store = sqlite3.connect(self.path, timeout=10)
        store.execute("PRAGMA foreign_keys = ON")
        return store

    def issue(self, username: str, scopes: list[str]) -> str:
        family, now = secrets.token_hex(16), time.time()
        with closing(self.connect()) as store:
            with store:
                store.execute("DELETE FROM families WHERE expires <= ?", [now])
                store.execute("INSERT INTO families VALUES (?, ?, ?, ?, '')", [family, username, " ".join(scopes), now + REFRESH_SECONDS])
                return self.next_token(store, family)

    def rotate(self, token: str) -> Rotated | None:
        digest = hashlib.sha256(token.encode()).hexdigest()
        with closing(self.connect()) as store:
            with store:
                store.execute("BEGIN IMMEDIATE")
                found = store.execute(FIND, [digest]).fetchone()
                if found is None:
                    return None
                family, username, scopes, expires, latest = found
                if digest != latest or expires <= time.time():
                    store.execute("DELETE FROM families WHERE id = ?", [family])
                    return None
                return Rotated(username, scopes.split(), self.next_token(store, family))

    @staticmethod
    def next_token(store: sqlite3.Connection, family: str) -> str:
        token = secrets.token_urlsafe(32)
        digest = hashlib.sha256(token.encode()).hexdigest()
        store.execute("INSERT INTO tokens VALUES (?, ?)", [digest, family])
        store.execute("UPDATE families SET latest = ? WHERE id = ?", [digest, family])
        return token


@cache
def refresh_tokens() -> RefreshTokens:
    return RefreshTokens(settings().refresh_tokens_file)
