// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/hardware.h"

#include <array>
#include <cmath>

namespace plano::catalog {
namespace {

constexpr std::array kKinds{
    HardwareKindInfo{HardwareKind::bolt, "bolt", true, "a bolt alone, with its washer",
                     "une vis métaux seule, avec sa rondelle"},
    HardwareKindInfo{HardwareKind::bolt_and_nut, "bolt-and-nut", true,
                     "a bolt, two washers and a hexagon nut",
                     "un boulon : vis, deux rondelles et écrou hexagonal"},
    HardwareKindInfo{HardwareKind::bolt_and_barrel_nut, "bolt-and-barrel-nut", true,
                     "a bolt and a barrel nut lying across it",
                     "une vis et un écrou noyé cylindrique placé en travers"},
    HardwareKindInfo{HardwareKind::bolt_and_insert, "bolt-and-insert", true,
                     "a bolt and a tee nut or threaded insert",
                     "une vis et un écrou à griffes ou un insert fileté"},
    HardwareKindInfo{HardwareKind::wood_screw, "wood-screw", false, "a countersunk wood screw",
                     "une vis à bois à tête fraisée"},
};

constexpr std::array<const char*, kKinds.size()> words_of_kinds() {
  std::array<const char*, kKinds.size()> words{};
  for (std::size_t i = 0; i < kKinds.size(); ++i) words[i] = kKinds[i].word;
  return words;
}
constexpr auto kKindWords = words_of_kinds();

// Columns and their sources:
//   clearance            ISO 273:1979, medium series
//   socket head, height  ISO 4762:2004, dk max (knurled head) and k max
//   button head, height  ISO 7380-1:2011, dk max and k max
//   across flats         ISO 4014:2011, 4017:2014, 4032:2012, s max (DIN 933/934 give 17 and 19 for
//   M10
//                        and M12: such old stock does not enter a slot made for 16 and 18)
//   hex head height      ISO 4014:2011, k nominal
//   nut height           ISO 4032:2012, m max
//   washer, thickness    ISO 7089:2000, d2 and h nominal
//   wide washer, its thickness  ISO 7093-1:2000, d2 and h nominal
//   barrel nut, insert   (hole and thread's length) no standard: the sizes commonly sold; a design
//   should check them against the
//                        piece bought
constexpr std::array kThreads{
    ThreadFigures{"M4", 4_mm, 4'500_um, 7'220_um, 4_mm, 7'600_um, 2'200_um, 7_mm, 2'800_um,
                  3'200_um, 9_mm, 800_um, 12_mm, std::nullopt, std::nullopt, 1_mm, std::nullopt},
    ThreadFigures{"M5", 5_mm, 5'500_um, 8'720_um, 5_mm, 9'500_um, 2'750_um, 8_mm, 3'500_um,
                  4'700_um, 10_mm, 1_mm, 15_mm, std::nullopt, std::nullopt, 1_mm, std::nullopt},
    ThreadFigures{"M6", 6_mm, 6'600_um, 10'220_um, 6_mm, 10'500_um, 3'300_um, 10_mm, 4_mm, 5'200_um,
                  12_mm, 1'600_um, 18_mm, 10_mm, 8_mm, 1'600_um, 9_mm},
    ThreadFigures{"M8", 8_mm, 9_mm, 13'270_um, 8_mm, 14_mm, 4'400_um, 13_mm, 5'300_um, 6'800_um,
                  16_mm, 1'600_um, 24_mm, 12_mm, 10_mm, 2_mm, 11_mm},
    ThreadFigures{"M10", 10_mm, 11_mm, 16'270_um, 10_mm, 17'500_um, 5'500_um, 16_mm, 6'400_um,
                  8'400_um, 20_mm, 2_mm, 30_mm, std::nullopt, 12_mm, 2'500_um, 13_mm},
    ThreadFigures{"M12", 12_mm, 13'500_um, 18'270_um, 12_mm, 21_mm, 6'600_um, 18_mm, 7'500_um,
                  10'800_um, 24_mm, 2'500_um, 37_mm, std::nullopt, std::nullopt, 3_mm,
                  std::nullopt},
};

/// ISO 4162, k max, as DIN 6921 before it; from memory.
struct FlangeHead {
  const char* thread;
  Length height;
};
constexpr std::array kFlangeHeads{FlangeHead{"M5", 5'400_um}, FlangeHead{"M6", 6'600_um},
                                  FlangeHead{"M8", 8'100_um}, FlangeHead{"M10", 9'200_um},
                                  FlangeHead{"M12", 11'500_um}};

/// Of a thread the standard does not have, as much as of the next one it has.
Length flange_head_height(const ThreadFigures& thread) {
  for (const FlangeHead& head : kFlangeHeads) {
    if (thread.designation == std::string_view(head.thread)) return head.height;
  }
  return kFlangeHeads.front().height;
}

Length to_tenths(Length a) {
  return 100_um * ((a.nm() + 50'000) / 100'000);
}

}  // namespace

std::span<const HardwareKindInfo> hardware_kinds() {
  return kKinds;
}

std::span<const char* const> hardware_kind_words() {
  return kKindWords;
}

std::optional<HardwareKind> hardware_kind(std::string_view word) {
  for (const HardwareKindInfo& info : kKinds) {
    if (word == info.word) return info.kind;
  }
  return std::nullopt;
}

std::span<const ThreadFigures> threads() {
  return kThreads;
}

const ThreadFigures* find_thread(std::string_view designation) {
  for (const ThreadFigures& thread : kThreads) {
    if (designation == thread.designation) return &thread;
  }
  return nullptr;
}

Length head_height(const ThreadFigures& thread, std::string_view head) {
  if (head == "socket" || head == "cylinder" || head == "pan") return thread.socket_head_height;
  if (head == "flange") return flange_head_height(thread);
  return head == "button" ? thread.button_head_height : thread.hex_head_height;
}

Length across_corners(Length across_flats) {
  const double micrometres = std::ceil(across_flats.mm() * 2.0 / std::sqrt(3.0) * 1e3);
  return Length::micrometres(static_cast<std::int64_t>(micrometres));
}

std::optional<WoodScrewFigures> wood_screw(Length diameter) {
  if (diameter < kLeastScrew || diameter > kLargestScrew) return std::nullopt;
  return WoodScrewFigures{.diameter = diameter,
                          .pilot_hole = to_tenths((diameter * 7).divided_by(10)),
                          .clearance_hole = to_tenths(diameter + 500_um),
                          .head = diameter * 2};
}

}  // namespace plano::catalog
