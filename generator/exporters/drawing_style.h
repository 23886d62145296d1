// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How operations are told apart in a cut file: the names and colours of layers. One table of data
/// with a row per house style; operation, depth and order are in the name *and* in the colour, as
/// some CAM programs read the one and some the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabrication/cut_drawing.h"

namespace plano::exporters {

enum class DxfVersion : std::uint8_t {
  r2000,  // AC1015: LWPOLYLINE, units in the header
  r12,    // AC1009: POLYLINE and VERTEX, no units (millimetres by the name of the file)
};

struct DrawingStyle {
  std::string layers = "own";         // a key of layer_profiles()
  std::string colours = "lightburn";  // a key of colour_profiles(), for SVG
  DxfVersion version = DxfVersion::r2000;
};

/// Keys of the layer names: own, wikihouse, thermwood, plain.
std::vector<std::string> layer_profiles();
/// Keys of the SVG colours: lightburn, cut-blue, black.
std::vector<std::string> colour_profiles();

/// A layer's name never has more characters, so that exporters and R12 readers that cut names short
/// still tell them apart.
inline constexpr std::size_t kLongestLayerName = 26;

struct Layer {
  std::string name;  // "4_CUT_IN_THRU"
  int colour = 7;    // AutoCAD colour index
};

/// The layer of a curve. Precondition: `profile` is one of layer_profiles().
Layer layer_of(const fabrication::CutCurve& curve, const fabrication::CutDrawing& drawing,
               std::string_view profile);

/// What a layer that is named as layer_of does is for.
struct LayerUse {
  fabrication::Operation operation{};
  bool back = false;    // of the second face
  bool through = true;  // not where the name gives a depth; thermwood's gives that of a cut, too
};

/// By the whole name, whatever its numbers and its capitals; nothing where no profile writes it.
std::optional<LayerUse> use_of_layer(std::string_view name);

/// "#rrggbb" of an operation. Precondition: `profile` is one of colour_profiles().
std::string colour_of(fabrication::Operation operation, std::string_view profile);

}  // namespace plano::exporters
