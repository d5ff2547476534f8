from typing import Any
from fastapi import Request
from starlette.datastructures import FormData
# uses json_body


async def sent_body(request: Request) -> Any:
    """The fields of a form where FastAPI has read one, else the JSON."""
    form = getattr(request, "_form", None)
    return dict(form) if isinstance(form, FormData) else await json_body(request)
