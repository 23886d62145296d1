// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bars.h"

#include <array>

#include "model/codes.h"

namespace plano::model {
namespace {

using geometry::Shape;
using spec::Axis;
using spec::Plane;

std::size_t number_of(Axis axis) {
  return static_cast<std::size_t>(axis);
}

/// How far it reaches along x, y and z.
std::array<Length, 3> extents(const spec::BarSpec& bar, const Material& material, Length length) {
  std::array<Length, 3> out;
  bool first = true;
  for (const Axis axis : {Axis::x, Axis::y, Axis::z}) {
    if (axis == bar.along) {
      out[number_of(axis)] = length;
      continue;
    }
    out[number_of(axis)] = first ? material.side_a : material.side_b;
    first = false;
  }
  return out;
}

struct PlaneAxes {
  Axis u;
  Axis v;
  Axis w;
};
PlaneAxes axes_of(Plane plane) {
  if (plane == Plane::xy) return {Axis::x, Axis::y, Axis::z};
  if (plane == Plane::xz) return {Axis::x, Axis::z, Axis::y};
  return {Axis::y, Axis::z, Axis::x};
}

Plane plane_across(Axis axis) {
  if (axis == Axis::x) return Plane::yz;
  return axis == Axis::y ? Plane::xz : Plane::xy;
}

BarShape round_bar(const spec::BarSpec& bar, const Material& material, Length length) {
  const Length radius = material.side_a.half();
  const geometry::Point centre{radius, radius};
  Shape section = Shape::of(geometry::circle(centre, radius));
  if (material.wall > Length()) {
    section = Shape::subtract(std::move(section),
                              {Shape::of(geometry::circle(centre, radius - material.wall))});
  }
  return {plane_across(bar.along), length, std::move(section)};
}

}  // namespace

BarShape shape_of_bar(const spec::BarSpec& bar, Plane face_plane, const Material& material,
                      Length length) {
  if (material.round) return round_bar(bar, material, length);
  const std::array<Length, 3> reach = extents(bar, material, length);
  const PlaneAxes axes = axes_of(face_plane);
  return {face_plane, reach[number_of(axes.w)],
          Shape::of(geometry::rectangle({}, reach[number_of(axes.u)], reach[number_of(axes.v)]))};
}

bool stock_suits(Run& run, const spec::PanelSpec& written, const Material& material) {
  const bool bar = material.form == StockForm::bar;
  if (bar != written.bar.has_value()) {
    run.found
        .add(
            kWrongStock, written.material.span,
            bar ? fill({"{0} is a bar, and {1} is a panel", "{0} est une barre, et {1} un panneau"},
                       {quote(material.name), quote(written.name.text)})
                : fill({"{0} is a sheet, and {1} is a bar", "{0} est une plaque, et {1} une barre"},
                       {quote(material.name), quote(written.name.text)}))
        .hint(bar ? Text("draw it under `bars:`, or take a material with a thickness",
                         "dessinez-le sous `bars:`, ou prenez un matériau qui a une épaisseur")
                  : Text("take a material with a `section` or a `diameter`",
                         "prenez un matériau qui a une `section` ou un `diameter`"));
    return false;
  }
  if (!bar || !material.round || (written.openings.empty() && written.pockets.empty())) return true;
  run.found
      .add(kWrongStock, written.span,
           fill({"{0} is round: openings and pockets are for rectangular bars",
                 "{0} est rond : ouvertures et poches sont pour les barres rectangulaires"},
                {quote(written.name.text)}))
      .hint({"leave them out, or take a rectangular section",
             "retirez-les, ou prenez une section rectangulaire"});
  return false;
}

bool fits_its_stock(Run& run, const spec::PanelSpec& written, const Material& material,
                    Length length) {
  const Length longest = material.stock_lengths.back();
  if (length <= longest) return true;
  run.found
      .add(kBarTooLong, written.bar->length.span(),
           fill({"{0} is {1} long; {2} comes in {3} at most",
                 "{0} a une longueur de {1} ; {2} se vend en {3} au plus"},
                {quote(written.name.text), show(length), quote(material.sheet), show(longest)}))
      .hint({"make it shorter, join two of them, or enter a longer stock length in the workshop",
             "raccourcissez-la, assemblez-en deux, ou indiquez une longueur plus grande dans "
             "l'atelier"});
  return false;
}

}  // namespace plano::model
