# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What endpoints answer beside a plain value, said to FastAPI: cookies, redirects, files, tasks behind the answer."""
import fastapi_app
import fastapi_around
import httpx
from fastapi import BackgroundTasks
from fastapi.encoders import jsonable_encoder
from fastapi.responses import FileResponse, RedirectResponse

COOKIE_KEYS = ("max_age", "expires", "path", "domain", "secure", "httponly", "samesite")


def project_file_class(folder):
    """FileResponse whose paths are inside the project."""
    fastapi_around.touch(folder)

    class ProjectFileResponse(FileResponse):
        def __init__(self, path, status_code=200, **options):
            super().__init__(folder / path, status_code, **options)

    return ProjectFileResponse


def write_cookies(templates, spec, response):
    for cookie in spec.get("cookies", []):
        if "when" in cookie and not templates.expression(cookie["when"]):
            continue
        options = {key: templates.render(cookie[key]) for key in COOKIE_KEYS if key in cookie}
        if cookie.get("delete"):
            response.delete_cookie(cookie["key"], **options)
        else:
            response.set_cookie(cookie["key"], templates.render(cookie.get("value", "")), **options)


def headers_of(templates, spec):
    return {name.lower(): str(templates.render(value)) for name, value in spec.get("headers", {}).items()}


def returns(project, spec, status, make):
    """An endpoint that returns the Response of `make`, unless a case answers."""
    async def endpoint(request__, response__, **values):
        templates = fastapi_app.Templates(await fastapi_app.names_in_scope(project, request__, values))
        response__.own_status = status
        for name, template in spec.get("let", {}).items():
            templates.names[name] = templates.render(template)
        for case in spec.get("cases", []):
            if templates.expression(case["when"]):
                return fastapi_app.answer(templates, case, response__)
        response = make(templates)
        write_cookies(templates, spec, response)
        if "background" in spec:
            response.background = BackgroundTasks()
            add_tasks(project, templates, spec, response.background)
        return response

    return endpoint


def redirect(project, spec, status):
    own = status if 300 <= status < 400 and status != 304 else 307

    def make(templates):
        return RedirectResponse(str(templates.render(spec["url"])), spec.get("status", own), headers_of(templates, spec))

    return returns(project, spec, status, make)


def file(project, spec, status):
    fastapi_around.touch(project.folder)

    def make(templates):
        options = {key: templates.render(spec[key]) for key in ("media_type", "filename", "content_disposition_type") if key in spec}
        return FileResponse(project.folder / str(templates.render(spec["path"])), status, headers_of(templates, spec), **options)

    return returns(project, spec, status, make)


# tasks


def ready_tasks(project, templates, tasks):
    """Callables for the tasks whose condition holds, their templates rendered now."""
    made = []
    for task in tasks:
        if "when" in task and not templates.expression(task["when"]):
            continue
        if "http" in task:
            made.append(request_of(project, templates, task["http"]))
        else:
            made.append(line_of(project, str(templates.render(task["log"]))))
    return made


def line_of(project, text):
    async def write():
        project.log.append(text)

    return write


def request_of(project, templates, http):
    method, url = str(templates.render(http.get("method", "POST"))), str(templates.render(http["url"]))
    headers = headers_of(templates, http)
    body = templates.render(http.get("body"))
    content = {} if body is None else {"content": body} if isinstance(body, (str, bytes)) else {"json": jsonable_encoder(body)}

    async def send():
        project.log.append(f"{method} {url}")
        async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
            await client.request(method, url, headers=headers, **content)

    return send


def add_tasks(project, templates, spec, background):
    """BackgroundTasks.add_task for each of a reply's `background`."""
    for task in ready_tasks(project, templates, spec.get("background", [])):
        background.add_task(task)
