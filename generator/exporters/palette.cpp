// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts the cube of colours, always the part whose pixels stray most, at the mean of the axis along
/// which they do.

#include "exporters/palette.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/check.h"

namespace plano::exporters {
namespace {

struct Counted {
  std::uint32_t colour = 0;
  std::int64_t pixels = 0;

  std::int64_t channel(int c) const { return colour >> (16 - 8 * c) & 0xff; }
};

/// A part of the colours, and how far they stray.
struct Part {
  std::size_t first = 0;
  std::size_t last = 0;  // one past the end
  double strays = 0;     // sum of squares from the mean, along all axes
  int axis = 0;          // along which most
  std::int64_t mean = 0;
};

Part part_of(const std::vector<Counted>& colours, std::size_t first, std::size_t last) {
  Part part{first, last, 0, 0, 0};
  double most = -1;
  for (int c = 0; c < 3; ++c) {
    std::int64_t count = 0;
    std::int64_t sum = 0;
    std::int64_t squares = 0;
    for (std::size_t i = first; i < last; ++i) {
      const std::int64_t value = colours[i].channel(c);
      count += colours[i].pixels;
      sum += colours[i].pixels * value;
      squares += colours[i].pixels * value * value;
    }
    const double strays = static_cast<double>(squares) - static_cast<double>(sum) /
                                                             static_cast<double>(count) *
                                                             static_cast<double>(sum);
    part.strays += strays;
    if (strays <= most) continue;
    most = strays;
    part.axis = c;
    part.mean = sum / count;
  }
  return part;
}

std::uint32_t most_frequent(const std::vector<Counted>& colours, const Part& part) {
  Counted best;
  for (std::size_t i = part.first; i < part.last; ++i) {
    const Counted& one = colours[i];
    const bool more = one.pixels > best.pixels;
    if (more || (one.pixels == best.pixels && one.colour < best.colour)) best = one;
  }
  return best.colour;
}

std::vector<Part> cut(std::vector<Counted>& colours, std::size_t most) {
  std::vector<Part> parts{part_of(colours, 0, colours.size())};
  while (parts.size() < most) {
    const auto worst =
        std::max_element(parts.begin(), parts.end(),
                         [](const Part& a, const Part& b) { return a.strays < b.strays; });
    const Part part = *worst;
    if (part.last - part.first < 2) break;
    const auto begin = colours.begin();
    const auto middle =
        std::partition(begin + static_cast<std::ptrdiff_t>(part.first),
                       begin + static_cast<std::ptrdiff_t>(part.last),
                       [&](const Counted& one) { return one.channel(part.axis) <= part.mean; });
    const auto at = static_cast<std::size_t>(middle - begin);
    if (at == part.first || at == part.last) break;  // all the same along the axis
    *worst = part_of(colours, part.first, at);
    parts.push_back(part_of(colours, at, part.last));
  }
  return parts;
}

std::int64_t squared_distance(std::uint32_t a, std::uint32_t b) {
  std::int64_t sum = 0;
  for (int c = 0; c < 3; ++c) {
    const std::int64_t off = Counted{a, 0}.channel(c) - Counted{b, 0}.channel(c);
    sum += off * off;
  }
  return sum;
}

}  // namespace

Paletted with_palette(std::span<const std::uint32_t> pixels, std::size_t most) {
  CHECK(most >= 1 && most <= 256, "so many colours have an index of one byte");
  std::map<std::uint32_t, std::int64_t> counts;
  for (const std::uint32_t pixel : pixels) ++counts[pixel & 0xffffff];
  std::vector<Counted> colours;
  for (const auto& [colour, count] : counts) colours.push_back({colour, count});

  Paletted out;
  if (colours.empty()) return out;
  for (const Part& part : cut(colours, most)) out.palette.push_back(most_frequent(colours, part));
  std::sort(out.palette.begin(), out.palette.end());
  std::map<std::uint32_t, std::uint8_t> nearest;
  for (const Counted& one : colours) {
    const auto found = std::min_element(
        out.palette.begin(), out.palette.end(), [&](std::uint32_t a, std::uint32_t b) {
          return squared_distance(a, one.colour) < squared_distance(b, one.colour);
        });
    nearest[one.colour] = static_cast<std::uint8_t>(found - out.palette.begin());
  }
  out.pixels.reserve(pixels.size());
  auto same = nearest.end();  // neighbours often have one colour
  for (const std::uint32_t pixel : pixels) {
    const std::uint32_t colour = pixel & 0xffffff;
    if (same == nearest.end() || same->first != colour) same = nearest.find(colour);
    out.pixels.push_back(same->second);
  }
  return out;
}

}  // namespace plano::exporters
