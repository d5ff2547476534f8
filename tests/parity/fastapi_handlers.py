# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exception handlers of a project, said to FastAPI."""
import json

import fastapi_answers
import fastapi_app
import fastapi_dependencies
from fastapi import HTTPException, Response
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError, ResponseValidationError, WebSocketRequestValidationError
from fastapi.responses import JSONResponse
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException as StarletteHTTPException

CLASSES = {"HTTPException": StarletteHTTPException, "RequestValidationError": RequestValidationError,
           "WebSocketRequestValidationError": WebSocketRequestValidationError,
           "ResponseValidationError": ResponseValidationError, "Exception": Exception}
OWN_STATUS = {"RequestValidationError": 422, "WebSocketRequestValidationError": 403}


def names_of(project, on, request, exc):
    is_http = on.isdigit() or on == "HTTPException"
    own = int(on) if on.isdigit() else exc.status_code if is_http else OWN_STATUS.get(on, 500)
    body = exc.body if isinstance(exc, RequestValidationError) else None
    value = fastapi_dependencies.UserValue({"method": request.method, "path": request.url.path, "url": str(request.url)})
    errors = None
    if on.endswith("ValidationError"):
        errors = [fastapi_dependencies.UserValue(error) for error in jsonable_encoder(exc.errors())]
    return project.constants | {
        "request": value, "status": own, "detail": getattr(exc, "detail", None) if is_http else None, "errors": errors,
        "body": dict(body) if isinstance(body, FormData) else body}


def answer(templates, outcome, own_status):
    headers = fastapi_answers.headers_of(templates, outcome)
    if "raise" in outcome:
        detail = templates.render(outcome["detail"]) if "detail" in outcome else None
        raise HTTPException(outcome["raise"], detail=detail, headers=headers or None)
    body = templates.render(outcome.get("body"))
    status = outcome.get("status", own_status)
    if "content-type" in headers:
        media_type = headers.pop("content-type")
        content = body if isinstance(body, (str, bytes)) else json.dumps(body, separators=(",", ":"), ensure_ascii=False)
        made = Response(content, media_type=media_type, headers=headers, status_code=status)
    else:
        made = JSONResponse(jsonable_encoder(body), status, headers)
    fastapi_answers.write_cookies(templates, outcome, made)
    return made


def handler_of(project, source):
    async def handle(request, exc):
        templates = fastapi_app.Templates(names_of(project, source["on"], request, exc))
        own_status = templates.names["status"]
        for name, template in source.get("let", {}).items():
            templates.names[name] = templates.render(template)
        for case in source.get("cases", []):
            if templates.expression(case["when"]):
                return answer(templates, case, own_status)
        return answer(templates, source, own_status)

    return handle


def add_handlers(project, app):
    path = project.folder / "exception_handlers.json"
    sources = json.loads(path.read_text(encoding="utf-8"))["exception_handlers"] if path.exists() else []
    for source in sources:
        key = int(source["on"]) if source["on"].isdigit() else CLASSES[source["on"]]
        app.add_exception_handler(key, handler_of(project, source))
