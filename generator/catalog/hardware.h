// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bought fasteners by standard designation: the figures a joint needs to make room for them. Each
/// table in hardware.cpp names the standard its figures come from; where there is none (barrel
/// nuts, tee nuts, wood screws) it says so. Figures of heads and nuts are the largest the standard
/// lets through, so that a pocket made from them always takes the piece.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/length.h"

namespace plano::catalog {

enum class HardwareKind : std::uint8_t {
  bolt,                 // head on one side; its thread ends in something that is not ours
  bolt_and_nut,         // hexagon nut, captured in a slot or free
  bolt_and_barrel_nut,  // cross dowel: a round nut lying across the bolt
  bolt_and_insert,      // tee nut or screw-in insert in the other panel
  wood_screw,
};

/// How a kind is written in a design: "bolt-and-nut".
struct HardwareKindInfo {
  HardwareKind kind;
  const char* word;
  bool threaded;  // takes `thread:`; else `diameter:`
  const char* doc_en;
  const char* doc_fr;
};
/// Every kind, in the order of the enumeration.
std::span<const HardwareKindInfo> hardware_kinds();
/// The same words alone, for the registry (see spec/key.h: choices).
std::span<const char* const> hardware_kind_words();
std::optional<HardwareKind> hardware_kind(std::string_view word);

/// What there is to know of one ISO metric coarse thread.
struct ThreadFigures {
  const char* designation;    // "M8"
  Length diameter;            // nominal
  Length clearance_hole;      // ISO 273, medium series
  Length socket_head;         // ISO 4762: head diameter, knurled, largest
  Length socket_head_height;  // ISO 4762
  Length button_head;         // ISO 7380-1: head diameter, largest
  Length button_head_height;  // ISO 7380-1
  Length hex_across_flats;    // ISO 4014, 4017 heads and ISO 4032 nuts
  Length hex_head_height;     // ISO 4014, 4017, nominal
  Length nut_height;          // ISO 4032, largest
  Length washer;              // ISO 7089: outer diameter
  Length washer_thickness;    // ISO 7089, nominal
  Length wide_washer;         // ISO 7093-1: outer diameter; what wood wants under a head or nut
  std::optional<Length> barrel_nut;     // cross dowel's diameter as commonly sold
  std::optional<Length> insert_hole;    // hole for a tee nut's barrel as commonly sold
  Length wide_washer_thickness;         // ISO 7093-1, nominal
  std::optional<Length> insert_length;  // of a tee nut's or insert's thread, as commonly sold
};

/// How far a bolt's head stands out at most: "socket" (ISO 4762), "button" (ISO 7380-1), "flange"
/// (ISO 4162); "cylinder" and "pan" as much as a socket head, whose height is the thread's diameter
/// (ISO 1207 and 7045: six to eight tenths of it). Anything else as much as a hexagon (ISO 4014,
/// 4017), and no head less: "carriage" heads (DIN 603) are lower.
Length head_height(const ThreadFigures& thread, std::string_view head);

/// M4 to M12, smallest first.
std::span<const ThreadFigures> threads();
/// `designation` as written, "M8". The table's row, or nullptr.
const ThreadFigures* find_thread(std::string_view designation);

/// The width of a hexagon across its corners from that across its flats: s · 2/√3, rounded up to
/// the micrometre.
Length across_corners(Length across_flats);

/// What a wood screw (countersunk, partial thread) of a nominal diameter needs. Not from one
/// standard:
///  - pilot: 0.7 d, the share of the shank EN 1995-1-1 10.4.5 gives for the threaded part;
///  - clearance: d + 0.5 mm, so that the screw pulls the two panels together and does not thread
///  into
///    the upper one;
///  - head: 2 d, the countersunk head of DIN 97 and of ordinary chipboard screws.
struct WoodScrewFigures {
  Length diameter;
  Length pilot_hole;
  Length clearance_hole;
  Length head;
};
inline constexpr Length kLeastScrew = 3_mm;
inline constexpr Length kLargestScrew = 8_mm;
/// Empty outside kLeastScrew to kLargestScrew. Results are whole tenths of a millimetre: drills are
/// sold so.
std::optional<WoodScrewFigures> wood_screw(Length diameter);

}  // namespace plano::catalog
