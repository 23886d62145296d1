// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "foreign/laying.h"
#include "foreign/poses.h"
#include "nesting/check.h"

namespace plano::foreign {
namespace {

ForeignPart part(const std::string& name, const geometry::Contour& outline, int count) {
  return {.name = name,
          .layer = {},
          .outline = {{{outline, {}}}},
          .count = count,
          .poses = {{}},
          .drawn_at = {},
          .span = {}};
}

Laying laid(const ForeignJob& job) {
  LayingOptions options;
  options.effort = [](const SearchTurn&) {
    return nesting::Effort(
        [](std::uint64_t sweeps) { return static_cast<double>(sweeps) / 3'000; });
  };
  return lay_in_strip(job, options);
}

TEST(StripLaying, ClosesAJigsawWhosePiecesStandOnTheLatticeOnly) {
  // Two halves, each a nanometre too high.
  ForeignJob job;
  job.strip_height = 20_mm;
  job.parts.push_back(part("A", geometry::rectangle({}, 12_mm, 10_mm + 1_nm), 2));
  const Laying laying = laid(job);
  EXPECT_FALSE(nesting::find_fault(laying.job, laying.nest));
  ASSERT_TRUE(laying.strip_length);
  EXPECT_LE(*laying.strip_length, 12_mm + 12_um);
}

TEST(StripLaying, LaysWhatIsAsHighAsTheStripAndRoundedUp) {
  ForeignJob job;
  job.strip_height = 20_mm;
  job.parts.push_back(part("A", geometry::rectangle({}, 5_mm, 20_mm + 1_nm), 2));
  const Laying laying = laid(job);
  EXPECT_FALSE(nesting::find_fault(laying.job, laying.nest));
  ASSERT_TRUE(laying.strip_length);
  EXPECT_LE(*laying.strip_length, 10_mm + 10_um);
}

}  // namespace
}  // namespace plano::foreign
