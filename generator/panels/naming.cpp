// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/naming.h"

#include <algorithm>

namespace plano::panels {

namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool ends_in_comma(const std::string& word) {
  return word.ends_with(',');
}

/// The words both begin with and both end with: "Cube 1, lid" and "Cube 2, lid" give "Cube, lid".
std::string shared_words(const std::string& a, const std::string& b) {
  if (a == b) return a;
  std::vector<std::string> left = words_of(a);
  const std::vector<std::string> right = words_of(b);
  const std::size_t most = std::min(left.size(), right.size());
  std::size_t head = 0;
  while (head < most && left[head] == right[head]) ++head;
  std::size_t tail = 0;
  while (tail < most - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail]) {
    ++tail;
  }
  std::string text;
  for (std::size_t i = 0; i < head; ++i) text += (i == 0 ? "" : " ") + left[i];
  const std::size_t first_of_tail = left.size() - tail;
  const bool comma = head > 0 && tail > 0 && first_of_tail > head &&
                     ends_in_comma(left[first_of_tail - 1]) && !ends_in_comma(left[head - 1]);
  if (comma) text += ",";
  for (std::size_t i = first_of_tail; i < left.size(); ++i)
    text += (text.empty() ? "" : " ") + left[i];
  constexpr std::string_view kJoining = " ,;:-/(";
  while (!text.empty() && kJoining.find(text.back()) != std::string_view::npos) text.pop_back();
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string spelled(std::string group) {
  for (char& c : group) {
    if (c == '_' || c == '-' || c == '.') c = ' ';
  }
  return capitalised(std::move(group));
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
    label.en = shared_words(label.en, other.en);
    label.fr = shared_words(label.fr, other.fr);
  }
  label.en = capitalised(label.en);
  label.fr = capitalised(label.fr);
  if (label.en.empty()) label.en = spelled(group);
  if (label.fr.empty()) label.fr = spelled(group);
  return label;
}

void name_parts(std::vector<Part>& parts, const std::vector<CutPanel>& panels) {
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
    const auto cut =
        std::lower_bound(panels.begin(), panels.end(), part.instances.front().element,
                         [](const CutPanel& p, const std::string& id) { return p.panel->id < id; });
    const model::Panel& panel = *cut->panel;
    part.label = common_label(labels, panel.group.empty() ? panel.id : panel.group);
    parts[i] = std::move(part);
  }
}

}  // namespace plano::panels
