// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A value or the reason why there is none, for helpers that know no file and no line. The caller
/// turns the reason into a diagnostic with a place (see `diagnostics/diagnostics.h`).
#pragma once

#include <tl/expected.hpp>

namespace plano {

template <class T, class Reason>
using Expected = tl::expected<T, Reason>;

template <class Reason>
auto failure(Reason reason) {
  return tl::make_unexpected(std::move(reason));
}

}  // namespace plano
