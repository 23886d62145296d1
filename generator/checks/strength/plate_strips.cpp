// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/plate_strips.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "checks/strength/plate_grid.h"

namespace plano::checks {
namespace {

constexpr double kPlacesMm = 20;  // between places that are tried
constexpr double kMetreMm = 1000;
constexpr double kInsetMm = 50;  // of a strip along a free edge: the middle of a foot there

struct Reach {
  bool held = false;  // else it ends at a free edge
  double distance = 0;
  int end = 0;  // the last cell
};

class Strips {
 public:
  Strips(const PlateCase& plate, const PlateGrid& grid, double spread, double factor, double k_mod)
      : plate_(plate),
        grid_(grid),
        spread_(static_cast<int>(spread / grid.cell())),
        widest_(2 * spread),
        factor_(factor),
        k_mod_(k_mod) {}

  /// The best way for a load at a cell. Nothing where it finds none.
  std::optional<StripUse> best(int column, int row, const PlateLoad& load) const {
    StripUse here = used(true);
    if (!grid_.held(column, row, true) && !grid_.held(row, column, false)) {
      const auto one = way(column, row, true, load, true);
      const auto other = way(row, column, false, load, true);
      if (!one && !other) return std::nullopt;
      here = !other || (one && one->use <= other->use) ? *one : *other;
    }
    here.u = (column + 0.5) * grid_.cell();
    here.v = (row + 0.5) * grid_.cell();
    return here;
  }

  Reach reach(int k, int line, bool along_u, int sign) const {
    Reach out;
    const int count = grid_.count(along_u);
    for (int i = k;; i += sign) {
      const bool inside = i >= 0 && i < count;
      out.held = inside && i != k && grid_.held(i, line, along_u);
      if (out.held || !inside || !grid_.wood(i, line, along_u)) {
        out.end = out.held ? i : i - sign;
        out.distance = (std::abs(out.end - k) + (out.held ? 0 : 0.5)) * grid_.cell();
        return out;
      }
    }
  }

  /// The width that counts: where the moment has fallen off towards a support, less is enough.
  double width(int k, int line, bool along_u, const Reach& back, const Reach& front) const {
    double least = 2 * spread_ + 1;
    for (int i = back.end; i <= front.end; ++i) {
      const double whole = i < k ? std::abs(back.end - k) + 1.0 : std::abs(front.end - k) + 1.0;
      const bool held = i < k ? back.held : front.held;
      const double share = held ? 1 - std::abs(i - k) / whole : 1.0;
      if (!grid_.wood(i, line, along_u)) continue;  // what stands in a slot there holds it
      const int wide = std::min(spread_, grid_.beside(i, line, along_u, false)) +
                       std::min(spread_, grid_.beside(i, line, along_u, true)) + 1;
      least = std::min(least, wide / share);
    }
    return std::min(least * grid_.cell(), widest_);
  }
  double strength(bool along_u) const {
    return design_strength(plate_.material.bending(along_u), k_mod_, kGammaPlywood);
  }
  StripUse used(bool along_u) const {
    StripUse out;
    out.along_u = along_u;
    out.strength = strength(along_u);
    out.span_mm = out.sag_span_mm = 1;
    return out;
  }

 private:
  /// Where a strip that ends at a free edge leans on the strip along that edge.
  std::optional<StripUse> lean(int k, int line, bool along_u, int sign, double& distance,
                               const PlateLoad& load) const {
    const Reach end = reach(k, line, along_u, sign);
    if (end.held) {
      distance = end.distance;
      return used(along_u);
    }
    const int inset = static_cast<int>(kInsetMm / grid_.cell());
    const int at = end.end - sign * inset;
    if ((at - k) * sign <= 1) return std::nullopt;
    distance = std::abs(at - k) * grid_.cell();
    if (grid_.held(at, line, along_u)) return used(along_u);
    return way(line, at, !along_u, load, false);
  }

