// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The search behind `nest`: a first layout, then fewer, cheaper and less used sheets.
#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "nesting/corner_places.h"
#include "nesting/nest.h"
#include "nesting/prepare.h"
#include "nesting/random.h"
#include "nesting/separator.h"

namespace plano::nesting {

class SheetPacking {
 public:
  SheetPacking(const Job& job, const NestOptions& options, Effort& effort);
  Nest run();

 private:
  /// A sheet in use. All of them lie side by side in one plane.
  struct Room {
    std::size_t stock = 0;
    Vec origin;  // of the stock's frame in the plane
  };
  /// Less is better: copies not laid, of the highest priority first; cost; use of the last sheet.
  using Worth = std::tuple<std::vector<std::size_t>, double, double>;
  /// The best layout found, and what the search needs to go on from it.
  struct Best {
    Nest nest;
    Worth worth;  // once there is a sheet
    std::vector<Placement> items;
    std::vector<Room> rooms;
    double width = 0;  // in use of the last room
  };

  // Which stock is taken, in what order.
  enum class Size : std::uint8_t { large_first, small_first };
  enum class Leftovers : std::uint8_t { first, last };
  void order_stock(Size size, Leftovers leftovers);
  bool is_used_up(std::size_t s) const;
  bool takes_any(std::size_t s) const;
  void open_sheet(std::size_t s);
  void close_last_sheet();
  Bounds bounds_of(const Room& room) const;

  // The first layout: the best of a few made in different ways.
  enum class Way : std::uint8_t { any_turn, lying, upright, interlocked, in_pairs };
  struct FirstLayout;
  struct BestLayout;
  void set_fixed();
  void open_first_stock();
  void lay_first();
  bool has_leftovers() const;
  bool stands(const FirstLayout& made);
  void put_on(FirstLayout made);
  FirstLayout made_so(Way way, Leftovers leftovers);
  void lay_all(Leftovers leftovers);
  std::vector<ShapeId> copies_to_lay() const;
  Layout& laid_so_far();
  std::size_t lay_on(ShapeId shape, std::size_t first, std::size_t most);
  bool lay_one_on(ShapeId shape, std::size_t room);
  bool lay_two_on(ShapeId shape, std::size_t room);
  void lay(const std::vector<Placement>& copies);
  CornerPlaces& corners_of(ShapeId shape);
  CornerPlaces& pair_corners_of(ShapeId shape);
  bool any_may_pair() const;
  std::vector<Way> ways() const;
  bool interlocks() const;
  bool comes_often(ShapeId shape) const;
  static double leftness(const Bounds& box);
  void forget_laid();
  bool may_turn_so(const Bounds& box, const std::vector<Bounds>& poses) const;
  std::size_t lay_on_new(ShapeId shape, std::size_t most);
  void drop_empty_rooms();
  void count_used();
  void take_all_off();

  // Better ones.
  bool is_short() const;
  bool is_short_of(std::size_t s) const;
  bool is_short_of_all() const;
  bool has_area_for(ShapeId shape, std::size_t room) const;
  void fill(double until);
  bool finds_room(ShapeId shape, std::size_t room, Separator& separator,
                  const Separator::Patience& patience, double until);
  bool squeeze_in(ShapeId shape, Separator& separator, double until);
  bool squeeze_in_for_others(ShapeId shape, Separator& separator, double until);
  bool squeeze_onto_new(ShapeId shape, Separator& separator, double until);
  void improve();
  bool do_without(std::size_t room, Separator& separator, const Separator::Patience& patience,
                  double until);
  std::vector<std::size_t> leftovers_in_use();
  void spare_leftovers(Separator& separator);
  void save_sheets();
  bool save_one_sheet();
  void keep_to_sheets_in_use(std::size_t but_one_of);
  bool might_hold_all() const;
  std::vector<ShapeId> shapes_on_last() const;
  bool could_hold(const std::vector<ShapeId>& on_last) const;
  bool take_cheaper_last(Separator& separator);
  bool shorten_last(Separator& separator, double share, bool stirred);
  void back_to_best();
  void tell_best();

  Layout layout() const;
  double used_of(std::size_t room, const Layout& layout) const;
  std::vector<std::size_t> rooms_in_use(const Layout& layout) const;
  Nest nest_of(const Layout& layout) const;
  std::vector<std::size_t> unlaid_by_priority() const;
  bool keep(const Layout& layout);

  const Job& job_;
  const NestOptions& options_;
  Effort& effort_;
  Prepared prepared_;
  std::vector<int> priorities_;  // of the job's parts, each once, the highest first
  Random random_;
  std::vector<std::size_t> stock_;        // the best first
  std::vector<int> used_;                 // sheets of each stock
  std::vector<std::optional<int>> most_;  // of each stock that may be used; none: any number
  std::vector<Room> rooms_;
  std::size_t fixed_rooms_ = 0;  // the first ones, which hold the fixed parts
  std::vector<Placement> fixed_;
  std::vector<Placement> items_;
  std::optional<Layout> laid_so_far_;
  std::optional<CornerPlaces> corners_;       // of what is laid so far, for the shape laid last
  std::optional<CornerPlaces> pair_corners_;  // the same of two copies at once
  Way way_ = Way::any_turn;                   // of the first layout that is being made
  std::vector<std::size_t> unlaid_;
  Best best_;
  std::optional<Worth> told_;  // of the layout told last: none worse is told
  /// How often stock was tried in place of the last sheet for what lies there, and refused.
  std::map<std::pair<std::size_t, std::vector<ShapeId>>, int> refused_instead_;
};

}  // namespace plano::nesting
