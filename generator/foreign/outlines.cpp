// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/outlines.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "foreign/codes.h"
#include "foreign/limits.h"
#include "geometry/approach.h"
#include "geometry/box_grid.h"
#include "geometry/containment.h"
#include "geometry/exact/evaluate.h"
#include "geometry/shape.h"

namespace plano::foreign {
namespace {

using geometry::Box;
using geometry::Contour;
using geometry::Face;
using geometry::Point;

constexpr std::uint32_t kNone = 0xffffffff;
/// Told one by one, of each kind.
constexpr std::size_t kMostTold = 20;

/// What lies in what.
struct Lying {
  int depth = 0;
  std::uint32_t in = kNone;  // the innermost outline around it
};

bool holds(const Box& outer, const Box& inner) {
  return outer.low.x <= inner.low.x && outer.low.y <= inner.low.y && inner.high.x <= outer.high.x &&
         inner.high.y <= outer.high.y;
}

void too_much(const Text& what, std::size_t most, diagnostics::Span span,
              diagnostics::Diagnostics& found) {
  found.add(kTooMuch, span, fill(what, {show(static_cast<std::int64_t>(most))}))
      .hint({"divide the drawing", "divisez le dessin"});
}

/// Looking whether points lie in outlines, up to kMostLookedAt.
class Looking {
 public:
  void at_box() { ++spent_; }
  bool is_in(const Contour& contour, Point point) {
    spent_ += contour.edges.size() * kEdgeLookedAt;
    return !at_its_end() && geometry::contains(contour, point);
  }
  bool at_its_end() const { return spent_ > kMostLookedAt; }

 private:
  std::size_t spent_ = 0;
};

/// Empty, and an error, where outlines lie deeper in one another than kDeepestOutline, or more of
/// them over one another than can be looked at.
std::vector<Lying> lying(const std::vector<Loop>& loops, diagnostics::Diagnostics& found) {
  std::vector<Box> boxes;
  std::vector<double> sizes;
  for (const Loop& loop : loops) {
    boxes.push_back(geometry::bounding_box(loop.contour));
    sizes.push_back(geometry::signed_area(loop.contour).mm2());
  }
  const geometry::BoxGrid grid(boxes);
  std::vector<Lying> result(loops.size());
  Looking looking;
  for (std::uint32_t i = 0; i < loops.size(); ++i) {
    const Point inside = geometry::middle_of(geometry::piece_of(loops[i].contour, 0));
    grid.for_each_meeting({inside, inside}, [&](std::uint32_t j) {
      looking.at_box();
      if (j == i || sizes[j] <= sizes[i] || !holds(boxes[j], boxes[i]) ||
          result[i].depth > kDeepestOutline || !looking.is_in(loops[j].contour, inside)) {
        return;
      }
      ++result[i].depth;
      if (result[i].in == kNone || sizes[j] < sizes[result[i].in]) result[i].in = j;
    });
    if (looking.at_its_end()) {
      found
          .add(kTooMuch, loops[i].span,
               {"too many outlines lie over and beside one another to see which lies in which",
                "trop de contours se recouvrent ou se côtoient pour voir lequel est dans lequel"})
          .hint({"divide the drawing", "divisez le dessin"});
      return {};
    }
    if (result[i].depth <= kDeepestOutline) continue;
    too_much({"an outline lies inside more than {0} others",
              "un contour se trouve dans plus de {0} autres"},
             kDeepestOutline, loops[i].span, found);
    return {};
  }
  return result;
}

/// More than a touch of the first lies inside (or outside) of the second.
bool shares(const Loop& a, const Loop& b, geometry::Shape::Kind how) {
  using geometry::Shape;
  const auto both = geometry::exact::evaluate(
      how == Shape::Kind::intersect
          ? Shape::intersect({Shape::of(a.contour), Shape::of(b.contour)})
          : Shape::subtract(Shape::of(a.contour), {Shape::of(b.contour)}));
  return both && geometry::area(*both) > kTouching;
}

/// Outlines that cross: one over the edge of another, or a part over that of the opening it lies
/// in. (An opening over its own part's outline is found with the part.)
void tell_crossings(const std::vector<Loop>& loops, const std::vector<Lying>& lies,
                    diagnostics::Diagnostics& found) {
  std::vector<Box> boxes;
  for (const Loop& loop : loops) boxes.push_back(geometry::bounding_box(loop.contour));
  const geometry::BoxGrid grid(boxes);
  std::size_t compared = 0;
  std::size_t told = 0;
  Looking looking;
  const auto at_its_end = [&] {
    return told >= kMostTold || compared > kMostEdgesCompared || looking.at_its_end();
  };
  const auto compare = [&](std::uint32_t i, std::uint32_t j, geometry::Shape::Kind how) {
    compared += loops[i].contour.edges.size() + loops[j].contour.edges.size();
    if (compared > kMostEdgesCompared || !shares(loops[i], loops[j], how)) return;
    ++told;
    found
        .add(kContoursMeet, loops[i].span,
             fill({"an outline on layer {0}, at {1}, crosses another",
                   "un contour du calque {0}, en {1}, en croise un autre"},
                  {quote(loops[i].layer), place_text(boxes[i].low)}))
        .also(loops[j].span, {"the other one", "l’autre"})
        .hint({"draw the one outline that is meant, or move the parts apart",
               "dessinez le seul contour voulu, ou écartez les pièces"});
  };
  for (std::uint32_t i = 0; i < loops.size() && !at_its_end(); ++i) {
    const Point inside = geometry::middle_of(geometry::piece_of(loops[i].contour, 0));
    grid.for_each_meeting(boxes[i], [&](std::uint32_t j) {
      looking.at_box();
      if (at_its_end()) return;
      const bool smaller = holds(boxes[j], boxes[i]) && j != i;
      if (j == i || (holds(boxes[i], boxes[j]) && !smaller)) return;  // looked at from the other
      if (!smaller && j > i) return;
      if (!smaller || !looking.is_in(loops[j].contour, inside)) {
        compare(i, j, geometry::Shape::Kind::intersect);
      } else if (lies[i].in == j && lies[i].depth % 2 == 0) {
        compare(i, j, geometry::Shape::Kind::subtract);
      }
    });
  }
}

/// One part with its openings, or nothing: then the fault was reported.
bool is_sound(const Face& face, const Loop& loop, diagnostics::Diagnostics& found) {
  std::size_t edges = face.outer.edges.size();
  for (const Contour& hole : face.holes) edges += hole.edges.size();
  if (edges > kMostEdges) {
    too_much({"a part has more than {0} lines and arcs", "une pièce a plus de {0} lignes et arcs"},
             kMostEdges, loop.span, found);
    return false;
  }
  const auto fault = face.holes.empty() ? std::nullopt : geometry::exact::find_fault({{face}});
  if (!fault) return true;
  found
      .add(kContoursMeet, loop.span,
           fill({"on layer {0}, an opening meets the outline or another opening at {1}",
                 "sur le calque {0}, une ouverture rencontre le contour ou une autre ouverture en "
                 "{1}"},
                {quote(loop.layer), place_text(fault->place)}))
      .hint({"draw the one outline that is meant", "dessinez le seul contour voulu"});
  return false;
}

/// Openings in the order of the lower-left corners of their boxes, so that equal parts list them
/// alike.
void sort_holes(Face& face) {
  std::sort(face.holes.begin(), face.holes.end(), [](const Contour& a, const Contour& b) {
    const auto key = [](const Contour& hole) {
      const Point low = geometry::bounding_box(hole).low;
      return std::tuple(low.x.rounded_to_um(), low.y.rounded_to_um(), hole.edges.size());
    };
    return key(a) < key(b);
  });
}

bool alike(const Face& a, const Face& b) {
  if (a.holes.size() != b.holes.size() || !foreign::alike(a.outer, b.outer, {})) return false;
  for (std::size_t i = 0; i < a.holes.size(); ++i) {
    if (!foreign::alike(a.holes[i], b.holes[i], {})) return false;
  }
  return true;
}

class Sorting {
 public:
  void add(Face face, const Loop& loop) {
    const Point low = geometry::bounding_box(face).low;
    Face own = geometry::translated({{std::move(face)}}, Point{} - low).faces[0];
    sort_holes(own);
    const Box box = geometry::bounding_box(own);
    const Key key{own.outer.edges.size(), own.holes.size(), box.high.x.rounded_to_um(),
                  box.high.y.rounded_to_um()};
    if (DrawnPart* const same = known(own, loop.layer, key)) {
      same->drawn_at.push_back(low);
      return;
    }
    by_size_[key].push_back(parts_.size());
    parts_.push_back({std::move(own), loop.layer, loop.span, {low}});
  }
  std::vector<DrawnPart> take() { return std::move(parts_); }

