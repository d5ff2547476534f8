# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Build step: writes OUTPUT, a C++ table of the icons named in LIST, read from the folder ICONS (lucide-static/icons).
if(NOT IS_DIRECTORY ${ICONS})
  message(FATAL_ERROR "The icons are not there yet: ${ICONS} is missing. Run packaging/run.sh once (it fetches them from npm), "
    "or configure with -DSIGNALBOX_NPM=FOLDER/node_modules.")
endif()
file(STRINGS ${LIST} names REGEX "^[a-z]")
list(SORT names)
set(rows "")
foreach(name IN LISTS names)
  if(NOT EXISTS ${ICONS}/${name}.svg)
    message(FATAL_ERROR "resources/icons.txt names ${name}, which lucide-static does not have (${ICONS}).")
  endif()
  file(READ ${ICONS}/${name}.svg svg)
  string(REGEX REPLACE "^.*<svg[^>]*>" "" svg "${svg}")
  string(REGEX REPLACE "</svg>.*$" "" svg "${svg}")
  string(REGEX REPLACE "[ \n]+" " " svg "${svg}")
  string(APPEND rows "  {\"${name}\", R\"svg(${svg})svg\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"resources/icons.h\"\n\nnamespace signalbox::resources {\nnamespace {\n"
  "constexpr Icon table[] = {\n${rows}};\n}\n\nstd::span<const Icon> icons() { return table; }\n\n}\n")
