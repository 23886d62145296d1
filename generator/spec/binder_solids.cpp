// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Solids: forms, and forms made of forms.

#include "spec/binder.h"
#include "spec/codes.h"

namespace plano::spec {
namespace {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;
using Locals = ScopedReader::Locals;

FormSpec read_form(const Node& map, ScopedReader& read);

BoxForm read_box(const Node& map, ScopedReader& read) {
  BoxForm out{read.formulas(map, "size")};
  const Node* size = child(map, "size");
  if (size != nullptr && size->kind == NodeKind::list && out.size.size() != 3) {
    read.found()
        .add(
            kTooFew, size->span,
            {"a box has three sizes, along x, y and z", "un pavé a trois tailles, selon x, y et z"})
        .hint({"write `[40mm, 40mm, 12mm]`", "écrivez `[40mm, 40mm, 12mm]`"});
  }
  return out;
}

ShapeSpec read_outline_of(const Node& map, ScopedReader& read) {
  const Node* outline = child(map, "outline");
  if (outline == nullptr || outline->kind != NodeKind::map) return {};
  return read_shape(*outline, read);
}

CompoundForm read_forms(const Node& map, CompoundForm::Kind kind, ScopedReader& read) {
  CompoundForm out;
  out.kind = kind;
  const Node* of = child(map, "of");
  if (of == nullptr || of->kind != NodeKind::list) return out;
  for (const Node& item : of->items) {
    if (item.kind == NodeKind::map) out.of.push_back(read_form(item, read));
  }
  if (of->items.empty()) {
    read.found()
        .add(kTooFew, of->span,
             {"there is no form to work on", "il n'y a aucune forme à travailler"})
        .hint({"add forms to `of`", "ajoutez des formes à `of`"});
  }
  return out;
}

std::optional<FilletSpec> read_fillet(const Node& map, ScopedReader& read) {
  const Node* fillet = child(map, "fillet");
  if (fillet == nullptr) return std::nullopt;
  if (fillet->kind == NodeKind::scalar) {
    return FilletSpec{read.checked_formula(*fillet).value_or(Expression{}), {}, fillet->span};
  }
  return FilletSpec{read.needed(*fillet, "radius"), read.word(*fillet, "edges"), fillet->span};
}

/// Everything of a form but its loop, whose variables are known.
FormSpec read_form_turns(const Node& map, Repetition repeat, ScopedReader& read) {
  FormSpec out;
  out.span = map.span;
  out.repeat = std::move(repeat);
  const std::string kind = read.needed_word(map, "form").text;
  if (kind == "box") {
    out.form = read_box(map, read);
  } else if (kind == "cylinder") {
    out.form = CylinderForm{read.needed(map, "diameter"), read.formula(map, "top_diameter"),
                            read.needed(map, "height")};
  } else if (kind == "extrude") {
    out.form = ExtrudeForm{read_outline_of(map, read), read.needed(map, "height")};
  } else if (kind == "revolve") {
    out.form = RevolveForm{read_outline_of(map, read), read.formula(map, "angle")};
  } else if (kind == "union") {
    out.form = read_forms(map, CompoundForm::Kind::unite, read);
  } else if (kind == "subtract") {
    out.form = read_forms(map, CompoundForm::Kind::subtract, read);
  } else if (kind == "intersect") {
    out.form = read_forms(map, CompoundForm::Kind::intersect, read);
  }
  out.at.span = map.span;
  if (const Node* at = child(map, "at")) out.at = read_place(*at, read);
  out.turns = read_turns(map, read);
  out.fillet = read_fillet(map, read);
  return out;
}

FormSpec read_form(const Node& map, ScopedReader& read) {
  const Locals locals(read);
  return read_form_turns(map, read_repetition(map, read), read);
}

}  // namespace

SolidSpec read_solid(const Entry& entry, ScopedReader& read) {
  const Locals locals(read);
  const Node& map = entry.value;
  SolidSpec out;
  out.name = {entry.key.text, entry.key.span};
  out.span = entry.key.span;
  out.form = read_form_turns(map, read_repetition(map, read), read);
  out.label = read.text(map, "label");
  out.process = read.word(map, "process");
  out.substance = read.needed_word(map, "substance");
  out.print_up = read.word(map, "print_up");
  out.colour = read.word(map, "colour");
  check_colour(out.colour, read.found());
  return out;
}

}  // namespace plano::spec
