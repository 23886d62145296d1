// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/trig.h"
#include "geometry/outline.h"
#include "geometry/predicates.h"

namespace plano::geometry {
namespace {

/// The contour with every point sent through `move`, which keeps lengths and orientation.
template <class Move>
Contour moved(const Contour& contour, const Move& move) {
  Contour result = contour;
  for (Edge& edge : result.edges) {
    edge.start = move(edge.start);
    if (edge.arc) {
      edge.arc->centre = move(edge.arc->centre);
    }
  }
  if (result.is_circle() && result.edges.front().arc) {
    const Arc& arc = *result.edges.front().arc;
    result.edges.front().start = {arc.centre.x + arc.radius, arc.centre.y};
  }
  return result;
}

template <class Change>
Region for_each_contour(Region region, const Change& change) {
  for (Face& face : region.faces) {
    face.outer = change(face.outer);
    for (Contour& hole : face.holes) {
      hole = change(hole);
    }
  }
  return region;
}

auto order_of(const Edge& edge) {
  const Arc arc = edge.arc.value_or(Arc{});
  return std::make_tuple(edge.start, edge.arc.has_value(), arc.centre, arc.radius, arc.turn);
}

bool in_order(const Contour& a, const Contour& b) {
  return std::lexicographical_compare(
      a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(),
      [](const Edge& p, const Edge& q) { return order_of(p) < order_of(q); });
}

Contour from_least_start(Contour contour) {
  if (contour.is_circle() && contour.edges.front().arc) {
    return moved(contour, [](Point p) { return p; });
  }
  const auto least =
      std::min_element(contour.edges.begin(), contour.edges.end(),
                       [](const Edge& p, const Edge& q) { return p.start < q.start; });
  std::rotate(contour.edges.begin(), least, contour.edges.end());
  return contour;
}

}  // namespace

Contour reversed(const Contour& contour) {
  const std::size_t count = contour.edges.size();
  Contour result;
  result.edges.reserve(count);
  for (std::size_t i = count; i-- > 0;) {
    Edge edge{end_of(contour, i), contour.edges[i].arc};
    if (edge.arc) {
      edge.arc->turn = opposite(edge.arc->turn);
    }
    result.edges.push_back(edge);
  }
  return result;
}

Contour translated(const Contour& contour, Point by) {
  return moved(contour, [by](Point p) { return p + by; });
}

Region translated(const Region& region, Point by) {
  return for_each_contour(region, [by](const Contour& c) { return translated(c, by); });
}

Contour mirrored_x(const Contour& contour) {
  Contour mirrored = contour;
  for (Edge& edge : mirrored.edges) {
    edge.start.x = -edge.start.x;
    if (edge.arc) {
      edge.arc->centre.x = -edge.arc->centre.x;
      edge.arc->turn = opposite(edge.arc->turn);
    }
  }
  return moved(reversed(mirrored), [](Point p) { return p; });
}

Region mirrored_x(const Region& region) {
  return for_each_contour(region, [](const Contour& c) { return mirrored_x(c); });
}

Contour turned_quarters(const Contour& contour, int quarters) {
  const int turns = ((quarters % 4) + 4) % 4;
  return moved(contour, [turns](Point p) {
    for (int i = 0; i < turns; ++i) {
      p = {-p.y, p.x};
    }
    return p;
  });
}

Region turned_quarters(const Region& region, int quarters) {
  return for_each_contour(region, [=](const Contour& c) { return turned_quarters(c, quarters); });
}

Contour rotated(const Contour& contour, Angle angle, Point pivot) {
  const double cosine = cos_of(angle);
  const double sine = sin_of(angle);
  return moved(contour, [=](Point p) {
    const double x = static_cast<double>((p.x - pivot.x).nm());
    const double y = static_cast<double>((p.y - pivot.y).nm());
    return pivot + Point{Length::nanometres(std::llround(x * cosine - y * sine)),
                         Length::nanometres(std::llround(x * sine + y * cosine))};
  });
}

Region canonical(Region region) {
  for (Face& face : region.faces) {
    face.outer = from_least_start(std::move(face.outer));
    for (Contour& hole : face.holes) {
      hole = from_least_start(std::move(hole));
    }
    std::sort(face.holes.begin(), face.holes.end(), in_order);
  }
  std::sort(region.faces.begin(), region.faces.end(),
            [](const Face& a, const Face& b) { return in_order(a.outer, b.outer); });
  return region;
}

}  // namespace plano::geometry
