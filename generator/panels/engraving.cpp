// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/engraving.h"

#include <algorithm>

#include "base/utf8.h"
#include "geometry/containment.h"
#include "panels/codes.h"
#include "panels/wording.h"

namespace plano::panels {

namespace {

using geometry::Face;
using geometry::Point;
using geometry::Region;

// A stroke may end on the edge; this much beyond is still on it. Far finer than any engraving tool,
// far coarser than what turning and flattening leave.
constexpr Length kOnTheEdge = 20_um;
constexpr Length kSagitta = 5_um;

std::size_t characters_in(const std::string& words) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size(); ++count) at += utf8_at(words, at).bytes;
  return count;
}

/// A region with straight edges only, to find where strokes leave it. Millimetres inside.
class Ground {
 public:
  explicit Ground(const Region& region) : region_(region) {
    for (const Face& face : region.faces) {
      add(face.outer);
      for (const geometry::Contour& hole : face.holes) add(hole);
    }
  }

  /// The first place of the stroke that is off the region, or nothing.
  std::optional<Point> first_off(const Stroke& stroke) const {
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      if (is_off(stroke[i])) return stroke[i];
      if (i + 1 == stroke.size()) break;
      if (const auto off = first_off(stroke[i], stroke[i + 1])) return off;
    }
    return std::nullopt;
  }

 private:
  struct Segment {
    double ax, ay, bx, by;
  };

  void add(const geometry::Contour& contour) {
    const std::vector<Point> points = geometry::flattened(contour, kSagitta);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point a = points[i];
      const Point b = points[(i + 1) % points.size()];
      segments_.push_back({a.x.mm(), a.y.mm(), b.x.mm(), b.y.mm()});
    }
  }

  bool is_off(Point p) const {
    return !geometry::contains(region_, p) &&
           (region_.empty() || geometry::distance_to_boundary(region_, p) > kOnTheEdge);
  }

  /// Between two crossings of the boundary all is on or all is off: one place of each stretch
  /// tells.
  std::optional<Point> first_off(Point from, Point to) const {
    std::vector<double> crossings{0, 1};
    const double x = from.x.mm();
    const double y = from.y.mm();
    const double dx = to.x.mm() - x;
    const double dy = to.y.mm() - y;
    for (const Segment& s : segments_) {
      const double ex = s.bx - s.ax;
      const double ey = s.by - s.ay;
      const double cross = dx * ey - dy * ex;
      if (cross == 0) continue;
      const double t = ((s.ax - x) * ey - (s.ay - y) * ex) / cross;
      const double on_edge = ((s.ax - x) * dy - (s.ay - y) * dx) / cross;
      if (t > 0 && t < 1 && on_edge >= 0 && on_edge <= 1) crossings.push_back(t);
    }
    if (crossings.size() == 2) return std::nullopt;  // its ends were looked at
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t k = 0; k + 1 < crossings.size(); ++k) {
      const double t = (crossings[k] + crossings[k + 1]) / 2;
      const Point middle{Length::nearest_to_mm(x + dx * t), Length::nearest_to_mm(y + dy * t)};
      if (is_off(middle)) return middle;
    }
    return std::nullopt;
  }

  const Region region_;
  std::vector<Segment> segments_;
};

class Check {
 public:
  Check(const Recipe& recipe, const Face& profile, ShapeCache& shapes, Findings& findings)
      : recipe_(recipe),
        wood_(Region{{profile}}),
        box_(geometry::bounding_box(profile)),
        shapes_(shapes),
        findings_(findings) {}

  bool run() {
    return std::count_if(recipe_.engravings.begin(), recipe_.engravings.end(),
                         [&](const model::Engraving& each) { return !look_at(each); }) == 0;
  }

 private:
  bool look_at(const model::Engraving& engraving) {
    const diagnostics::Span span = engraving.span.known() ? engraving.span : recipe_.panel->span;
    const auto* words = std::get_if<Text>(&engraving.content);
    if (words == nullptr) return lies_on_wood(engraving, span, Language::english);
    if (!is_short(*words, span)) return false;
    name_missing(*words, span);
    const bool alike = words->en == words->fr;
    return lies_on_wood(engraving, span, Language::english) &&
           (alike || lies_on_wood(engraving, span, Language::french));
  }

