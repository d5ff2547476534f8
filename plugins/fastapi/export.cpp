// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/export.h"

#include "plugins/fastapi/models.h"
#include "plugins/fastapi/project.h"
#include "plugins/fastapi/security.h"
#include "plugins/fastapi/tests.h"

namespace signalbox::fastapi {

exchange::FileTree exportFastApi(const design::Design& design) {
  exchange::FileTree tree;
  Context context(design, tree);
  exportModels(context);
  exportConstants(context);
  exportRouters(context);
  exportWebhooks(context);
  exportMain(context);
  exportDependencies(context);
  exportResponses(context);
  exportOperationIds(context);
  exportRuntime(context);
  exportMiddleware(context);
  exportSecurity(context);
  exportSettings(context);
  exportTests(context);
  exportProjectFiles(context);
  return tree;
}

} // namespace signalbox::fastapi
