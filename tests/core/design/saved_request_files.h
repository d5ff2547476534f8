// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A project with saved requests of every kind and an environment.
#pragma once

#include "tests/core/design/project_folder.h"

namespace signalbox::design {

// Canonical files: what save() writes.
inline const Files& savedRequestFiles() {
  static const Files files{
      {"signalbox.json", "{\n  \"format\": 1,\n  \"name\": \"Shop\",\n  \"version\": \"1\"\n}\n"},
      {"endpoints/create_order.json", "{\n  \"method\": \"POST\",\n  \"path\": \"/orders\"\n}\n"},
      {"requests/new_order.json", R"({
  "order": 10,
  "title": "A new order",
  "endpoint": "create_order",
  "method": "POST",
  "url": "{{base}}/orders",
  "query": [
    {
      "name": "tag",
      "value": "a"
    },
    {
      "name": "tag",
      "value": "b",
      "enabled": false
    }
  ],
  "headers": {
    "x-team": "shop"
  },
  "body": {
    "kind": "json",
    "json": {
      "pages": 3,
      "title": "é"
    }
  },
  "auth": {
    "kind": "bearer",
    "token": "{{token}}"
  },
  "follow_redirects": true,
  "x-note": "kept"
}
)"},
      {"requests/billing/eu/upload.json", R"({
  "method": "PUT",
  "url": "https://api.example.com/{{version}}/files",
  "body": {
    "kind": "multipart",
    "parts": [
      {
        "name": "kind",
        "value": "scan"
      },
      {
        "name": "file",
        "file": "data/scan.pdf",
        "media_type": "application/pdf",
        "enabled": false
      }
    ]
  },
  "auth": {
    "kind": "oauth2",
    "grant": "client_credentials",
    "token_url": "https://api.example.com/token",
    "client_id": "shop",
    "client_secret": "{{client_secret}}",
    "scope": "files:write"
  }
}
)"},
      {"requests/odd_json.json", R"({
  "method": "POST",
  "url": "{{base}}/odd",
  "body": {
    "kind": "json",
    "text": "{\"a\":1}"
  }
}
)"},
      {"environments/Local.json", R"({
  "variables": {
    "base": "http://127.0.0.1:8000",
    "version": "v1"
  },
  "secrets": [
    "token",
    "client_secret"
  ]
}
)"},
  };
  return files;
}

} // namespace signalbox::design
