// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/module_name.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace plano::checks {
namespace {

const SceneBody& largest_of(const Scene& scene, const Module& module) {
  return scene.bodies[*std::max_element(module.bodies.begin(), module.bodies.end(),
                                        [&](std::size_t a, std::size_t b) {
                                          return scene.bodies[a].mass_kg < scene.bodies[b].mass_kg;
                                        })];
}

Text label_of(const SceneBody& body) {
  return body.label.empty() ? Text(body.element) : body.label;
}

/// What more than half of the panels and bars are called up to the first comma; empty where there
/// is no such word. Wedges and other pieces that joints bring name nothing.
std::string common_word(const Scene& scene, const Module& module, Language language) {
  std::map<std::string, std::size_t> counted;
  std::size_t all = 0;
  for (const std::size_t b : module.bodies) {
    if (scene.bodies[b].panel == SceneBody::kNone) continue;
    const std::string label = label_of(scene.bodies[b]).in(language);
    ++counted[label.substr(0, label.find(", "))];
    ++all;
  }
  for (const auto& [word, count] : counted) {
    if (count >= 2 && 2 * count > all) return word;
  }
  return "";
}

/// Empty where the parts have no name in common, in either language.
Text common_name(const Scene& scene, const Module& module) {
  const Text name{common_word(scene, module, Language::english),
                  common_word(scene, module, Language::french)};
  return name.en.empty() || name.fr.empty() ? Text() : name;
}

}  // namespace

Text short_name_of(const Scene& scene, const Module& module) {
  const Text common = common_name(scene, module);
  return common.empty() ? label_of(largest_of(scene, module)) : common;
}

Text name_of(const Scene& scene, const Module& module) {
  const Text common = common_name(scene, module);
  if (!common.empty()) return common;
  const Text largest = label_of(largest_of(scene, module));
  const auto others = static_cast<std::int64_t>(module.bodies.size()) - 1;
  if (others == 0) return largest;
  if (others == 1) return fill({"{0} with one more part", "{0}, avec une autre pièce"}, {largest});
  return fill({"{0} with {1} more parts", "{0}, avec {1} autres pièces"},
              {largest, plano::show(others)});
}

std::string element_of(const Scene& scene, const Module& module) {
  return largest_of(scene, module).element;
}

}  // namespace plano::checks
