// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Holds the code to generator/ARCHITECTURE.md by reading it: floors, what headers may include, who
// may use heavy libraries, file sizes, licence headers. If one of these fails, mend the code, or
// change the plan in ARCHITECTURE.md and here, with the reason.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct SourceFile {
  std::string path;  // from generator/, "geometry/exact/evaluate.cpp"
  std::string text;
  std::vector<std::string> quoted;  // #include "…"
  std::vector<std::string> angled;  // #include <…>

  bool header() const { return path.ends_with(".h"); }
};

// "geometry/exact" for geometry/exact/…, else the first path component.
std::string folder_of(const std::string& path) {
  if (path.starts_with("geometry/exact/")) return "geometry/exact";
  return path.substr(0, path.find('/'));
}

std::vector<SourceFile> read_sources() {
  static const std::regex kInclude(R"(^\s*#\s*include\s+([<"])([^>"]+)[>"])");
  const fs::path root = fs::path(PLANO_SOURCE_DIR) / "generator";
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp" && extension != ".def") continue;
    SourceFile file;
    file.path = fs::relative(entry.path(), root).generic_string();
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    file.text = text.str();
    std::istringstream lines(file.text);
    for (std::string line; std::getline(lines, line);) {
      std::smatch m;
      if (!std::regex_search(line, m, kInclude)) continue;
      (m[1] == "\"" ? file.quoted : file.angled).push_back(m[2]);
    }
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> files = read_sources();
  return files;
}

// The floors. A folder may include its own files and those of folders with a smaller number,
// nothing else.
const std::map<std::string, int> kFloors = {
    {"base", 0},    {"geometry", 1},   {"geometry/exact", 2}, {"diagnostics", 2}, {"syntax", 3},
    {"nesting", 3}, {"spec", 4},       {"catalog", 5},        {"model", 6},       {"joints", 7},
    {"panels", 8},  {"assembly", 9},   {"mesh", 9},           {"fabrication", 9}, {"solid", 10},
    {"checks", 10}, {"documents", 11}, {"exporters", 11},     {"foreign", 12},    {"pipeline", 12},
    {"server", 13}, {"site", 13},      {"sweep", 13},         {"cli", 14},
};

TEST(Architecture, every_folder_has_a_floor) {
  for (const SourceFile& file : sources()) {
    EXPECT_TRUE(kFloors.contains(folder_of(file.path))) << file.path;
  }
  EXPECT_GT(sources().size(), 50u) << "the sources were not found";
}

TEST(Architecture, a_folder_includes_only_from_floors_above_its_own_line) {
  for (const SourceFile& file : sources()) {
    const int own = kFloors.at(folder_of(file.path));
    for (const std::string& include : file.quoted) {
      if (include.find('/') == std::string::npos) {
        ADD_FAILURE() << file.path << " includes \"" << include << "\" without its folder";
        continue;
      }
      const std::string folder = folder_of(include);
      if (folder == folder_of(file.path)) continue;
      ASSERT_TRUE(kFloors.contains(folder)) << file.path << " includes " << include;
      EXPECT_LT(kFloors.at(folder), own) << file.path << " includes " << include;
    }
  }
}

TEST(Architecture, no_header_includes_a_heavy_library) {
  static const std::regex kHeavy(
      R"(^(CGAL/|qrencode|gmp|mpfr|yaml|nlohmann/|cairo|png\.h|pango/|fontconfig/|zip\.h|zlib\.h|sodium|CLI/|boost/|[A-Z][A-Za-z0-9]+_[A-Za-z0-9_]+\.hxx))");
  for (const SourceFile& file : sources()) {
    if (!file.header()) continue;
    for (const std::string& include : file.angled) {
      EXPECT_FALSE(std::regex_search(include, kHeavy))
          << file.path << " includes <" << include << ">";
    }
  }
}

struct Library {
  const char* pattern;
  std::set<std::string> folders;  // that may include it
  std::size_t most_files;
};

TEST(Architecture, heavy_libraries_stay_in_their_folders) {
  const std::vector<Library> libraries = {
      {"^CGAL/", {"geometry/exact"}, 4},
      {R"(\.hxx$)", {"solid"}, 8},
      {"^yaml", {"syntax"}, 2},
      {"^cairo", {"exporters", "documents"}, 3},
      {"^(pango|fontconfig)/", {"documents"}, 1},
      {R"(^png\.h)", {"exporters"}, 1},
      {R"(^zip\.h)", {"exporters"}, 1},
      {R"(^zlib\.h)", {"server"}, 1},
      {"^boost/beast", {"server"}, 1},
      {"^sodium", {"base"}, 1},
      {"^CLI/", {"cli"}, 8},
      {"^qrencode", {"site"}, 1},
      {"^boost/", {"cli", "server"}, 6},
      {"^nlohmann/",
       {"diagnostics", "spec", "exporters", "foreign", "pipeline", "site", "cli"},
       32},
  };
  for (const Library& library : libraries) {
    const std::regex pattern(library.pattern);
    std::size_t users = 0;
    for (const SourceFile& file : sources()) {
      const bool uses = std::any_of(file.angled.begin(), file.angled.end(), [&](const auto& name) {
        return std::regex_search(name, pattern);
      });
      if (!uses) continue;
      ++users;
      EXPECT_TRUE(library.folders.contains(folder_of(file.path)))
          << file.path << " uses " << library.pattern;
    }
    EXPECT_LE(users, library.most_files) << library.pattern;
  }
}

