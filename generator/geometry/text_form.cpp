// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/text_form.h"

#include <utility>

#include "base/text.h"

namespace plano::geometry {
namespace {

void append(std::string& out, Point p) {
  out += mm_text(p.x) + "," + mm_text(p.y);
}

/// A reader that stops at the first thing it cannot read; every method says whether it went well.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool region(Region& region) {
    skip_spaces();
    if (at_ == text_.size()) {
      return true;
    }
    do {
      region.faces.emplace_back();
      if (!face(region.faces.back())) {
        return false;
      }
    } while (take(';'));
    return at_ == text_.size() || fail("a point, '|' or ';' was expected");
  }

  TextFormError error() && { return {at_, std::move(why_)}; }

 private:
  bool face(Face& face) {
    if (!contour(face.outer)) {
      return false;
    }
    while (take('|')) {
      face.holes.emplace_back();
      if (!contour(face.holes.back())) {
        return false;
      }
    }
    return true;
  }

  bool contour(Contour& contour) {
    const std::size_t first = at_;
    skip_spaces();
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ';') {
      Edge edge;
      if (!point(edge.start) || (take('(') && !arc(edge.arc))) {
        return false;
      }
      contour.edges.push_back(edge);
      skip_spaces();
    }
    const bool closed = contour.edges.size() > 1 || (contour.is_circle() && contour.edges[0].arc);
    if (!closed) {
      at_ = first;
      return fail("a contour is one full circle or at least two edges");
    }
    return true;
  }

  bool arc(std::optional<Arc>& result) {
    Arc arc;
    if (!point(arc.centre) || !length(arc.radius)) {
      return false;
    }
    if (arc.radius <= Length{}) {
      return fail("a radius is positive");
    }
    if (take('+')) {
      arc.turn = Turn::counter_clockwise;
    } else if (take('-')) {
      arc.turn = Turn::clockwise;
    } else {
      return fail("'+' or '-' was expected");
    }
    result = arc;
    return take(')') || fail("')' was expected");
  }

  bool point(Point& p) {
    return length(p.x) && (take(',') || fail("',' was expected")) && length(p.y);
  }

  /// Millimetres with up to six decimals, without the detour through floating point.
  bool length(Length& result) {
    constexpr int kDecimals = 6;
    constexpr std::int64_t kBeyond = 1'000'000'000'000'000;
    skip_spaces();
    const bool negative = at_ < text_.size() && text_[at_] == '-';
    at_ += negative ? 1 : 0;
    std::int64_t nm = 0;
    int digits = 0;
    int decimals = -1;  // none yet, not even the point
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '.' && decimals < 0) {
        decimals = 0;
        continue;
      }
      if (c < '0' || c > '9') {
        break;
      }
      decimals += decimals < 0 ? 0 : 1;
      if (decimals > kDecimals || nm > kBeyond) {
        return fail("a number has at most six decimals and stays below 1000 km");
      }
      nm = nm * 10 + (c - '0');
      ++digits;
    }
    if (digits == 0) {
      return fail("a number was expected");
    }
    for (int i = decimals < 0 ? 0 : decimals; i < kDecimals && nm <= kBeyond; ++i) {
      nm *= 10;
    }
    if (nm > kBeyond) {
      return fail("a number stays below 1000 km");
    }
    result = Length::nanometres(negative ? -nm : nm);
    return true;
  }

  bool take(char c) {
    skip_spaces();
    const bool here = at_ < text_.size() && text_[at_] == c;
    at_ += here ? 1 : 0;
    return here;
  }

  void skip_spaces() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) {
      ++at_;
    }
  }

  bool fail(std::string why) {
    why_ = std::move(why);
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string why_;
};

}  // namespace

std::string to_text(const Contour& contour) {
  std::string out;
  for (const Edge& edge : contour.edges) {
    out += out.empty() ? "" : " ";
    append(out, edge.start);
    if (edge.arc) {
      out += "(";
      append(out, edge.arc->centre);
      out += " " + mm_text(edge.arc->radius);
      out += edge.arc->turn == Turn::counter_clockwise ? " +)" : " -)";
    }
  }
  return out;
}

std::string to_text(const Region& region) {
  std::string out;
  for (const Face& face : region.faces) {
    out += out.empty() ? "" : " ; ";
    out += to_text(face.outer);
    for (const Contour& hole : face.holes) {
      out += " | " + to_text(hole);
    }
  }
  return out;
}

Expected<Region, TextFormError> region_from_text(std::string_view text) {
  Reader reader(text);
  Region region;
  if (!reader.region(region)) {
    return failure(std::move(reader).error());
  }
  return region;
}

}  // namespace plano::geometry
