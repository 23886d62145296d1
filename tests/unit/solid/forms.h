// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Forms for tests, in whole millimetres.
#pragma once

#include <utility>
#include <vector>

#include "geometry/outline.h"
#include "model/solid_form.h"

namespace plano::solid::forms {

using model::Form;

inline Length mm(double value) {
  return Length::nearest_to_mm(value);
}

inline Form box(double x, double y, double z) {
  return {Form::Box{mm(x), mm(y), mm(z)}, {}, {}};
}
inline Form cone(double diameter, double top, double height) {
  return {Form::Cone{mm(diameter), mm(top), mm(height)}, {}, {}};
}
inline Form cylinder(double diameter, double height) {
  return cone(diameter, diameter, height);
}
inline Form extruded(geometry::Contour outline, double height) {
  return {Form::Extrusion{geometry::Shape::of(std::move(outline)), mm(height)}, {}, {}};
}
inline Form revolved(geometry::Contour outline, int degrees = 360) {
  return {
      Form::Revolution{geometry::Shape::of(std::move(outline)), Angle::degrees(degrees)}, {}, {}};
}
inline Form compound(Form::Compound::Kind kind, std::vector<Form> of) {
  return {Form::Compound{kind, std::move(of)}, {}, {}};
}
inline Form united(std::vector<Form> of) {
  return compound(Form::Compound::Kind::unite, std::move(of));
}
inline Form cut(std::vector<Form> of) {
  return compound(Form::Compound::Kind::subtract, std::move(of));
}
inline Form common(std::vector<Form> of) {
  return compound(Form::Compound::Kind::intersect, std::move(of));
}
inline Form at(Form form, double x, double y, double z) {
  form.place.origin = {x, y, z};
  return form;
}
inline Form rounded(Form form, double radius, Form::Rims edges = Form::Rims::all) {
  form.fillet = Form::Fillet{mm(radius), edges};
  return form;
}
/// Lies along x instead of standing along z.
inline Form lying(Form form) {
  form.place.u = {0, 0, -1};
  form.place.v = {0, 1, 0};
  form.place.w = {1, 0, 0};
  return form;
}

}  // namespace plano::solid::forms
