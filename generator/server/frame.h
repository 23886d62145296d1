// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer as bytes, for the socket between a child and the server and for files of the cache.
/// What is read may come from a child gone wrong or a damaged file: it is held against its bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http.h"

namespace plano::server {

/// How work ended in the child.
enum class Ending : char { answered = 'A', no_memory = 'M', threw = 'T' };

inline constexpr std::size_t kFrameHead = 13;  // magic, ending, length of what follows

struct FrameHead {
  Ending ending = Ending::threw;
  std::uint64_t length = 0;
};

std::string frame_of(const Answer& answer);
/// For endings that are no answer. Takes no memory beyond kFrameHead bytes.
std::string frame_of(Ending ending);

/// Empty where `bytes` begin no frame, or are fewer than kFrameHead.
std::optional<FrameHead> head_of(std::string_view bytes);
/// The answer of a whole frame, and nothing behind it.
std::optional<Answer> answer_of(std::string_view frame);

}  // namespace plano::server