 private:
  /// Edges, openings, width and height of the box, to a micrometre.
  using Key = std::tuple<std::size_t, std::size_t, Length, Length>;

  /// Boxes of equal parts differ by less than a micrometre, so their keys are neighbours.
  DrawnPart* known(const Face& face, const std::string& layer, const Key& key) {
    if (edges_compared_ > kMostEdgesAlike) return nullptr;
    const auto& [edges, holes, width, height] = key;
    for (const Length dx : {-1_um, 0_um, 1_um}) {
      for (const Length dy : {-1_um, 0_um, 1_um}) {
        const auto near = by_size_.find(Key{edges, holes, width + dx, height + dy});
        if (near == by_size_.end()) continue;
        for (const std::size_t k : near->second) {
          edges_compared_ += edges;
          if (edges_compared_ > kMostEdgesAlike) return nullptr;
          if (parts_[k].layer == layer && alike(parts_[k].face, face)) return &parts_[k];
        }
      }
    }
    return nullptr;
  }

  std::vector<DrawnPart> parts_;
  std::map<Key, std::vector<std::size_t>> by_size_;
  std::size_t edges_compared_ = 0;
};

}  // namespace

std::vector<DrawnPart> parts_of(std::vector<Loop> loops, diagnostics::Diagnostics& found) {
  const std::vector<Lying> lies = lying(loops, found);
  if (lies.size() != loops.size()) return {};
  const auto parts =
      std::count_if(lies.begin(), lies.end(), [](const Lying& lie) { return lie.depth % 2 == 0; });
  if (parts > kMostCopies) {
    too_much({"the drawing has more than {0} parts", "le dessin a plus de {0} pièces"}, kMostCopies,
             {}, found);
    return {};
  }
  std::vector<Face> faces(loops.size());
  for (std::size_t i = 0; i < loops.size(); ++i) {
    if (lies[i].depth % 2 == 0) {
      faces[i].outer = loops[i].contour;
    } else {
      faces[lies[i].in].holes.push_back(geometry::reversed(loops[i].contour));
    }
  }
  const std::size_t errors_before = found.errors();
  Sorting sorting;
  for (std::size_t i = 0; i < loops.size(); ++i) {
    if (lies[i].depth % 2 == 0 && is_sound(faces[i], loops[i], found)) {
      sorting.add(std::move(faces[i]), loops[i]);
    }
  }
  // An opening over its part's edge has been told already: what else crosses?
  if (found.errors() == errors_before) tell_crossings(loops, lies, found);
  return sorting.take();
}

}  // namespace plano::foreign
