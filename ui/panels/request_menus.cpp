// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_menus.h"

#include "core/requests/snippet.h"

#include <QCoreApplication>
#include <QMenu>

namespace signalbox::ui {
namespace {

constexpr qsizetype longestMessage = 70;

QString translated(const char* text) { return QCoreApplication::translate("RequestMenus", text); }

QString shortened(const QString& message) {
  return message.size() <= longestMessage ? message : message.left(longestMessage - 1) + QChar(0x2026);
}

// An ampersand would underline the next letter.
QString plainText(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

} // namespace

void fillCopyMenu(QMenu& menu, const requests::PlainRequest& request, const std::function<void(const QString&)>& copy) {
  for (const requests::SnippetLanguage& language : requests::snippetLanguages()) {
    const QString title = QString::fromUtf8(language.title.data(), static_cast<qsizetype>(language.title.size()));
    QAction* action = menu.addAction(translated("Copy as %1").arg(title));
    action->setObjectName(QStringLiteral("copy.") + QString::fromLatin1(language.id.data()));
    QObject::connect(action, &QAction::triggered, &menu,
                     [request, &language, copy] { copy(QString::fromStdString(language.write(request))); });
  }
}

void fillBrokenMenu(QMenu& menu, const QVector<BrokenBody>& bodies, const std::function<void(const QString&)>& use) {
  QHash<QString, QMenu*> places;
  for (const BrokenBody& body : bodies) {
    QMenu*& place = places[body.place];
    if (!place) place = menu.addMenu(plainText(body.place));
    place->setObjectName(QStringLiteral("broken.") + body.place);
    QAction* action = place->addAction(plainText(shortened(body.message)));
    action->setToolTip(body.message);
    QObject::connect(action, &QAction::triggered, &menu, [text = body.text, use] { use(text); });
  }
  if (bodies.isEmpty()) menu.addAction(translated("There is no rule to break"))->setEnabled(false);
}

} // namespace signalbox::ui
