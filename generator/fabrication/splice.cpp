// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/splice.h"

#include <cmath>
#include <map>
#include <utility>

namespace plano::fabrication {
namespace {

using geometry::Arc;
using geometry::Contour;
using geometry::Point;

// Circles nearer than this to one another are the same circle.
constexpr double kSameCentreMm = 1e-6;

Point moved(Point from, Vec2 by) {
  return from + Point{Length::nearest_to_mm(by.x), Length::nearest_to_mm(by.y)};
}

/// Where the circles of two neighbouring reliefs cross, on the wood's side of the wall between
/// them.
Point crossing(const Corner& a, const Disc& disc_a, const Corner& b, const Disc& disc_b) {
  const Point centre_a = moved(a.at, disc_a.centre);
  const Point centre_b = moved(b.at, disc_b.centre);
  const Point between = centre_b - centre_a;
  const double dx = between.x.mm();
  const double dy = between.y.mm();
  const double distance = std::sqrt(dx * dx + dy * dy);
  const Vec2 left{-a.ahead.y, a.ahead.x};
  Vec2 across = left;
  if (distance > kSameCentreMm) {
    across = {-dy / distance, dx / distance};
    if (across.x * left.x + across.y * left.y < 0) {
      across = {-across.x, -across.y};
    }
  }
  const double half = distance / 2;
  const double reach = std::sqrt(disc_a.radius * disc_a.radius - half * half);
  return moved(centre_a, {dx / 2 + across.x * reach, dy / 2 + across.y * reach});
}

class Splicer {
 public:
  Splicer(const Contours& contours, const std::vector<Corner>& corners,
          const std::vector<Disc>& discs)
      : contours_(contours), corners_(corners) {
    for (const Disc& disc : discs) {
      const Corner& corner = corners[disc.corner];
      at_[{corner.contour, corner.edge}] = &disc;
    }
  }

  std::optional<Contours> run() {
    Contours made;
    for (std::size_t c = 0; c < contours_.size(); ++c) {
      Contour contour;
      for (std::size_t i = 0; i < contours_[c].edges.size(); ++i) {
        if (!add_corner(c, i, contour)) {
          return std::nullopt;
        }
      }
      made.push_back(std::move(contour));
    }
    return made;
  }

 private:
  enum class Wall { left, used_up, unclear };

  const Disc* disc_at_start_of(std::size_t c, std::size_t i) const {
    const std::size_t count = contours_[c].edges.size();
    const auto found = at_.find({c, (i + count) % count});
    return found == at_.end() ? nullptr : found->second;
  }

  /// What the reliefs at both ends of edge i leave of it. Precondition: one at least has a relief.
  Wall wall(std::size_t c, std::size_t i) const {
    const Disc* const from = disc_at_start_of(c, i);
    const Disc* const to = disc_at_start_of(c, i + 1);
    const double length =
        from != nullptr ? corners_[from->corner].ahead_length : corners_[to->corner].back_length;
    const double taken = (from != nullptr ? from->on_ahead : 0) + (to != nullptr ? to->on_back : 0);
    if (taken <= length - kShortestWall.mm()) {
      return Wall::left;
    }
    const bool both = from != nullptr && to != nullptr;
    return both && !contours_[c].edges[i].arc && taken >= length + kShortestWall.mm()
               ? Wall::used_up
               : Wall::unclear;
  }

  bool add_corner(std::size_t c, std::size_t i, Contour& contour) const {
    const Contour& old = contours_[c];
    const std::size_t before = (i + old.edges.size() - 1) % old.edges.size();
    const Disc* const disc = disc_at_start_of(c, i);
    if (disc == nullptr) {
      contour.edges.push_back(old.edges[i]);
      return true;
    }
    const Wall back = wall(c, before);
    const Wall ahead = wall(c, i);
    if (back == Wall::unclear || ahead == Wall::unclear) {
      return false;
    }
    const Corner& corner = corners_[disc->corner];
    // The void is on the right, so the cutter goes round its relief clockwise.
    const Arc arc{moved(corner.at, disc->centre), Length::nearest_to_mm(disc->radius),
                  geometry::Turn::clockwise};
    Point enter = moved(corner.at, disc->enter);
    if (back == Wall::used_up) {
      const Disc& previous = *disc_at_start_of(c, before);
      enter = crossing(corners_[previous.corner], previous, corner, *disc);
    }
    contour.edges.push_back({enter, arc});
    if (ahead == Wall::left) {
      contour.edges.push_back({moved(corner.at, disc->leave), old.edges[i].arc});
    }
    return true;
  }

  const Contours& contours_;
  const std::vector<Corner>& corners_;
  std::map<std::pair<std::size_t, std::size_t>, const Disc*> at_;
};

}  // namespace

std::optional<Contours> spliced(const Contours& contours, const std::vector<Corner>& corners,
                                const std::vector<Disc>& discs) {
  return Splicer(contours, corners, discs).run();
}

}  // namespace plano::fabrication
