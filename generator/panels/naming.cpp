// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/naming.h"

#include <algorithm>

namespace plano::panels {

namespace {

/// The longest common start that ends between words, without the punctuation that joined them.
std::string common_start(const std::string& a, const std::string& b) {
  if (a == b) return a;
  const auto [end_a, end_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto n = static_cast<std::size_t>(end_a - a.begin());
  const auto ends_word = [n](const std::string& s) { return n == s.size() || s[n] == ' '; };
  if (!ends_word(a) || !ends_word(b)) {
    const std::size_t space = a.rfind(' ', n == 0 ? 0 : n - 1);
    n = n == 0 || space == std::string::npos ? 0 : space;
  }
  constexpr std::string_view kJoining = " ,;:-/(";
  while (n > 0 && kJoining.find(a[n - 1]) != std::string_view::npos) --n;
  return a.substr(0, n);
}

std::string spelled(std::string group) {
  for (char& c : group) {
    if (c == '_' || c == '-' || c == '.') c = ' ';
  }
  if (!group.empty() && group[0] >= 'a' && group[0] <= 'z') {
    group[0] = static_cast<char>(group[0] - 'a' + 'A');
  }
  return group;
}

std::string numbered(std::size_t number, std::size_t count) {
  const std::string digits = std::to_string(number);
  const std::size_t width = std::max<std::size_t>(2, std::to_string(count).size());
  return "P" + std::string(width - digits.size(), '0') + digits;
}

}  // namespace

Text common_label(const std::vector<Text>& labels, const std::string& group) {
  Text label = labels.front();
  for (const Text& other : labels) {
    label.en = common_start(label.en, other.en);
    label.fr = common_start(label.fr, other.fr);
  }
  if (label.en.empty()) label.en = spelled(group);
  if (label.fr.empty()) label.fr = spelled(group);
  return label;
}

void name_parts(std::vector<Part>& parts, const std::vector<Recipe>& recipes) {
  std::vector<std::pair<double, Part>> sized;
  for (Part& part : parts) {
    const double area = geometry::area(part.profile).mm2();
    sized.emplace_back(area, std::move(part));
  }
  std::sort(sized.begin(), sized.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return a.second.instances.front().element < b.second.instances.front().element;
  });
  for (std::size_t i = 0; i < sized.size(); ++i) {
    Part& part = sized[i].second;
    part.name = numbered(i + 1, sized.size());
    std::vector<Text> labels;
    for (const Instance& instance : part.instances) labels.push_back(instance.label);
    const auto recipe =
        std::lower_bound(recipes.begin(), recipes.end(), part.instances.front().element,
                         [](const Recipe& r, const std::string& id) { return r.panel->id < id; });
    const model::Panel& panel = *recipe->panel;
    part.label = common_label(labels, panel.group.empty() ? panel.id : panel.group);
    parts[i] = std::move(part);
  }
}

}  // namespace plano::panels
