// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One way to lay out a design, so that two people's changes differ only where they mean different
/// things. Comments stay where they belong; what the text says never changes.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace plano::syntax {

/// The text laid out anew:
/// - two spaces for each step inwards, also for lists under a key; nothing behind a line;
/// - `key: value`, `[a, b]`, `{a: b}`, `- item` with exactly these spaces, text in quotes
/// untouched;
/// - at least one space before a comment behind something (more are kept: columns of comments);
/// - at most one empty line in a row, none at the beginning; line breaks are \n, the last included;
/// - the keys at the left margin in the order of `top_keys` (others after them, as written), each
///   with the comments directly above it; comments at the top of the file stay there.
///
/// Formatting twice gives the same bytes as once. Checked on every call: the result parses to the
/// same tree apart from places and the order at the left margin.
/// Precondition: `text` parses without errors under the default limits, but for its size: the
/// result may be larger than the limit on bytes.
/// Cost: O(n log n).
std::string formatted(std::string_view text, std::span<const std::string_view> top_keys);

}  // namespace plano::syntax
