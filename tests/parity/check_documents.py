# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the documents of all projects to the official schemas of OpenAPI: python check_documents.py PYTHON SIGNALBOX [PROJECT ...]

Each is written as 3.1 and as 3.0, as JSON and as YAML. The documents must be valid but for what the design itself asks for, and the
YAML must read as the JSON does. Exit 77: PYTHON has no openapi-spec-validator.
"""
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
# What a design asks for although OpenAPI does not allow it: FastAPI writes the same. In any project: path parameters that nobody reads,
# defaults that the type refuses, one operation id twice, the stars of a secret's default.
ASKED_FOR_ANYWHERE = re.compile(r"/: (.*(was not resolved|is not of type|is not unique)|'\*{10}' is too)")
ASKED_FOR = {
    "docs_extra": ("KeyError", "//odd/", "//broken/", "//schemas/", "//coerced/", "/minLength:", "/maximum:"),  # broken by hand
    "inputs_paths": ("'purge' was unexpected",),  # a method of its own
    "docs_responses": ("'server' was unexpected",),
    "docs_security": ("'Plain code' does not match",),
}


def written(program, project, *options):
    done = subprocess.run([program, "openapi", project, *options], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def problems(validator, document):
    try:
        return [f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator(document).iter_errors()]
    except Exception as error:  # the validator reads on where the schema has already refused
        return [f"{type(error).__name__}: {error}"]


def without_item_schemas(document):
    """FastAPI describes the items of streams as OpenAPI 3.2 does."""
    if isinstance(document, dict):
        return {key: without_item_schemas(value) for key, value in document.items() if key != "itemSchema"}
    return list(map(without_item_schemas, document)) if isinstance(document, list) else document


def check(program, project):
    import yaml
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    found = []
    for version, validator in (("3.1", OpenAPIV31SpecValidator), ("3.0", OpenAPIV30SpecValidator)):
        document = json.loads(written(program, project, "--version", version))
        if yaml.load(written(program, project, "--version", version, "--yaml"), Loader=yaml.CSafeLoader) != document:
            found.append(f"{version}: the YAML reads otherwise than the JSON")
        asked_for = ASKED_FOR.get(project.name, ())
        found += [f"{version} {line}" for line in problems(validator, without_item_schemas(document))
                  if not ASKED_FOR_ANYWHERE.match(line) and not any(text in line for text in asked_for)]
    return found


def main():
    python, program, *names = sys.argv[1:]
    if "--inside" not in names:  # not yet that interpreter
        if not pathlib.Path(python).exists() or subprocess.run([python, "-c", "import openapi_spec_validator, yaml"], capture_output=True).returncode:
            print(f"SKIPPED: {python} has no openapi-spec-validator; packaging/test.sh installs it")
            sys.exit(77)
        sys.exit(subprocess.run([python, __file__, python, program, *names, "--inside"]).returncode)
    names.remove("--inside")
    projects = [pathlib.Path(name) for name in names] or sorted(
        path for folder in (HERE / "projects", HERE.parent.parent / "resources/samples") for path in folder.iterdir()
        if (path / "signalbox.json").exists())
    failed = 0
    for project in projects:
        if found := check(program, project):
            failed += 1
            print(f"FAIL {project.name}" + "".join(f"\n    {line}" for line in found[:10]))
    print(f"{len(projects) - failed} of {len(projects)} documents are valid in 3.1 and 3.0, as JSON and as YAML")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
