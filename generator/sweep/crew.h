// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Many pieces of work of unequal size on a few threads, each result handed over as it comes.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace plano::sweep {

/// Calls work(k) for k = 0 … count - 1 on up to `threads` threads, this one among them, and
/// done(k, result) for each, one call at a time, in the order they end. Takes up no more work once
/// done has returned false. An exception of either ends the work and is thrown again here.
template <class Work, class Done>
void share_out(std::size_t count, std::size_t threads, const Work& work, const Done& done) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> going{true};
  std::mutex handing_over;
  std::exception_ptr thrown;
  const auto labour = [&] {
    for (std::size_t k = next++; k < count && going; k = next++) {
      try {
        auto result = work(k);
        const std::lock_guard<std::mutex> lock(handing_over);
        if (going && !done(k, std::move(result))) going = false;
      } catch (...) {
        const std::lock_guard<std::mutex> lock(handing_over);
        if (!thrown) thrown = std::current_exception();
        going = false;
      }
    }
  };
  {
    std::vector<std::jthread> crew;
    for (std::size_t t = 1; t < std::min(threads, count); ++t) crew.emplace_back(labour);
    labour();
  }
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace plano::sweep
