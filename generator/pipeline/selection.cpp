// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/selection.h"

#include <algorithm>
#include <array>

#include "exporters/format.h"
#include "pipeline/content.h"

namespace plano::pipeline {
namespace {

constexpr std::array<std::string_view, 3> kFolders = {"model", "parts", "cutting"};

std::string in_folder(std::string_view folder, std::string_view format) {
  return std::string(folder) + "/" + std::string(format);
}

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_written_in(const exporters::Format& format, std::string_view folder) {
  if (folder == "model") {
    return format.assembly != nullptr;
  }
  return format.drawing != nullptr || (folder == "parts" && format.part != nullptr);
}

}  // namespace

std::vector<std::string> selection_words() {
  std::vector<std::string> words = exporters::format_keys();
  words.emplace_back(kPlanFormat);
  for (const std::string_view folder : kFolders) {
    for (const exporters::Format& format : exporters::all_formats()) {
      if (is_written_in(format, folder)) {
        words.push_back(in_folder(folder, format.key));
      }
    }
  }
  words.push_back(in_folder("cutting", kPlanFormat));
  return words;
}

bool is_selected(const std::vector<std::string>& words, std::string_view folder,
                 std::string_view format) {
  return words.empty() || has(words, format) || has(words, in_folder(folder, format));
}

bool is_selected(const std::vector<std::string>& words, std::string_view format) {
  return std::any_of(kFolders.begin(), kFolders.end(),
                     [&](std::string_view folder) { return is_selected(words, folder, format); });
}

}  // namespace plano::pipeline
