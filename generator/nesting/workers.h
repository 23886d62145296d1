// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A few threads that do one thing side by side, again and again.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace plano::nesting {

class Workers {
 public:
  /// `count` pieces of work are done at a time; the caller's thread does the first.
  explicit Workers(std::size_t count);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  std::size_t count() const { return threads_.size() + 1; }
  /// Calls work(0) … work(count - 1) and waits for all. The first exception comes back out.
  void run(const std::function<void(std::size_t)>& work);

 private:
  void serve(std::size_t index);
  void attempt(std::size_t index);

  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable begun_;
  std::condition_variable ended_;
  const std::function<void(std::size_t)>* work_ = nullptr;
  std::uint64_t round_ = 0;
  std::size_t busy_ = 0;
  bool over_ = false;
  std::exception_ptr failure_;
};

}  // namespace plano::nesting
