// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/svg.h"

#include <cmath>
#include <map>
#include <utility>

#include "base/text.h"
#include "geometry/outline.h"

namespace plano::exporters {
namespace {

using fabrication::CutCurve;
using fabrication::CutDrawing;
using geometry::Contour;
using geometry::Point;

/// Layers are drawn ten times as large and scaled down. Who knows `non-scaling-stroke` then draws
/// lines of 1 as one pixel, seen at any size; everybody else takes them for 0.1 mm, which programs
/// that tell cuts from engravings by the width of the line follow as a cut.
constexpr int kDrawnLarger = 10;

/// In the units of a layer.
std::string drawn(Length length) {
  return mm_text(length * kDrawnLarger);
}

/// SVG's y runs down.
std::string at(Point p, Length height) {
  return drawn(p.x) + "," + drawn(height - p.y);
}

std::string path_data(const CutCurve& curve, Length height) {
  const Contour& contour = curve.contour;
  std::string data = "M" + at(contour.edges[0].start, height);
  const std::size_t edges = contour.edges.size() - (curve.open ? 1 : 0);
  for (std::size_t i = 0; i < edges; ++i) {
    const geometry::Edge& edge = contour.edges[i];
    const Point to = contour.next(i).start;
    if (edge.arc) {
      const std::string radius = drawn(edge.arc->radius);
      const bool large = std::fabs(geometry::sweep_degrees(contour, i)) > 180;
      // Mirroring y turns counter-clockwise into SVG's negative-angle direction: sweep flag 0.
      const bool sweep = edge.arc->turn == geometry::Turn::clockwise;
      data += " A" + radius + "," + radius + " 0 " + (large ? "1" : "0") + " " +
              (sweep ? "1" : "0") + " " + at(to, height);
    } else if (curve.open || i + 1 < edges) {
      data += " L" + at(to, height);
    }
  }
  return curve.open ? data : data + " Z";
}

std::string element(const CutCurve& curve, Length height) {
  if (curve.contour.is_circle()) {
    const geometry::Arc& arc = *curve.contour.edges[0].arc;
    return "<circle cx=\"" + drawn(arc.centre.x) + "\" cy=\"" + drawn(height - arc.centre.y) +
           "\" r=\"" + drawn(arc.radius) + "\"/>\n";
  }
  return "<path d=\"" + path_data(curve, height) + "\"/>\n";
}

/// Layer names hold letters, digits, '_', and in one profile spaces: nothing XML minds.
std::string id_of(const std::string& layer) {
  std::string id = "layer-" + layer;
  for (char& c : id) {
    c = c == ' ' ? '-' : c;
  }
  return id;
}

}  // namespace

std::string svg(const CutDrawing& drawing, const DrawingStyle& style) {
  const std::string width = mm_text(drawing.width);
  const std::string height = mm_text(drawing.height);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\""
      " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\" width=\"" +
      width + "mm\" height=\"" + height + "mm\" viewBox=\"0 0 " + width + " " + height + "\">\n" +
      "<title>" + drawing.name + " (" + mm_text(drawing.thickness) + " mm)</title>\n" +
      "<style>path,circle{vector-effect:non-scaling-stroke}</style>\n";
  // Depths of one operation have a layer each; operations stay in their order.
  std::map<std::pair<fabrication::Operation, std::string>, std::string> layers;
  for (const CutCurve& curve : drawing.curves) {
    layers[{curve.operation, layer_of(curve, drawing, style.layers).name}] +=
        element(curve, drawing.height);
  }
  for (const auto& [key, elements] : layers) {
    const auto& [operation, name] = key;
    out += "<g id=\"" + id_of(name) + "\" inkscape:groupmode=\"layer\" inkscape:label=\"" + name +
           "\" fill=\"none\" stroke=\"" + colour_of(operation, style.colours) +
           "\" stroke-width=\"1\" transform=\"scale(0.1)\">\n" + elements + "</g>\n";
  }
  return out + "</svg>\n";
}

}  // namespace plano::exporters
