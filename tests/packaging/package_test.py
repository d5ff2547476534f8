#!/usr/bin/env python3
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian package, made and looked at: package_test.py BUILD_FOLDER. Judges that are not installed are named and left out; without
dpkg-dev the test is skipped (77)."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LINUX = Path(__file__).resolve().parents[2] / "packaging/linux"
ID = "org.signalbox.Signalbox"
HOLDS = [
    "usr/bin/signalbox",
    "usr/lib/signalbox/signalbox-window",
    "usr/lib/signalbox/plugins/signalbox-export-fastapi.so",
    "usr/include/signalbox/plugin.h",
    "usr/include/signalbox/exporter.h",
    f"usr/share/applications/{ID}.desktop",
    f"usr/share/metainfo/{ID}.metainfo.xml",
    f"usr/share/mime/packages/{ID}.xml",
    f"usr/share/icons/hicolor/scalable/apps/{ID}.svg",
    "usr/share/icons/hicolor/scalable/mimetypes/application-vnd.signalbox.project+json.svg",
    "usr/share/man/man1/signalbox.1.gz",
    "usr/share/doc/signalbox/copyright",
    "usr/share/doc/signalbox/changelog.gz",
    "usr/share/signalbox/samples/food-delivery/signalbox.json",
]
NEEDS = ["libqt6widgets6", "libqscintilla2-qt6", "libcurl4", "libssl3", "libsimdjson"]
failures = []


def check(holds, told):
    if not holds:
        failures.append(told)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


def judge(*command):
    """A program of the system that says whether a file is good."""
    if shutil.which(command[0]) is None:
        print(f"not looked at: {command[0]} is not installed")
        return
    answer = run(*command)
    print(f"{command[0]}: {answer.returncode}")
    check(answer.returncode == 0, f"{command[0]} refuses:\n{answer.stdout}")


def make_package(build, folder):
    os.umask(0o022)
    answer = run("cpack", "-G", "DEB", "-B", folder, cwd=build)
    made = list(Path(folder).glob("*.deb"))
    if len(made) != 1:
        sys.exit(f"cpack made no package:\n{answer.stdout[-4000:]}")
    return made[0]


def look_inside(package, folder):
    run("dpkg-deb", "-x", package, folder)
    for name in HOLDS:
        check((folder / name).is_file(), f"the package lacks {name}")
    depends = run("dpkg-deb", "-f", package, "Depends").stdout
    for name in NEEDS:
        check(name in depends, f"the package does not depend on {name}: {depends}")
    command = folder / "usr/bin/signalbox"
    check(run(command, "--version").returncode == 0, "the packaged command does not start")
    plugins = run(command, "plugins")
    check(plugins.returncode == 0 and str(folder) in plugins.stdout, f"the packaged exporter is not found:\n{plugins.stdout}")
    written = run("c++", "-std=c++20", "-fsyntax-only", "-x", "c++", "-I", folder / "usr/include", "-",
                  input="#include <signalbox/exporter.h>\n")
    check(written.returncode == 0, f"no plugin can be written with the packaged headers:\n{written.stdout}")
    checked = run(command, "check", folder / "usr/share/signalbox/samples/food-delivery")
    check(checked.returncode == 0, f"the packaged sample is refused:\n{checked.stdout}")


def main():
    if shutil.which("dpkg-shlibdeps") is None:
        print("skipped: dpkg-dev is not installed, no package can be made")
        return 77
    with tempfile.TemporaryDirectory() as temporary:
        package = make_package(sys.argv[1], Path(temporary) / "made")
        look_inside(package, Path(temporary) / "files")
        judge("lintian", "--allow-root", "--fail-on", "error", "--suppress-tags-from-file", LINUX / "lintian-suppressed", package)
        judge("desktop-file-validate", LINUX / f"{ID}.desktop")
        judge("appstreamcli", "validate", "--no-net", LINUX / f"{ID}.metainfo.xml")
        judge("man", "--warnings", "-l", "-Tutf8", LINUX / "signalbox.1")
        print(f"{package.name}: {package.stat().st_size / 1e6:.1f} MB")
    print("\n".join(failures))
    return 1 if failures else 0


sys.exit(main())