  std::optional<StripUse> way(int k, int line, bool along_u, const PlateLoad& load,
                              bool may_lean) const {
    const Reach back = reach(k, line, along_u, -1);
    const Reach front = reach(k, line, along_u, 1);
    const double a = back.distance;
    const double b = front.distance;
    if (back.held && front.held) {
      return bent(a, b, width(k, line, along_u, back, front), along_u, load);
    }
    std::optional<StripUse> out;
    if (may_lean) out = leaning(k, line, along_u, back, front, load);
    const auto over = back.held    ? beyond(k, line, along_u, back, -1, load)
                      : front.held ? beyond(k, line, along_u, front, 1, load)
                                   : std::nullopt;
    return !out || (over && over->use < out->use) ? over : out;
  }

  std::optional<StripUse> leaning(int k, int line, bool along_u, const Reach& back,
                                  const Reach& front, const PlateLoad& load) const {
    double a = 0;
    double b = 0;
    const auto behind = lean(k, line, along_u, -1, a, load);
    const auto before = lean(k, line, along_u, 1, b, load);
    if (!behind || !before) return std::nullopt;
    StripUse out = bent(a, b, width(k, line, along_u, back, front), along_u, load);
    lean_on(out, *behind, b / (a + b), !back.held);
    lean_on(out, *before, a / (a + b), !front.held);
    return out;
  }

  /// Over the last support, held down by the next one behind it.
  std::optional<StripUse> beyond(int k, int line, bool along_u, const Reach& support, int sign,
                                 const PlateLoad& load) const {
    const int count = grid_.count(along_u);
    int last = support.end;
    for (int i = support.end; i >= 0 && i < count; i += sign) {
      const bool held = grid_.held(i, line, along_u);
      if (!held && !grid_.wood(i, line, along_u)) break;
      if (held && grid_.held_down(i, line, along_u)) last = i;
    }
    const double clamped = std::abs(last - support.end) * grid_.cell();
    // Nothing keeps it down behind, or it would lift what does.
    if (last == support.end || clamped < support.distance) return std::nullopt;
    StripUse out = used(along_u);
    const Reach free = reach(k, line, along_u, -sign);
    const double arm = support.distance + free.distance;
    const Section section{
        width(k, line, along_u, sign < 0 ? support : free, sign < 0 ? free : support),
        plate_.thickness};
    const double modulus = plate_.material.modulus(along_u);
    const Bending point =
        point_beyond(load.point_n, support.distance, clamped, modulus * section.inertia_mm4());
    out.beyond = true;
    out.span_mm = 2 * support.distance;  // an overhang sags like half a span
    out.sag_span_mm = std::max(out.span_mm, clamped);
    out.width_mm = section.width_mm;
    out.moment_nmm = point.moment_nmm;
    out.sag_mm = out.own_sag_mm = point.deflection_mm;
    out.area_arm_mm = arm;
    out.point_use = factor_ * point.moment_nmm / section.modulus_mm3() / out.strength;
    out.area_use = factor_ * load.area_n_mm2 * arm * arm / 2 * 6 /
                   (plate_.thickness * plate_.thickness) / out.strength;
    out.near_mm = out.area_use > out.point_use ? arm : support.distance;
    out.far_mm = clamped;
    settle(out, section);
    return out;
  }

  /// The worse of one force and of all users, with the moment it comes from.
  void settle(StripUse& out, const Section& section) const {
    out.use = std::max(out.point_use, out.area_use);
    out.stress = out.use * out.strength;
    if (out.area_use <= out.point_use) return;
    out.from = StripUse::From::area;
    out.moment_nmm = out.stress * section.modulus_mm3() / factor_;
  }

  StripUse bent(double a, double b, double width, bool along_u, const PlateLoad& load) const {
    StripUse out = used(along_u);
    const Section section{width, plate_.thickness};
    const double modulus = plate_.material.modulus(along_u);
    const Bending point = point_between(load.point_n, a, a + b, modulus * section.inertia_mm4());
    const double area = load.area_n_mm2 * a * b / 2 * 6 / (plate_.thickness * plate_.thickness);
    out.span_mm = out.sag_span_mm = a + b;
    out.width_mm = width;
    out.moment_nmm = point.moment_nmm;
    out.sag_mm = out.own_sag_mm = point.deflection_mm;
    out.point_use = factor_ * point.moment_nmm / section.modulus_mm3() / out.strength;
    out.area_use = factor_ * area / out.strength;
    out.near_mm = a;
    out.far_mm = b;
    settle(out, section);
    return out;
  }

