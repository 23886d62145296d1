// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which files of a bundle are asked for. A word is a format (`step`: wherever it is written) or a
/// folder and a format (`model/step`: the assembly only; `parts/dxf`; `cutting/svg`).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plano::pipeline {

/// Every word that can be asked for, formats first.
std::vector<std::string> selection_words();

/// Whether `format` is wanted in `folder` ("model", "parts", "cutting"). No words: everything is.
bool is_selected(const std::vector<std::string>& words, std::string_view folder,
                 std::string_view format);

/// The same in any folder.
bool is_selected(const std::vector<std::string>& words, std::string_view format);

}  // namespace plano::pipeline
