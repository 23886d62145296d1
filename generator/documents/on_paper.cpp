// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/on_paper.h"

#include "base/trig.h"

namespace plano::documents {
namespace {

// How far a chord may stray from its arc on paper, mm: a tenth of the thinnest line.
constexpr double kStray = 0.015;
constexpr int kRingCorners = 48;

}  // namespace

Frame OnPaper::frame(const geometry::Box& box) const {
  const Spot low = at(box.low);
  const Spot high = at(box.high);
  return {low.x, high.y, high.x - low.x, low.y - high.y};
}

std::vector<Spot> OnPaper::curve(const geometry::Contour& contour) const {
  std::vector<Spot> spots;
  for (const geometry::Point p :
       geometry::flattened(contour, Length::nearest_to_mm(kStray * shrink))) {
    spots.push_back(at(p));
  }
  return spots;
}

Path OnPaper::path(const geometry::Face& face) const {
  Path path{curve(face.outer)};
  for (const geometry::Contour& hole : face.holes) path.push_back(curve(hole));
  return path;
}

Path OnPaper::path(const geometry::Region& region) const {
  Path path;
  for (const geometry::Face& face : region.faces) {
    for (std::vector<Spot>& curve : this->path(face)) path.push_back(std::move(curve));
  }
  return path;
}

std::vector<Spot> ring(Spot centre, double radius) {
  std::vector<Spot> spots;
  for (int k = 0; k < kRingCorners; ++k) {
    const double turn = 360.0 * k / kRingCorners;
    spots.push_back({centre.x + radius * cos_degrees(turn), centre.y + radius * sin_degrees(turn)});
  }
  return spots;
}

std::vector<Spot> corners(const Frame& frame) {
  return {{frame.left, frame.top},
          {frame.right(), frame.top},
          {frame.right(), frame.bottom()},
          {frame.left, frame.bottom()}};
}

Frame inset(const Frame& frame, double by) {
  return {frame.left + by, frame.top + by, frame.width - 2 * by, frame.height - 2 * by};
}

}  // namespace plano::documents
