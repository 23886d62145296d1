// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/poses.h"

#include <gtest/gtest.h>

namespace plano::foreign {
namespace {

geometry::Contour slanting(std::int64_t microdegrees) {
  return geometry::rotated(geometry::rectangle({}, 300_mm, 200_mm),
                           Angle::microdegrees(microdegrees), {});
}

bool lies_square(const geometry::Contour& outline, const nesting::Pose& pose) {
  const geometry::Contour seen = pose.flipped ? geometry::mirrored_x(outline) : outline;
  const geometry::Box box = geometry::bounding_box(geometry::rotated(seen, pose.turn, {}));
  return abs(box.width() - 300_mm) < 100_nm && abs(box.height() - 200_mm) < 100_nm;
}

TEST(FreePoses, APartDrawnSlantingMayLieSquareOnEitherFace) {
  for (const std::int64_t drawn : {0LL, 7'300'000LL, 14'999'999LL, 22'500'000LL, 359'000'000LL}) {
    const geometry::Contour outline = slanting(drawn);
    const auto poses = free_poses(outline, Faces::both);
    EXPECT_EQ(poses.size(), 48U);
    for (const bool flipped : {false, true}) {
      EXPECT_EQ(std::count_if(poses.begin(), poses.end(),
                              [&](const nesting::Pose& pose) {
                                return pose.flipped == flipped && lies_square(outline, pose);
                              }),
                2)
          << drawn << (flipped ? " flipped" : "");
    }
  }
}

TEST(FreePoses, TurnsStayWithinAFullOne) {
  for (const nesting::Pose& pose : free_poses(slanting(7'300'000), Faces::both)) {
    EXPECT_GE(pose.turn, Angle{});
    EXPECT_LT(pose.turn, Angle::degrees(360));
  }
}

TEST(Levelled, GoesByMostOfTheStraightLengthAndNotByTheLongestSide) {
  // A right triangle of 300 and 400: its long side slants by 36.87 degrees, and 700 mm do not.
  const geometry::Contour triangle = geometry::polygon({{}, {400_mm, {}}, {{}, 300_mm}});
  EXPECT_EQ(levelled(triangle), Angle{});
  EXPECT_EQ(levelled(geometry::rotated(triangle, Angle::degrees(4), {})), Angle::degrees(4));
}

TEST(Levelled, IsZeroWithoutAStraightSide) {
  EXPECT_EQ(levelled(geometry::circle({}, 10_mm)), Angle{});
}

}  // namespace
}  // namespace plano::foreign
