// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/rows.h"

#include <algorithm>
#include <tuple>

#include "fabrication/codes.h"
#include "geometry/outline.h"
#include "panels/sheet_room.h"

namespace plano::fabrication {
namespace {

/// One copy of a part as it lies on the sheet.
struct Piece {
  std::size_t part = 0;
  Length width;
  Length height;
  int quarter_turns = 0;
};

/// A row: pieces stand on its lower line, none is taller than its first.
struct Row {
  Length y;
  Length height;
  Length end;  // of the last piece
};

struct OpenSheet {
  SheetLayout layout;
  std::vector<Row> rows;
};

using panels::Room;

bool enters(const Piece& piece, const Room& room) {
  return piece.width <= room.width && piece.height <= room.height;
}

/// How far a piece is beyond the room, in the worse direction.
Length excess(const Piece& piece, const Room& room) {
  return std::max(piece.width - room.width, piece.height - room.height);
}

/// The ways a part may lie, best first. A sheet's grain runs along its width; half turns gain
/// nothing.
std::vector<Piece> ways_to_lie(const panels::Part& part, std::size_t index) {
  const geometry::Box box = geometry::bounding_box(part.profile);
  const Piece straight{index, box.width(), box.height(), 0};
  const Piece turned{index, box.height(), box.width(), 1};
  switch (part.grain) {
    case model::Grain::along_u:
      return {straight};
    case model::Grain::along_v:
      return {turned};
    case model::Grain::any:
      break;
  }
  return straight.width >= straight.height ? std::vector{straight, turned}
                                           : std::vector{turned, straight};
}

void report_too_large(const panels::Part& part, const model::Material& material, const Piece& best,
                      const Room& room, diagnostics::Diagnostics& found) {
  const geometry::Box box = geometry::bounding_box(part.profile);
  const Text name = part.label.empty() ? Text(part.name) : part.label;
  auto report = found.add(
      kPartLargerThanSheet, part.span,
      fill({"“{0}” ({1}) is {2} × {3} and does not fit the sheet “{4}”, {5} × {6}: "
            "inside its border of {7} it is {8} too large",
            "« {0} » ({1}) mesure {2} × {3} et n’entre pas dans la plaque « {4} », {5} × {6} : "
            "bordure de {7} déduite, il manque {8}"},
           {name, part.name, show(box.width()), show(box.height()), material.sheet,
            show(material.sheet_width), show(material.sheet_height), show(material.sheet_border),
            show(excess(best, room))}));
  const Piece turned{0, best.height, best.width, 1};
  if (part.grain != model::Grain::any && enters(turned, room)) {
    report.hint({"it fits across the grain: write `grain: any` if its strength allows",
                 "elle entre en travers du fil : écrivez `grain: any` si sa résistance le permet"});
  } else {
    report.hint(
        {"make it smaller, split it by a joint of type `puzzle`, or choose a workshop with a "
         "larger "
         "sheet",
         "réduisez-la, coupez-la par un assemblage de type `puzzle`, ou choisissez un atelier aux "
         "plaques plus grandes"});
  }
}

void stand(SheetLayout& sheet, Row& row, const Piece& piece, Length x) {
  sheet.parts.push_back({piece.part, {x, row.y}, piece.quarter_turns});
  row.end = x + piece.width;
}

/// Puts the piece in the first row with room, or in a new row; false: the sheet is full.
bool place(OpenSheet& sheet, const Piece& piece, const model::Material& material, Length gap) {
  const Length left = material.sheet_border;
  const Length right = material.sheet_width - material.sheet_border;
  const Length top = material.sheet_height - material.sheet_border;
  for (Row& row : sheet.rows) {
    if (piece.height <= row.height && row.end + gap + piece.width <= right) {
      stand(sheet.layout, row, piece, row.end + gap);
      return true;
    }
  }
  const Length y = sheet.rows.empty() ? material.sheet_border
                                      : sheet.rows.back().y + sheet.rows.back().height + gap;
  if (y + piece.height > top) {
    return false;
  }
  sheet.rows.push_back({y, piece.height, left});
  stand(sheet.layout, sheet.rows.back(), piece, left);
  return true;
}

/// Every copy of every part of one material, tallest first; nothing where a part does not fit.
std::optional<std::vector<Piece>> pieces_of(const panels::PartSet& parts, std::size_t material,
                                            diagnostics::Diagnostics& found) {
  const Room room = panels::room_of(parts.materials[material]);
  std::vector<Piece> pieces;
  bool all_fit = true;
  for (std::size_t k = 0; k < parts.parts.size(); ++k) {
    const panels::Part& part = parts.parts[k];
    if (part.material != material) {
      continue;
    }
    const std::vector<Piece> ways = ways_to_lie(part, k);
    const auto way = std::find_if(ways.begin(), ways.end(),
                                  [&](const Piece& piece) { return enters(piece, room); });
    if (way == ways.end()) {
      const auto best = std::min_element(
          ways.begin(), ways.end(),
          [&](const Piece& a, const Piece& b) { return excess(a, room) < excess(b, room); });
      report_too_large(part, parts.materials[material], *best, room, found);
      all_fit = false;
      continue;
    }
    pieces.insert(pieces.end(), part.quantity(), *way);
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tie(b.height, b.width) < std::tie(a.height, a.width);
  });
  return all_fit ? std::optional(std::move(pieces)) : std::nullopt;
}

std::size_t count_where(const std::vector<SheetLayout>& sheets, bool leftovers) {
  std::size_t count = 0;
  for (const SheetLayout& sheet : sheets) {
    if (sheet.leftover.has_value() == leftovers) count += sheet.count;
  }
  return count;
}

}  // namespace

