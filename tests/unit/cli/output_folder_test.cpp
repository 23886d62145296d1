// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output_folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/check.h"
#include "base/hash.h"
#include "cli/codes.h"
#include "cli/made_folder.h"
#include "cli/work_folder.h"
#include "exporters/zip.h"

namespace plano::cli {
namespace {

namespace fs = std::filesystem;
using exporters::Artifact;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Artifact> bundle_of(std::vector<Artifact> files) {
  nlohmann::json manifest = {{"generator", {{"name", "plano"}}},
                             {"files", nlohmann::json::array()}};
  for (const Artifact& file : files) {
    manifest["files"].push_back({{"path", file.path}, {"sha256", hex(sha256(file.bytes))}});
  }
  files.push_back({"bundle.json", "application/json", manifest.dump()});
  return files;
}

std::string zip_of(std::vector<Artifact> files) {
  for (Artifact& file : files) file.path = "bench/" + file.path;
  return exporters::zip(files);
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Path to bytes of everything below a folder; folders as "name/", links as "-> target".
std::map<std::string, std::string> everything_in(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_symlink()) {
      all[name] = "-> " + fs::read_symlink(entry.path()).string();
    } else if (entry.is_directory()) {
      all[name + "/"] = "";
    } else {
      all[name] = content(entry.path());
    }
  }
  return all;
}

class OutputFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "plano-out-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    root_ = pattern;
  }
  void TearDown() override { fs::remove_all(root_); }

  bool write(const std::vector<Artifact>& files, const WriteProgress& progress = {}) {
    found_ = {};
    return write_bundle(root_ / "bench", files, zip_of(files), progress, found_).has_value();
  }
  std::string code() const { return found_.items().empty() ? "" : found_.items().front().code->id; }
  std::string message() const {
    return found_.items().empty() ? "" : found_.items().front().message.en;
  }
  void put(const std::string& name, const std::string& bytes) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }

  const std::vector<Artifact> first_ =
      bundle_of({{"README.md", "text/markdown", "one"}, {"parts/P01.dxf", "image/vnd.dxf", "cut"}});
  const std::vector<Artifact> second_ =
      bundle_of({{"README.md", "text/markdown", "two"}, {"model/a.step", "model/step", "solid"}});
  fs::path root_;
  diagnostics::Diagnostics found_;
};

TEST_F(OutputFolder, holds_every_file_and_the_zip_beside_it_and_nothing_else) {
  ASSERT_TRUE(write(first_)) << message();
  const auto all = everything_in(root_);
  std::vector<std::string> names;
  for (const auto& [name, bytes] : all) names.push_back(name);
  EXPECT_THAT(names, ElementsAre("bench.zip", "bench/", "bench/README.md", "bench/bundle.json",
                                 "bench/parts/", "bench/parts/P01.dxf"));
  EXPECT_EQ(all.at("bench/parts/P01.dxf"), "cut");
  EXPECT_EQ(all.at("bench.zip"), zip_of(first_));
}

TEST_F(OutputFolder, of_ours_is_replaced_whole_and_no_file_of_the_former_stays) {
  ASSERT_TRUE(write(first_));
  ASSERT_TRUE(write(second_)) << message();
  const auto all = everything_in(root_);
  EXPECT_EQ(all.count("bench/parts/"), 0u);
  EXPECT_EQ(all.at("bench/README.md"), "two");
  EXPECT_EQ(all.at("bench.zip"), zip_of(second_));
  EXPECT_EQ(all.size(), 6u);
}

TEST_F(OutputFolder, that_is_empty_is_used) {
  fs::create_directory(root_ / "bench");
  EXPECT_TRUE(write(first_)) << message();
}

TEST_F(OutputFolder, above_which_nothing_exists_is_made_with_its_parents) {
  found_ = {};
  ASSERT_TRUE(write_bundle(root_ / "a/b/bench/", first_, zip_of(first_), {}, found_));
  EXPECT_TRUE(fs::exists(root_ / "a/b/bench/bundle.json"));
  EXPECT_TRUE(fs::exists(root_ / "a/b/bench.zip"));
}

