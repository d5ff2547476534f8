# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Session cookies as itsdangerous.TimestampSigner signs them, DATA.TIME.SIGNATURE: those of a recording, signed anew, as old as they were."""
import base64
import hashlib
import hmac
import re
import time

from servers import SECRETS

SECRET = SECRETS["SIGNALBOX_SECRET_SESSION_KEY"].encode()
COOKIE = re.compile(r"=([A-Za-z0-9_=-]*)\.([A-Za-z0-9_-]{6})\.([A-Za-z0-9_-]{27})(?=;|$)")


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def signature(text):
    key = hashlib.sha1(b"itsdangerous.Signer" + b"signer" + SECRET).digest()
    return encoded(hmac.new(key, text.encode(), hashlib.sha1).digest())


def is_valid(match):
    return signature(f"{match[1]}.{match[2]}") == match[3]


def is_signed(request):
    """Whether it has a session whose signature is right."""
    values = (value for name, value in request.get("headers", []) if name.lower() == "cookie")
    return any(is_valid(match) for value in values for match in COOKIE.finditer(value))


def renewed(value, asked_at):
    """A cookie header that was sent at `asked_at`. What another key has signed stays as it is."""

    def renew(match):
        data, stamp, _ = match.groups()
        if not is_valid(match):
            return match[0]
        age = asked_at - int.from_bytes(decoded(stamp), "big")
        text = f"{data}.{encoded((int(time.time()) - age).to_bytes(4, 'big'))}"
        return f"={text}.{signature(text)}"

    return COOKIE.sub(renew, value)


def with_sessions_of_today(request, asked_at):
    if asked_at is None:
        return request
    headers = [(name, renewed(value, asked_at) if name.lower() == "cookie" else value) for name, value in request.get("headers", [])]
    return {**request, "headers": headers} if headers else request
