// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/shape.h"

#include <algorithm>

namespace plano::geometry {
namespace {

void drop_empty(std::vector<Shape>& shapes) {
  shapes.erase(std::remove_if(shapes.begin(), shapes.end(),
                              [](const Shape& shape) { return shape.empty(); }),
               shapes.end());
}

}  // namespace

Shape Shape::of(Contour contour) {
  Shape shape;
  shape.kind_ = Kind::contour;
  shape.contour_ = std::move(contour);
  return shape;
}

Shape Shape::covering(const Region& region) {
  std::vector<Shape> faces;
  for (const Face& face : region.faces) {
    std::vector<Shape> holes;
    for (const Contour& hole : face.holes) {
      holes.push_back(of(hole));
    }
    faces.push_back(subtract(of(face.outer), std::move(holes)));
  }
  return unite(std::move(faces));
}

Shape Shape::unite(std::vector<Shape> shapes) {
  drop_empty(shapes);
  if (shapes.empty()) {
    return {};
  }
  if (shapes.size() == 1) {
    return std::move(shapes.front());
  }
  Shape shape;
  shape.kind_ = Kind::unite;
  shape.operands_ = std::move(shapes);
  return shape;
}

Shape Shape::subtract(Shape from, std::vector<Shape> cuts) {
  drop_empty(cuts);
  if (from.empty() || cuts.empty()) {
    return from;
  }
  Shape shape;
  shape.kind_ = Kind::subtract;
  shape.operands_.reserve(cuts.size() + 1);
  shape.operands_.push_back(std::move(from));
  std::move(cuts.begin(), cuts.end(), std::back_inserter(shape.operands_));
  return shape;
}

Shape Shape::intersect(std::vector<Shape> shapes) {
  const bool any_empty =
      std::any_of(shapes.begin(), shapes.end(), [](const Shape& shape) { return shape.empty(); });
  if (shapes.empty() || any_empty) {
    return {};
  }
  if (shapes.size() == 1) {
    return std::move(shapes.front());
  }
  Shape shape;
  shape.kind_ = Kind::intersect;
  shape.operands_ = std::move(shapes);
  return shape;
}

Shape translated(const Shape& shape, Point by) {
  const auto all_translated = [by](auto first, auto last) {
    std::vector<Shape> moved;
    std::transform(first, last, std::back_inserter(moved),
                   [by](const Shape& one) { return translated(one, by); });
    return moved;
  };
  const std::vector<Shape>& operands = shape.operands();
  switch (shape.kind()) {
    case Shape::Kind::nothing:
      return {};
    case Shape::Kind::contour:
      return Shape::of(translated(shape.contour(), by));
    case Shape::Kind::unite:
      return Shape::unite(all_translated(operands.begin(), operands.end()));
    case Shape::Kind::intersect:
      return Shape::intersect(all_translated(operands.begin(), operands.end()));
    case Shape::Kind::subtract:
      break;
  }
  return Shape::subtract(translated(operands.front(), by),
                         all_translated(operands.begin() + 1, operands.end()));
}

}  // namespace plano::geometry
