// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Entities drawn one by one, blocks where they are inserted.
#pragma once

#include <functional>

#include "foreign/affine.h"
#include "foreign/dxf_curves.h"
#include "foreign/dxf_file.h"
#include "foreign/dxf_values.h"

namespace plano::foreign {

class DxfDrawer {
 public:
  /// `file` and `found` must outlive this.
  DxfDrawer(const DxfFile& file, diagnostics::SourceId source,
            const std::vector<std::string>& skip_layers, diagnostics::Diagnostics& found)
      : file_(file), source_(source), skip_layers_(skip_layers), found_(found) {}

  /// One unit of the drawing is so many millimetres. False exactly when it added an error.
  bool draw_all(double unit_in_mm);
  DxfCurves take() { return std::move(made_); }
  /// Those met and those of the drawing's table, sorted.
  std::vector<std::string> layers() const;

 private:
  /// Where entities are drawn: the drawing itself, or a block of it.
  struct Frame {
    Affine to_mm;
    std::string_view layer;  // what layer 0 of a block becomes; empty: itself
    int depth = 0;
  };
  using Entities = std::vector<DxfEntity>;

  void draw(const Entities& entities, const Frame& frame);
  /// Entity i, and those after it that belong to it; the next one's index.
  std::size_t draw_one(const Entities& entities, std::size_t i, const Frame& frame);
  void line(const DxfValues& values, const Affine& to_mm, Curve& curve);
  void arc(const DxfValues& values, const Affine& to_mm, Curve& curve);
  void ellipse(const DxfValues& values, const Affine& to_mm, Curve& curve);
  void spline(const DxfEntity& entity, const DxfValues& values, const Affine& to_mm, Curve& curve);
  void lwpolyline(const DxfEntity& entity, const DxfValues& values, const Affine& to_mm,
                  Curve& curve);
  void polyline(const Entities& entities, std::size_t first, std::size_t end,
                const DxfValues& values, const Affine& to_mm, Curve& curve);
  void insert(const DxfEntity& entity, const DxfValues& values, const Frame& frame,
              std::string_view layer);

  struct Vertex {
    Spot at;
    double bulge = 0;
  };
  void join(const std::vector<Vertex>& vertices, bool closed, const Affine& to_mm, Curve& curve);
  void join(const std::vector<Spot>& points_mm, Curve& curve);
  void round_arc(Spot centre, double radius, double from, double sweep, const Affine& to_mm,
                 Curve& curve);

  /// Skipped is what somebody asked to skip, and what has a numbered name of plano's own
  /// (0_SHEET_T18P0): nobody else gives it, and no part can be missing. What else is left out is
  /// told.
  enum class Fate { drawn, skipped, left_out };
  struct Layer {
    std::string name;  // as it was written first
    Fate fate = Fate::drawn;
  };
  const Layer& layer_of(std::string_view bytes);
  void skip(const Layer& layer, std::string_view type);
  bool counts(std::size_t pieces);
  /// False where more text has been read than kMostBytesDrawn.
  bool reads(const DxfEntity& entity);
  void stop(const Text& message);
  bool reports_bad(const DxfValues& values, const Curve& curve);
  std::optional<geometry::Point> point(Spot mm, const Curve& curve);
  void refuse(const Curve& curve, std::string_view type, Spot mm, const Text& why);
  void refuse(const Curve& curve, std::string_view type, Spot mm, const Text& why,
              const Text& hint);
  void refuse_radius(const Curve& curve, Spot at);
  /// True, and an error, where a curve's points differ by so much in height.
  bool rises(double mm, Spot at, const Curve& curve);
  diagnostics::Span span_of(const DxfEntity& entity) const;
  void keep(Curve curve);

  const DxfFile& file_;
  diagnostics::SourceId source_;
  const std::vector<std::string>& skip_layers_;
  diagnostics::Diagnostics& found_;
  DxfCurves made_;
  std::map<std::string, Layer> layers_;  // by folded name
  std::string_view type_;                // of the entity being drawn
  std::size_t pieces_ = 0;
  std::size_t bytes_ = 0;
  bool failed_ = false;
  bool stopped_ = false;  // beyond a bound: nothing more is drawn
};

}  // namespace plano::foreign
