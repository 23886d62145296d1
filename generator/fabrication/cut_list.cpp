// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/cut_list.h"

#include <algorithm>
#include <tuple>

#include "geometry/outline.h"

namespace plano::fabrication {
namespace {

/// A bar comes with a rough end, hardly ever square: this much is cut off before anything is
/// measured. One that gives a single piece is squared as far as it is longer than that piece.
constexpr Length kSquaring = 10_mm;

/// What a bar still has room for: a piece that leaves less than a kerf is cut off or not.
Length left_of(const StockBar& bar, Length kerf) {
  Length used = kSquaring;
  for (const SawnPiece& piece : bar.pieces) used = used + piece.length + kerf;
  return std::max(bar.length - used, Length());
}

bool takes(const StockBar& bar, const SawnPiece& piece, Length kerf) {
  Length used = kSquaring;
  for (const SawnPiece& other : bar.pieces) used = used + other.length + kerf;
  return used + piece.length <= bar.length;
}

/// Longest first into the bar that is left with the least.
std::vector<StockBar> best_fit(const std::vector<SawnPiece>& pieces, std::size_t material,
                               Length stock, Length kerf) {
  std::vector<StockBar> bars;
  for (const SawnPiece& piece : pieces) {
    StockBar* best = nullptr;
    for (StockBar& bar : bars) {
      if (!takes(bar, piece, kerf)) continue;
      if (best == nullptr || left_of(bar, kerf) < left_of(*best, kerf)) best = &bar;
    }
    if (best == nullptr) {
      bars.push_back({material, stock, {}, {}});
      best = &bars.back();
    }
    best->pieces.push_back(piece);
  }
  return bars;
}

void exchange_for_shorter(std::vector<StockBar>& bars, const std::vector<Length>& lengths,
                          Length kerf) {
  for (StockBar& bar : bars) {
    Length needed = bar.pieces.size() > 1 ? kSquaring : Length();
    for (const SawnPiece& piece : bar.pieces) needed = needed + piece.length + kerf;
    needed = needed - kerf;  // the last cut may fall on the end
    for (const Length length : lengths) {
      if (length < needed) continue;
      bar.length = length;
      break;
    }
    bar.offcut = left_of(bar, kerf);
  }
}

Length total(const std::vector<StockBar>& bars) {
  Length sum;
  for (const StockBar& bar : bars) sum = sum + bar.length;
  return sum;
}

std::vector<SawnPiece> pieces_of(const panels::PartSet& set, std::size_t material,
                                 std::vector<SawnPiece>& too_long) {
  std::vector<SawnPiece> pieces;
  const model::Material& stock = set.materials[material];
  for (std::size_t p = 0; p < set.parts.size(); ++p) {
    const panels::Part& part = set.parts[p];
    if (part.material != material) continue;
    const Length length = bar_length(part, stock);
    for (std::size_t i = 0; i < part.quantity(); ++i) {
      (length > stock.stock_lengths.back() ? too_long : pieces).push_back({p, i, length});
    }
  }
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const SawnPiece& a, const SawnPiece& b) { return b.length < a.length; });
  return pieces;
}

}  // namespace

Length bar_length(const panels::Part& part, const model::Material& material) {
  if (material.round) return part.thickness;
  const geometry::Box box = geometry::bounding_box(part.profile);
  return part.grain == model::Grain::along_u ? box.width() : box.height();
}

CutList cut_bars(const panels::PartSet& set) {
  CutList list;
  for (std::size_t m = 0; m < set.materials.size(); ++m) {
    const model::Material& material = set.materials[m];
    if (material.form != model::StockForm::bar) continue;
    const std::vector<SawnPiece> pieces = pieces_of(set, m, list.too_long);
    if (pieces.empty()) continue;
    std::vector<StockBar> best;
    for (const Length stock : material.stock_lengths) {
      if (stock < pieces.front().length) continue;
      std::vector<StockBar> bars = best_fit(pieces, m, stock, material.saw_kerf);
      exchange_for_shorter(bars, material.stock_lengths, material.saw_kerf);
      const auto cost = [](const std::vector<StockBar>& all) {
        return std::tuple(total(all), all.size());
      };
      if (best.empty() || cost(bars) < cost(best)) best = std::move(bars);
    }
    list.bars.insert(list.bars.end(), best.begin(), best.end());
  }
  return list;
}

}  // namespace plano::fabrication
