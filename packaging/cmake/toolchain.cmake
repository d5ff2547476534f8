# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# How everything is compiled and linked.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(signalbox_options INTERFACE)
target_compile_options(signalbox_options INTERFACE
  -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion -fno-plt -fpch-preprocess
  $<$<BOOL:${SIGNALBOX_WERROR}>:-Werror>
  # GCC 12 warns about std::string and std::variant internals at -O2 and above; nothing of ours.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized -Wno-dangling-pointer -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread>
  -fstack-protector-strong)
target_compile_definitions(signalbox_options INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_BYTEARRAY
  $<$<NOT:$<CONFIG:Debug>>:_GLIBCXX_ASSERTIONS>)
target_include_directories(signalbox_options INTERFACE ${CMAKE_SOURCE_DIR})

find_program(SIGNALBOX_MOLD mold)
if(SIGNALBOX_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
add_link_options(-Wl,-z,relro,-z,now -Wl,--as-needed)

find_program(SIGNALBOX_CCACHE ccache)
if(SIGNALBOX_CCACHE)
  # Paths below the source folder are hashed relative to it, so that clones and work trees share what they compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${SIGNALBOX_CCACHE})
endif()
