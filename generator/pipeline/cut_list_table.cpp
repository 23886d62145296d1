// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include "base/check.h"
#include "fabrication/bar_work.h"
#include "pipeline/content.h"
#include "pipeline/csv.h"

namespace plano::pipeline {
namespace {

/// Within 25 degrees of an axis: nobody would call it aslant.
constexpr double kPlainWay = 0.9;
/// Of its outline: boxes are rounded outwards.
constexpr double kPlainMm2 = 1;

/// As a rule can be read. Boxes of areas are rounded outwards.
Length read(Length length) {
  return Length::nearest_to_mm(std::round(length.mm() * 10) / 10);
}

Text name_of(fabrication::BarWorkKind kind) {
  using fabrication::BarWorkKind;
  switch (kind) {
    case BarWorkKind::hole:
      return {"hole", "trou"};
    case BarWorkKind::mortise:
      return {"mortise", "mortaise"};
    case BarWorkKind::recess:
      return {"recess", "entaille"};
    case BarWorkKind::slot:
      return {"slot", "fente"};
  }
  CHECK(false, "a kind of work in a bar");
}

Text form_elsewhere() {
  return {", see its form in the drawing", ", voir sa forme sur le dessin"};
}

/// "Ø 40 mm through", "mortise 60 mm × 18 mm, 30 mm deep".
Text what(const fabrication::BarWork& work) {
  using fabrication::BarWorkKind;
  const Text size = work.diameter ? fill({"Ø {0}", "Ø {0}"}, {show(*work.diameter)})
                                  : fill({"{0} × {1}", "{0} × {1}"},
                                         {show(read(work.length)), show(read(work.width))});
  const bool feminine = work.kind != BarWorkKind::hole;
  const Text name =
      feminine ? fill({"{0} ", "{0} "}, {name_of(work.kind)}) : Text{};  // a hole by its Ø alone
  const Text form = work.square ? Text{} : form_elsewhere();
  if (!work.depth) {
    return fill({"{0}{1} through{2}", feminine ? "{0}{1} débouchante{2}" : "{0}{1} débouchant{2}"},
                {name, size, form});
  }
  return fill({"{0}{1}, {2} deep{3}",
               feminine ? "{0}{1}, profonde de {2}{3}" : "{0}{1}, profond de {2}{3}"},
              {name, size, show(read(*work.depth)), form});
}

/// "face 1, 300 mm from end A, 45 mm from face 2: Ø 40 mm through".
Text sentence(const fabrication::BarWork& work) {
  Text place = fabrication::in_words(work.side);
  for (const auto& measure : {work.first, work.second}) {
    if (!measure) continue;
    place = measure->from == fabrication::BarSide::end_a
                ? fill({"{0}, {1} from end A", "{0}, à {1} du bout A"},
                       {place, show(read(measure->value))})
                : fill({"{0}, {1} from {2}", "{0}, à {1} de la {2}"},
                       {place, show(read(measure->value)), fabrication::in_words(measure->from)});
  }
  if (!work.first) place = fill({"{0}, in the middle", "{0}, au milieu"}, {place});
  return fill({"{0}: {1}", "{0} : {1}"}, {place, what(work)});
}

/// Whether anything was cut off or added at its ends or along its sides.
bool is_plain(const panels::Part& part) {
  const geometry::Box box = geometry::bounding_box(part.profile);
  const double whole = box.width().mm() * box.height().mm();
  return whole - geometry::area({part.profile.outer, {}}).mm2() < kPlainMm2;
}

std::string all_work(const panels::Part& part, const model::Material& material, Language language) {
  std::string all;
  if (!material.round && !is_plain(part)) {
    all = Text("ends and notches: see its drawing", "bouts et entailles : voir son dessin")
              .in(language);
  }
  for (const fabrication::BarWork& work : fabrication::bar_work(part, material)) {
    all += (all.empty() ? "" : " | ") + sentence(work).in(language);
  }
  return all;
}

/// Which way something looks, as a person standing in front of the whole says it.
Text looks(geometry::Vec3 way) {
  if (way.z > kPlainWay) return {"up", "en haut"};
  if (way.z < -kPlainWay) return {"down", "en bas"};
  if (way.y > kPlainWay) return {"to the back", "à l'arrière"};
  if (way.y < -kPlainWay) return {"to the front", "à l'avant"};
  if (way.x > kPlainWay) return {"to the right", "à droite"};
  if (way.x < -kPlainWay) return {"to the left", "à gauche"};
  return {"aslant", "en biais"};
}

/// How a piece stands once it is in its place; a round one without work in it may stand as it
/// likes.
Text stands(const panels::Part& part, const model::Material& material,
            const geometry::Placement& pose) {
  const fabrication::BarLie lie(part, material);
  const Text end = looks(lie.out_of_a(pose));
  if (!material.round) {
    return fill({"A {0}, 1 {1}", "A {0}, 1 {1}"}, {end, looks(lie.out_of_1(pose))});
  }
  return fabrication::bar_work(part, material).empty() ? Text() : fill({"A {0}", "A {0}"}, {end});
}

}  // namespace

Text section_of(const model::Material& bar) {
  if (!bar.round) return fill({"{0} × {1}", "{0} × {1}"}, {show(bar.side_a), show(bar.side_b)});
  return bar.wall > Length()
             ? fill({"Ø {0}, wall {1}", "Ø {0}, paroi {1}"}, {show(bar.side_a), show(bar.wall)})
             : fill({"Ø {0}", "Ø {0}"}, {show(bar.side_a)});
}

std::string cut_list_table(const Content& content) {
  const Language language = content.options.language;
  const auto mm = [&](Length length) { return show_number(length.mm(), 1).in(language); };
  std::string table = kByteOrderMark;
  table += language == Language::french
               ? csv_row({"barre", "matériau", "section", "longueur achetée mm", "repère",
                          "élément", "longueur mm", "à faire", "en place", "reste mm"})
               : csv_row({"bar", "material", "section", "stock length mm", "part", "element",
                          "length mm", "to make", "in its place", "left mm"});
  std::size_t number = 0;
  for (const fabrication::StockBar& bar : content.built.cut_list.bars) {
    ++number;
    const model::Material& material = content.built.parts.materials[bar.material];
    for (const fabrication::SawnPiece& piece : bar.pieces) {
      const panels::Part& part = content.built.parts.parts[piece.part];
      table += csv_row({std::to_string(number), material.label.in(language),
                        section_of(material).in(language), mm(bar.length), part.name,
                        part.instances[piece.instance].element, mm(piece.length),
                        all_work(part, material, language),
                        stands(part, material, part.instances[piece.instance].pose).in(language),
                        mm(bar.offcut)});
    }
  }
  return table;
}

std::string bar_work_table(const Content& content) {
  const Language language = content.options.language;
  const auto mm = [&](Length length) { return show_number(length.mm(), 2).in(language); };
  const auto measure = [&](const std::optional<fabrication::BarMeasure>& one) {
    return one ? mm(one->value) : std::string();
  };
  const auto side = [&](const std::optional<fabrication::BarMeasure>& one) {
    return one ? fabrication::in_words(one->from).in(language) : std::string();
  };
  std::string rows;
  for (const panels::Part& part : content.built.parts.parts) {
    const model::Material& material = content.material_of(part);
    if (!model::is_bar(material)) continue;
    std::size_t number = 0;
    for (const fabrication::BarWork& work : fabrication::bar_work(part, material)) {
      const bool round = work.diameter.has_value();
      rows +=
          csv_row({part.name, part.label.in(language), std::to_string(part.quantity()),
                   std::to_string(++number), fabrication::in_words(work.side).in(language),
                   measure(work.first), side(work.first), measure(work.second), side(work.second),
                   name_of(work.kind).in(language) +
                       (work.square ? std::string() : form_elsewhere().in(language)),
                   round ? mm(*work.diameter) : std::string(),
                   round ? std::string() : mm(work.length), round ? std::string() : mm(work.width),
                   work.depth ? mm(*work.depth) : Text("through", "débouchant").in(language)});
    }
  }
  if (rows.empty()) return rows;
  return kByteOrderMark +
         (language == Language::french
              ? csv_row({"repère", "désignation", "quantité", "n°", "côté", "cote mm", "depuis",
                         "cote mm", "depuis", "quoi", "diamètre mm", "longueur mm", "largeur mm",
                         "profondeur mm"})
              : csv_row({"part", "name", "quantity", "no.", "side", "measure mm", "from",
                         "measure mm", "from", "what", "diameter mm", "length mm", "width mm",
                         "depth mm"})) +
         rows;
}

}  // namespace plano::pipeline
