// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Plain values as JSON, in the shapes that README.md beside this file tells. UTF-8, French texts
/// set with their no-break spaces, keys in a fixed order, one trailing line break.
#pragma once

#include <string>
#include <vector>

#include "site/design_view.h"

namespace plano::site {

/// Raised when a field is renamed, removed or changes its meaning; new fields do not raise it.
inline constexpr int kSchema = 1;

std::string form_json(const Form& form);
std::string report_json(const std::string& design, const std::string& query, const Report& report);
std::string cards_json(const HomeView& view);
/// Why there is nothing: status and reason, and the problems of the values asked for.
std::string trouble_json(int status, const Text& reason, const std::vector<Problem>& problems);

}  // namespace plano::site
