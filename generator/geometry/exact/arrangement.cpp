// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/arrangement.h"

#include <CGAL/Arr_circle_segment_traits_2.h>
#include <CGAL/Arr_consolidated_curve_data_traits_2.h>
#include <CGAL/Arr_extended_dcel.h>
#include <CGAL/Arrangement_2.h>
#include <CGAL/Gmpq.h>
#include <CGAL/Lazy_exact_nt.h>
#include <CGAL/Simple_cartesian.h>
#include <CGAL/exceptions.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace plano::geometry::exact {
namespace {

using Number = CGAL::Lazy_exact_nt<CGAL::Gmpq>;
using Kernel = CGAL::Simple_cartesian<Number>;
using ArcTraits = CGAL::Arr_circle_segment_traits_2<Kernel>;
using OneRoot = ArcTraits::Point_2::CoordNT;  // a0 + a1 √root
using Traits = CGAL::Arr_consolidated_curve_data_traits_2<ArcTraits, std::uint32_t>;
using Dcel = CGAL::Arr_extended_dcel<Traits, std::uint32_t, char, std::uint32_t>;
using Planar = CGAL::Arrangement_2<Traits, Dcel>;

/// CGAL prints before it throws; what it has to say goes into Reason::detail instead.
void silence_cgal() {
  static const bool silent = [] {
    const auto say_nothing = [](const char*, const char*, const char*, int, const char*) {};
    CGAL::set_error_handler(say_nothing);
    CGAL::set_warning_handler(say_nothing);
    return true;
  }();
  (void)silent;
}

/// value / 2^scale
Number number(Int128 value, int scale) {
  constexpr int kWord = 62;
  const Int128 high = value >> kWord;
  const Int128 low = value - (high << kWord);
  CGAL::Gmpq result;
  mpz_ptr numerator = mpq_numref(result.mpq());
  mpz_set_si(numerator, static_cast<std::int64_t>(high >> kWord));
  mpz_mul_2exp(numerator, numerator, kWord);
  mpz_add_ui(numerator, numerator, static_cast<std::uint64_t>(high - ((high >> kWord) << kWord)));
  mpz_mul_2exp(numerator, numerator, kWord);
  mpz_add_ui(numerator, numerator, static_cast<std::uint64_t>(low));
  mpq_div_2exp(result.mpq(), result.mpq(), static_cast<mp_bitcnt_t>(scale));
  return Number(result);
}

Number number(std::int64_t micrometres) {
  return Number(static_cast<double>(micrometres));
}

/// The radius if it is a whole number of micrometres, else 0. CGAL then finds the leftmost and
/// rightmost points of the circle without a root.
std::int64_t whole_radius(const Circle& circle) {
  if (circle.scale != 0) {
    return 0;
  }
  const auto radius = std::llround(std::sqrt(static_cast<double>(circle.squared_radius)));
  return Int128{radius} * radius == circle.squared_radius ? radius : 0;
}

ArcTraits::Curve_2 cgal_curve(const Curve& curve) {
  const Kernel::Point_2 from(number(curve.from.x), number(curve.from.y));
  const Kernel::Point_2 to(number(curve.to.x), number(curve.to.y));
  if (!curve.circle) {
    return {from, to};
  }
  const Circle& circle = *curve.circle;
  const Kernel::Point_2 centre(number(circle.x, circle.scale), number(circle.y, circle.scale));
  const CGAL::Orientation turn =
      curve.turn == Turn::clockwise ? CGAL::CLOCKWISE : CGAL::COUNTERCLOCKWISE;
  const std::int64_t radius = whole_radius(circle);
  if (curve.from == curve.to) {
    return {centre, number(radius), turn};
  }
  const ArcTraits::Point_2 start(from.x(), from.y());
  const ArcTraits::Point_2 end(to.x(), to.y());
  if (radius > 0) {
    return {centre, number(radius), turn, start, end};
  }
  const Number squared_radius = number(circle.squared_radius, 2 * circle.scale);
  return {Kernel::Circle_2(centre, squared_radius, turn), start, end};
}

std::vector<Traits::X_monotone_curve_2> monotone_pieces(std::span<const Curve> curves) {
  const ArcTraits traits;
  std::vector<Traits::X_monotone_curve_2> pieces;
  std::vector<boost::variant<ArcTraits::Point_2, ArcTraits::X_monotone_curve_2>> found;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    found.clear();
    traits.make_x_monotone_2_object()(cgal_curve(curves[i]), std::back_inserter(found));
    for (const auto& piece : found) {
      pieces.emplace_back(boost::get<ArcTraits::X_monotone_curve_2>(piece),
                          static_cast<std::uint32_t>(i));
    }
  }
  return pieces;
}

struct Interval {
  double low;
  double high;
};

