# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every third-party package, found once, with the oldest version that is known to do.
find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg PrintSupport Network DBus Test)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(simdjson 3.0 REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL 7.88 REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
# Welcome, not needed: the system's keychain for the secrets of environments.
pkg_check_modules(SECRET IMPORTED_TARGET libsecret-1)
# Welcome too: the Public Suffix List, which says for which domains a cookie may be.
pkg_check_modules(PSL IMPORTED_TARGET libpsl)
find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)

find_path(QSCINTILLA_INCLUDE Qsci/qsciscintilla.h PATHS /usr/include/x86_64-linux-gnu/qt6 PATH_SUFFIXES qt6 REQUIRED)
find_library(QSCINTILLA_LIBRARY NAMES qscintilla2_qt6 REQUIRED)
add_library(QScintilla INTERFACE IMPORTED)
target_include_directories(QScintilla SYSTEM INTERFACE ${QSCINTILLA_INCLUDE})
target_link_libraries(QScintilla INTERFACE ${QSCINTILLA_LIBRARY} Qt6::Widgets)

# Asio and Beast are compiled once (core/client/asio_implementation.cpp, target signalbox_asio_impl); every user has these definitions.
add_library(signalbox_asio INTERFACE)
target_compile_definitions(signalbox_asio INTERFACE
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED)
target_link_libraries(signalbox_asio INTERFACE Boost::headers OpenSSL::SSL Threads::Threads)
