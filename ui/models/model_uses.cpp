// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_uses.h"

#include "core/schema/type_expr.h"

#include <algorithm>
#include <unordered_map>

namespace signalbox::ui {
namespace {

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

bool isNamedIn(const schema::TypeExpr& type, const std::string& model) {
  if (type.name == model) return true;
  const auto isMember = [&](const schema::LiteralValue& literal) {
    const auto* member = std::get_if<schema::MemberLiteral>(&literal);
    return member && member->type == model;
  };
  return std::ranges::any_of(type.literals, isMember) ||
         std::ranges::any_of(type.arguments, [&](const schema::TypeExpr& each) { return isNamedIn(each, model); });
}

// Tells whether a type expression names the model; the same few are written again and again.
class TypeReader final {
public:
  explicit TypeReader(std::string model) : m_model(std::move(model)) {}

  const std::string& model() const { return m_model; }
  bool isNamedIn(const std::string& type) {
    if (type.find(m_model) == std::string::npos) return false;
    const auto [known, isNew] = m_known.try_emplace(type, false);
    if (!isNew) return known->second;
    const auto parsed = schema::parseType(type);
    return known->second = parsed && ui::isNamedIn(*parsed, m_model);
  }

private:
  std::string m_model;
  std::unordered_map<std::string, bool> m_known;
};

QVector<ModelUse> usesIn(const design::Endpoint& endpoint, const design::Design& design, TypeReader& types) {
  QVector<ModelUse> uses;
  QString shown;
  const auto add = [&](const QString& where) {
    if (shown.isEmpty()) shown = text(endpoint.method + ' ' + design.fullPath(endpoint));
    uses << ModelUse{shown + QStringLiteral(", ") + where, text(endpoint.id()), {}, {}};
  };
  for (const design::Field& part : endpoint.body)
    if (types.isNamedIn(part.type)) add(ModelUses::tr("body"));
  for (const design::Parameter& parameter : endpoint.parameters)
    if (types.isNamedIn(parameter.field.type)) add(ModelUses::tr("parameter %1").arg(text(parameter.field.name)));
  if (types.isNamedIn(endpoint.response.model)) add(ModelUses::tr("answer"));
  return uses;
}

QVector<ModelUse> usesIn(const design::Model& model, TypeReader& types) {
  QVector<ModelUse> uses;
  if (model.base == types.model())
    uses << ModelUse{ModelUses::tr("%1 extends it").arg(text(model.name)), {}, text(model.name), {}};
  for (const design::Field& field : model.fields)
    if (types.isNamedIn(field.type))
      uses << ModelUse{text(model.name + '.' + field.name), {}, text(model.name), text(field.name)};
  return uses;
}

QVector<ModelUse> joined(std::span<const QVector<ModelUse>> lists) {
  QVector<ModelUse> all;
  for (const auto& uses : lists) all += uses;
  return all;
}

} // namespace

// Those that stand at the same place from either end are as they were. True when there are other uses now.
template<class Entity, class Find>
bool ModelUses::look(Seen<Entity>& seen, std::span<const std::shared_ptr<const Entity>> now, const Find& find) {
  const auto& before = seen.entities;
  const std::size_t shared = std::min(before.size(), now.size());
  std::size_t head = 0;
  while (head < shared && before[head] == now[head]) ++head;
  std::size_t tail = 0;
  while (tail < shared - head && before[before.size() - 1 - tail] == now[now.size() - 1 - tail]) ++tail;

  std::vector<QVector<ModelUse>> fresh;
  for (const auto& entity : now.subspan(head, now.size() - head - tail)) fresh.push_back(find(*entity));
  const auto first = seen.uses.begin() + std::ptrdiff_t(head);
  const auto last = seen.uses.end() - std::ptrdiff_t(tail);
  const bool isSame = joined({first, last}) == joined(fresh);
  seen.uses.insert(seen.uses.erase(first, last), fresh.begin(), fresh.end());
  seen.entities.assign(now.begin(), now.end());
  return !isSame;
}

void ModelUses::show(const QString& model, const design::Design& design) {
  const bool isOther = model != m_model || !std::ranges::equal(m_routers, design.routers());
  if (isOther) {
    m_endpoints = {};
    m_models = {};
    m_model = model;
    m_routers.assign(design.routers().begin(), design.routers().end());
  }
  TypeReader types(model.toStdString());
  const bool hasOther =
      look(m_endpoints, design.endpoints(), [&](const auto& endpoint) { return usesIn(endpoint, design, types); });
  const bool hasOtherModels = look(m_models, design.models(), [&](const auto& each) { return usesIn(each, types); });
  if (!isOther && !hasOther && !hasOtherModels) return;
  beginResetModel();
  m_uses = joined(m_endpoints.uses) + joined(m_models.uses);
  endResetModel();
}

const ModelUse* ModelUses::use(const QModelIndex& index) const {
  return index.isValid() ? &m_uses[index.row()] : nullptr;
}

int ModelUses::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_uses.size()); }

QVariant ModelUses::data(const QModelIndex& index, int role) const {
  const ModelUse* row = use(index);
  return row && role == Qt::DisplayRole ? QVariant(row->text) : QVariant();
}

} // namespace signalbox::ui
