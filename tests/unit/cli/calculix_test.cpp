// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Programs in the place of CalculiX that hang or fail, and CalculiX itself where it is installed.

#include "cli/calculix.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace plano::cli {
namespace {

namespace fs = std::filesystem;

/// A folder of its own, and in it one for temporary files, for as long as a test runs.
class Calculix : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "plano-calculix-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    fs::create_directory(folder_ / "scratch");
    const char* before = ::getenv("TMPDIR");
    had_ = before != nullptr;
    before_ = had_ ? before : "";
    ::setenv("TMPDIR", (folder_ / "scratch").c_str(), 1);
  }
  void TearDown() override {
    if (had_) {
      ::setenv("TMPDIR", before_.c_str(), 1);
    } else {
      ::unsetenv("TMPDIR");
    }
    fs::remove_all(folder_);
  }
  /// A script that does `body` and notes first that it was started.
  fs::path script(const std::string& body) const {
    const fs::path path = folder_ / "solver";
    std::ofstream(path) << "#!/bin/sh\necho $$ >>" << (folder_ / "started").string() << "\n"
                        << body << "\n";
    fs::permissions(path, fs::perms::owner_all);
    return path;
  }
  std::vector<pid_t> started() const {
    std::ifstream file(folder_ / "started");
    std::vector<pid_t> all;
    for (pid_t one = 0; file >> one;) all.push_back(one);
    return all;
  }
  bool scratch_is_empty() const { return fs::is_empty(folder_ / "scratch"); }

  fs::path folder_;

 private:
  bool had_ = false;
  std::string before_;
};

TEST_F(Calculix, OneThatHangsIsEndedAndLeavesNothing) {
  CalculixLimits limits;
  limits.wall_seconds = 1;
  const auto answer = calculix(script("sleep 600 &\nsleep 600"), limits)("*NODE\n");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().en, "CalculiX took too long");
  EXPECT_TRUE(scratch_is_empty());
  ASSERT_EQ(started().size(), 1U);
  EXPECT_NE(::kill(started()[0], 0), 0);  // gone, and waited for
}

TEST_F(Calculix, AllRunsOfASolverHaveOneEnd) {
  CalculixLimits limits;
  limits.wall_seconds_in_all = 1;
  const checks::PlateSolver solver = calculix(script("sleep 600"), limits);
  EXPECT_FALSE(solver("*NODE\n"));  // ended by the time for all, not by its own two minutes
  const auto second = solver("*NODE\n");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().en, "the calculations of this report took too long");
  EXPECT_EQ(started().size(), 1U);
  // Another solver begins anew.
  EXPECT_TRUE(calculix(script("exit 0"), limits)("*NODE\n"));
}

TEST_F(Calculix, OneThatFailsHasNoAnswer) {
  const auto answer = calculix(script("exit 3"))("*NODE\n");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().en, "CalculiX ended without an answer");
  EXPECT_TRUE(scratch_is_empty());
}

TEST_F(Calculix, TheRealOneGivesTheSameBytesTwice) {
  const fs::path program = "/usr/bin/ccx";
  if (!fs::exists(program)) GTEST_SKIP() << "package calculix-ccx";
  checks::PlateModel model{
      checks::mesh_of({{{0, 0}, {600, 0}, {600, 400}, {0, 400}}}, {}, 40).value(),
      18,
      {10048, 7452, 465, 0},
      {}};
  for (std::uint32_t i = 0; i < model.mesh.points.size(); ++i) {
    const double u = model.mesh.points[i].u;
    if (u == 0 || u == 600) model.held.push_back(i);
  }
  const std::string input =
      checks::plate_input(model, checks::spread_over(model.mesh, 0.01), model.held);
  const checks::PlateSolver solver = calculix(program);
  const auto one = solver(input);
  const auto two = solver(input);
  ASSERT_TRUE(one && two);
  EXPECT_GT(one->size(), 10000U);
  EXPECT_EQ(*one, *two);
}

}  // namespace
}  // namespace plano::cli
