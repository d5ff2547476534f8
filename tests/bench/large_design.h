// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A design of 1,000 endpoints and 300 models, one of them used by 500 endpoints: what a large team has.
#pragma once

#include "core/design/design.h"

#include <string>

namespace signalbox::bench {

using design::Json;

inline design::Model modelNumber(int number) {
  design::Model model;
  model.name = "Model" + std::to_string(number);
  model.fields = {{"id", "int", {{"ge", 1}}},
                  {"name", "str", {{"min_length", 1}, {"max_length", 80}}},
                  {"price", "float", {{"gt", 0}, {"default", 1.5}}},
                  {"tags", "list[str]", {{"default", Json::array()}}},
                  {"note", "str | None", {{"default", nullptr}}},
                  {"created", "datetime | None", {{"default", nullptr}}}};
  if (number > 0) model.fields.push_back({"shared", "Model0 | None", {{"default", nullptr}}});
  return model;
}

inline design::Endpoint endpointNumber(int number) {
  design::Endpoint endpoint;
  endpoint.name = "endpoint" + std::to_string(number);
  endpoint.order = (number + 1) * 10;
  endpoint.path = "/resource" + std::to_string(number) + "/{item_id}";
  endpoint.parameters = {{{"item_id", "int", {{"ge", 1}}}, design::ParameterIn::Path},
                         {{"limit", "int", {{"default", 10}, {"ge", 1}, {"le", 50}}}, design::ParameterIn::Query},
                         {{"q", "str | None", {{"default", nullptr}}}, design::ParameterIn::Query}};
  const std::string model = number < 500 ? "Model0" : "Model" + std::to_string(number % 300);
  if (number % 2 == 0) {
    endpoint.method = "POST";
    endpoint.body = {{"item", model, Json::object()}};
    endpoint.behaviour.options = {
        {"body", {{"id", "{{ item_id }}"}, {"item", "{{ item }}"}, {"limit", "{{ limit + 1 }}"}}}};
  } else {
    endpoint.response.model = model;
    endpoint.behaviour.options = {{"body", {{"id", 1}, {"name", "constant"}}}};
  }
  return endpoint;
}

inline design::Design largeDesign(int endpoints = 1000, int models = 300) {
  design::Entities entities;
  entities.project.name = "Large";
  for (int i = 0; i < models; ++i) entities.models.push_back(std::make_shared<const design::Model>(modelNumber(i)));
  for (int i = 0; i < endpoints; ++i)
    entities.endpoints.push_back(std::make_shared<const design::Endpoint>(endpointNumber(i)));
  return design::Design(std::move(entities));
}

} // namespace signalbox::bench
