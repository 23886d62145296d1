// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/cover_tree.h"

namespace plano::geometry::exact {

CoverTree::CoverTree(const Shape& shape) {
  if (!shape.empty()) {
    add(shape, 0, false);
  }
}

void CoverTree::add(const Shape& shape, std::size_t parent, bool is_base) {
  const std::size_t self = nodes_.size();
  Node node;
  node.kind = shape.kind();
  node.is_base = is_base;
  node.parent = parent;
  node.operands = shape.operands().size();
  nodes_.push_back(node);
  if (shape.kind() == Shape::Kind::contour) {
    leaves_.push_back(self);
    contours_.push_back(&shape.contour());
  }
  const bool has_base = shape.kind() == Shape::Kind::subtract;
  for (std::size_t i = 0; i < shape.operands().size(); ++i) {
    add(shape.operands()[i], self, has_base && i == 0);
  }
}

bool CoverTree::covered_now(const Node& node) const {
  switch (node.kind) {
    case Shape::Kind::unite:
      return node.covered_operands > 0;
    case Shape::Kind::intersect:
      return node.covered_operands == node.operands;
    case Shape::Kind::subtract:
      return node.base_covered && node.covered_operands == 0;
    case Shape::Kind::nothing:
    case Shape::Kind::contour:
      break;
  }
  return false;
}

void CoverTree::cross(std::size_t index) {
  std::size_t at = leaves_[index];
  nodes_[at].covered = !nodes_[at].covered;
  while (at != 0) {
    const Node& changed = nodes_[at];
    Node& parent = nodes_[changed.parent];
    if (changed.is_base) {
      parent.base_covered = changed.covered;
    } else if (changed.covered) {
      ++parent.covered_operands;
    } else {
      --parent.covered_operands;
    }
    const bool now = covered_now(parent);
    if (now == parent.covered) {
      return;
    }
    parent.covered = now;
    at = changed.parent;
  }
}

}  // namespace plano::geometry::exact
