// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small pieces of free form as the author wrote them: printed or turned. Nothing is evaluated.
///
/// Frame: x right, y back, z up, the form's own 0, 0, 0 where `at` says. A form is turned about its
/// `at` unless a turn says `through`.
///
///   {form: box, size: [x, y, z]}                       smallest corner at 0, 0, 0
///   {form: cylinder, diameter: d, top_diameter: e, height: h}     axis at x = y = 0, from z = 0
///   {form: extrude, outline: {shape: …}, height: h}    drawn in x and y
///   {form: revolve, outline: {shape: …}, angle: a}     drawn in distance from the axis and height
///   {form: union | subtract | intersect, of: [form, …]}
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "spec/place_spec.h"
#include "spec/shape_spec.h"

namespace plano::spec {

struct BoxForm {
  std::vector<Expression> size;  // three
};
struct CylinderForm {
  Expression diameter;
  std::optional<Expression> top_diameter;  // of a cone
  Expression height;
};
struct ExtrudeForm {
  ShapeSpec outline;
  Expression height;
};
struct RevolveForm {
  ShapeSpec outline;
  std::optional<Expression> angle;  // missing: all round
};

struct FormSpec;
struct CompoundForm {
  enum class Kind { unite, subtract, intersect };
  Kind kind = Kind::unite;
  std::vector<FormSpec> of;  // subtract: the first without the others
};

struct FilletSpec {
  Expression radius;
  std::optional<Word> edges;  // all | top | bottom | upright
  Span span;
};

struct FormSpec {
  std::variant<BoxForm, CylinderForm, ExtrudeForm, RevolveForm, CompoundForm> form;
  Repetition repeat;
  PlaceSpec at;
  std::vector<TurnSpec> turns;
  std::optional<FilletSpec> fillet;
  Span span;
};

struct SolidSpec {
  Word name;
  TextSpec label;
  FormSpec form;  // with the element's loop, place and turns
  std::optional<Word> process;
  Word substance;
  std::optional<Word> print_up;  // "+z"
  std::optional<Word> colour;
  Span span;
};

}  // namespace plano::spec
