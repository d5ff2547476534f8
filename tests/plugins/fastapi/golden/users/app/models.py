"""The shapes of data that requests and answers hold."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class Report(BaseModel):
    username: str
    logins: int = Field(ge=0)
    last_seen: datetime | None = None
    note: str | None = None


class UserIn(BaseModel):
    """What a person sends to sign up."""

    model_config = ConfigDict(extra="forbid")

    username: str = Field(min_length=3, max_length=32, pattern="^[a-z][a-z0-9_]*$")
    email: str = Field(pattern="^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$")
    password: str = Field(min_length=8, max_length=128)
    full_name: str | None = None


class UserOut(BaseModel):
    """What everyone may see."""

    username: str
    email: str
    full_name: str | None = None


class UserPatch(BaseModel):
    """Every field may be left out; only what is sent comes back."""

    email: str | None = None
    full_name: str | None = None
    newsletter: bool = False
