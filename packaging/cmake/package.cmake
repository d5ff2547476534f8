# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What `ninja install` puts where, and the Debian package: `cpack -G DEB` in the build folder (packaging/deb.sh does it all).
include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATAROOTDIR}/doc/signalbox) # the package's name, not the project's
set(app_id org.signalbox.Signalbox)
set(linux ${CMAKE_SOURCE_DIR}/packaging/linux)

install(TARGETS signalbox RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS signalbox-window RUNTIME DESTINATION ${CMAKE_INSTALL_LIBDIR}/signalbox)
install(TARGETS signalbox-export-fastapi LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/signalbox/plugins)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/resources/samples DESTINATION ${CMAKE_INSTALL_DATADIR}/signalbox)
install(FILES ${linux}/${app_id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${linux}/${app_id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${linux}/${app_id}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME ${app_id}.xml)
install(FILES ${linux}/signalbox.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME ${app_id}.svg)
install(FILES ${linux}/signalbox.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/mimetypes
  RENAME application-vnd.signalbox.project+json.svg)
install(FILES ${linux}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_SOURCE_DIR}/plugins/sdk/plugin.h ${CMAKE_SOURCE_DIR}/plugins/sdk/exporter.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/signalbox)

# Man page and changelog, compressed without a time so that the package is the same each time.
find_program(SIGNALBOX_GZIP gzip REQUIRED)
function(install_compressed source name folder)
  set(made ${CMAKE_BINARY_DIR}/package/${name}.gz)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/package)
  execute_process(COMMAND ${SIGNALBOX_GZIP} -9nc ${source} OUTPUT_FILE ${made} COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${made} DESTINATION ${folder})
endfunction()
install_compressed(${linux}/signalbox.1 signalbox.1 ${CMAKE_INSTALL_MANDIR}/man1)
file(WRITE ${CMAKE_BINARY_DIR}/package/changelog.text
  "signalbox (${PROJECT_VERSION}) stable; urgency=low\n\n  * Built from source.\n\n"
  " -- Signalbox contributors <signalbox@example.org>  Sat, 28 Nov 2026 12:00:00 +0000\n")
install_compressed(${CMAKE_BINARY_DIR}/package/changelog.text changelog ${CMAKE_INSTALL_DOCDIR})

set(CPACK_PACKAGE_NAME signalbox)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "Signalbox contributors")
set(CPACK_PACKAGE_CONTACT "Signalbox contributors <signalbox@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "native workbench to design, run and test HTTP APIs")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "One window holds a live API: models and endpoints are designed
visually, an embedded server runs the design as it is edited, and panels
send requests, explain validation errors field by field, browse the
generated OpenAPI docs and watch WebSocket and server-sent event streams.
The server behaves as a FastAPI application of the same design. Every
command also runs without a display.")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "xdg-utils, qt6-wayland")            # links in the browser; Wayland without Xwayland
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring | kwalletmanager")       # where secrets of environments are kept
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
