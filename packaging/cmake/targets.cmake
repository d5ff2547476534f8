# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# One function for each kind of target. Sources are the .cpp and .h files of the folder that calls.

# signalbox_library(core_schema USES core_design PRIVATE PkgConfig::ICU EXCLUDE source.cpp)
function(signalbox_library name)
  cmake_parse_arguments(arg "" "" "USES;PRIVATE;EXCLUDE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  foreach(file IN LISTS arg_EXCLUDE)
    list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC signalbox_options ${arg_USES} PRIVATE ${arg_PRIVATE})
endfunction()

# signalbox_tests(USES core_schema): every *_test.cpp of the folder becomes one Qt Test program and one ctest entry.
function(signalbox_tests)
  cmake_parse_arguments(arg "GUI" "PREFIX" "USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *_test.cpp)
  foreach(source IN LISTS sources)
    get_filename_component(stem ${source} NAME_WE)
    set(target ${arg_PREFIX}${stem})
    add_executable(${target} ${source})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PRIVATE signalbox_options test_support Qt6::Test ${arg_USES})
    target_compile_definitions(${target} PRIVATE SIGNALBOX_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${target} COMMAND ${target})
    set_tests_properties(${target} PROPERTIES TIMEOUT 300
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;SIGNALBOX_PROGRAM=$<TARGET_FILE:signalbox>")
  endforeach()
endfunction()

# signalbox_plugin(signalbox-export-sample SOURCES sample.cpp USES …): a shared library that shows only the plugin interface.
function(signalbox_plugin name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_library(${name} MODULE ${arg_SOURCES})
  set(exports ${CMAKE_SOURCE_DIR}/plugins/sdk/exports.map)
  set_target_properties(${name} PROPERTIES PREFIX "" LINK_DEPENDS ${exports})
  target_link_libraries(${name} PRIVATE signalbox_options ${arg_USES})
  target_link_options(${name} PRIVATE -Wl,--version-script=${exports})
endfunction()
