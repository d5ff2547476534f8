#!/usr/bin/env bash
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes build/signalbox_VERSION_ARCH.deb from the release preset, and lints it where lintian is installed.
. "$(dirname "$0")/setup.sh"

install_packages "${build_packages[@]}" "${speed_packages[@]}" dpkg-dev file gzip
fetch_assets
say "Building"
build release all
(umask 022 && cd build/release && cpack -G DEB -B "$root/build" >"$root/build/package.log" 2>&1) ||
  { tail -n 20 build/package.log >&2; die "The package could not be made; the whole log is build/package.log."; }
package=$(ls -t build/signalbox_*.deb | head -n 1)
if command -v lintian >/dev/null; then
  lintian --allow-root --fail-on error --suppress-tags-from-file packaging/linux/lintian-suppressed "$package" >&2
fi
echo "$package"
