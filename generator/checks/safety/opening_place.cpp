// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/opening_place.h"

#include <algorithm>

#include "geometry/exact/evaluate.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Whether a point lies in the box of any contour of a shape: outside of all there is nothing of
/// it.
bool may_hold(const geometry::Shape& shape, geometry::Point p) {
  if (shape.kind() == geometry::Shape::Kind::contour) {
    const geometry::Box box = geometry::bounding_box(shape.contour());
    return box.low.x <= p.x && p.x <= box.high.x && box.low.y <= p.y && p.y <= box.high.y;
  }
  return std::any_of(shape.operands().begin(), shape.operands().end(),
                     [&](const geometry::Shape& one) { return may_hold(one, p); });
}

/// The id in the design of the opening that holds a world point.
std::string opening_id(const Survey& survey, std::size_t body, Vec3 world) {
  const std::size_t index = survey.scene.bodies[body].panel;
  if (index == SceneBody::kNone) return "";
  const model::Panel& panel = survey.scene.design.panels[index];
  const Vec3 local = panel.placement.local(world);
  const geometry::Point at{Length::nearest_to_mm(local.x), Length::nearest_to_mm(local.y)};
  for (const model::Opening& opening : panel.openings) {
    if (!may_hold(opening.shape, at)) continue;
    const auto region = geometry::exact::evaluate(opening.shape);
    if (!region) continue;
    for (const geometry::Face& face : region->faces) {
      Loop loop;
      for (const geometry::Point p : geometry::flattened(face.outer, 100_um)) {
        loop.push_back({p.x.mm(), p.y.mm(), 0});
      }
      if (covers({loop}, local)) return opening.id;
    }
  }
  return "";
}

}  // namespace

Result result_at(const Survey& survey, const PlaneOpening& opening, Vec3 in_plane) {
  Result result;
  result.place.point = opening.world(in_plane);
  for (const std::size_t b : opening.bodies) {
    result.place.elements.push_back(survey.scene.bodies[b].element);
    if (result.place.opening.empty()) {
      result.place.opening = opening_id(survey, b, result.place.point);
    }
  }
  Mark mark{Mark::Kind::area, {}, {}};
  for (const Vec3 p : opening.outline) mark.points.push_back(opening.world(p));
  result.marks.push_back(std::move(mark));
  return result;
}

Text name_of(const Survey& survey, const PlaneOpening& opening, const Result& result) {
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string> en;
  std::vector<std::string> fr;
  for (const std::size_t b : opening.bodies) {
    if (en.size() == kMostNamed) break;
    en.push_back(survey.scene.bodies[b].label.en);
    fr.push_back(survey.scene.bodies[b].label.fr);
  }
  const Text bodies(list_and(en).en, list_and(fr).fr);
  if (!result.place.opening.empty()) {
    return fill({"the opening `{0}` ({1})", "l'ouverture `{0}` ({1})"},
                {result.place.opening, bodies});
  }
  return opening.bodies.size() == 1
             ? fill({"an opening ({0})", "une ouverture ({0})"}, {bodies})
             : fill({"an opening between {0}", "une ouverture entre {0}"}, {bodies});
}

void settle(const PlaneOpening& opening, Result& result) {
  if (!opening.simplified) return;
  if (result.verdict != Verdict::pass && result.verdict != Verdict::fail) return;
  result.verdict = Verdict::needs_human;
  result.says = fill({"{0}; a part stands there at a slant and was measured by its hull",
                      "{0} ; une pièce s'y tient de biais et a été mesurée par son enveloppe"},
                     {result.says});
}

void tell_unread(const Survey& survey, const OpeningPlanes& planes, Outcome& out) {
  for (const std::size_t b : planes.unread) {
    const SceneBody& body = survey.scene.bodies[b];
    Result result;
    result.verdict = Verdict::needs_human;
    result.place = {{body.element}, "", (body.box.low + body.box.high) * 0.5};
    result.says =
        fill({"the outlines of what stands level with {0} touch in ways the program does "
              "not untangle: some openings beside it were not measured",
              "les contours de ce qui se tient au niveau de {0} se touchent d'une façon "
              "que le programme ne démêle pas : certaines ouvertures à côté n'ont pas été "
              "mesurées"},
             {body.label});
    result.mend = {"measure the openings around it by hand",
                   "mesurez à la main les ouvertures autour"};
    out.results.push_back(std::move(result));
  }
}

}  // namespace plano::checks
