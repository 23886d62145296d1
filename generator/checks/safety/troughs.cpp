// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/troughs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/trig.h"
#include "checks/safety/probes.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kHeadMm = 230;
constexpr double kLeast = 0.5;   // degrees: parallel
constexpr double kMost = 59.95;  // degrees
constexpr double kLevel = 1e-6;  // of heights and directions
constexpr double kRises =
    0.02;  // sine: of two sides, one of which is level, none holds a neck for certain
constexpr double kUpright = 0.7;  // sine: planes nearer to level hold no neck by its weight
/// mm further up, where the sides still have to be: between two round bars they end at once.
constexpr double kOnMm = 20;
/// mm along the trough: beside longer ones no body hangs.
constexpr double kHangsMm = 200;
constexpr double kStepMm = 10;
constexpr double kDeepMm = 300;  // above the neck, no farther does a torso begin

class Wedge {
 public:
  Wedge(const Scene& scene, const Neck& neck) : scene_(scene), neck_(neck) {
    const double lean = norm(neck.lean);
    if (lean < kLevel) return;
    degrees_ = 2 * asin_degrees(std::min(1.0, lean / 2));
    up_ = neck.lean * (-1 / lean);
    along_ = cross(neck.axis, up_);
  }

  double degrees() const { return degrees_; }
  Vec3 up() const { return up_; }
  Vec3 along() const { return along_; }

  bool leads_down() const {
    return degrees_ > kLeast && degrees_ < kMost && up_.z > kLevel &&
           std::sqrt(up_.z * up_.z + neck_.axis.z * neck_.axis.z) >= kUpright;
  }
  bool both_rise() const {
    const Vec3 half = neck_.axis * sin_degrees(degrees_ / 2);
    const Vec3 middle = up_ * cos_degrees(degrees_ / 2);
    return (middle + half).z > kRises && (middle - half).z > kRises;
  }
  /// Whether the sides go on upwards, under 60 degrees as well.
  bool goes_on() const {
    const auto here = width(neck_.middle);
    const auto further = width(neck_.middle + up_ * kOnMm);
    return here && further && 2 * atan_degrees((*further - *here) / 2 / kOnMm) < kMost;
  }
  /// Along the trough, as far as there are two sides, mm: so much farther each way than is asked
  /// for that a neck at the very end of a long one is told.
  double length() const {
    double length = 0;
    for (const double way : {1.0, -1.0}) {
      for (double far = kStepMm; far <= kHangsMm + kStepMm; far += kStepMm) {
        if (!width(neck_.middle + along_ * (way * far))) break;
        length += kStepMm;
      }
    }
    return length;
  }

 private:
  /// Between the two sides there.
  std::optional<double> width(Vec3 at) const {
    double sum = 0;
    for (const Vec3 way : {neck_.axis, -neck_.axis}) {
      const auto hit = scene_.tree.first_hit(at, way, 2 * neck_.width);
      if (!hit) return std::nullopt;
      sum += hit->distance;
    }
    return sum;
  }

  const Scene& scene_;
  const Neck& neck_;
  double degrees_ = 0;
  Vec3 up_;
  Vec3 along_;
};

/// Whether a torso gets in: from above, or along it only.
enum class Entry : std::uint8_t { none, along, above };
Entry entry_of(const Scene& scene, const NeckLimits& torso, const Neck& neck, const Wedge& wedge) {
  Entry entry = Entry::none;
  for (double far = 0; far <= kDeepMm; far += kStepMm) {
    const Vec3 from = neck.middle + wedge.up() * far;
    if (scene.tree.any_within(from, torso.small / 2)) continue;
    if (gets_out(scene, torso, from, wedge.up())) return Entry::above;
    for (const Vec3 way : {wedge.along(), -wedge.along()}) {
      if (gets_out(scene, torso, from, way)) entry = Entry::along;
    }
    return entry;
  }
  return entry;
}

}  // namespace

std::optional<std::vector<Trough>> troughs_of(const Scene& scene, double above, double narrowest) {
  const auto necks = necks_of(scene, {.small = narrowest, .large = 2 * narrowest, .above = above});
  if (!necks) return std::nullopt;
  const NeckLimits torso{.small = kTorsoWidthMm, .large = kHeadMm, .above = above};
  std::map<std::pair<std::size_t, std::size_t>, Trough> worst;
  for (const Neck& neck : *necks) {
    if (neck.one == neck.other && scene.bodies[neck.one].part != SceneBody::kNone) continue;
    const Wedge wedge(scene, neck);
    if (!wedge.leads_down() || !wedge.goes_on()) continue;
    const auto known = worst.find({neck.one, neck.other});
    const bool sharper = known == worst.end() || wedge.degrees() < known->second.degrees;
    if (known != worst.end() && known->second.sure && !sharper) continue;
    const Entry entry = entry_of(scene, torso, neck, wedge);
    if (entry == Entry::none) continue;
    const bool sure = entry == Entry::above && wedge.both_rise() && wedge.length() <= kHangsMm;
    const bool replaces = known == worst.end() || (sure && !known->second.sure) ||
                          (sure == known->second.sure && sharper);
    if (replaces) worst[{neck.one, neck.other}] = {neck, wedge.degrees(), sure};
  }
  std::vector<Trough> all;
  for (auto& [pair, trough] : worst) all.push_back(std::move(trough));
  return all;
}

}  // namespace plano::checks
