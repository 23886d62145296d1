// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/contours.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "foreign/chaining.h"
#include "foreign/codes.h"
#include "foreign/limits.h"
#include "geometry/approach.h"
#include "geometry/exact/evaluate.h"

namespace plano::foreign {
namespace {

using geometry::Contour;
using geometry::Edge;
using geometry::Piece;
using geometry::Point;
using geometry::exact::kShortestEdge;

/// What is said of them is bounded too: after so many, the rest is a number.
constexpr std::size_t kMostTold = 20;

using PieceKey = std::tuple<Point, Point, Point, std::int64_t>;

/// The same for a piece walked either way, to kCoincident.
PieceKey key_of(const Piece& piece) {
  const auto coarse = [](Point p) {
    return Point{p.x.divided_by(kCoincident.nm()), p.y.divided_by(kCoincident.nm())};
  };
  Point a = coarse(piece.start);
  Point b = coarse(piece.end);
  Point middle = coarse(geometry::middle_of(piece));
  if (b < a) std::swap(a, b);
  return {a, b, middle, piece.arc ? piece.arc->radius.divided_by(kCoincident.nm()).nm() : 0};
}

void tell_twice(int twice, const std::string& layer, diagnostics::Span span, Point place,
                diagnostics::Diagnostics& found) {
  if (twice == 0) return;
  found
      .add(kDrawnTwice, span,
           fill(twice == 1
                    ? Text("on layer {1}, at {2}, something is drawn twice",
                           "sur le calque {1}, en {2}, quelque chose est dessiné deux fois")
                    : Text("{0} lines or outlines are drawn twice, the first on layer {1} at {2}",
                           "{0} traits ou contours sont dessinés deux fois, le premier sur le "
                           "calque {1} en {2}"),
                {show(static_cast<std::int64_t>(twice)), quote(layer), place_text(place)}))
      .hint({"it counts once; for several copies, use --copies",
             "cela compte une fois ; pour plusieurs exemplaires, employez --copies"});
}

/// Loose curves without those that lie on one before them.
std::vector<Curve> without_twins(std::vector<Curve> loose, diagnostics::Diagnostics& found) {
  std::set<std::pair<std::string, std::vector<PieceKey>>> seen;
  std::vector<Curve> kept;
  int twice = 0;
  std::optional<Curve> first;
  for (Curve& curve : loose) {
    std::vector<PieceKey> keys;
    for (const Piece& piece : curve.pieces) keys.push_back(key_of(piece));
    std::sort(keys.begin(), keys.end());
    if (seen.emplace(curve.layer, std::move(keys)).second) {
      kept.push_back(std::move(curve));
    } else if (twice++ == 0) {
      first = std::move(curve);
    }
  }
  if (first) tell_twice(twice, first->layer, first->span, start_of(*first), found);
  return kept;
}

/// The pieces of a chain, each beginning where the one before ends.
std::vector<Piece> pieces_of(const Chain& chain, const std::vector<Curve>& curves) {
  std::vector<Piece> walked;
  for (const Chain::Link& link : chain.links) {
    const std::vector<Piece>& own = curves[link.curve].pieces;
    if (link.reversed) {
      std::transform(own.rbegin(), own.rend(), std::back_inserter(walked), reversed);
    } else {
      walked.insert(walked.end(), own.begin(), own.end());
    }
  }
  std::vector<Piece> joined;
  for (std::size_t i = 0; i < walked.size(); ++i) {
    const Point start = i == 0 ? walked.back().end : joined.back().end;
    joined.push_back(moved_ends(walked[i], start, walked[i].end));
  }
  return joined;
}

/// A corner nearer to the one before it than an edge may be long is left out; what follows begins
/// at that one. Empty if all corners are near one another.
Contour without_short_edges(const std::vector<Piece>& pieces) {
  Contour contour;
  if (pieces.size() == 1 && pieces[0].is_full_circle()) {
    contour.edges = {{pieces[0].start, pieces[0].arc}};
    return contour;
  }
  const Point begin = pieces.front().start;
  std::vector<Piece> kept;
  for (const Piece& piece : pieces) {
    const Point at = kept.empty() ? begin : kept.back().end;
    if (geometry::distance(at, piece.end) < kShortestEdge) continue;
    kept.push_back(piece);
  }
  while (kept.size() > 1 && geometry::distance(kept[kept.size() - 2].end, begin) < kShortestEdge) {
    kept.pop_back();
  }
  if (!kept.empty()) kept.back().end = begin;
  Point at = begin;
  for (const Piece& piece : kept) {
    contour.edges.push_back({at, moved_ends(piece, at, piece.end).arc});
    at = piece.end;
  }
  return contour;
}

Text why_not(const geometry::exact::Reason& reason) {
  using Kind = geometry::exact::Reason::Kind;
  switch (reason.kind) {
    case Kind::point_contact:
      return {"touches itself", "se touche"};
    case Kind::sliver:
      return {"comes nearer to itself than anything can be cut",
              "s’approche de lui-même plus qu’on ne peut découper"};
    case Kind::too_large:
      return {"has too many edges", "a trop de côtés"};
    default:
      return {"crosses itself", "se croise"};
  }
}

void tell_open(const Chain& chain, const std::vector<Curve>& curves,
               diagnostics::Diagnostics& found) {
  const Chain::Link first = chain.links.front();
  const Chain::Link last = chain.links.back();
  const Point start = first.reversed ? end_of(curves[first.curve]) : start_of(curves[first.curve]);
  const Point end = last.reversed ? start_of(curves[last.curve]) : end_of(curves[last.curve]);
  const Curve& curve = curves[first.curve];
  auto said = found.add(
      kOpenContour, curve.span,
      fill({"on layer {0}, a line of {1} is open: it begins at {2} and ends at {3}, {4} away",
            "sur le calque {0}, un trait fait de {1} est ouvert : il commence en {2} et finit en "
            "{3}, à {4}"},
           {quote(curve.layer),
            chain.links.size() == 1 ? Text("one piece", "un morceau")
                                    : fill({"{0} pieces", "{0} morceaux"},
                                           {show(static_cast<std::int64_t>(chain.links.size()))}),
            place_text(start), place_text(end), show(geometry::distance(start, end))}));
  if (chain.links.size() > 1) {
    said.also(curves[last.curve].span, {"the other end", "l’autre bout"});
  }
  said.hint(fill({"close it in the drawing, or leave its layer out: --skip-layer {0}",
                  "fermez-le dans le dessin, ou laissez son calque de côté : --skip-layer {0}"},
                 {Text(curve.layer)}));
}

/// Outlines by what equal ones have in common: edges and box, to a micrometre.
class Twins {
 public:
  /// Whether one added before lies on this one, which is added otherwise.
  bool has(const Contour& contour, std::size_t number, const std::vector<Loop>& loops);
  /// So many outlines are alike but for their corners that they were not all compared.
  bool gave_up() const { return edges_compared_ > kMostEdgesAlike; }

