// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <map>

#include "documents/name_places.h"
#include "documents/sheet_drawing.h"

namespace plano::documents {
namespace {

using fabrication::PlanPart;
using fabrication::PlanPlacement;
using fabrication::PlanSheet;

// Points of a name; what it is called stands below it in these, where there is room: 0 for none.
struct Lettering {
  double name;
  double label;
};
constexpr std::array<Lettering, 9> kLetterings = {
    {{13, 8}, {11, 7}, {9, 6.5}, {8, 6}, {9, 0}, {8, 0}, {7, 0}, {6, 0}, {5, 0}}};
constexpr double kLeaderPoints = 6;
// A label longer than this beside its name would be cut short by most parts.
constexpr double kLongestLabel = 60;  // mm on A4
constexpr double kLongestName = 30;   // beside its part

struct Words {
  std::string name;
  std::string label;
};

Words words_of(const Setting& setting, const PlanPart& part) {
  return {part.name, setting.say(part.label)};
}

/// Curves of a part as it lies. Without what is worked to a depth where `holes_only`.
enum class Keep { clear_of_all, clear_of_holes };
Obstacles obstacles_of(const PlanPlacement& placed, const OnPaper& place, Keep keep) {
  Obstacles made{place.curve(placed.shape.outline.outer), {}};
  for (const geometry::Contour& hole : placed.shape.outline.holes) {
    made.inner.push_back(place.curve(hole));
  }
  for (const fabrication::PlanMark& mark : placed.shape.marks) {
    if (keep == Keep::clear_of_all || !mark.depth) made.inner.push_back(place.curve(mark.contour));
  }
  return made;
}

class Namer {
 public:
  Namer(Canvas& canvas, const Setting& setting, const OnPaper& place)
      : canvas_(canvas), setting_(setting), place_(place) {}

  /// True if the name stands inside its part.
  bool name_inside(const PlanPlacement& placed) {
    const Words words = words_of(setting_, setting_.plan.parts[placed.part]);
    for (const Keep keep : {Keep::clear_of_all, Keep::clear_of_holes}) {
      const Obstacles part = obstacles_of(placed, place_, keep);
      for (const Lettering& letters : kLetterings) {
        if (letters.label > 0 && words.label.empty()) continue;
        for (const Run run : {Run::level, Run::upright}) {
          if (put(part, words, letters, run)) return true;
        }
      }
    }
    return false;
  }

  void name_beside(const PlanPlacement& placed, const Frame& page, Taken& taken) {
    const std::string& name = setting_.plan.parts[placed.part].name;
    const Frame own = place_.frame(geometry::bounding_box(placed.shape.outline));
    const Type type = setting_.type(kLeaderPoints, Weight::semibold);
    const double width = std::min(width_of(name, type), kLongestName * setting_.k);
    const double height = capitals(type);
    const auto leader = place_beside(own, width, height, page, taken);
    if (!leader) return;  // the list of the sheet's parts has it
    canvas_.line(leader->from, leader->to, {.width = 0.12 * setting_.k, .ink = kInk});
    canvas_.fill(Path{ring(leader->from, 0.3 * setting_.k)}, kInk);
    canvas_.words({leader->at.x, leader->at.y + height / 2}, name, type, Align::centre, width);
    taken.names.push_back({leader->at.x - width / 2, leader->at.y - height / 2, width, height});
    taken.leaders.push_back(*leader);
  }

 private:
  double width_of(const std::string& words, const Type& type) {
    const auto key = std::pair(words, type.points);
    const auto known = widths_.find(key);
    if (known != widths_.end()) return known->second;
    return widths_[key] = canvas_.width_of(words, type);
  }

  bool put(const Obstacles& part, const Words& words, const Lettering& letters, Run run) {
    const Type name = setting_.type(letters.name, Weight::semibold);
    const Type label = setting_.type(letters.label);
    const bool two = letters.label > 0;
    const double gap = two ? 0.42 * capitals(name) : 0;
    double along = width_of(words.name, name);
    double across = capitals(name);
    if (two) {
      along = std::max(along, std::min(width_of(words.label, label), kLongestLabel * setting_.k));
      across += gap + 1.3 * capitals(label);  // with what hangs below the line
    }
    const bool level = run == Run::level;
    const auto at = clear_place(part, level ? along : across, level ? across : along);
    if (!at) return false;
    // Base lines, from the middle of the box, in reading direction.
    const double first = -across / 2 + capitals(name);
    const double second = first + gap + capitals(label);
    const auto spot = [&](double base) {
      return level ? Spot{at->x, at->y + base} : Spot{at->x + base, at->y};
    };
    canvas_.words(spot(first), words.name, name, Align::centre, along, run);
    if (two) canvas_.words(spot(second), words.label, label, Align::centre, along, run);
    return true;
  }

  Canvas& canvas_;
  const Setting& setting_;
  const OnPaper& place_;
  std::map<std::pair<std::string, double>, double> widths_;
};

}  // namespace

void draw_names(Canvas& canvas, const Setting& setting, const PlanSheet& sheet,
                const OnPaper& place, const Frame& page) {
  Namer namer(canvas, setting, place);
  std::vector<const PlanPlacement*> outside;
  Taken taken;
  for (const PlanPlacement& placed : sheet.placements) {
    taken.outlines.push_back(place.curve(placed.shape.outline.outer));
    taken.boxes.push_back(frame_of(taken.outlines.back()));
    if (!namer.name_inside(placed)) outside.push_back(&placed);
  }
  for (const PlanPlacement* placed : outside) {
    namer.name_beside(*placed, page, taken);
  }
}

}  // namespace plano::documents
