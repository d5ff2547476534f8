// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/diagnostic_fix.h"

#include "core/design/entity_reader.h"
#include "core/design/path_template.h"
#include "core/design/rename_model.h"
#include "core/design/store.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace signalbox::ui {
namespace {

using design::Design;
using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("DiagnosticFix", text); }

// The design with one entity's file changed; nothing when it could not be read then.
std::optional<Design> withFile(const Design& design, const DesignPlace& place,
                               const std::function<bool(Json&)>& change) {
  Json file = Json::parse(design::fileText(design, place.kind, place.entity), nullptr, false);
  if (file.is_discarded() || !change(file)) return std::nullopt;
  design::Problems problems;
  std::optional<Design> changed;
  const auto slash = place.entity.rfind('/');
  const std::string router = slash == std::string::npos ? std::string() : place.entity.substr(0, slash);
  const std::string name = place.entity.substr(slash == std::string::npos ? 0 : slash + 1);
  switch (place.kind) {
  case EntityKind::Project: changed = design.withProject(design::readProject(file, problems)); break;
  case EntityKind::Model: changed = design.withModel(design::readModel(name, file, problems)); break;
  case EntityKind::Endpoint: changed = design.withEndpoint(design::readEndpoint(router, name, file, problems)); break;
  case EntityKind::Webhook: changed = design.withWebhook(design::readEndpoint({}, name, file, problems)); break;
  case EntityKind::Router: changed = design.withRouter(design::readRouter(place.entity, file, problems)); break;
  case EntityKind::Dependency: changed = design.withDependency(design::readDependency(name, file, problems)); break;
  case EntityKind::SecurityScheme:
    changed = design.withSecurityScheme(design::readSecurityScheme(name, file, problems));
    break;
  case EntityKind::Middleware: changed = design.withMiddleware(design::readMiddleware(file, problems)); break;
  case EntityKind::ExceptionHandlers:
    changed = design.withExceptionHandlers(design::readExceptionHandlers(file, problems));
    break;
  default: return std::nullopt;
  }
  return problems.empty() ? changed : std::nullopt;
}

std::optional<DiagnosticFix> fix(const QString& text, std::optional<Design> design) {
  if (!design) return std::nullopt;
  return DiagnosticFix{text, {std::move(*design), text.toStdString()}};
}

bool eraseAt(Json& file, const std::string& pointer) {
  const Json::json_pointer at(pointer);
  if (at.empty() || !file.contains(at)) return false;
  Json& parent = file[at.parent_pointer()];
  if (parent.is_array())
    parent.erase(std::stoul(at.back()));
  else
    parent.erase(at.back());
  return true;
}

// "Unknown type 'Ordr'. Did you mean 'Order'?" → Ordr and Order.
QStringList quotedNames(const std::string& message) {
  QStringList names;
  const QStringList parts = QString::fromStdString(message).replace(u'`', u'\'').split(u'\'');
  for (qsizetype i = 1; i < parts.size(); i += 2) names << parts[i];
  return names;
}

int distance(const std::string& a, const std::string& b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t i = 0; i <= b.size(); ++i) row[i] = int(i);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int corner = std::exchange(row[0], int(i));
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int other = a[i - 1] == b[j - 1] ? corner : 1 + std::min({corner, row[j], row[j - 1]});
      corner = std::exchange(row[j], other);
    }
  }
  return row[b.size()];
}

std::string nearest(const std::string& name, const std::vector<std::string>& known) {
  std::string best;
  int least = std::max(1, int(name.size()) / 3) + 1;
  for (const std::string& each : known)
    if (const int far = distance(name, each); far < least) {
      least = far;
      best = each;
    }
  return best;
}

std::optional<DiagnosticFix> takeOut(const Diagnostic& diagnostic, const Design& design) {
  const QString key = QString::fromStdString(diagnostic.place.pointer).section(u'/', -1);
  return fix(tr("Take out %1").arg(key),
             withFile(design, diagnostic.place, [&](Json& file) { return eraseAt(file, diagnostic.place.pointer); }));
}

std::optional<DiagnosticFix> fixType(const Diagnostic& diagnostic, const Design& design) {
  const QStringList names = quotedNames(diagnostic.message);
  if (names.isEmpty()) return std::nullopt;
  const std::string wrong = names[0].toStdString();
  std::vector<std::string> known;
  for (const auto& model : design.models()) known.push_back(model->name);
  const std::string right = names.size() > 1 ? names[1].toStdString() : nearest(wrong, known);
  if (!right.empty())
    return fix(tr("Use %1").arg(QString::fromStdString(right)), withFile(design, diagnostic.place, [&](Json& file) {
                 const Json::json_pointer at(diagnostic.place.pointer);
                 if (!file.contains(at) || !file[at].is_string()) return false;
                 file[at] = design::renameInType(file[at].get<std::string>(), wrong, right);
                 return true;
               }));
  if (!design::isIdentifier(wrong)) return std::nullopt;
  design::Model model;
  model.name = wrong;
  return fix(tr("Make the model %1").arg(names[0]), design.withModel(model));
}

