// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ui_kit: shows the kit, or with a folder as argument writes kit-dark.png and kit-light.png there.
#include "kit_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>

using namespace signalbox::ui;

namespace {

void writePictures(KitWindow& window, const QString& folder) {
  setAppearance(Appearance::Dark);
  QTimer::singleShot(300, &window, [&window, folder] {
    window.grab().save(folder + QStringLiteral("/kit-dark.png"));
    setAppearance(Appearance::Light);
    QTimer::singleShot(300, &window, [&window, folder] {
      window.grab().save(folder + QStringLiteral("/kit-light.png"));
      QApplication::quit();
    });
  });
}

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  installTheme(Appearance::Dark);
  KitWindow window;
  window.show();
  if (argc > 1) writePictures(window, QString::fromLocal8Bit(argv[1]));
  return QApplication::exec();
}
