// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Our verdicts on pairs of every design of the repository, as they stand and with one part moved
/// on purpose, against the volume OpenCASCADE finds for the same pair.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "assembly/verdict.h"
#include "catalog/workshop.h"
#include "diagnostics/render.h"
#include "joints/joint.h"
#include "model/resolve.h"
#include "panels/interference.h"
#include "panels/near_pairs.h"
#include "solid_volume.h"
#include "spec/bind.h"
#include "syntax/tree.h"
#include "tests/unit/model/library_modules.h"

namespace plano {
namespace {

using geometry::Placement;
using geometry::Vec3;

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::optional<panels::PartSet> parts_of(const std::string& design) {
  const std::filesystem::path root = PLANO_SOURCE_DIR;
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  const auto workshop_id =
      sources.add("workshop.yaml", file_text(root / "workshops" / "default.yaml"));
  const auto design_id =
      sources.add("design.yaml", file_text(root / "designs" / design / "design.yaml"));
  const auto workshop_tree = syntax::parse(sources, workshop_id, {}, found);
  const auto tree = syntax::parse(sources, design_id, {}, found);
  if (!workshop_tree || !tree) return std::nullopt;
  const auto workshop = catalog::read_workshop(*workshop_tree, found);
  const auto spec = spec::bind(*tree, joints::all_joint_keys(), found);
  if (!workshop || !spec) return std::nullopt;
  const auto resolved =
      model::resolve(model::LibraryDesign(*spec, sources, found).module(), *workshop, {}, found);
  if (!resolved) return std::nullopt;
  return panels::make_parts(*resolved, {6_mm}, found);
}

std::vector<std::string> designs() {
  std::vector<std::string> names;
  const std::filesystem::path folder = std::filesystem::path(PLANO_SOURCE_DIR) / "designs";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (std::filesystem::exists(entry.path() / "design.yaml")) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// What flattening an arc to panels::kFlattening may add or leave out: that, over the curved walls
/// in the common space, some hundred mm². The most found among these designs is 0.45 mm³.
constexpr double kArcs = 1;  // mm³

class Overlaps : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    set_ = parts_of(GetParam());
    ASSERT_TRUE(set_);
    for (const panels::Part& part : set_->parts) prisms_.push_back(panels::prisms_of(part));
  }

  const readers::PartSolid& solid(std::size_t part) {
    const auto it = solids_.find(part);
    if (it != solids_.end()) return it->second;
    return solids_.emplace(part, readers::PartSolid(set_->parts[part])).first->second;
  }

  /// Pairs that touch or nearly do, spread over the whole design.
  std::vector<panels::NearPair> sample(std::size_t wanted) const {
    const auto all = panels::near_pairs(*set_, 1_mm);
    std::vector<panels::NearPair> some;
    const std::size_t count = std::min(wanted, all.size());
    for (std::size_t i = 0; i < count; ++i) some.push_back(all[i * all.size() / count]);
    return some;
  }

  /// True where they overlap. `by`: how far the second part is moved.
  bool compare(const panels::NearPair& pair, Vec3 by) {
    const Placement& a = set_->parts[pair.part_a].instances[pair.instance_a].pose;
    Placement b = set_->parts[pair.part_b].instances[pair.instance_b].pose;
    b.origin = b.origin + by;
    const auto& prisms_a = prisms_[pair.part_a];
    const auto& prisms_b = prisms_[pair.part_b];
    const double ours = panels::common_volume_mm3(prisms_a, a, prisms_b, b);
    const auto deepest = panels::deepest_overlap(prisms_a, a, prisms_b, b);
    const double theirs = readers::PartSolid::common(solid(pair.part_a), a, solid(pair.part_b), b);
    EXPECT_GE(theirs, 0) << "OpenCASCADE gave up";
    EXPECT_NEAR(ours, theirs, 1e-6 * theirs + kArcs)
        << set_->parts[pair.part_a].instances[pair.instance_a].element << " and "
        << set_->parts[pair.part_b].instances[pair.instance_b].element << " moved by (" << by.x
        << ", " << by.y << ", " << by.z << ")";
    if (deepest) {
      EXPECT_GT(theirs, 0);
    } else {
      // What is let through is a film, nowhere thicker than is tolerated, within the smaller part.
      EXPECT_LT(theirs, panels::kTolerated.mm() * std::min(face(pair.part_a), face(pair.part_b)));
    }
    return deepest.has_value();
  }

  double face(std::size_t part) const {  // mm²
    return geometry::area(set_->parts[part].profile).mm2();
  }

  std::optional<panels::PartSet> set_;
  std::vector<std::vector<panels::Prism>> prisms_;
  std::map<std::size_t, readers::PartSolid> solids_;
};

TEST_P(Overlaps, ThereAreNoneAsDesigned) {
  for (const panels::NearPair& pair : sample(12)) EXPECT_FALSE(compare(pair, {}));
}

TEST_P(Overlaps, InjectedHaveTheVolumeThatOpenCascadeFinds) {
  const std::array<Vec3, 7> ways = {{{1, 0, 0},
                                     {0, 1, 0},
                                     {0, 0, 1},
                                     {-1, 0, 0},
                                     {0, -1, 0},
                                     {0, 0, -1},
                                     geometry::unit({0.48, -0.6, 0.64})}};
  const std::array<double, 4> faults = {0.05, 0.3, 1.3, 5};
  std::size_t turn = 0;
  int overlapping = 0;
  for (const panels::NearPair& pair : sample(10)) {
    for (const double fault : faults) {
      if (compare(pair, ways[turn++ % ways.size()] * fault)) ++overlapping;
    }
  }
  EXPECT_GE(overlapping, 5);
}

INSTANTIATE_TEST_SUITE_P(OfEveryDesign, Overlaps, testing::ValuesIn(designs()),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace plano