std::optional<DiagnosticFix> fixDependency(const Diagnostic& diagnostic, const Design& design) {
  const QStringList names = quotedNames(diagnostic.message);
  if (names.size() != 1) return std::nullopt;
  std::vector<std::string> known;
  for (const auto& dependency : design.dependencies()) known.push_back(dependency->name);
  for (const auto& scheme : design.securitySchemes()) known.push_back(scheme->name);
  const std::string wrong = names[0].toStdString();
  if (const std::string right = nearest(wrong, known); !right.empty())
    return fix(tr("Use %1").arg(QString::fromStdString(right)), withFile(design, diagnostic.place, [&](Json& file) {
                 const Json::json_pointer at(diagnostic.place.pointer);
                 if (!file.contains(at)) return false;
                 Json& asked = file[at];
                 (asked.is_object() ? asked["dependency"] : asked) = right;
                 return true;
               }));
  if (!design::isIdentifier(wrong)) return std::nullopt;
  design::Dependency dependency;
  dependency.name = wrong;
  return fix(tr("Make the dependency %1").arg(names[0]), design.withDependency(dependency));
}

std::optional<DiagnosticFix> declarePathNames(const Diagnostic& diagnostic, const Design& design) {
  const auto endpoint = design.endpoint(diagnostic.place.entity);
  if (!endpoint) return std::nullopt;
  design::Endpoint changed = *endpoint;
  QStringList added;
  for (const design::PathName& one : design::pathNames(design.fullPath(*endpoint))) {
    const auto same = [&](const design::Parameter& each) { return each.field.name == one.name; };
    if (std::ranges::any_of(changed.parameters, same) || !design::isIdentifier(one.name)) continue;
    const std::string type = one.converter == "int" || one.converter == "float" ? one.converter : "str";
    changed.parameters.push_back({{one.name, type, Json::object()}, design::ParameterIn::Path});
    added << QString::fromStdString(one.name);
  }
  if (added.isEmpty()) return std::nullopt;
  return fix(tr("Declare %1").arg(added.join(QStringLiteral(", "))), design.withEndpoint(std::move(changed)));
}

// "/parameters/2/in" of one that no path has.
std::optional<DiagnosticFix> removeParameter(const Diagnostic& diagnostic, const Design& design) {
  const QStringList names = quotedNames(diagnostic.message);
  if (names.size() < 3) return std::nullopt; // the other case: it is in the path
  const std::string pointer = diagnostic.place.pointer.substr(0, diagnostic.place.pointer.rfind('/'));
  return fix(tr("Take out %1").arg(names[0]),
             withFile(design, diagnostic.place, [&](Json& file) { return eraseAt(file, pointer); }));
}

std::optional<DiagnosticFix> yieldIt(const Diagnostic& diagnostic, const Design& design) {
  return fix(tr("Let it yield"), withFile(design, diagnostic.place, [](Json& file) {
               file["yield"] = true;
               return true;
             }));
}

// A token endpoint reads what a login sends through a dependency; the one there is, or one made for it.
std::optional<DiagnosticFix> addSignInForm(const Diagnostic& diagnostic, const Design& design) {
  const auto endpoint = design.endpoint(diagnostic.place.entity);
  if (!endpoint) return std::nullopt;
  const auto forms = design.dependencies();
  const auto known = std::ranges::find(forms, "password_form", [](const auto& each) { return each->kind; });
  design::Dependency form;
  form.name = "sign_in_form";
  form.kind = "password_form";
  if (known != forms.end()) form = **known;
  if (known == forms.end() && design.dependency(form.name)) return std::nullopt; // another thing of that name
  design::Endpoint changed = *endpoint;
  design::Depends asks;
  asks.dependency = form.name;
  asks.name = "form";
  changed.dependencies.push_back(std::move(asks));
  return fix(tr("Add the sign-in form"), design.withDependency(form).withEndpoint(std::move(changed)));
}

} // namespace

std::optional<DiagnosticFix> fixOf(const Diagnostic& diagnostic, const Design& design) {
  const std::string& code = diagnostic.code;
  if (code == "unknown-option" || code == "unknown-config" || code == "path-default")
    return takeOut(diagnostic, design);
  if (code == "unknown-type" || code == "unknown-base") return fixType(diagnostic, design);
  if (code == "unknown-dependency") return fixDependency(diagnostic, design);
  if (code == "undeclared-path-name") return declarePathNames(diagnostic, design);
  if (code == "path-parameter") return removeParameter(diagnostic, design);
  if (code == "exit-without-yield") return yieldIt(diagnostic, design);
  if (code == "missing-form") return addSignInForm(diagnostic, design);
  return std::nullopt;
}

} // namespace signalbox::ui