/// Bounds on a coordinate in micrometres from what is known without exact arithmetic.
Interval bounds(const OneRoot& value) {
  const auto [low, high] = CGAL::to_interval(value.a0());
  if (!value.is_extended()) {
    return {low, high};
  }
  const auto [factor_low, factor_high] = CGAL::to_interval(value.a1());
  const auto [root_low, root_high] = CGAL::to_interval(value.root());
  const double least = std::sqrt(std::max(root_low, 0.0));
  const double most = std::sqrt(std::max(root_high, 0.0));
  const auto [product_low, product_high] =
      std::minmax({factor_low * least, factor_low * most, factor_high * least, factor_high * most});
  // Six roundings to nearest at most, each half an ulp of the largest term.
  const double slack =
      8e-16 * (std::fabs(low) + std::fabs(high) + std::fabs(product_low) + std::fabs(product_high));
  return {low + product_low - slack, high + product_high + slack};
}

/// Makes the numbers exact, after which their intervals are as tight as doubles can be.
void compute_exactly(const OneRoot& value) {
  CGAL::exact(value.a0());
  if (value.is_extended()) {
    CGAL::exact(value.a1());
    CGAL::exact(value.root());
  }
}

/// The nearest nanometre to an exact coordinate in micrometres, halves up: always the same for the
/// same place, however CGAL came to write it.
Length nearest_nm(const OneRoot& value) {
  const auto rounded = [](double micrometres) { return std::floor(micrometres * 1000 + 0.5); };
  Interval within = bounds(value);
  if (rounded(within.low) != rounded(within.high)) {
    compute_exactly(value);
    within = bounds(value);
  }
  const auto low = static_cast<std::int64_t>(rounded(within.low));
  const auto high = static_cast<std::int64_t>(rounded(within.high));
  if (low == high) {
    return Length::nanometres(low);
  }
  // On or within a hair of a half: compare with it.
  const Number half(CGAL::Gmpq(CGAL::Gmpz(2 * low + 1), CGAL::Gmpz(2000)));
  const bool above = CGAL::compare(value, OneRoot(half)) != CGAL::SMALLER;
  return Length::nanometres(above ? low + 1 : low);
}

/// True if curve `index` runs along this piece from left to right.
bool runs_right(const Curve& curve, const Traits::X_monotone_curve_2& piece) {
  if (!curve.circle) {
    return curve.from < curve.to;
  }
  const bool same_turn =
      (curve.turn == Turn::clockwise) == (piece.orientation() == CGAL::CLOCKWISE);
  return same_turn == piece.is_directed_right();
}

Arrangement to_arrangement(Planar& planar, std::span<const Curve> curves) {
  Arrangement result;
  result.vertices.reserve(planar.number_of_vertices());
  for (auto vertex = planar.vertices_begin(); vertex != planar.vertices_end(); ++vertex) {
    vertex->set_data(static_cast<std::uint32_t>(result.vertices.size()));
    result.vertices.push_back({nearest_nm(vertex->point().x()), nearest_nm(vertex->point().y())});
  }
  result.face_count = 1;
  for (auto face = planar.faces_begin(); face != planar.faces_end(); ++face) {
    face->set_data(face->is_unbounded() ? 0 : result.face_count++);
  }
  result.sides.reserve(planar.number_of_edges());
  for (auto edge = planar.edges_begin(); edge != planar.edges_end(); ++edge) {
    Arrangement::Side side;
    side.first_crossed = static_cast<std::uint32_t>(result.crossed.size());
    const auto& data = edge->curve().data();
    result.crossed.insert(result.crossed.end(), data.begin(), data.end());
    const auto first = result.crossed.begin() + side.first_crossed;
    std::sort(first, result.crossed.end());
    side.crossed_count = static_cast<std::uint32_t>(result.crossed.end() - first);
    side.curve = *first;
    const bool edge_runs_right = edge->direction() == CGAL::ARR_LEFT_TO_RIGHT;
    const bool along = edge_runs_right == runs_right(curves[side.curve], edge->curve());
    const Planar::Halfedge& halfedge = along ? *edge : *edge->twin();
    side.from = halfedge.source()->data();
    side.to = halfedge.target()->data();
    side.left = halfedge.face()->data();
    side.right = halfedge.twin()->face()->data();
    result.sides.push_back(side);
  }
  return result;
}

}  // namespace

Expected<Arrangement, Reason> arrange(std::span<const Curve> curves) {
  silence_cgal();
  try {
    const std::vector<Traits::X_monotone_curve_2> pieces = monotone_pieces(curves);
    Planar planar;
    CGAL::insert(planar, pieces.begin(), pieces.end());
    return to_arrangement(planar, curves);
  } catch (const CGAL::Failure_exception& error) {
    const Point place = curves.empty() ? Point{} : to_point(curves.front().from);
    return failure(Reason{Reason::Kind::kernel, place, error.what()});
  }
}

}  // namespace plano::geometry::exact
