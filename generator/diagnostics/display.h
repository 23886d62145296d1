// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Text on a terminal: how wide it stands, and how to show a stranger's line without letting its
/// control characters drive the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plano::diagnostics {

/// Columns a character takes: 0 (combining marks), 1, or 2 (East Asian wide, emoji).
int columns_of(char32_t code_point);
/// Columns of a text whose characters are all shown as they are.
std::size_t columns_of(std::string_view text);

/// The text with tabs as one space, and with controls, direction marks and bytes that are no UTF-8
/// each as "�": one column per byte or mark replaced.
std::string printable(std::string_view text);

/// Words broken into lines of at most `columns`, lines after the first beginning with `indent`.
/// Paragraphs
/// (\n\n) stay apart; a line that begins with a space is an example and is kept as it is.
std::string wrapped(std::string_view text, std::size_t columns, std::string_view indent);

}  // namespace plano::diagnostics