TEST_F(OutputFolder, of_someone_else_is_refused_and_untouched) {
  put("bench/thesis.txt", "ten years of work");
  const auto before = everything_in(root_);
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(code(), "U0401");
  EXPECT_EQ(everything_in(root_), before);
}

TEST_F(OutputFolder, with_a_bundle_json_of_another_program_is_refused) {
  put("bench/bundle.json", R"({"files": [], "generator": {"name": "webpack"}})");
  put("bench/index.js", "");
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(code(), "U0401");
}

TEST_F(OutputFolder, whose_bundle_json_points_outside_is_not_ours) {
  put("victim.txt", "precious");
  put("bench/bundle.json", R"({"generator": {"name": "plano"},
    "files": [{"path": "../victim.txt", "sha256": "00"}]})");
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(code(), "U0401");
  EXPECT_EQ(content(root_ / "victim.txt"), "precious");
}

TEST_F(OutputFolder, with_a_file_added_is_refused_by_name) {
  ASSERT_TRUE(write(first_));
  put("bench/parts/my-notes.txt", "sand the edges");
  const auto before = everything_in(root_);
  EXPECT_FALSE(write(second_));
  EXPECT_EQ(code(), "U0402");
  EXPECT_THAT(message(), HasSubstr("parts/my-notes.txt"));
  EXPECT_EQ(everything_in(root_), before);
}

TEST_F(OutputFolder, with_a_file_changed_is_refused_by_name) {
  ASSERT_TRUE(write(first_));
  put("bench/parts/P01.dxf", "cut, with a heart added by hand");
  EXPECT_FALSE(write(second_));
  EXPECT_EQ(code(), "U0402");
  EXPECT_THAT(message(), HasSubstr("parts/P01.dxf"));
}

TEST_F(OutputFolder, with_a_folder_or_a_link_added_is_refused) {
  ASSERT_TRUE(write(first_));
  fs::create_directory(root_ / "bench/mine");
  EXPECT_FALSE(write(second_));
  EXPECT_THAT(message(), HasSubstr("mine/"));
  fs::remove(root_ / "bench/mine");
  fs::remove(root_ / "bench/README.md");
  fs::create_symlink("/etc/hostname", root_ / "bench/README.md");
  EXPECT_FALSE(write(second_));
  EXPECT_THAT(message(), HasSubstr("README.md"));
}

TEST_F(OutputFolder, from_which_a_file_was_deleted_is_still_ours) {
  ASSERT_TRUE(write(first_));
  fs::remove(root_ / "bench/README.md");
  EXPECT_TRUE(write(second_)) << message();
}

TEST_F(OutputFolder, that_is_a_link_is_refused_and_its_target_untouched) {
  fs::create_directory(root_ / "elsewhere");
  fs::create_directory_symlink(root_ / "elsewhere", root_ / "bench");
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(code(), "U0403");
  EXPECT_TRUE(fs::is_empty(root_ / "elsewhere"));
}

TEST_F(OutputFolder, with_a_work_folder_of_a_stranger_deletes_nothing_through_its_links) {
  // It looks as if a run had been killed there; the list names files behind a link.
  put("precious/P01.dxf", "ten years of work");
  for (const char* name : {"bundle", "former"}) {
    const std::string left = std::string(".bench.plano-work/") + name;
    for (const Artifact& file : first_) {
      if (file.path == "bundle.json") put(left + "/bundle.json", file.bytes);
    }
    fs::create_directory_symlink(root_ / "precious", root_ / left / "parts");
  }
  put(".bench.plano-work/lock", "plano is making a bundle here\n");
  put("bench/thesis.txt", "not plano's");
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(content(root_ / "precious/P01.dxf"), "ten years of work");
  EXPECT_EQ(content(root_ / "bench/thesis.txt"), "not plano's");
}