std::size_t whole_sheets(const std::vector<SheetLayout>& sheets) {
  return count_where(sheets, false);
}

std::size_t leftovers_used(const std::vector<SheetLayout>& sheets) {
  return count_where(sheets, true);
}

std::string sheet_name(std::size_t number) {
  const std::string digits = std::to_string(number);
  return "sheet-" + (digits.size() < 2 ? "0" + digits : digits);
}

SheetLayout empty_sheet(const panels::PartSet& parts, std::size_t material) {
  const model::Material& sheet = parts.materials[material];
  return {.material = material,
          .name = "",
          .width = sheet.sheet_width,
          .height = sheet.sheet_height,
          .parts = {},
          .area = {{{geometry::rectangle({}, sheet.sheet_width, sheet.sheet_height), {}}}}};
}

double use_of(const SheetLayout& sheet, const panels::PartSet& parts) {
  Area cut;
  for (const PlacedPart& placed : sheet.parts) {
    cut = cut + geometry::area(parts.parts[placed.part].profile);
  }
  return cut.mm2() / geometry::area(sheet.area).mm2();
}

std::optional<std::vector<SheetLayout>> lay_in_rows(const panels::PartSet& parts,
                                                    const RowOptions& options,
                                                    diagnostics::Diagnostics& found) {
  std::vector<SheetLayout> sheets;
  bool all_fit = true;
  for (std::size_t m = 0; m < parts.materials.size(); ++m) {
    if (model::is_bar(parts.materials[m])) continue;  // sawn, see cut_list.h
    const auto pieces = pieces_of(parts, m, found);
    if (!pieces) {
      all_fit = false;
      continue;
    }
    const model::Material& material = parts.materials[m];
    std::vector<OpenSheet> open;
    for (const Piece& piece : *pieces) {
      const bool placed = std::any_of(open.begin(), open.end(), [&](OpenSheet& sheet) {
        return place(sheet, piece, material, options.gap);
      });
      if (!placed) {
        open.push_back({empty_sheet(parts, m), {}});
        place(open.back(), piece, material, options.gap);
      }
    }
    for (OpenSheet& sheet : open) {
      sheet.layout.name = sheet_name(sheets.size() + 1);
      sheet.layout.use = use_of(sheet.layout, parts);
      sheets.push_back(std::move(sheet.layout));
    }
  }
  return all_fit ? std::optional(std::move(sheets)) : std::nullopt;
}

}  // namespace plano::fabrication
