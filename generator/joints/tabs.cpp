// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/tabs.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "joints/codes.h"

namespace plano::joints {
namespace {

using geometry::Shape;
constexpr double kUsualSpacing = 300;
// A single tab lets the panel rock: from this many thicknesses on there are two.
constexpr double kTwoTabsFrom = 10;
// Between slots, of the slotted panel's thickness; and at both ends, of the thicker panel's, best
// first.
constexpr double kWebShare = 1.5;
constexpr std::array kEndShares{1.5, 1.0, 0.5};

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

double on_lattice(double value) {
  return std::round(value * 1e3) / 1e3;
}

struct Room {
  double length;
  double end;
  double web;
  // The widest tabs of which n fit.
  double widest(int n) const { return (length - 2 * end - (n - 1) * web) / n; }
  int most(double width) const {
    return std::max(0,
                    static_cast<int>(std::floor((length - 2 * end + web) / (width + web) + 1e-9)));
  }
};

std::optional<int> wanted_count(const Seat& seat, const TabRules& rules, Settings& settings) {
  const std::optional<int> count = settings.count("tabs.count");
  const std::optional<Length> spacing = settings.length("tabs.spacing", 1_mm);
  if (!settings.ok()) return std::nullopt;
  if (count && spacing) {
    settings.found()
        .add(kTwoWaysToSay, settings.span("tabs.spacing"),
             fill({"the joint `{0}` gives both a count and a spacing of its tabs",
                   "l'assemblage « {0} » donne à la fois un nombre et un entraxe de tenons"},
                  {settings.joint().id}))
        .hint({"keep one of the two", "gardez l'un des deux"});
    return std::nullopt;
  }
  if (count) return count;
  const double pitch = spacing ? spacing->mm() : kUsualSpacing;
  const int by_pitch = static_cast<int>(std::ceil(seat.length() / pitch - 1e-9));
  const bool long_one = seat.length() >= kTwoTabsFrom * seat.edge_panel().thickness;
  return std::clamp(by_pitch, std::max(rules.least_count, long_one && !spacing ? 2 : 1),
                    kMostOfARow);
}

std::optional<TabRow> do_not_fit(const JointInput& input, int count, double width, const Room& room,
                                 Settings& settings) {
  const int most = room.most(width);
  auto report = settings.found().add(
      kTabsDoNotFit, settings.span(settings.has("tabs.count") ? "tabs.count" : "tabs.width"),
      fill({"{0} tabs {1} wide do not fit along {2} on {3}: the contact is {4} long",
            "{0} tenon(s) de {1} ne tiennent pas le long de {2} sur {3} : le contact mesure {4}"},
           {show(std::int64_t{count}), show(mm(width)), name_a(input), name_b(input),
            show(mm(room.length))}));
  if (most == 0) {
    report.hint(fill({"one tab {0} wide needs a contact of {1}; lengthen it or screw it",
                      "un tenon de {0} demande un contact de {1} ; allongez-le ou vissez"},
                     {show(mm(width)), show(mm(width + 2 * room.end))}));
  } else {
    report.hint(fill({"at most {0} of that width fit", "il en tient au plus {0} de cette largeur"},
                     {show(std::int64_t{most})}));
  }
  return std::nullopt;
}

bool wide_enough(const JointInput& input, const TabRules& rules, double width, Settings& settings) {
  if (width >= rules.least_width - 1e-9) return true;
  const Length thickness = mm(input.placed[input.contact.a].thickness);
  settings.found()
      .add(kTabTooNarrow, settings.span("tabs.width"),
           fill({"the tabs of {0} are {1} wide, the board is {2} thick",
                 "les tenons de {0} font {1} de large, le panneau {2} d'épaisseur"},
                {name_a(input), show(mm(width)), show(thickness)}))
      .label(fill({"{0} wide", "{0} de large"}, {show(mm(width))}))
      .hint(fill({"use at least {0}", "prenez au moins {0}"}, {show(mm(rules.least_width))}));
  return false;
}

TabRow spread(double length, int count, double width, double end) {
  const double half_pitch = length / (2 * count);
  const double first = std::max(half_pitch, end + width / 2);
  TabRow row{width, {}};
  for (int i = 0; i < count; ++i) {
    const double share = count == 1 ? 0.5 : static_cast<double>(i) / (count - 1);
    const double centre = count == 1 ? length / 2 : first + (length - 2 * first) * share;
    row.centres.push_back(on_lattice(centre));
  }
  return row;
}

PanelEdit edit_of(std::size_t panel) {
  PanelEdit edit;
  edit.panel = panel;
  return edit;
}

}  // namespace

TabRules usual_tabs(const Seat& seat) {
  const double t = seat.edge_panel().thickness;
  return {t, 2 * t, 5 * t};
}

std::optional<TabRow> lay_tabs(const JointInput& input, const Seat& seat, const TabRules& rules,
                               Settings& settings) {
  const std::optional<int> count = wanted_count(seat, rules, settings);
  const std::optional<Length> given = settings.length("tabs.width", 1_um);
  if (!count || !settings.ok()) return std::nullopt;
  if (given && !wide_enough(input, rules, given->mm(), settings)) return std::nullopt;

  const double length = seat.length();
  const double thicker = std::max(seat.edge_panel().thickness, seat.face_panel().thickness);
  const double web =
      kWebShare * std::min(seat.face_panel().thickness, seat.edge_panel().thickness) +
      input.joint.clearance.mm() + rules.beyond;
  const double usual = std::clamp(length / (2 * *count + 1), rules.usual_least, rules.usual_most);
  // Tighter ends before narrower tabs, down to tabs of 1.5 thicknesses; then the least there may
  // be.
  const double narrow = (rules.least_width + rules.usual_least) / 2;
  Room room{length, 0, web};
  for (const double share : kEndShares) {
    room.end = std::max(share * thicker + rules.beyond / 2, rules.least_end);
    const double widest = std::floor(room.widest(*count) * 10 + 1e-9) / 10;
    const bool last = share == kEndShares.back();
    if (given) {
      if (room.widest(*count) < given->mm() - 1e-9) continue;
      return spread(length, *count, on_lattice(given->mm()), room.end);
    }
    if (widest < (last ? rules.least_width : narrow)) continue;
    return spread(length, *count, on_lattice(std::min(usual, widest)), room.end);
  }
  return do_not_fit(input, *count, given ? given->mm() : rules.least_width, room, settings);
}

TabsAndSlots through_tabs(const JointInput& input, const Seat& seat, const TabRow& row,
                          double proud, double rounding) {
  TabsAndSlots result{edit_of(input.contact.a), edit_of(input.contact.b)};
  const double gap = input.joint.clearance.mm() / 2;
  const double depth = seat.face_panel().thickness;
  const double end = seat.tab_end(depth + proud);
  const Interval y = seat.slot(end, depth, gap);
  for (std::size_t i = 0; i < row.centres.size(); ++i) {
    const Interval s = row.tab(i);
    result.tabs.add.push_back(Shape::of(seat.tab(s, end, rounding)));
    result.slots.cut.push_back(Shape::of(seat.in_b().rectangle({s.low - gap, s.high + gap}, y)));
  }
  Shape trim = seat.trimmed(result.tabs.add);
  if (!trim.empty()) result.tabs.cut.push_back(std::move(trim));
  return result;
}

bool angle_fits(const JointInput& input, Angle least, diagnostics::Diagnostics& found) {
  // An angle that formulas made may miss a round number by their rounding.
  if (input.contact.angle + Angle::microdegrees(1'000) >= least) return true;
  found
      .add(kAngleDoesNotFit, input.joint.span,
           fill({"{0} and {1} meet at {2}; a joint of type `{3}` needs {4}",
                 "{0} et {1} se rencontrent à {2} ; un assemblage de type « {3} » demande {4}"},
                {name_a(input), name_b(input), show(input.contact.angle), input.joint.type,
                 least == Angle::degrees(90)
                     ? Text{"a right angle", "un angle droit"}
                     : fill({"at least {0}", "au moins {0}"}, {show(least)})}))
      .hint({"turn one of the panels, or use another type of joint",
             "tournez l'un des panneaux, ou prenez un autre type d'assemblage"});
  return false;
}

Text name_a(const JointInput& input) {
  return input.design.panels[input.contact.a].id;
}
Text name_b(const JointInput& input) {
  return input.design.panels[input.contact.b].id;
}

}  // namespace plano::joints
