// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Three ways to print findings. All are pure: findings and texts in, bytes out.
#pragma once

#include <string>

#include "base/text.h"
#include "diagnostics/diagnostic.h"

namespace plano::diagnostics {

enum class Colour { none, ansi };

/// For a person at a terminal: message, place, the line with a caret below, hint, how to learn
/// more.
std::string render_human(const Diagnostics& found, const SourceMap& sources, Language language,
                         Colour colour);
/// One line each: `file:line:column: error[J0103]: message (hint)`.
std::string render_lines(const Diagnostics& found, const SourceMap& sources, Language language);
/// A JSON array of objects: code, severity, message, hint, file, line, column, end_line,
/// end_column, also[]. Messages in `language`.
std::string render_json(const Diagnostics& found, const SourceMap& sources, Language language);
/// The page of `plano explain`: title and explanation, wrapped at 80 columns.
std::string render_explanation(const Code& code, Language language);

}  // namespace plano::diagnostics