 private:
  using Key = std::tuple<std::size_t, Length, Length, Length, Length>;
  static std::vector<Key> keys_near(std::size_t edges, const geometry::Box& box);

  std::map<Key, std::vector<std::size_t>> by_box_;
  std::size_t edges_compared_ = 0;
};

/// What a length is to the micrometre, and what it would be if it were off by what corners of equal
/// outlines (their arcs' centres and radii together) may be.
std::vector<Length> neighbours(Length length) {
  constexpr Length kOff = kAlike * 4;
  const Length low = (length - kOff).rounded_to_um();
  const Length high = (length + kOff).rounded_to_um();
  return low == high ? std::vector{low} : std::vector{low, high};
}

std::vector<Twins::Key> Twins::keys_near(std::size_t edges, const geometry::Box& box) {
  std::vector<Key> keys;
  for (const Length left : neighbours(box.low.x)) {
    for (const Length low : neighbours(box.low.y)) {
      for (const Length right : neighbours(box.high.x)) {
        for (const Length high : neighbours(box.high.y)) {
          keys.emplace_back(edges, left, low, right, high);
        }
      }
    }
  }
  return keys;
}

bool Twins::has(const Contour& contour, std::size_t number, const std::vector<Loop>& loops) {
  const geometry::Box box = geometry::bounding_box(contour);
  for (const Key& key : keys_near(contour.edges.size(), box)) {
    const auto near = by_box_.find(key);
    if (near == by_box_.end()) continue;
    for (const std::size_t k : near->second) {
      edges_compared_ += contour.edges.size();
      if (gave_up()) return false;
      if (alike(loops[k].contour, contour, {})) return true;
    }
  }
  by_box_[{contour.edges.size(), box.low.x.rounded_to_um(), box.low.y.rounded_to_um(),
           box.high.x.rounded_to_um(), box.high.y.rounded_to_um()}]
      .push_back(number);
  return false;
}

void tell_too_many(const Text& what, std::size_t most, diagnostics::Span span,
                   diagnostics::Diagnostics& found) {
  found.add(kTooMuch, span, fill(what, {show(static_cast<std::int64_t>(most))}))
      .hint({"divide the drawing", "divisez le dessin"});
}

/// Closed outlines that lie on one before them are left out.
std::vector<Loop> without_twin_loops(std::vector<Loop> loops, diagnostics::Diagnostics& found) {
  Twins twins;
  std::vector<Loop> kept;
  int twice = 0;
  std::optional<Loop> first;
  for (Loop& loop : loops) {
    const bool twin = twins.has(loop.contour, kept.size(), kept);
    if (twins.gave_up()) {
      found
          .add(kTooMuch, loop.span,
               {"too many outlines of one size lie in one place to see which are drawn twice",
                "trop de contours d’une même taille sont au même endroit pour voir lesquels sont "
                "dessinés deux fois"})
          .hint({"draw each outline once, the parts beside one another",
                 "dessinez chaque contour une fois, les pièces côte à côte"});
      return {};
    }
    if (!twin) {
      kept.push_back(std::move(loop));
    } else if (twice++ == 0) {
      first = std::move(loop);
    }
  }
  if (first) tell_twice(twice, first->layer, first->span, first->contour.edges[0].start, found);
  return kept;
}

/// Takes outlines up to kMostOutlines, sound or not.
class Taking {
 public:
  explicit Taking(diagnostics::Diagnostics& found) : found_(found) {}

