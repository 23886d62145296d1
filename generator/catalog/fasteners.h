// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Fasteners by standard designation, with the lengths they are sold in: what a shop is asked for.
/// Dimensions of heads and nuts are in hardware.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/text.h"
#include "catalog/hardware.h"

namespace plano::catalog {

/// A standard of bolts and what it calls its head: "socket", "button", "countersunk", "hexagon".
struct BoltStandard {
  const char* designation;  // "ISO 4017"
  const char* head;
  const char* name_en;
  const char* name_fr;
};
/// Those the catalogue knows; of one head, the most usual first.
std::span<const BoltStandard> bolt_standards();
/// `designation` as written, with or without the space. The table's row, or nullptr.
const BoltStandard* find_bolt_standard(std::string_view designation);

/// The lengths a standard's bolts of one thread are sold in, smallest first; empty where it has
/// none. Lengths of countersunk bolts are over all, of others under the head.
std::vector<Length> sold_lengths(const BoltStandard& standard, std::string_view thread);
/// The same over all standards with a head ("" is a hexagon).
std::vector<Length> sold_with_head(std::string_view head, std::string_view thread);
/// Of wood screws of a diameter, smallest first. Of the trade, not of a standard.
std::vector<Length> sold_screw_lengths(Length diameter);

/// The two nearest of `sold` to a length that is not: the next shorter, the next longer, as there
/// are.
std::vector<Length> nearest_sold(const std::vector<Length>& sold, Length wanted);

/// The standard of a bolt that names only its head ("" is a hexagon): the first of that head with
/// the length, else the first of that head. nullptr for a head no standard has.
const BoltStandard* usual_standard(std::string_view head, std::string_view thread, Length length);

enum class NutForm : std::uint8_t { plain, lock };
/// "ISO 4032" or "DIN 985".
const char* nut_standard(NutForm form);
/// The largest height the standard lets through.
Length nut_height(const ThreadFigures& thread, NutForm form);

enum class WasherForm : std::uint8_t { normal, wide };
/// "ISO 7089" or "ISO 7093-1".
const char* washer_standard(WasherForm form);

/// "ISO 4017 – M8 × 60 – A2"; a part that is empty is left out.
std::string designation(std::string_view standard, std::string_view size, std::string_view grade);

}  // namespace plano::catalog
