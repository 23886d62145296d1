// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What must hold of a text before any reader of YAML sees it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "syntax/tree.h"

namespace plano::syntax {

/// A byte order mark at the very beginning, as Windows editors write it, is let pass.
inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Size, UTF-8, invisible characters and tabs. Adds an error and returns false where one fails; of
/// the last two only the first place is shown, with the count of the others.
bool check_bytes(const diagnostics::SourceMap& sources, diagnostics::SourceId source,
                 const Limits& limits, diagnostics::Diagnostics& found);

/// The byte at which each character begins, and at the end the size. libyaml counts characters,
/// from the first after the byte order mark. Precondition: valid UTF-8.
std::vector<std::uint32_t> character_starts(std::string_view text);

}  // namespace plano::syntax
