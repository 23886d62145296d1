// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/poses.h"

#include <algorithm>

namespace plano::foreign {

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