TEST(Architecture, nothing_below_cli_touches_the_world) {
  static const std::regex kWorld(
      R"(std::(i|o)?fstream|std::filesystem|std::getenv|std::chrono::(system|steady)_clock|std::random_device|\bfopen\(|\brand\(\)|\btime\((0|NULL|nullptr)\))");
  for (const SourceFile& file : sources()) {
    // The server's job is the world; it may do it because it knows nothing of designs (below).
    if (folder_of(file.path) == "cli" || folder_of(file.path) == "server") continue;
    std::smatch m;
    EXPECT_FALSE(std::regex_search(file.text, m, kWorld)) << file.path << ": " << m.str();
  }
}

TEST(Architecture, the_server_knows_nothing_of_designs) {
  for (const SourceFile& file : sources()) {
    if (folder_of(file.path) != "server") continue;
    for (const std::string& include : file.quoted) {
      EXPECT_TRUE(include.starts_with("server/") || include.starts_with("base/"))
          << file.path << " includes " << include;
    }
  }
}

TEST(Architecture, the_c_library_computes_no_angle_that_reaches_a_file) {
  static const std::regex kTrig(
      R"(\bstd::(sin|cos|tan|atan2?|asin|acos|pow|exp|log|cbrt|hypot)\()");
  for (const SourceFile& file : sources()) {
    std::smatch m;
    EXPECT_FALSE(std::regex_search(file.text, m, kTrig)) << file.path << ": " << m.str();
  }
}

TEST(Architecture, files_are_small) {
  std::vector<std::size_t> sizes;
  for (const SourceFile& file : sources()) {
    const auto lines =
        static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
    EXPECT_LE(lines, 800u) << file.path;
    sizes.push_back(lines);
  }
  std::sort(sizes.begin(), sizes.end());
  EXPECT_LE(sizes[sizes.size() / 2], 250u) << "median";
}

// The rows "| `folder::kName` | value | why |".
std::map<std::string, std::string> named_tolerances() {
  static const std::regex kRow(R"(^\| `([a-z:]+::k[A-Za-z]+)` \| ([^|]+) \| [^|]{10,} \|$)");
  std::ifstream in(fs::path(PLANO_SOURCE_DIR) / "generator/ARCHITECTURE.md");
  std::map<std::string, std::string> rows;
  for (std::string line; std::getline(in, line);) {
    std::smatch m;
    if (std::regex_search(line, m, kRow)) rows[m[1]] = m[2];
  }
  return rows;
}

// "geometry::exact::kShortestEdge" for a constant in a file of geometry/exact/.
std::string scoped(const SourceFile& file, const std::string& name) {
  std::string scope = folder_of(file.path);
  if (const std::size_t slash = scope.find('/'); slash != std::string::npos) {
    scope.replace(slash, 1, "::");
  }
  return scope + "::" + name;
}

TEST(Architecture, every_tolerance_of_the_table_is_in_the_code) {
  static const std::regex kConstant(R"(constexpr (?:double|Length|Area) (k[A-Za-z]+) = )");
  std::set<std::string> defined;
  for (const SourceFile& file : sources()) {
    for (std::sregex_iterator m(file.text.begin(), file.text.end(), kConstant), end; m != end;
         ++m) {
      defined.insert(scoped(file, (*m)[1]));
    }
  }
  const auto rows = named_tolerances();
  EXPECT_GT(rows.size(), 20U) << "the table was not found";
  for (const auto& [name, value] : rows) EXPECT_TRUE(defined.contains(name)) << name;
}

// What a search tries is its own affair; what its results may be off by is everybody's.
TEST(Architecture, what_layouts_may_be_off_by_is_in_the_table) {
  static const std::regex kShared(R"(inline constexpr (?:double|Length|Area) (k[A-Za-z]+) = )");
  const auto rows = named_tolerances();
  std::size_t seen = 0;
  for (const SourceFile& file : sources()) {
    if (folder_of(file.path) != "nesting" || !file.header()) continue;
    for (std::sregex_iterator m(file.text.begin(), file.text.end(), kShared), end; m != end; ++m) {
      if ((*m)[1] == "kMostCorners") continue;  // a bound of work
      ++seen;
      EXPECT_TRUE(rows.contains(scoped(file, (*m)[1]))) << file.path << ": " << (*m)[1];
    }
  }
  EXPECT_GT(seen, 3U);
  for (const char* name : {"nesting::kTie", "nesting::kParallel", "nesting::kSame"}) {
    EXPECT_TRUE(rows.contains(name)) << name;
  }
}

TEST(Architecture, every_file_names_its_licence) {
  for (const SourceFile& file : sources()) {
    EXPECT_NE(file.text.find("SPDX-License-Identifier: GPL-3.0-or-later"), std::string::npos)
        << file.path;
  }
}

TEST(Architecture, exporters_never_see_the_spec_and_checks_change_nothing) {
  for (const SourceFile& file : sources()) {
    const std::string folder = folder_of(file.path);
    for (const std::string& include : file.quoted) {
      if (folder == "exporters") {
        EXPECT_FALSE(include.starts_with("spec/") || include.starts_with("syntax/"))
            << file.path << " includes " << include;
      }
    }
    if (folder == "checks") {
      EXPECT_EQ(file.text.find("const_cast"), std::string::npos) << file.path;
    }
  }
}

TEST(Architecture, no_name_of_a_standard_container_with_random_order_in_exporters) {
  for (const SourceFile& file : sources()) {
    const std::string folder = folder_of(file.path);
    if (folder != "exporters" && folder != "pipeline") continue;
    EXPECT_EQ(file.text.find("unordered_"), std::string::npos) << file.path;
  }
}

}  // namespace