  bool is_short(const Text& words, diagnostics::Span span) {
    const std::size_t longest = std::max(characters_in(words.en), characters_in(words.fr));
    if (longest <= kLongestText) return true;
    findings_.add(kEngravedTextTooLong, span,
                  fill({"an engraved text of panel `{0}` has {1} characters; at most {2} are set",
                        "un texte gravé du panneau `{0}` compte {1} caractères ; {2} au plus sont "
                        "tracés"},
                       {Text(recipe_.panel->id), show(static_cast<std::int64_t>(longest)),
                        show(static_cast<std::int64_t>(kLongestText))}),
                  {"shorten it, or divide it into several engravings",
                   "raccourcissez-le, ou divisez-le en plusieurs gravures"});
    return false;
  }

  void name_missing(const Text& words, diagnostics::Span span) {
    std::vector<std::string> missing = without_glyph(words.en + words.fr);
    if (missing.empty()) return;
    findings_.add(kEngravedBoxes, span,
                  fill({"engraved on panel `{0}`, these characters become empty boxes: {1}",
                        "gravés sur le panneau `{0}`, ces caractères deviennent des cases vides : "
                        "{1}"},
                       {Text(recipe_.panel->id), {list_and(missing).en, list_and(missing).fr}}),
                  {"write the text without them, or draw them as lines",
                   "écrivez le texte sans eux, ou dessinez-les par des traits"});
  }

  /// The author's words, or what stands for them.
  static Text name_of(const model::Engraving& engraving) {
    const auto* words = std::get_if<Text>(&engraving.content);
    if (words == nullptr) return {"an engraved line", "un trait gravé"};
    return fill({"the engraving {0}", "la gravure {0}"},
                {Text(quote(words->en).en, quote(words->fr).fr)});
  }

  bool lies_on_wood(const model::Engraving& engraving, diagnostics::Span span, Language language) {
    for (const Stroke& stroke : engraved(engraving, language)) {
      const auto off = wood_.first_off(stroke);
      if (!off) continue;
      if (const auto outside = off_blank(engraving, language)) {
        say_outside(engraving, span, *outside);
        return false;
      }
      findings_.add(kEngravingOverOpening, span,
                    fill({"{0} of panel `{1}` runs over an opening or a slot, at {2}",
                          "{0} du panneau `{1}` passe sur une ouverture ou une fente, à {2}"},
                         {name_of(engraving), Text(recipe_.panel->id), show_place(*off)}),
                    {"move it to where there is wood, or make it smaller",
                     "déplacez-la là où il y a du bois, ou réduisez-la"});
      return true;
    }
    return true;
  }

  /// The first place that lies beyond the outline, before anything is cut into it.
  std::optional<Point> off_blank(const model::Engraving& engraving, Language language) {
    const ShapeCache::Result& blank = shapes_.evaluate(recipe_.blank());
    if (!blank) return std::nullopt;
    const Ground ground(*blank);
    for (const Stroke& stroke : engraved(engraving, language)) {
      if (const auto off = ground.first_off(stroke)) return off;
    }
    return std::nullopt;
  }

  void say_outside(const model::Engraving& engraving, diagnostics::Span span, Point place) {
    findings_.add(kEngravingOutside, span,
                  fill({"{0} reaches {1}, outside panel `{2}`, which goes from {3} to {4}",
                        "{0} atteint {1}, en dehors du panneau `{2}`, qui va de {3} à {4}"},
                       {name_of(engraving), show_place(place), Text(recipe_.panel->id),
                        show_place(box_.low), show_place(box_.high)}),
                  {"move it inwards, or make it smaller: places are measured in the panel's plane, "
                   "from its smallest corner",
                   "rentrez-la ou réduisez-la : les places se mesurent dans le plan du panneau, "
                   "depuis son plus petit coin"});
  }

  const Recipe& recipe_;
  const Ground wood_;
  const geometry::Box box_;
  ShapeCache& shapes_;
  Findings& findings_;
};

}  // namespace

std::vector<Stroke> engraved(const model::Engraving& engraving, Language language) {
  if (const auto* line = std::get_if<std::vector<Point>>(&engraving.content)) {
    return {*line};
  }
  const std::string& words = std::get<Text>(engraving.content).in(language);
  std::vector<Stroke> strokes =
      placed(strokes_of(words, engraving.height), Point{}, engraving.direction);
  for (Stroke& stroke : strokes) {
    for (Point& p : stroke) {
      p = engraving.at + (engraving.face == model::FaceSide::top ? p : Point{-p.x, p.y});
    }
  }
  return strokes;
}

bool engravings_are_sound(const Recipe& recipe, const Face& profile, ShapeCache& shapes,
                          Findings& findings) {
  return recipe.engravings.empty() || Check(recipe, profile, shapes, findings).run();
}

}  // namespace plano::panels
