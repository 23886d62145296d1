// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/shapes.h"

#include <algorithm>

#include "base/trig.h"
#include "model/codes.h"
#include "model/corners.h"
#include "model/loops.h"

namespace plano::model {
namespace {

using geometry::Point;
using geometry::Shape;

constexpr int kMostSides = 360;

Flat to_flat(Point p) {
  return {p.x.mm(), p.y.mm()};
}

std::optional<Angle> rotation_of(Run& run, const spec::ShapeSpec& written) {
  return written.rotate ? run.evaluate.angle(*written.rotate) : std::optional(Angle());
}

/// The smallest corner of a box of `width` by `height`, from `at`, `centre` or neither.
std::optional<Point> low_corner(Run& run, const spec::ShapeSpec& written, Length width,
                                Length height) {
  if (written.centre) {
    const std::optional<Point> centre = evaluate_point(run, *written.centre);
    if (!centre) return std::nullopt;
    return on_lattice({centre->x - width.half(), centre->y - height.half()});
  }
  if (!written.at) return Point{};
  const std::optional<Point> at = evaluate_point(run, *written.at);
  return at ? std::optional(on_lattice(*at)) : std::nullopt;
}

/// Where a box-like shape stands: its own frame turned about the box's middle.
struct Seat {
  Frame frame;
  Point low;  // own coordinates
  Point size;
  Flat middle() const { return {low.x.mm() + size.x.mm() / 2, low.y.mm() + size.y.mm() / 2}; }
};
std::optional<Seat> seat_of(Run& run, const spec::ShapeSpec& written, const Frame& frame,
                            Point size) {
  const std::optional<Point> low = low_corner(run, written, size.x, size.y);
  const std::optional<Angle> turn = rotation_of(run, written);
  if (!low || !turn) return std::nullopt;
  Seat seat{frame, *low, size};
  if (*turn != Angle()) seat.frame = frame.turned_about(seat.middle(), *turn);
  return seat;
}

std::optional<Point> positive_size(Run& run, const spec::PointSpec& size) {
  const std::optional<Length> width = positive_length(run, size.x);
  const std::optional<Length> height = positive_length(run, size.y);
  if (!width || !height) return std::nullopt;
  return on_lattice({*width, *height});
}

/// A radius for a corner: zero where none is written; refused when negative.
std::optional<Length> radius_of(Run& run, const std::optional<spec::Expression>& own,
                                const std::optional<spec::Expression>& otherwise) {
  const auto& formula = own ? own : otherwise;
  if (!formula) return Length();
  const std::optional<Length> radius = run.evaluate.length(*formula);
  if (!radius || *radius >= Length()) return radius;
  run.found.add(kSizeNotPositive, formula->span(),
                fill({"the radius is {0}", "le rayon vaut {0}"}, {show(*radius)}));
  return std::nullopt;
}

void report(Run& run, const CornerFault& fault, Length radius, Span span) {
  switch (fault.kind) {
    case CornerFault::Kind::radius_too_large:
      run.found
          .add(kRadiusTooLarge, span,
               fill({"the corner radius of {0} does not fit: there is room for {1}",
                     "le rayon d'angle de {0} ne tient pas : il y a de la place pour {1}"},
                    {show(radius), show(fault.room)}))
          .hint({"make the radius smaller or the side longer",
                 "réduisez le rayon ou allongez le côté"});
      return;
    case CornerFault::Kind::repeated_point:
      run.found
          .add(kBrokenPolygon, span,
               {"this corner stands where the one before it does",
                "ce sommet est au même endroit que le précédent"})
          .hint({"remove one of the two", "retirez l'un des deux"});
      return;
    case CornerFault::Kind::turns_back:
      run.found
          .add(kBrokenPolygon, span,
               {"the outline goes back on itself at this corner",
                "le contour revient sur lui-même à ce sommet"})
          .hint({"move the corner, or remove it", "déplacez le sommet, ou retirez-le"});
      return;
    case CornerFault::Kind::no_area:
      // Corners in one line would turn back somewhere: what is left is an outline whose two
      // windings cancel.
      run.found
          .add(kBrokenPolygon, span,
               {"the outline crosses itself and encloses as much one way round as the other",
                "le contour se croise et entoure autant dans un sens que dans l'autre"})
          .hint({"list the corners in the order in which one walks around the panel",
                 "donnez les sommets dans l'ordre où l'on fait le tour du panneau"});
      return;
  }
}

std::optional<Shape> polygon_of(Run& run, const std::vector<Corner>& corners,
                                const std::vector<Span>& spans) {
  Expected<geometry::Contour, CornerFault> contour = rounded_polygon(corners);
  if (contour) return Shape::of(std::move(*contour));
  const CornerFault& fault = contour.error();
  report(run, fault, corners[fault.corner].radius, spans[fault.corner % spans.size()]);
  return std::nullopt;
}

std::optional<Shape> rectangle(Run& run, const Seat& seat, const spec::CornersSpec& radii,
                               Span span) {
  const Point high = seat.low + seat.size;
  const std::pair<Point, const std::optional<spec::Expression>*> written[] = {
      {seat.low, &radii.bottom_left},
      {{high.x, seat.low.y}, &radii.bottom_right},
      {high, &radii.top_right},
      {{seat.low.x, high.y}, &radii.top_left}};
  std::vector<Corner> corners;
  std::vector<Span> spans;
  for (const auto& [own, formula] : written) {
    const std::optional<Length> radius = radius_of(run, *formula, radii.all);
    if (!radius) return std::nullopt;
    corners.push_back({seat.frame.point(own), *radius});
    spans.push_back(*formula ? (*formula)->span() : radii.all ? radii.all->span() : span);
  }
  return polygon_of(run, corners, spans);
}

/// Makes one form into a shape. One overload for each.
class Maker {
 public:
  Maker(Run& run, const spec::ShapeSpec& written, const Frame& frame)
      : run_(run), written_(written), frame_(frame) {}