  /// The strip along an edge bears a share of the force, and of the area load half of what lies on
  /// the other strip, as if all of it came from a strip as wide as itself.
  void lean_on(StripUse& out, const StripUse& edge, double share, bool leans) const {
    if (!leans) return;
    out.over_edge = true;
    out.sag_mm += edge.sag_mm * share * share;
    out.sag_span_mm = std::max(out.sag_span_mm, edge.sag_span_mm);
    const double area = edge.width_mm > 0 ? edge.area_use * out.span_mm / 2 / edge.width_mm : 0;
    const double use = std::max(edge.point_use * share, area);
    if (use <= out.use) return;
    const double span = out.span_mm;
    const double sag = out.sag_mm;
    const double own_sag = out.own_sag_mm;
    const double sag_span = out.sag_span_mm;
    const bool by_area = area > edge.point_use * share;
    const Section section{edge.width_mm, plate_.thickness};
    out = edge;
    out.over_edge = true;
    out.use = use;
    out.stress = use * edge.strength;
    out.share = share;
    out.from = by_area ? StripUse::From::leaning_area : StripUse::From::force;
    out.moment_nmm = out.stress * section.modulus_mm3() / factor_;
    if (by_area) out.leaning_span_mm = span;
    if (by_area && out.beyond) out.near_mm = out.area_arm_mm;
    out.sag_mm = sag;
    out.own_sag_mm = own_sag;
    out.sag_span_mm = sag_span;
    out.span_mm = std::max(span, edge.span_mm);
  }

  const PlateCase& plate_;
  const PlateGrid& grid_;
  int spread_;     // cells to either side
  double widest_;  // mm: an odd number of cells is a cell too many
  double factor_;
  double k_mod_;
};

/// A place with wood that is far from all places of a foot.
void find_narrow(const PlateGrid& grid, int step, const std::vector<std::pair<int, int>>& feet,
                 PlateFound& found) {
  const int columns = grid.count(true);
  const int rows = grid.count(false);
  std::vector<bool> seen(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  const auto at = [columns](int column, int row) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  };
  const int near = static_cast<int>(kNearFootMm / grid.cell());
  for (const auto& [column, row] : feet) {
    for (int r = std::max(0, row - near); r <= std::min(rows - 1, row + near); ++r) {
      const auto first =
          seen.begin() + static_cast<std::ptrdiff_t>(at(std::max(0, column - near), r));
      std::fill_n(first, std::min(columns - 1, column + near) - std::max(0, column - near) + 1,
                  true);
    }
  }
  for (int row = 0; row < rows && !found.narrow; row += step) {
    for (int column = 0; column < columns && !found.narrow; column += step) {
      if (seen[at(column, row)] || !grid.wood(column, row, true)) continue;
      found.narrow = true;
      found.narrow_u = (column + 0.5) * grid.cell();
      found.narrow_v = (row + 0.5) * grid.cell();
    }
  }
}

void take(PlateFound& found, const StripUse& here) {
  if (!found.any || here.use > found.worst.use) found.worst = here;
  if (!found.any ||
      here.sag_mm * found.softest.sag_span_mm > found.softest.sag_mm * here.sag_span_mm) {
    found.softest = here;
  }
  found.any = true;
}

/// A force along the upper edge of an upright plate.
struct UpperEdge {
  const PlateCase& plate;
  const PlateGrid& grid;
  const Strips& strips;
  double line_n_mm;
  double factor;
  bool level_u;  // the level direction runs along u
  int down;      // of cells across it

  std::optional<int> topmost(int k) const {
    const int count = grid.count(!level_u);
    for (int i = down < 0 ? count - 1 : 0; i >= 0 && i < count; i += down) {
      if (grid.wood(k, i, level_u)) return i;
    }
    return std::nullopt;
  }

  std::optional<StripUse> level_way(int k, int line) const {
    if (grid.held(k, line, level_u)) return strips.used(level_u);
    const Reach back = strips.reach(k, line, level_u, -1);
    const Reach front = strips.reach(k, line, level_u, 1);
    if (!back.held || !front.held) return std::nullopt;
    const Section section{strips.width(k, line, level_u, back, front), plate.thickness};
    const double span = back.distance + front.distance;
    const double stiffness = plate.material.modulus(level_u) * section.inertia_mm4();
    StripUse out =
        filled(spread_between(line_n_mm, back.distance, span, stiffness), section, span, level_u);
    out.near_mm = back.distance;
    out.far_mm = front.distance;
    return out;
  }

