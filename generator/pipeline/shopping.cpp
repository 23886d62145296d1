// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/shopping.h"

#include "catalog/fasteners.h"

namespace plano::pipeline {
namespace {

using catalog::HardwareKind;

Text in_both(const std::string& standard, const Text& size, const std::string& grade) {
  return {catalog::designation(standard, size.en, grade),
          catalog::designation(standard, size.fr, grade)};
}

/// What holds the bolt's other end, which has a standard only where it is a hexagon nut.
std::optional<ToBuy> other_end(const model::Hardware& piece, HardwareKind kind) {
  const catalog::ThreadFigures* thread = catalog::find_thread(piece.thread);
  if (thread == nullptr) return std::nullopt;
  const auto form = piece.lock_nut ? catalog::NutForm::lock : catalog::NutForm::plain;
  switch (kind) {
    case HardwareKind::bolt_and_nut:
      return ToBuy{0, in_both(catalog::nut_standard(form), piece.thread, piece.corrosion_class),
                   piece.lock_nut ? Text{"lock nut", "écrou frein"} : Text{"nut", "écrou"}};
    case HardwareKind::bolt_and_barrel_nut:
      if (!thread->barrel_nut) return std::nullopt;
      return ToBuy{
          0,
          in_both("", fill({"{0}, Ø {1}", "{0}, Ø {1}"}, {piece.thread, show(*thread->barrel_nut)}),
                  ""),
          {"barrel nut", "écrou noyé cylindrique"}};
    case HardwareKind::bolt_and_insert:
      if (!thread->insert_hole) return std::nullopt;
      return ToBuy{0,
                   in_both("",
                           fill({"{0}, for a hole of {1}", "{0}, pour un trou de {1}"},
                                {piece.thread, show(*thread->insert_hole)}),
                           ""),
                   {"tee nut or insert", "écrou à griffes ou insert"}};
    default:
      return std::nullopt;
  }
}

void add_washers(const model::Hardware& piece, std::size_t hardware, std::size_t count,
                 catalog::WasherForm form, std::vector<ToBuy>& all) {
  if (count == 0) return;
  const Text name = form == catalog::WasherForm::wide ? Text{"wide washer", "rondelle large"}
                                                      : Text{"washer", "rondelle"};
  all.push_back({hardware,
                 in_both(catalog::washer_standard(form), piece.thread, piece.corrosion_class), name,
                 count, false});
}

}  // namespace

Text designation_of(const model::Hardware& piece) {
  const Text length = show_number(piece.length.mm(), 2);
  if (piece.diameter) {
    return fill({"{0} × {1} mm", "{0} × {1} mm"}, {show_number(piece.diameter->mm(), 2), length});
  }
  return in_both(piece.standard, fill({"{0} × {1}", "{0} × {1}"}, {Text(piece.thread), length}),
                 piece.corrosion_class);
}

std::vector<ToBuy> to_buy(const Built& built) {
  std::vector<ToBuy> all;
  for (const panels::BoughtItem& item : built.parts.bought) {
    const model::Hardware& piece = built.design.hardware[item.hardware];
    const auto kind = catalog::hardware_kind(piece.kind);
    all.push_back({item.hardware, designation_of(piece),
                   piece.label.empty() ? Text(piece.name) : piece.label, item.count, true});
    if (!kind || *kind == HardwareKind::wood_screw) continue;
    if (auto end = other_end(piece, *kind)) {
      end->hardware = item.hardware;
      end->count = item.count;
      end->itself = false;
      all.push_back(std::move(*end));
    }
    add_washers(piece, item.hardware, item.washers, catalog::WasherForm::normal, all);
    add_washers(piece, item.hardware, item.wide_washers, catalog::WasherForm::wide, all);
  }
  return all;
}

}  // namespace plano::pipeline
