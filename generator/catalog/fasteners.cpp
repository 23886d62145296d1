// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/fasteners.h"

#include <algorithm>
#include <array>

namespace plano::catalog {
namespace {

constexpr std::array kStandards{
    BoltStandard{"ISO 4017", "hexagon", "hexagon head screw, threaded to the head",
                 "vis à tête hexagonale, entièrement filetée"},
    BoltStandard{"ISO 4014", "hexagon", "hexagon head bolt, partly threaded",
                 "vis à tête hexagonale, partiellement filetée"},
    BoltStandard{"ISO 4762", "socket", "cap screw with hexagon socket",
                 "vis à tête cylindrique à six pans creux"},
    BoltStandard{"ISO 7380-1", "button", "button head screw with hexagon socket",
                 "vis à tête bombée à six pans creux"},
    BoltStandard{"ISO 10642", "countersunk", "countersunk screw with hexagon socket",
                 "vis à tête fraisée à six pans creux"},
};

// The nominal lengths of ISO 888 that the standards below pick from, mm.
constexpr std::array kSeries{5,  6,  8,  10, 12, 16,  20,  25,  30,  35,  40,  45,  50,  55,
                             60, 65, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 180, 200};

struct Range {
  const char* standard;
  const char* thread;
  int least;
  int most;
};
// From tables of makers' catalogues after ISO 4017:2014, 4014:2011, 4762:2004, 7380-1:2011 and
// 10642:2004, as published in the FreeCAD fasteners workbench. Of ISO 4014 the preferred range ends
// at 80 (M8), 100 (M10) and 120 mm (M12); longer ones are listed as the trade sells them. Of ISO
// 7380-1 M8 to M12, 80 and 90 mm are of the edition of 2011, from memory.
constexpr std::array kRanges{
    Range{"ISO 4017", "M4", 6, 40},     Range{"ISO 4017", "M5", 8, 50},
    Range{"ISO 4017", "M6", 12, 60},    Range{"ISO 4017", "M8", 16, 80},
    Range{"ISO 4017", "M10", 20, 100},  Range{"ISO 4017", "M12", 25, 120},
    Range{"ISO 4014", "M4", 25, 50},    Range{"ISO 4014", "M5", 25, 50},
    Range{"ISO 4014", "M6", 30, 130},   Range{"ISO 4014", "M8", 35, 180},
    Range{"ISO 4014", "M10", 40, 200},  Range{"ISO 4014", "M12", 50, 200},
    Range{"ISO 4762", "M4", 6, 40},     Range{"ISO 4762", "M5", 8, 50},
    Range{"ISO 4762", "M6", 8, 60},     Range{"ISO 4762", "M8", 10, 80},
    Range{"ISO 4762", "M10", 16, 100},  Range{"ISO 4762", "M12", 20, 120},
    Range{"ISO 7380-1", "M4", 5, 40},   Range{"ISO 7380-1", "M5", 6, 50},
    Range{"ISO 7380-1", "M6", 8, 60},   Range{"ISO 7380-1", "M8", 10, 80},
    Range{"ISO 7380-1", "M10", 12, 90}, Range{"ISO 7380-1", "M12", 16, 90},
    Range{"ISO 10642", "M4", 8, 40},    Range{"ISO 10642", "M5", 8, 50},
    Range{"ISO 10642", "M6", 8, 60},    Range{"ISO 10642", "M8", 10, 80},
    Range{"ISO 10642", "M10", 12, 100}, Range{"ISO 10642", "M12", 20, 100},
};

// Chipboard screws as hardware shops list them, up to each diameter.
struct ScrewRange {
  Length diameter;
  int least;
  int most;
};
constexpr std::array kScrewRanges{
    ScrewRange{3'500_um, 12, 50}, ScrewRange{4_mm, 16, 80},  ScrewRange{4'500_um, 20, 80},
    ScrewRange{5_mm, 20, 120},    ScrewRange{6_mm, 30, 200}, ScrewRange{8_mm, 50, 200},
};

// DIN 985, h max. ISO 10511 has the same nut since; shops still say DIN 985.
struct LockNut {
  const char* thread;
  Length height;
};
constexpr std::array kLockNuts{LockNut{"M4", 5_mm}, LockNut{"M5", 5_mm},   LockNut{"M6", 6_mm},
                               LockNut{"M8", 8_mm}, LockNut{"M10", 10_mm}, LockNut{"M12", 12_mm}};

std::vector<Length> series_between(int least, int most) {
  std::vector<Length> lengths;
  for (const int length : kSeries) {
    if (length >= least && length <= most) lengths.push_back(Length::nearest_to_mm(length));
  }
  return lengths;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

std::string_view head_or_hexagon(std::string_view head) {
  return head.empty() ? std::string_view("hexagon") : head;
}

bool has(const std::vector<Length>& lengths, Length length) {
  return std::find(lengths.begin(), lengths.end(), length) != lengths.end();
}

}  // namespace

std::span<const BoltStandard> bolt_standards() {
  return kStandards;
}

const BoltStandard* find_bolt_standard(std::string_view designation) {
  for (const BoltStandard& standard : kStandards) {
    if (without_spaces(standard.designation) == without_spaces(designation)) return &standard;
  }
  return nullptr;
}

std::vector<Length> sold_lengths(const BoltStandard& standard, std::string_view thread) {
  for (const Range& range : kRanges) {
    if (standard.designation == std::string_view(range.standard) && thread == range.thread) {
      return series_between(range.least, range.most);
    }
  }
  return {};
}

std::vector<Length> sold_with_head(std::string_view head, std::string_view thread) {
  std::vector<Length> all;
  for (const BoltStandard& standard : kStandards) {
    if (standard.head != head_or_hexagon(head)) continue;
    for (const Length length : sold_lengths(standard, thread)) all.push_back(length);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<Length> sold_screw_lengths(Length diameter) {
  for (const ScrewRange& range : kScrewRanges) {
    if (diameter <= range.diameter) return series_between(range.least, range.most);
  }
  return {};
}

std::vector<Length> nearest_sold(const std::vector<Length>& sold, Length wanted) {
  std::vector<Length> nearest;
  const auto longer = std::lower_bound(sold.begin(), sold.end(), wanted);
  if (longer != sold.begin()) nearest.push_back(*(longer - 1));
  if (longer != sold.end()) nearest.push_back(*longer);
  return nearest;
}

const BoltStandard* usual_standard(std::string_view head, std::string_view thread, Length length) {
  const BoltStandard* first = nullptr;
  for (const BoltStandard& standard : kStandards) {
    if (standard.head != head_or_hexagon(head)) continue;
    if (has(sold_lengths(standard, thread), length)) return &standard;
    if (first == nullptr) first = &standard;
  }
  return first;
}

const char* nut_standard(NutForm form) {
  return form == NutForm::lock ? "DIN 985" : "ISO 4032";
}

Length nut_height(const ThreadFigures& thread, NutForm form) {
  if (form == NutForm::lock) {
    for (const LockNut& nut : kLockNuts) {
      if (thread.designation == std::string_view(nut.thread)) return nut.height;
    }
  }
  return thread.nut_height;
}

const char* washer_standard(WasherForm form) {
  return form == WasherForm::wide ? "ISO 7093-1" : "ISO 7089";
}

std::string designation(std::string_view standard, std::string_view size, std::string_view grade) {
  std::string out;
  for (const std::string_view part : {standard, size, grade}) {
    if (part.empty()) continue;
    out += (out.empty() ? "" : " – ") + std::string(part);
  }
  return out;
}

}  // namespace plano::catalog
