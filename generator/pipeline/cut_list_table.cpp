// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "pipeline/content.h"
#include "pipeline/csv.h"

namespace plano::pipeline {
namespace {

/// One thing to make in a bar, told by its middle: along the bar from its first end, and across.
struct Mark {
  Length along;
  Text what;
};

class Marks {
 public:
  Marks(const panels::Part& part, const model::Material& material)
      : along_u_(part.grain == model::Grain::along_u) {
    if (material.round) return;  // its section is all there is to see

    for (const geometry::Contour& hole : part.profile.holes) add_hole(hole);
    for (const panels::PartPocket& pocket : part.pockets) {
      for (const geometry::Face& face : pocket.area.faces) {
        add_recess(geometry::bounding_box(face.outer), pocket.depth);
      }
    }
    for (const model::Drill& drill : part.drills) {
      if (!drill.depth) continue;
      marks_.push_back(
          {along(drill.centre),
           fill({"Ø {0}, {1} deep, {2} across", "Ø {0}, profond de {1}, à {2} en travers"},
                {show(drill.diameter), show(*drill.depth), show(across(drill.centre))})});
    }
    std::stable_sort(marks_.begin(), marks_.end(),
                     [](const Mark& a, const Mark& b) { return a.along < b.along; });
  }

  std::string text(Language language) const {
    std::string all;
    for (const Mark& mark : marks_) {
      const Text one = fill({"at {0}: {1}", "à {0} : {1}"}, {show(mark.along), mark.what});
      all += (all.empty() ? "" : " | ") + one.in(language);
    }
    return all;
  }

 private:
  Length along(geometry::Point p) const { return along_u_ ? p.x : p.y; }
  Length across(geometry::Point p) const { return along_u_ ? p.y : p.x; }

  void add_hole(const geometry::Contour& hole) {
    if (hole.is_circle()) {
      const geometry::Arc& arc = *hole.edges.front().arc;
      marks_.push_back({along(arc.centre),
                        fill({"Ø {0} through, {1} across", "Ø {0} débouchant, à {1} en travers"},
                             {show(arc.radius * 2), show(across(arc.centre))})});
      return;
    }
    const geometry::Box box = geometry::bounding_box(hole);
    const geometry::Point middle{box.low.x + box.width().half(), box.low.y + box.height().half()};
    marks_.push_back(
        {along(middle), fill({"mortise {0} × {1} through, {2} across",
                              "mortaise {0} × {1} débouchante, à {2} en travers"},
                             {show(along_u_ ? box.width() : box.height()),
                              show(along_u_ ? box.height() : box.width()), show(across(middle))})});
  }

  void add_recess(const geometry::Box& box, Length depth) {
    const geometry::Point middle{box.low.x + box.width().half(), box.low.y + box.height().half()};
    marks_.push_back({along(middle), fill({"recess {0} × {1}, {2} deep, {3} across",
                                           "entaille {0} × {1}, profonde de {2}, à {3} en travers"},
                                          {show(along_u_ ? box.width() : box.height()),
                                           show(along_u_ ? box.height() : box.width()), show(depth),
                                           show(across(middle))})});
  }

  bool along_u_;
  std::vector<Mark> marks_;
};

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
                          "élément", "longueur mm", "à faire, depuis le premier bout", "reste mm"})
               : csv_row({"bar", "material", "section", "stock length mm", "part", "element",
                          "length mm", "to make, from the first end", "left mm"});
  std::size_t number = 0;
  for (const fabrication::StockBar& bar : content.built.cut_list.bars) {
    ++number;
    const model::Material& material = content.built.parts.materials[bar.material];
    for (const fabrication::SawnPiece& piece : bar.pieces) {
      const panels::Part& part = content.built.parts.parts[piece.part];
      table += csv_row({std::to_string(number), material.label.in(language),
                        section_of(material).in(language), mm(bar.length), part.name,
                        part.instances[piece.instance].element, mm(piece.length),
                        Marks(part, material).text(language), mm(bar.offcut)});
    }
  }
  return table;
}

}  // namespace plano::pipeline
