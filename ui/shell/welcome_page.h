// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WelcomePage: what the window shows without a project: the samples, a new API, a folder, the recent ones.
#pragma once

#include "ui/settings/samples.h"
#include "ui/settings/settings.h"

#include <QAbstractButton>
#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace signalbox::ui {

class Segmented;

class WelcomePage final : public QWidget {
  Q_OBJECT
public:
  explicit WelcomePage(QWidget* parent = nullptr);
  void render(const QVector<Sample>& samples, const Settings& settings);

Q_SIGNALS:
  void sampleRequested(const signalbox::ui::Sample& sample);
  void newRequested();
  void openRequested();
  void projectRequested(const QString& folder);
  void removeRequested(const QString& folder); // from the list of recent ones
  void appearanceChosen(signalbox::ui::Appearance appearance);

protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override; // Enter, N, O

private:
  QWidget* buildFooter();
  QWidget* buildHero(const Sample& sample);
  QWidget* buildCards(const QVector<Sample>& others);
  QWidget* buildRecent(const Settings& settings);

  QVector<Sample> m_samples;
  QVBoxLayout* m_column;
  QWidget* m_body = nullptr;
  Segmented* m_theme;
};

// A card that is a button: icon, title, text, an optional key.
class WelcomeCard final : public QAbstractButton {
  Q_OBJECT
public:
  WelcomeCard(const QString& iconName, const QString& title, const QString& text, const QString& key,
              QWidget* parent = nullptr);
  QSize sizeHint() const override { return {240, 84}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_iconName;
  QString m_text;
  QString m_key;
};

} // namespace signalbox::ui