  std::optional<Shape> operator()(const spec::RectShape& rect) {
    const std::optional<Point> size = positive_size(run_, rect.size);
    if (!size) return std::nullopt;
    const std::optional<Seat> seat = seat_of(run_, written_, frame_, *size);
    return seat ? rectangle(run_, *seat, rect.corners, written_.span) : std::nullopt;
  }

  std::optional<Shape> operator()(const spec::CircleShape& circle) {
    const spec::Expression& formula = circle.diameter ? *circle.diameter : *circle.radius;
    const std::optional<Length> given = positive_length(run_, formula);
    if (!given) return std::nullopt;
    const Length radius = (circle.diameter ? given->half() : *given).rounded_to_um();
    const std::optional<Seat> seat = seat_of(run_, written_, frame_, {radius * 2, radius * 2});
    if (!seat) return std::nullopt;
    const Point middle{seat->low.x + radius, seat->low.y + radius};
    return Shape::of(geometry::circle(seat->frame.point(middle), radius));
  }

  std::optional<Shape> operator()(const spec::SlotShape& written) {
    const std::optional<Point> size = positive_size(run_, written.size);
    if (!size) return std::nullopt;
    const std::optional<Seat> seat = seat_of(run_, written_, frame_, *size);
    if (!seat) return std::nullopt;
    const Flat flat = seat->frame.at(seat->middle());
    const Point middle{Length::nearest_to_mm(flat.x), Length::nearest_to_mm(flat.y)};
    if (size->x == size->y) {
      return Shape::of(geometry::circle(on_lattice(middle), size->x.half()));
    }
    const Angle along = size->x > size->y ? Angle() : Angle::degrees(90);
    return Shape::of(slot(middle, std::max(size->x, size->y), std::min(size->x, size->y),
                          seat->frame.angle() + along));
  }

  std::optional<Shape> operator()(const spec::RegularShape& regular);
  std::optional<Shape> operator()(const spec::PolygonShape& polygon);
  std::optional<Shape> operator()(const spec::PathShape& path) {
    const std::optional<Frame> frame = own_frame();
    return frame ? path_shape(run_, path, *frame, written_.span) : std::nullopt;
  }
  std::optional<Shape> operator()(const spec::CompoundShape& compound);

