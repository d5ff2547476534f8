/* SPDX-FileCopyrightText: Signalbox contributors
 * SPDX-License-Identifier: MIT-0
 * The plugin interface of Signalbox, version 1, in plain C. A plugin is a shared library with two symbols:
 * signalbox_plugin, its metadata, which the host reads from the file without running any of the plugin's code; and the
 * entry of its kind, which for an exporter is signalbox_export. plugins/README.md tells the rest. */
#pragma once

#include <stddef.h>

/* Raised with every change. What is added goes to the end of a struct, so a plugin of an older number still runs. */
#define SIGNALBOX_PLUGIN_INTERFACE 1

#ifdef __cplusplus
#define SIGNALBOX_PLUGIN_C extern "C"
#else
#define SIGNALBOX_PLUGIN_C extern
#endif
#define SIGNALBOX_PLUGIN_SYMBOL __attribute__((visibility("default")))
#define SIGNALBOX_PLUGIN_TEXT_(number) #number
#define SIGNALBOX_PLUGIN_TEXT(number) SIGNALBOX_PLUGIN_TEXT_(number)

/* Once in a plugin, with string literals: SIGNALBOX_PLUGIN("exporter", "outline", "1.0.0", "One line a user reads").
 * The name is what `signalbox export NAME` takes: a to z first, then also 0 to 9 and -, at most 32 characters. */
#define SIGNALBOX_PLUGIN(kind, name, version, summary)                                                                 \
  SIGNALBOX_PLUGIN_C SIGNALBOX_PLUGIN_SYMBOL const char signalbox_plugin[];                                            \
  __attribute__((section(".signalbox_plugin"))) const char signalbox_plugin[] =                                        \
      "interface=" SIGNALBOX_PLUGIN_TEXT(SIGNALBOX_PLUGIN_INTERFACE) "\0"                                              \
                                                                     "kind=" kind "\0"                                 \
                                                                     "name=" name "\0"                                 \
                                                                     "version=" version "\0"                           \
                                                                     "summary=" summary

/* Bytes that the giver owns and that live until the call returns. Not ended by a zero. */
struct signalbox_text {
  const char* data;
  size_t size;
};

/* One run of an exporter. All texts but the content of files are UTF-8. The functions are called on the thread that the
 * export runs on, and copy what they are given. */
struct signalbox_export_job {
  void* host; /* the first argument of the functions */

  /* The project as one JSON text: an object of the project's files by path, as core/design/README.md describes them. */
  struct signalbox_text project;
  /* The folder where the project stands, absolute, for files the design only names; empty when it stands nowhere. */
  struct signalbox_text project_folder;

  /* A file of the export. The path is relative, with forward slashes, in the folder the user chose; each stands once.
   */
  void (*add_file)(void* host, struct signalbox_text path, struct signalbox_text content);
  /* One sentence for the user: what was exported otherwise than designed, or not at all. */
  void (*report)(void* host, struct signalbox_text sentence);
  /* One sentence: why there is no export. Followed by a return of anything but 0. */
  void (*fail)(void* host, struct signalbox_text sentence);
};

/* What an exporter defines. 0: done. Anything else: failed, and nothing is written. Throws nothing. */
SIGNALBOX_PLUGIN_C SIGNALBOX_PLUGIN_SYMBOL int signalbox_export(const struct signalbox_export_job* job);
