#!/usr/bin/env bash
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What run.sh and test.sh share: packages, web assets, build. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# A name, or names in order of preference (a|b): the first that this release of Debian or Ubuntu has. With a leading
# question mark: welcome, not needed.
build_packages=(
  g++ cmake ninja-build pkg-config git python3
  qt6-base-dev "qt6-svg-dev|libqt6svg6-dev" libqscintilla2-qt6-dev libgl-dev
  "libboost1.81-dev|libboost1.83-dev|libboost-dev" libssl-dev libcurl4-openssl-dev libsimdjson-dev nlohmann-json3-dev
  libyaml-cpp-dev libicu-dev libpcre2-dev zlib1g-dev libspdlog-dev libcli11-dev
  libsodium-dev libkainjow-mustache-dev "?libsecret-1-dev" "?libpsl-dev"
  fonts-inter fonts-jetbrains-mono
)
speed_packages=(mold ccache)
test_packages=(xvfb xauth python3-venv procps dpkg-dev file "?chromium-driver" "?lintian" "?desktop-file-utils" "?appstream")

is_installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -q '^installed'; }

# Prints the alternatives' first that is installed, else the first that can be installed, else nothing.
choose() {
  local name
  for name in ${1//[|?]/ }; do if is_installed "$name"; then echo "$name"; return; fi; done
  for name in ${1//[|?]/ }; do
    if [[ -n $(apt-cache policy "$name" 2>/dev/null | sed -n 's/^  Candidate: \([^(].*\)/\1/p') ]]; then echo "$name"; return; fi
  done
}

install_packages() {
  command -v apt-get >/dev/null || die "Signalbox sets itself up on Debian 12 and Ubuntu 24.04. On another system install: ${build_packages[*]}"
  local entry name missing=() wanted=("$@")
  for entry in "${wanted[@]}"; do
    local found=0
    for name in ${entry//[|?]/ }; do if is_installed "$name"; then found=1; break; fi; done
    ((found)) || missing+=("$entry")
  done
  # Node's own builds bring npm without a Debian package.
  command -v npm >/dev/null || missing+=(nodejs npm)
  ((${#missing[@]})) || return 0

  local sudo=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "These packages are missing and need root to install: ${missing[*]}"
    sudo=(sudo)
  fi
  say "Installing ${#missing[@]} packages"
  "${sudo[@]}" apt-get update -qq
  local names=()
  for entry in "${missing[@]}"; do
    name=$(choose "$entry")
    if [[ -n $name ]]; then
      names+=("$name")
    elif [[ $entry != \?* ]]; then
      die "No package for $entry in this system's sources."
    fi
  done
  ((${#names[@]})) || return 0
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" >/dev/null ||
    die "apt-get could not install: ${names[*]}"
}

# Icons and web docs, from npm, into build/npm. Only when the lock file changed.
fetch_assets() {
  local stamp=build/npm/.fetched sum
  sum=$(sha256sum packaging/npm/package-lock.json | cut -d' ' -f1)
  [[ -f $stamp && $(<"$stamp") == "$sum" ]] && return 0
  say "Fetching icons and web docs from npm"
  mkdir -p build/npm
  cp packaging/npm/package.json packaging/npm/package-lock.json build/npm/
  (cd build/npm && npm ci --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error >&2) ||
    die "npm could not fetch the packages of packaging/npm/package-lock.json."
  echo "$sum" >"$stamp"
}

# build PRESET TARGET...
build() {
  local preset=$1
  shift
  [[ -f build/$preset/build.ninja ]] || cmake --preset "$preset" ${CI:+-DSIGNALBOX_WERROR=ON} >build/configure.log 2>&1 ||
    { tail -n 20 build/configure.log >&2; die "CMake could not configure; the whole log is build/configure.log."; }
  ninja -C "build/$preset" "$@" >build/build.log 2>&1 ||
    { grep -E 'error|FAILED' build/build.log | head -n 20 >&2; die "The build failed; the whole log is build/build.log."; }
}
