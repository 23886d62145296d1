// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "model/codes.h"
#include "model/parts.h"

namespace plano::model {
namespace {

/// "cell.2" names "cell.2" and "cell.2.left", not "cell.21".
bool names(const std::string& name, const std::string& id) {
  return id.starts_with(name) && (id.size() == name.size() || id[name.size()] == '.');
}

bool names_absent(const Run& run, const std::string& name) {
  return std::any_of(run.absent.begin(), run.absent.end(),
                     [&](const std::string& id) { return names(name, id); });
}

/// An element of the design whose loop made no turn at all.
bool names_declared(const Run& run, const std::string& name) {
  const auto has_name = [&](const auto& element) { return element.name.text == name; };
  return std::any_of(run.spec.panels.begin(), run.spec.panels.end(), has_name) ||
         std::any_of(run.spec.parts.begin(), run.spec.parts.end(), has_name);
}

/// Says that a reference reaches into a module for what that does not export; true if it does.
bool reaches_too_far(Run& run, const spec::Reference& reference) {
  const bool names_hidden =
      std::any_of(run.hidden.begin(), run.hidden.end(),
                  [&](const std::string& id) { return names(reference.name, id); });
  // The part as a whole may be named: it is its own elements that are reached for one by one.
  const bool is_part =
      std::any_of(run.part_ids.begin(), run.part_ids.end(),
                  [&](const std::string& id) { return names(reference.name, id); });
  if (!names_hidden || is_part) return false;
  run.found
      .add(kNotExported, reference.span,
           fill({"the module does not export {0}", "le module n'exporte pas {0}"},
                {quote(reference.name)}))
      .hint({"join what it exports, or add the element to the module's `exports:`",
             "assemblez ce qu'il exporte, ou ajoutez l'élément aux `exports:` du module"});
  return true;
}

void report_unknown(Run& run, const spec::Reference& reference) {
  std::vector<std::string> ids;
  for (const Panel& panel : run.design.panels) ids.push_back(panel.id);
  auto finding = run.found.add(
      kUnknownInstance, reference.span,
      fill({"no panel is called {0}", "aucun panneau ne s'appelle {0}"}, {quote(reference.name)}));
  const std::string group = reference.name.substr(0, reference.name.find('.'));
  std::vector<std::string> siblings;
  for (const std::string& id : ids) {
    if (names(group, id)) siblings.push_back(id);
  }
  if (const auto near = did_you_mean(reference.name, siblings.empty() ? ids : siblings)) {
    finding.hint(*near);
  } else if (!siblings.empty()) {
    constexpr std::size_t kMostListed = 8;
    const bool more = siblings.size() > kMostListed;
    if (more) siblings.resize(kMostListed);
    const Text listed = list_and(siblings);
    finding.hint(more ? fill({"there are {0} and more", "il y a {0} et d'autres"}, {listed})
                      : fill({"there are {0}", "il y a {0}"}, {listed}));
  }
}

}  // namespace

std::optional<std::vector<std::size_t>> find_panels(
    Run& run, const std::vector<spec::Reference>& references) {
  std::vector<std::size_t> panels;
  bool fine = true;
  for (const spec::Reference& reference : references) {
    const std::size_t before = panels.size();
    for (std::size_t i = 0; i < run.design.panels.size(); ++i) {
      if (names(reference.name, run.design.panels[i].id)) panels.push_back(i);
    }
    if (reaches_too_far(run, reference)) {
      fine = false;
      continue;
    }
    if (panels.size() > before || names_absent(run, reference.name) ||
        names_declared(run, reference.name)) {
      continue;
    }
    report_unknown(run, reference);
    fine = false;
  }
  if (!fine) return std::nullopt;
  std::sort(panels.begin(), panels.end());
  panels.erase(std::unique(panels.begin(), panels.end()), panels.end());
  return panels;
}

}  // namespace plano::model
