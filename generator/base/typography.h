// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How sentences are set where people read them. Sentences are written in the sources with plain
/// spaces; pages, Markdown, messages and JSON pass them through here.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace plano {

/// A plain space before a free-standing : ; ? ! % » and after « becomes a no-break one (U+00A0), as
/// French typography asks, so that no line begins with a colon. What stands between backticks is
/// code, and stays. English has no such spaces and is not changed.
std::string with_no_break_spaces(std::string_view words);

/// The sentence in its language, ready to be read.
inline std::string set_in(const Text& text, Language language) {
  return language == Language::french ? with_no_break_spaces(text.fr) : text.en;
}

}  // namespace plano
