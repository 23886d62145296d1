// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Few colours for many: what makes a picture of flat faces a third of its size on the wire.
///
/// Our own, though libraries do this: theirs add up in parallel, so that the colours they choose,
/// and with them the bytes of a file, differ from one machine to another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace plano::exporters {

struct Paletted {
  std::vector<std::uint32_t> palette;  // 0xRRGGBB, rising
  std::vector<std::uint8_t> pixels;    // indices into it
};

/// Every pixel (0xRRGGBB) by a colour near its own. The palette holds colours of the picture only;
/// what fills most of it, such as its ground, keeps its exact colour. A picture of no more colours
/// than `most` loses nothing. Precondition: 1 <= most <= 256. Cost: n log n of the distinct
/// colours, times those of the palette.
Paletted with_palette(std::span<const std::uint32_t> pixels, std::size_t most);

}  // namespace plano::exporters
