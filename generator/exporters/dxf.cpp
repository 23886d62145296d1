// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/dxf.h"

#include <map>

#include "exporters/dxf_document.h"
#include "geometry/outline.h"

namespace plano::exporters {
namespace {

using fabrication::CutCurve;
using fabrication::CutDrawing;

void entity(DxfText& out, std::string_view type, const std::string& layer,
            std::string_view subclass) {
  out.put(0, type);
  out.put_handle();
  out.put(330, kDxfModelSpace);
  out.put(100, "AcDbEntity");
  out.put(8, layer);
  out.put(100, subclass);
}

void put_vertex(DxfText& out, const geometry::Contour& contour, std::size_t i) {
  out.put(10, contour.edges[i].start.x);
  out.put(20, contour.edges[i].start.y);
}

void put_bulge(DxfText& out, const geometry::Contour& contour, std::size_t i) {
  if (contour.edges[i].arc) {
    out.put_real(42, geometry::bulge(contour, i));
  }
}

void circle_body(DxfText& out, const geometry::Arc& arc) {
  out.put(10, arc.centre.x);
  out.put(20, arc.centre.y);
  out.put(30, Length{});
  out.put(40, arc.radius);
}

void put_r2000(DxfText& out, const CutCurve& curve, const std::string& layer) {
  const geometry::Contour& contour = curve.contour;
  if (contour.is_circle()) {
    entity(out, "CIRCLE", layer, "AcDbCircle");
    circle_body(out, *contour.edges[0].arc);
    return;
  }
  entity(out, "LWPOLYLINE", layer, "AcDbPolyline");
  out.put(90, static_cast<int>(contour.edges.size()));
  out.put(70, curve.open ? 0 : 1);
  out.put_real(43, 0);
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    put_vertex(out, contour, i);
    put_bulge(out, contour, i);
  }
}

void put_r12(DxfText& out, const CutCurve& curve, const std::string& layer) {
  const geometry::Contour& contour = curve.contour;
  if (contour.is_circle()) {
    out.put(0, "CIRCLE");
    out.put(8, layer);
    circle_body(out, *contour.edges[0].arc);
    return;
  }
  out.put(0, "POLYLINE");
  out.put(8, layer);
  out.put(66, 1);  // vertices follow
  out.put(10, Length{});
  out.put(20, Length{});
  out.put(30, Length{});
  out.put(70, curve.open ? 0 : 1);
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    out.put(0, "VERTEX");
    out.put(8, layer);
    put_vertex(out, contour, i);
    out.put(30, Length{});
    put_bulge(out, contour, i);
  }
  out.put(0, "SEQEND");
  out.put(8, layer);
}

std::vector<Layer> layers_of(const CutDrawing& drawing, const DrawingStyle& style) {
  std::map<std::string, Layer> by_name;
  for (const CutCurve& curve : drawing.curves) {
    Layer layer = layer_of(curve, drawing, style.layers);
    by_name.emplace(layer.name, layer);
  }
  std::vector<Layer> all;
  for (auto& [name, layer] : by_name) {
    all.push_back(std::move(layer));
  }
  return all;
}

}  // namespace

std::string dxf(const CutDrawing& drawing, const DrawingStyle& style) {
  const DxfFrame frame{.title = drawing.name + ", millimetres, thickness " +
                                mm_text(drawing.thickness) + ", final outlines: no tool offset",
                       .width = drawing.width,
                       .height = drawing.height,
                       .layers = layers_of(drawing, style)};
  const bool r12 = style.version == DxfVersion::r12;
  DxfText out;
  r12 ? begin_r12(out, frame) : begin_r2000(out, frame);
  for (const CutCurve& curve : drawing.curves) {
    const std::string layer = layer_of(curve, drawing, style.layers).name;
    r12 ? put_r12(out, curve, layer) : put_r2000(out, curve, layer);
  }
  r12 ? end_r12(out) : end_r2000(out);
  return out.take();
}

}  // namespace plano::exporters
