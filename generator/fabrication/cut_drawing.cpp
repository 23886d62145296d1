// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/cut_drawing.h"

#include <algorithm>

namespace plano::fabrication {

void in_order(std::vector<CutCurve>& curves) {
  std::stable_sort(curves.begin(), curves.end(),
                   [](const CutCurve& a, const CutCurve& b) { return a.operation < b.operation; });
}

Operation cut_first(Operation operation) {
  if (operation == Operation::cut_inside) return Operation::cut_first_inside;
  if (operation == Operation::cut_outside) return Operation::cut_first_outside;
  return operation;
}

void add_area(const geometry::Region& area, std::vector<CutCurve>& curves) {
  for (const geometry::Face& face : area.faces) {
    curves.push_back({.operation = Operation::sheet, .contour = face.outer});
    for (const geometry::Contour& hole : face.holes) {
      curves.push_back({.operation = Operation::sheet, .contour = hole});
    }
  }
}

}  // namespace plano::fabrication
