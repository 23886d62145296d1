// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// gzip (RFC 1952), through zlib. `compressed` is in `http.h`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plano::server {

/// The same bytes for the same bytes: no name, no time. Level 4: see README.md.
std::string gzipped(std::string_view bytes);

/// Empty where `packed` is no whole gzip of at most `most` bytes.
std::optional<std::string> unpacked(std::string_view packed, std::size_t most);

}  // namespace plano::server
