// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "geometry/outline.h"
#include "site/pictures.h"

namespace plano::site {
namespace {

using geometry::Contour;

constexpr int kDecimals = 2;
constexpr const char* kBoard = "#efe3cc";
constexpr const char* kPart = "#d9b98a";
constexpr const char* kInk = "#3a2e22";

class SheetPainter {
 public:
  SheetPainter(const fabrication::CuttingPlan& plan, const fabrication::PlanSheet& sheet,
               const fabrication::SheetLayout& laid)
      : plan_(plan), sheet_(sheet), width_(laid.width), height_(laid.height) {}

  std::string painted() const {
    // Lines and letters in proportion to the sheet, so that both are seen at any size.
    const double unit = std::max(width_.mm(), height_.mm()) / 1000;
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + mm_text(width_) +
                      " " + mm_text(height_) + "\" width=\"" + mm_text(width_) + "\" height=\"" +
                      mm_text(height_) + "\" fill-rule=\"evenodd\" " +
                      "stroke-linejoin=\"round\">\n<title>" + sheet_.name + "</title>\n";
    out += "<g fill=\"" + std::string(kBoard) + "\" stroke=\"" + kInk + "\" stroke-width=\"" +
           decimal(unit, kDecimals) + "\">";
    for (const geometry::Face& face : sheet_.area.faces) out += path(face);
    out += "</g>\n<g fill=\"" + std::string(kPart) + "\" stroke=\"" + kInk + "\" stroke-width=\"" +
           decimal(1.5 * unit, kDecimals) +
           "\" font-family=\"sans-serif\" text-anchor=\"middle\">\n";
    for (const fabrication::PlanPlacement& placed : in_order()) {
      const std::string& name = plan_.parts[placed.part].name;
      out += "<g data-part=\"" + name + "\">" + path(placed.shape.outline);
      out += marks(placed.shape) + label(placed.shape.outline, name, unit) + "</g>\n";
    }
    return out + "</g>\n</svg>\n";
  }

 private:
  /// Parts in openings of others last, on top of these.
  std::vector<fabrication::PlanPlacement> in_order() const {
    std::vector<fabrication::PlanPlacement> all = sheet_.placements;
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.depth < b.depth; });
    return all;
  }

  std::string at(geometry::Point p) const {
    return decimal(p.x.mm(), kDecimals) + " " + decimal((height_ - p.y).mm(), kDecimals);
  }

  std::string ring(const Contour& contour) const {
    if (contour.is_circle()) {
      const geometry::Arc& arc = *contour.edges[0].arc;
      const std::string r = decimal(arc.radius.mm(), kDecimals);
      const geometry::Point left{arc.centre.x - arc.radius, arc.centre.y};
      const geometry::Point right{arc.centre.x + arc.radius, arc.centre.y};
      return "M" + at(left) + "A" + r + " " + r + " 0 1 0 " + at(right) + "A" + r + " " + r +
             " 0 1 0 " + at(left) + "Z";
    }
    std::string data = "M" + at(contour.edges[0].start);
    for (std::size_t i = 0; i < contour.edges.size(); ++i) {
      const geometry::Edge& edge = contour.edges[i];
      const geometry::Point to = contour.next(i).start;
      if (!edge.arc) {
        data += "L" + at(to);
        continue;
      }
      const std::string r = decimal(edge.arc->radius.mm(), kDecimals);
      const bool large = std::fabs(geometry::sweep_degrees(contour, i)) > 180;
      // y runs down: what turned counter-clockwise turns the other way.
      const bool sweep = edge.arc->turn == geometry::Turn::clockwise;
      data += "A" + r + " " + r + " 0 " + (large ? "1 " : "0 ") + (sweep ? "1 " : "0 ") + at(to);
    }
    return data + "Z";
  }

  std::string path(const geometry::Face& face) const {
    std::string data = ring(face.outer);
    for (const Contour& hole : face.holes) data += ring(hole);
    return "<path d=\"" + data + "\"/>";
  }

  std::string marks(const fabrication::PlanShape& shape) const {
    std::string data;
    for (const fabrication::PlanMark& mark : shape.marks) data += ring(mark.contour);
    if (data.empty()) return data;
    return "<path fill=\"none\" d=\"" + data + "\"/>";
  }

  std::string label(const geometry::Face& face, const std::string& name, double unit) const {
    const geometry::Box box = geometry::bounding_box(face);
    const double size = std::min(
        {18 * unit, box.height().mm() * 0.7,
         box.width().mm() * 1.5 / static_cast<double>(std::max<std::size_t>(name.size(), 1))});
    const double x = box.low.x.mm() + box.width().mm() / 2;
    const double y = (height_ - box.low.y).mm() - box.height().mm() / 2 + size * 0.35;
    return "<text x=\"" + decimal(x, kDecimals) + "\" y=\"" + decimal(y, kDecimals) +
           "\" font-size=\"" + decimal(size, kDecimals) + "\" fill=\"" + kInk +
           "\" stroke=\"none\">" + name + "</text>";
  }

  const fabrication::CuttingPlan& plan_;
  const fabrication::PlanSheet& sheet_;
  Length width_;
  Length height_;
};

}  // namespace

std::string sheet_svg(const pipeline::Account& account, std::size_t sheet) {
  CHECK(sheet < account.plan.sheets.size(), "a sheet of the plan");
  return SheetPainter(account.plan, account.plan.sheets[sheet], account.built.sheets[sheet])
      .painted();
}

}  // namespace plano::site
