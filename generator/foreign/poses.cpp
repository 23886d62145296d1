// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/poses.h"

#include <algorithm>

#include "base/trig.h"

namespace plano::foreign {
namespace {

constexpr Angle kParallel = Angle::microdegrees(1'000);
constexpr Angle kFullTurn = Angle::degrees(360);

struct Side {
  Angle direction;  // within kFreeStep
  double length_mm = 0;
};

std::vector<Side> straight_sides(const geometry::Contour& outline) {
  std::vector<Side> sides;
  for (std::size_t i = 0; i < outline.edges.size(); ++i) {
    if (outline.edges[i].arc) continue;
    const geometry::Point along = geometry::end_of(outline, i) - outline.edges[i].start;
    const Angle direction = Angle::nearest_to_degrees(atan2_degrees(along.y.mm(), along.x.mm()));
    sides.push_back({nesting::within(direction, kFreeStep), geometry::distance({}, along).mm()});
  }
  return sides;
}

}  // namespace

Angle levelled(const geometry::Contour& outline) {
  std::vector<Side> sides = straight_sides(outline);
  std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) {
    return std::pair(a.direction, a.length_mm) < std::pair(b.direction, b.length_mm);
  });
  Side most;
  for (std::size_t i = 0; i < sides.size();) {
    Side bundle{sides[i].direction, 0};
    double longest = 0;
    const Angle last = sides[i].direction + kParallel;
    for (; i < sides.size() && sides[i].direction <= last; ++i) {
      bundle.length_mm += sides[i].length_mm;
      if (sides[i].length_mm <= longest) continue;
      longest = sides[i].length_mm;
      bundle.direction = sides[i].direction;
    }
    if (bundle.length_mm > most.length_mm) most = bundle;
  }
  return most.direction;
}

std::vector<nesting::Pose> free_poses(const geometry::Contour& outline, Faces faces) {
  const Angle back = levelled(outline);
  std::vector<nesting::Pose> poses = poses_by(kFreeStep, faces);
  for (nesting::Pose& pose : poses) {
    pose.turn = nesting::within(pose.turn + (pose.flipped ? back : -back), kFullTurn);
  }
  return poses;
}

std::vector<nesting::Pose> with_faces(std::vector<nesting::Pose> poses, Faces faces) {
  std::vector<nesting::Pose> result;
  const auto add = [&](const nesting::Pose& pose) {
    if (std::find(result.begin(), result.end(), pose) == result.end()) result.push_back(pose);
  };
  for (const nesting::Pose& pose : poses) add(pose);
  for (const nesting::Pose& pose : poses) {
    if (faces == Faces::both) add({true, pose.turn});
  }
  return result;
}

std::vector<nesting::Pose> poses_by(Angle step, Faces faces) {
  std::vector<nesting::Pose> poses;
  for (Angle turn; turn < Angle::degrees(360); turn = turn + step) poses.push_back({false, turn});
  return with_faces(std::move(poses), faces);
}

}  // namespace plano::foreign