TEST_F(OutputFolder, below_a_link_is_written_where_the_link_leads) {
  fs::create_directory(root_ / "elsewhere");
  fs::create_directory_symlink(root_ / "elsewhere", root_ / "out");
  found_ = {};
  ASSERT_TRUE(write_bundle(root_ / "out/bench", first_, zip_of(first_), {}, found_));
  EXPECT_TRUE(fs::exists(root_ / "elsewhere/bench/bundle.json"));
}

TEST_F(OutputFolder, whose_zip_is_a_file_of_someone_else_is_refused) {
  put("bench.zip", "PK of someone else");
  const auto before = everything_in(root_);
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(code(), "U0403");
  EXPECT_EQ(everything_in(root_), before);
}

TEST_F(OutputFolder, in_a_read_only_folder_is_refused_with_the_reason) {
  if (::geteuid() == 0) {  // root writes anywhere: let go of that right in a child
    const pid_t child = ::fork();
    if (child == 0) {
      ::chmod(root_.c_str(), 0555);
      if (::setuid(65534) != 0) ::_exit(3);
      diagnostics::Diagnostics found;
      const bool written = write_bundle(root_ / "bench", first_, "", {}, found).has_value();
      ::_exit(!written && found.items().at(0).code == &kCannotWrite ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    ::chmod(root_.c_str(), 0755);
  } else {
    ::chmod(root_.c_str(), 0555);
    EXPECT_FALSE(write(first_));
    EXPECT_EQ(code(), "U0404");
    ::chmod(root_.c_str(), 0755);
  }
  EXPECT_TRUE(fs::is_empty(root_));
}

/// Runs `body` in a child process and returns how it ended.
template <class Body>
int end_of_child(Body body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

void allow_files_of(rlim_t bytes) {
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

TEST_F(OutputFolder, is_as_before_when_a_file_cannot_grow) {
  ASSERT_TRUE(write(first_));
  const auto before = everything_in(root_);
  const auto large = bundle_of({{"model/a.step", "model/step", std::string(100'000, 'x')}});
  const int status = end_of_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    allow_files_of(10'000);
    diagnostics::Diagnostics found;
    const bool written = write_bundle(root_ / "bench", large, "", {}, found).has_value();
    return !written && found.items().at(0).code == &kCannotWrite ? 0 : 1;
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(everything_in(root_), before);
}

TEST_F(OutputFolder, never_there_leaves_not_even_its_parents_after_a_failure) {
  const auto large = bundle_of({{"model/a.step", "model/step", std::string(100'000, 'x')}});
  const int status = end_of_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    allow_files_of(10'000);
    diagnostics::Diagnostics found;
    return write_bundle(root_ / "a/b/bench", large, "", {}, found).has_value() ? 1 : 0;
  });
  EXPECT_EQ(status, 0);
  EXPECT_TRUE(fs::is_empty(root_));
}

TEST_F(OutputFolder, of_a_run_killed_while_writing_is_as_before_and_the_next_run_cleans_up) {
  ASSERT_TRUE(write(first_));
  const int status = end_of_child([&] {
    diagnostics::Diagnostics found;
    write_bundle(
        root_ / "bench", second_, zip_of(second_),
        [](std::size_t, std::size_t) { ::raise(SIGKILL); }, found);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(content(root_ / "bench/README.md"), "one");
  EXPECT_TRUE(fs::exists(root_ / ".bench.plano-work"));
  ASSERT_TRUE(write(second_)) << message();
  EXPECT_FALSE(fs::exists(root_ / ".bench.plano-work"));
  EXPECT_EQ(everything_in(root_).size(), 6u);
  EXPECT_EQ(content(root_ / "bench/README.md"), "two");
}

TEST_F(OutputFolder, lost_by_a_run_killed_between_two_renames_is_put_back_first) {
  // As on a file system that cannot exchange: the former bundle waits in the work folder.
  ASSERT_TRUE(write(first_));
  const int status = end_of_child([&] {
    diagnostics::Diagnostics found;
    write_bundle(
        root_ / "bench", second_, zip_of(second_),
        [](std::size_t done, std::size_t total) {
          if (done == total) ::raise(SIGKILL);
        },
        found);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  fs::rename(root_ / "bench", root_ / ".bench.plano-work/former");
  put("bench-is-gone", "");
  // A run that fails for another reason must leave the former bundle in place, not lost.
  const auto large = bundle_of({{"model/a.step", "model/step", std::string(100'000, 'x')}});
  end_of_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    allow_files_of(10'000);
    diagnostics::Diagnostics found;
    write_bundle(root_ / "bench", large, "", {}, found);
    return 0;
  });
  EXPECT_EQ(content(root_ / "bench/README.md"), "one");
  EXPECT_FALSE(fs::exists(root_ / ".bench.plano-work"));
}

TEST_F(OutputFolder, is_as_before_after_a_request_to_stop_and_the_request_is_obeyed) {
  ASSERT_TRUE(write(first_));
  const auto before = everything_in(root_);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    const int status = end_of_child([&] {
      diagnostics::Diagnostics found;
      write_bundle(
          root_ / "bench", second_, zip_of(second_),
          [number](std::size_t, std::size_t) { ::raise(number); }, found);
      return 0;
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), number);
    EXPECT_EQ(everything_in(root_), before);
  }
}

TEST_F(OutputFolder, in_which_another_run_is_alive_is_refused) {
  const WorkFolder other(root_ / "bench");
  ASSERT_EQ(other.state(), LockState::held);
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(code(), "U0405");
}

TEST_F(OutputFolder, whose_work_folder_is_someone_elses_is_refused_and_untouched) {
  put(".bench.plano-work/photo.jpg", "a face");
  const auto before = everything_in(root_);
  EXPECT_FALSE(write(first_));
  EXPECT_EQ(code(), "U0401");
  EXPECT_EQ(everything_in(root_), before);
}

TEST_F(OutputFolder, does_not_lose_a_file_put_there_during_the_run) {
  ASSERT_TRUE(write(first_));
  ASSERT_TRUE(write(second_, [&](std::size_t done, std::size_t) {
    if (done == 1) put("bench/late.txt", "just in time");
  }));
  EXPECT_EQ(code(), "U0406");
  EXPECT_EQ(content(root_ / "bench.kept-1/late.txt"), "just in time");
}

TEST_F(OutputFolder, of_many_runs_at_once_is_always_one_whole_bundle) {
  std::vector<pid_t> children;
  for (int i = 0; i < 8; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      int written = 0;
      for (int k = 0; k < 20; ++k) {
        diagnostics::Diagnostics found;
        const auto& files = (i + k) % 2 == 0 ? first_ : second_;
        if (write_bundle(root_ / "bench", files, zip_of(files), {}, found)) {
          ++written;
        } else if (found.items().at(0).code != &kAnotherRun) {
          ::_exit(1);
        }
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(inspect_folder(root_ / "bench").state, FolderState::made_by_plano);
  EXPECT_EQ(everything_in(root_).size(), 6u);
}

TEST_F(OutputFolder, refuses_artifacts_that_would_leave_it) {
  for (const char* path : {"../x", "/etc/x", "a/../../x", ""}) {
    EXPECT_THROW(write(bundle_of({{path, "", "x"}})), InternalError) << path;
  }
  EXPECT_TRUE(fs::is_empty(root_));
}

TEST(BundleZip, is_told_from_other_files) {
  const fs::path file = fs::temp_directory_path() / ("plano-zip-" + std::to_string(::getpid()));
  const auto is_one = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    return is_bundle_zip(file);
  };
  EXPECT_TRUE(is_one(exporters::zip({{"bench/bundle.json", "", "{}"}, {"bench/a", "", ""}})));
  EXPECT_FALSE(is_one(exporters::zip({{"bench/a", "", ""}})));
  EXPECT_FALSE(is_one(exporters::zip({{"bench/bundle.json", "", "{}"}, {"other", "", ""}})));
  EXPECT_FALSE(is_one("PK\x05\x06"));
  EXPECT_FALSE(is_one(""));
  fs::remove(file);
}

}  // namespace
}  // namespace plano::cli
