# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The OpenAPI documents of a project and of the applications mounted in it, with nothing hidden: requests are grown from them, so that
operations outside of the published document are asked for as well.
"""
import json
import subprocess
import tempfile
from pathlib import Path

HIDES = {"include_in_schema"}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def unhidden(value):
    """Without what hides something, anywhere in a file of the project."""
    if isinstance(value, dict):
        return {key: unhidden(inner) for key, inner in value.items() if key not in HIDES}
    return [unhidden(item) for item in value] if isinstance(value, list) else value


def shown(project, folder):
    """A copy of its JSON that hides nothing."""
    for path in project.rglob("*.json"):
        value = unhidden(read(path))
        if path.name == "signalbox.json" and isinstance(value, dict):
            value.get("app", {}).pop("openapi_url", None)
        target = folder / path.relative_to(project)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(value), encoding="utf-8")


def document_of(program, project):
    with tempfile.TemporaryDirectory() as folder:
        shown(project, Path(folder))
        made = subprocess.run([program, "openapi", folder], capture_output=True, text=True, timeout=60, check=False)
        return json.loads(made.stdout) if made.stdout.startswith("{") else {"paths": {}}


def mounts_of(project):
    return [(path.stem, read(path)) for path in sorted((project / "mounts").glob("*.json"))]


def filled(pattern, value):
    """A path or host pattern with `value` in the place of each parameter."""
    while "{" in pattern:
        begin, end = pattern.index("{"), pattern.index("}")
        pattern = pattern[:begin] + value + pattern[end + 1:]
    return pattern


def documents_of(program, project, prefix="", host=""):
    """(prefix of its paths, host to ask for, document, project folder) of a project and of what is mounted in it."""
    project = Path(project)
    yield prefix, host, document_of(program, project), project
    for _, mount in mounts_of(project):
        inner = project / mount.get("project", "")
        if not mount.get("project") or not inner.is_dir():
            continue
        if mount["kind"] == "app":
            yield from documents_of(program, inner, prefix + filled(mount["path"].rstrip("/"), "1"), host)
        elif mount["kind"] == "host":
            yield from documents_of(program, inner, prefix, filled(mount["path"], "one").partition(":")[0])
