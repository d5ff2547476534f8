"""The application: Users."""

from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path

from app.models import Report, UserIn, UserOut, UserPatch

app = FastAPI(title="Users", description="One model in, another out.", version="0.1.0")


@app.post("/users", summary="Sign up", status_code=201, response_model=UserOut)
async def create_user(user: UserIn) -> Any:
    return user


@app.get("/users/{username}", response_model=UserOut)
async def read_user(username: Annotated[str, Path(min_length=3)]) -> Any:
    if username == "nobody":
        raise HTTPException(status_code=404, detail="No user of that name")
    return {
        "username": username,
        "email": f"{username}@example.com",
        "password": "never shown",
    }


@app.get(
    "/users/{username}/report", response_model=Report, response_model_exclude_none=True
)
async def read_report(username: str) -> Any:
    return {
        "username": username,
        "logins": len(username) * 7,
        "last_seen": "2026-03-14T09:26:53Z",
        "note": None,
    }


@app.patch(
    "/users/{username}", response_model=UserPatch, response_model_exclude_unset=True
)
async def patch_user(username: str, patch: UserPatch) -> Any:
    return patch
