// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// "Did you mean", said the same way everywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace plano::spec {

/// The candidate `word` is probably a slip of, or empty. Bounded cost, whatever the words.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean {near}?"
Text did_you_mean(const std::string& near);

/// D0101: a name in a formula that nothing declares.
void report_unknown_name(std::string_view name, diagnostics::Span span,
                         const std::vector<std::string>& known, diagnostics::Diagnostics& found);

}  // namespace plano::spec
