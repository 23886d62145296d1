// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/separator.h"

namespace plano::nesting {
namespace {

constexpr double kSinks = 0.98;  // less than this share of the overlap before is progress

}  // namespace

Separator::Separator(Layout start, std::uint64_t seed, std::size_t workers)
    : layout_(std::move(start)), weights_(layout_.size()), random_(seed), workers_(workers) {
  for (std::size_t k = 0; k < workers; ++k) {
    hands_.push_back({Mover(layout_.shapes()), Random(random_.next()), layout_});
  }
}

void Separator::restart(Layout layout) {
  layout_ = std::move(layout);
  weights_ = Weights(layout_.size());  // a layout may hold one item more, or obstacles less
}

std::uint64_t Separator::tries() const {
  std::uint64_t sum = 0;
  for (const Hand& hand : hands_) sum += hand.mover.tries();
  return sum;
}

void Separator::sweep_with(Hand& hand) {
  hand.layout = layout_;
  hand.order.clear();
  for (std::size_t i = 0; i < layout_.movable(); ++i) {
    if (layout_.misplaced(i)) hand.order.push_back(i);
  }
  hand.random.shuffle(hand.order);
  for (const std::size_t i : hand.order) {
    if (!hand.layout.misplaced(i)) continue;
    layout_.shapes().make_room();
    const auto held = layout_.shapes().hold();
    const Mover::Try best = hand.mover.best_place(hand.layout, weights_, i, hand.random);
    const Placement& now = hand.layout.items()[i];
    if (best.placement.at == now.at && best.placement.pose == now.pose) continue;
    hand.layout.move(i, best.placement);
  }
  hand.weighted = weights_.total(hand.layout);
}

// Every hand sweeps over all that overlaps in an order of its own; the best result counts.
double Separator::sweep() {
  workers_.run([this](std::size_t k) { sweep_with(hands_[k]); });
  std::size_t best = 0;
  for (std::size_t k = 1; k < hands_.size(); ++k) {
    if (hands_[k].weighted < hands_[best].weighted) best = k;
  }
  std::swap(layout_, hands_[best].layout);
  const double total = layout_.total();
  if (total > 0) weights_.update(layout_);
  return total;
}

bool Separator::separate(Patience patience, Effort& effort, double until) {
  double least = layout_.total();
  Layout best = layout_;
  int strikes = 0;
  while (least > 0 && strikes < patience.strikes) {
    const double before = least;
    double mark = least;
    for (int idle = 0; idle < patience.sweeps; ++idle) {
      const double total = sweep();
      effort.count_sweep();
      if (total < least) {
        least = total;
        best = layout_;
        if (total < kSinks * mark) {
          mark = total;
          idle = -1;
        }
      }
      if (total <= 0) return true;
      if (effort.share() >= until) {
        layout_ = best;
        return false;
      }
    }
    layout_ = best;  // but with the weights learnt
    strikes = least < kSinks * before ? 0 : strikes + 1;
  }
  layout_ = best;
  return least <= 0;
}

}  // namespace plano::nesting