  std::optional<StripUse> upright_way(int k, int top) const {
    const Reach below = strips.reach(top, k, !level_u, down);
    if (!below.held) return std::nullopt;
    int last = below.end;
    for (int i = below.end; i >= 0 && i < grid.count(!level_u); i += down) {
      if (grid.held(i, k, !level_u)) last = i;
    }
    const Section section{kMetreMm, plate.thickness};
    const double clamped = std::abs(last - below.end) * grid.cell();
    if (clamped < kLeastLeverMm) return std::nullopt;  // one support alone clamps nothing
    const double stiffness = plate.material.modulus(!level_u) * section.inertia_mm4();
    StripUse out = filled(point_beyond(line_n_mm * kMetreMm, below.distance, clamped, stiffness),
                          section, below.distance, !level_u);
    out.lever_mm = clamped;
    return out;
  }

  std::optional<StripUse> best(int k, int top, int line) const {
    const auto level = level_way(k, line);
    const auto upright = upright_way(k, top);
    if (!level) return upright;
    return !upright || level->use <= upright->use ? level : upright;
  }

 private:
  StripUse filled(const Bending& bent, const Section& section, double span, bool along_u) const {
    StripUse out = strips.used(along_u);
    out.from = StripUse::From::line;
    out.span_mm = out.sag_span_mm = span;
    out.width_mm = section.width_mm;
    out.moment_nmm = bent.moment_nmm;
    out.sag_mm = bent.deflection_mm;
    out.stress = factor * bent.moment_nmm / section.modulus_mm3();
    out.use = out.stress / out.strength;
    return out;
  }
};

}  // namespace

PlateFound worst_strip(const PlateCase& plate, const PlateLoad& load, double spread_mm,
                       double factor, double k_mod) {
  const PlateGrid grid(plate);
  const Strips strips(plate, grid, spread_mm, factor, k_mod);
  const int step = std::max(1, static_cast<int>(kPlacesMm / grid.cell()));
  const int foot = static_cast<int>(kFootWidthMm / grid.cell());
  PlateFound found;
  std::vector<std::pair<int, int>> feet;
  for (int row = foot / 2; row < grid.count(false); row += step) {
    for (int column = foot / 2; column < grid.count(true); column += step) {
      if (!grid.carries_foot(column, row, foot)) continue;
      feet.emplace_back(column, row);
      const auto here = strips.best(column, row, load);
      if (here) {
        take(found, *here);
        if (here->use > 1) found.beyond.push_back({here->u, here->v, here->use});
      } else if (found.held_everywhere) {
        found.held_everywhere = false;
        found.unheld_u = (column + 0.5) * grid.cell();
        found.unheld_v = (row + 0.5) * grid.cell();
      }
    }
  }
  find_narrow(grid, step, feet, found);
  return found;
}

PlateFound worst_under_edge(const PlateCase& plate, double line_n_mm, bool up_is_v, bool upwards,
                            double low, double high, double spread_mm, double factor,
                            double k_mod) {
  const PlateGrid grid(plate);
  const Strips strips(plate, grid, spread_mm, factor, k_mod);
  const UpperEdge edge{plate, grid, strips, line_n_mm, factor, up_is_v, upwards ? -1 : 1};
  const int inset = static_cast<int>(kInsetMm / grid.cell());
  PlateFound found;
  for (int k = 0; k < grid.count(up_is_v); ++k) {
    const double place = (k + 0.5) * grid.cell();
    if (place < low || place > high) continue;
    const auto top = edge.topmost(k);
    if (!top) continue;
    const int line = std::clamp(*top + edge.down * inset, 0, grid.count(!up_is_v) - 1);
    auto here = edge.best(k, *top, line);
    const double height = (line + 0.5) * grid.cell();
    if (here) {
      here->u = up_is_v ? place : height;
      here->v = up_is_v ? height : place;
      take(found, *here);
    } else if (found.held_everywhere) {
      found.held_everywhere = false;
      found.unheld_u = up_is_v ? place : height;
      found.unheld_v = up_is_v ? height : place;
    }
  }
  return found;
}

}  // namespace plano::checks