  /// False once there are too many: that is reported.
  bool add(const std::vector<Piece>& pieces, const Curve& curve);
  /// Says how many more are faulty than were told one by one.
  std::vector<Loop> take();

 private:
  diagnostics::Diagnostics& found_;
  std::vector<Loop> loops_;
  std::size_t seen_ = 0;
  std::size_t faulty_ = 0;
};

bool Taking::add(const std::vector<Piece>& pieces, const Curve& curve) {
  if (++seen_ > kMostOutlines) {
    tell_too_many({"the drawing has more than {0} outlines", "le dessin a plus de {0} contours"},
                  kMostOutlines, curve.span, found_);
    return false;
  }
  const Text what =
      fill({"the outline on layer {0}", "le contour du calque {0}"}, {quote(curve.layer)});
  diagnostics::Diagnostics untold;
  auto contour = sound_contour(pieces, what, curve.span, faulty_ < kMostTold ? found_ : untold);
  if (contour) {
    loops_.push_back({std::move(*contour), curve.layer, curve.span});
  } else {
    ++faulty_;
  }
  return true;
}

std::vector<Loop> Taking::take() {
  if (faulty_ > kMostTold) {
    found_.add(kSelfCrossing, {},
               fill({"{0} more outlines cross or touch themselves",
                     "{0} autres contours se croisent ou se touchent"},
                    {show(static_cast<std::int64_t>(faulty_ - kMostTold))}));
  }
  return std::move(loops_);
}

/// Loose curves joined to outlines; what stays open is told. False where there are too many.
bool take_chains(const std::vector<Curve>& loose, Taking& taking, diagnostics::Diagnostics& found) {
  std::size_t open = 0;
  for (const Chain& chain : chained(loose)) {
    if (chain.closed) {
      if (!taking.add(pieces_of(chain, loose), loose[chain.links.front().curve])) return false;
    } else if (++open <= kMostTold) {
      tell_open(chain, loose, found);
    }
  }
  if (open > kMostTold) {
    found.add(kOpenContour, {},
              fill({"{0} more lines are open", "{0} autres traits sont ouverts"},
                   {show(static_cast<std::int64_t>(open - kMostTold))}));
  }
  return true;
}
bool near(Point a, Point b) {
  return abs(a.x - b.x) <= kAlike && abs(a.y - b.y) <= kAlike;
}

bool alike(const Edge& a, const Edge& b, Point by) {
  if (!near(a.start, b.start + by) || a.arc.has_value() != b.arc.has_value()) return false;
  return !a.arc || (near(a.arc->centre, b.arc->centre + by) && a.arc->turn == b.arc->turn &&
                    abs(a.arc->radius - b.arc->radius) <= kAlike);
}

}  // namespace

bool alike(const Contour& a, const Contour& b, Point by) {
  const std::size_t count = a.edges.size();
  if (b.edges.size() != count) return false;
  for (std::size_t shift = 0; shift < count; ++shift) {
    if (!near(a.edges[0].start, b.edges[shift].start + by)) continue;
    bool same = true;
    for (std::size_t i = 0; i < count && same; ++i) {
      const std::size_t j = i + shift;
      same = alike(a.edges[i], b.edges[j < count ? j : j - count], by);
    }
    if (same) return true;
  }
  return false;
}

std::optional<Contour> sound_contour(const std::vector<Piece>& pieces, const Text& what,
                                     diagnostics::Span span, diagnostics::Diagnostics& found) {
  Contour contour = without_short_edges(pieces);
  const Point place = pieces.front().start;
  const bool flat = contour.edges.size() < 3 &&
                    std::none_of(contour.edges.begin(), contour.edges.end(),
                                 [](const Edge& edge) { return edge.arc.has_value(); });
  const double area = flat ? 0 : geometry::signed_area(contour).mm2();
  const Text hint{"mend it in the drawing", "corrigez-le dans le dessin"};
  if (area == 0) {
    found
        .add(kSelfCrossing, span,
             fill({"{0}, at {1}, encloses nothing: it runs back over itself or crosses itself",
                   "{0}, en {1}, n’entoure rien : il repasse sur lui-même ou se croise"},
                  {what, place_text(place)}))
        .hint(hint);
    return std::nullopt;
  }
  if (area < 0) contour = geometry::reversed(contour);
  if (const auto fault = geometry::exact::find_fault({{{contour, {}}}})) {
    found
        .add(kSelfCrossing, span,
             fill({"{0} {1} at {2}", "{0} {1} en {2}"},
                  {what, why_not(*fault), place_text(fault->place)}))
        .hint(hint);
    return std::nullopt;
  }
  return contour;
}

std::vector<Loop> closed_loops(std::vector<Curve> curves, diagnostics::Diagnostics& found) {
  std::vector<Curve> loose;
  Taking taking(found);
  for (Curve& curve : curves) {
    if (!curve.closed) {
      loose.push_back(std::move(curve));
    } else if (!taking.add(curve.pieces, curve)) {
      return {};
    }
  }
  loose = without_twins(std::move(loose), found);
  if (!take_chains(loose, taking, found)) return {};
  std::vector<Loop> loops = taking.take();
  // In the order drawn: closed curves and chains were looked at one after the other.
  std::stable_sort(loops.begin(), loops.end(),
                   [](const Loop& a, const Loop& b) { return a.span.begin < b.span.begin; });
  return without_twin_loops(std::move(loops), found);
}

}  // namespace plano::foreign
