// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/export.h"

#include "plugins/fastapi/left_out.h"
#include "plugins/fastapi/models.h"
#include "plugins/fastapi/overrides.h"
#include "plugins/fastapi/project.h"
#include "plugins/fastapi/security.h"
#include "plugins/fastapi/tests.h"

namespace signalbox::fastapi {

void exportApplication(Context& context) {
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
  reportLeftOut(context);
}

exchange::FileTree exportFastApi(const design::Design& design) {
  exchange::FileTree tree;
  Context context(design, tree);
  exportApplication(context);
  exportTests(context);
  exportOverrides(context);
  exportProjectFiles(context);
  return tree;
}

} // namespace signalbox::fastapi
