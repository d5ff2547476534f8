// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/web/web_assets.h"

#include <array>
#include <utility>

// Begin and end of each gzipped file, from assets.S.
#define SIGNALBOX_ASSET(name)                                                                                          \
  extern "C" const char signalbox_##name##_begin[];                                                                    \
  extern "C" const char signalbox_##name##_end[];
SIGNALBOX_ASSET(swagger_ui_css)
SIGNALBOX_ASSET(swagger_ui_bundle_js)
SIGNALBOX_ASSET(swagger_ui_favicon)
SIGNALBOX_ASSET(redoc_js)
#undef SIGNALBOX_ASSET

namespace signalbox::resources {
namespace {

api::Asset packed(const char* contentType, const char* begin, const char* end) {
  return {contentType, std::string_view(begin, static_cast<std::size_t>(end - begin)), true};
}

class WebAssets final : public api::AssetSource {
public:
  const api::Asset* find(std::string_view path) const override {
    for (const auto& [name, asset] : m_assets) {
      if (name == path) return &asset;
    }
    return nullptr;
  }

private:
  std::array<std::pair<std::string_view, api::Asset>, 4> m_assets = {{
      {"/-/swagger-ui/swagger-ui.css",
       packed("text/css; charset=utf-8", signalbox_swagger_ui_css_begin, signalbox_swagger_ui_css_end)},
      {"/-/swagger-ui/swagger-ui-bundle.js",
       packed("text/javascript; charset=utf-8", signalbox_swagger_ui_bundle_js_begin,
              signalbox_swagger_ui_bundle_js_end)},
      {"/-/swagger-ui/favicon-32x32.png",
       packed("image/png", signalbox_swagger_ui_favicon_begin, signalbox_swagger_ui_favicon_end)},
      {"/-/redoc/redoc.standalone.js",
       packed("text/javascript; charset=utf-8", signalbox_redoc_js_begin, signalbox_redoc_js_end)},
  }};
};

} // namespace

const api::AssetSource& webAssets() {
  static const WebAssets assets;
  return assets;
}

} // namespace signalbox::resources