 private:
  /// For shapes whose 0,0 is the author's: moved to `at`, turned about it.
  std::optional<Frame> own_frame() {
    const auto& place = written_.at ? written_.at : written_.centre;
    const std::optional<Point> at = place ? evaluate_point(run_, *place) : Point{};
    const std::optional<Angle> turn = rotation_of(run_, written_);
    if (!at || !turn) return std::nullopt;
    return frame_.moved_to(to_flat(*at)).turned_about({}, *turn);
  }

  Run& run_;
  const spec::ShapeSpec& written_;
  const Frame& frame_;
};

std::optional<Shape> Maker::operator()(const spec::RegularShape& regular) {
  const std::optional<std::int64_t> sides = run_.evaluate.whole(regular.sides);
  const std::optional<Length> given =
      positive_length(run_, regular.diameter ? *regular.diameter : *regular.across);
  const std::optional<Length> radius = radius_of(run_, regular.radius, std::nullopt);
  if (!sides || !given || !radius) return std::nullopt;
  if (*sides < 3 || *sides > kMostSides) {
    run_.found
        .add(kSides, regular.sides.span(),
             fill({"{0} sides; a regular polygon has {1} to {2}",
                   "{0} côtés ; un polygone régulier en a de {1} à {2}"},
                  {show(*sides), show(std::int64_t{3}), show(std::int64_t{kMostSides})}))
        .hint(*sides < 3
                  ? Text("the smallest is a triangle: 3", "le plus petit est un triangle : 3")
                  : Text("for a round shape use `circle`",
                         "pour une forme ronde, utilisez `circle`"));
    return std::nullopt;
  }
  const double half_turn = 180.0 / static_cast<double>(*sides);
  const Length diameter =
      regular.diameter ? *given : Length::nearest_to_mm(given->mm() / cos_degrees(half_turn));
  const Angle first = Angle::nearest_to_degrees(half_turn - 90);  // a flat side below
  std::vector<Corner> corners =
      regular_corners({}, diameter, static_cast<int>(*sides), first, *radius);
  Point low = corners.front().at;
  for (const Corner& corner : corners) {
    low = {std::min(low.x, corner.at.x), std::min(low.y, corner.at.y)};
  }
  std::optional<Point> middle;
  if (written_.centre) {
    middle = evaluate_point(run_, *written_.centre);
  } else {
    const std::optional<Point> at = written_.at ? evaluate_point(run_, *written_.at) : Point{};
    if (at) middle = *at - low;
  }
  const std::optional<Angle> turn = rotation_of(run_, written_);
  if (!middle || !turn) return std::nullopt;
  const Frame frame = frame_.moved_to(to_flat(*middle)).turned_about({}, *turn);
  for (Corner& corner : corners) corner.at = frame.point(corner.at);
  return polygon_of(run_, corners, {regular.radius ? regular.radius->span() : written_.span});
}

std::optional<Shape> Maker::operator()(const spec::PolygonShape& polygon) {
  const std::optional<Frame> frame = own_frame();
  if (!frame) return std::nullopt;
  std::vector<Corner> corners;
  std::vector<Span> spans;
  for (const spec::CornerPoint& written : polygon.points) {
    const bool fine = for_each_turn(run_, written.repeat, [&](const std::string&) {
      const std::optional<Point> at = evaluate_point(run_, written.at);
      const std::optional<Length> radius = radius_of(run_, written.radius, polygon.radius);
      if (!at || !radius) return false;
      corners.push_back({frame->point(*at), *radius});
      spans.push_back(written.span);
      return true;
    });
    if (!fine) return std::nullopt;
  }
  if (corners.size() < 3) {
    run_.found
        .add(kBrokenPolygon, written_.span,
             fill({"{0} corners are left; a polygon needs three",
                   "il reste {0} sommets ; un polygone en demande trois"},
                  {show(static_cast<std::int64_t>(corners.size()))}))
        .hint({"add corners, or look at the loops and `when:` that make them",
               "ajoutez des sommets, ou regardez les boucles et `when:` qui les font"});
    return std::nullopt;
  }
  return polygon_of(run_, corners, spans);
}

std::optional<Shape> Maker::operator()(const spec::CompoundShape& compound) {
  const std::optional<Frame> frame = own_frame();
  if (!frame) return std::nullopt;
  std::vector<Shape> shapes;
  Shape first;
  for (std::size_t i = 0; i < compound.of.size(); ++i) {
    if (!append_shapes(run_, compound.of[i], *frame, shapes)) return std::nullopt;
    if (i > 0 || compound.kind != spec::CompoundShape::Kind::subtract) continue;
    if (shapes.empty()) return Shape();  // nothing to take away from
    first = Shape::unite(std::move(shapes));
    shapes.clear();
  }
  if (compound.kind == spec::CompoundShape::Kind::subtract) {
    return shapes.empty() ? first : Shape::subtract(std::move(first), std::move(shapes));
  }
  if (shapes.empty()) return Shape();
  return compound.kind == spec::CompoundShape::Kind::unite ? Shape::unite(std::move(shapes))
                                                           : Shape::intersect(std::move(shapes));
}

}  // namespace

Flat Frame::at(Flat own) const {
  return {shift_.x + cos_ * own.x - sin_ * own.y, shift_.y + sin_ * own.x + cos_ * own.y};
}

Point Frame::point(Point own) const {
  const Flat flat = at(to_flat(own));
  return on_lattice({Length::nearest_to_mm(flat.x), Length::nearest_to_mm(flat.y)});
}

Frame Frame::moved_to(Flat origin) const {
  Frame frame = *this;
  frame.shift_ = at(origin);
  return frame;
}

Frame Frame::turned_about(Flat pivot, Angle by) const {
  Frame frame = *this;
  frame.angle_ = angle_ + by;
  frame.cos_ = cos_of(frame.angle_);
  frame.sin_ = sin_of(frame.angle_);
  const Flat still = at(pivot);
  frame.shift_ = {still.x - (frame.cos_ * pivot.x - frame.sin_ * pivot.y),
                  still.y - (frame.sin_ * pivot.x + frame.cos_ * pivot.y)};
  return frame;
}

std::optional<Length> positive_length(Run& run, const spec::Expression& formula) {
  const std::optional<Length> length = run.evaluate.length(formula);
  if (!length || *length > Length()) return length;
  run.found
      .add(kSizeNotPositive, formula.span(),
           fill({"this comes out as {0}; it must be above zero",
                 "ceci vaut {0} ; il faut plus que zéro"},
                {show(*length)}))
      .hint({"check the values it is made from, or leave the element out with `when:`",
             "vérifiez les valeurs dont elle dépend, ou écartez l'élément avec `when:`"});
  return std::nullopt;
}

std::optional<Point> evaluate_point(Run& run, const spec::PointSpec& point) {
  const std::optional<Length> x = run.evaluate.length(point.x);
  const std::optional<Length> y = run.evaluate.length(point.y);
  if (!x || !y) return std::nullopt;
  return Point{*x, *y};
}

std::optional<Shape> shape_once(Run& run, const spec::ShapeSpec& written, const Frame& frame) {
  return std::visit(Maker(run, written, frame), written.form);
}

bool append_shapes(Run& run, const spec::ShapeSpec& written, const Frame& frame,
                   std::vector<Shape>& shapes) {
  return for_each_turn(run, written.repeat, [&](const std::string&) {
    std::optional<Shape> shape = shape_once(run, written, frame);
    if (!shape) return false;
    if (!shape->empty()) shapes.push_back(std::move(*shape));
    return true;
  });
}

std::optional<Shape> sized_panel(Run& run, const spec::PointSpec& size,
                                 const spec::CornersSpec& corners) {
  const std::optional<Point> extent = positive_size(run, size);
  if (!extent) return std::nullopt;
  return rectangle(run, Seat{Frame(), Point{}, *extent}, corners, size.span);
}

}  // namespace plano::model
