// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelUses: the endpoints and models that name a model, as rows. A design that shares most entities with the one
// before costs the entities that differ.
#pragma once

#include "core/design/design.h"

#include <QAbstractListModel>
#include <QString>
#include <QVector>

#include <memory>
#include <span>
#include <vector>

namespace signalbox::ui {

struct ModelUse {
  QString text;       // "POST /orders, body", "Order.items"
  QString endpointId; // or
  QString model;
  QString field;
  bool operator==(const ModelUse&) const = default;
};

class ModelUses final : public QAbstractListModel {
  Q_OBJECT
public:
  using QAbstractListModel::QAbstractListModel;

  void show(const QString& model, const design::Design& design);
  const ModelUse* use(const QModelIndex& index) const; // null for an invalid index

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  // The entities of one kind that were looked at, and the uses in each.
  template<class Entity>
  struct Seen {
    std::vector<std::shared_ptr<const Entity>> entities;
    std::vector<QVector<ModelUse>> uses;
  };
  template<class Entity, class Find>
  static bool look(Seen<Entity>& seen, std::span<const std::shared_ptr<const Entity>> now, const Find& find);

  QString m_model;
  std::vector<design::RouterPtr> m_routers; // whose prefixes are in the texts
  Seen<design::Endpoint> m_endpoints;
  Seen<design::Model> m_models;
  QVector<ModelUse> m_uses;
};

} // namespace signalbox::ui
