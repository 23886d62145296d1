// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The same work on many things at once, with results in the order of the things: what comes out
/// does not depend on how many processors there are.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <optional>
#include <thread>
#include <vector>

namespace plano::pipeline {

/// {make(0), …, make(count - 1)}. `make` must be safe to call from several threads. If calls throw,
/// the exception of the least index is thrown again here, after all threads have ended.
template <class Make>
auto in_parallel(std::size_t count, const Make& make) {
  using Result = decltype(make(std::size_t{}));
  std::vector<std::optional<Result>> results(count);
  std::vector<std::exception_ptr> thrown(count);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t k = next++; k < count; k = next++) {
      try {
        results[k].emplace(make(k));
      } catch (...) {
        thrown[k] = std::current_exception();
      }
    }
  };
  // Beyond eight threads memory bandwidth, not arithmetic, is what runs out.
  const std::size_t processors = std::max(1u, std::min(8u, std::thread::hardware_concurrency()));
  {
    std::vector<std::jthread> helpers;
    for (std::size_t t = 1; t < std::min(processors, count); ++t) {
      helpers.emplace_back(work);
    }
    work();
  }
  for (const std::exception_ptr& exception : thrown) {
    if (exception) {
      std::rethrow_exception(exception);
    }
  }
  std::vector<Result> made;
  made.reserve(count);
  for (std::optional<Result>& result : results) {
    made.push_back(std::move(*result));
  }
  return made;
}

}  // namespace plano::pipeline
