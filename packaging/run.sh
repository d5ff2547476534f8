#!/usr/bin/env bash
# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets everything up, builds the release preset and opens the window on a copy of the food-delivery sample, the one that the
# welcome page opens, with its server running. Options go to the program: packaging/run.sh --help. Without a display the
# sample is served instead.
. "$(dirname "$0")/setup.sh"

install_packages "${build_packages[@]}" "${speed_packages[@]}"
fetch_assets
[[ -x build/release/app/signalbox ]] || say "Building Signalbox: some minutes the first time"
build release signalbox

program=build/release/app/signalbox
sample=resources/samples/food-delivery
if [[ -z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-} ]]; then
  say "No display here: serving the food-delivery sample instead of opening the window."
  exec "$program" serve "$sample" "$@"
fi
data=${XDG_DATA_HOME:-$HOME/.local/share}/signalbox
[[ -z ${SIGNALBOX_CONFIG_DIR:-} ]] || data=$SIGNALBOX_CONFIG_DIR/data
copy=$data/samples/food-delivery
if [[ ! -e $copy/signalbox.json ]]; then
  rm -rf "$copy.new"
  mkdir -p "$copy.new"
  cp -r "$sample/." "$copy.new"
  mv -T "$copy.new" "$copy" # whole or not at all
fi
exec "$program" "$copy" "$@"
