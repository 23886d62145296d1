// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/instance.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "foreign/affine.h"
#include "foreign/codes.h"
#include "foreign/contours.h"
#include "foreign/limits.h"
#include "foreign/poses.h"
#include "geometry/exact/evaluate.h"
#include "geometry/shape.h"
#include "nesting/levels.h"

namespace plano::foreign {
namespace {

using geometry::Contour;
using geometry::Face;
using geometry::Point;
using geometry::Region;
using nlohmann::json;

constexpr int kMostCount = 1'000'000;
constexpr std::size_t kMostOrientations = 360;

/// Why a sheet's zones cannot be taken from it.
Text without_zones_why(const geometry::exact::Reason& reason) {
  using Kind = geometry::exact::Reason::Kind;
  const Text at = place_text(reason.place);
  switch (reason.kind) {
    case Kind::too_large:
      return {"and its zones have too many edges together, or lie farther than 100 m from 0",
              "et ses zones ont trop de côtés à elles toutes, ou se trouvent à plus de 100 m de 0"};
    case Kind::point_contact:
      return fill({"hangs together by a point once its zones are taken out, at {0}",
                   "ne tient que par un point une fois ses zones ôtées, en {0}"},
                  {at});
    case Kind::sliver:
      return fill({"has an edge or a gap too small to be one once its zones are taken out, at {0}",
                   "a un côté ou un écart trop petit une fois ses zones ôtées, en {0}"},
                  {at});
    default:
      return fill({"and its zones cannot be computed with, at {0}",
                   "et ses zones ne se prêtent pas au calcul, en {0}"},
                  {at});
  }
}

class Reader {
 public:
  Reader(diagnostics::SourceId source, double unit, diagnostics::Diagnostics& found)
      : span_{source, 0, 0}, unit_(unit), found_(found) {}

  std::optional<ForeignJob> read(const json& root);

 private:
  void bad(const std::string& path, const Text& why) {
    found_.add(kBadField, span_, fill({"{0} {1}", "{0} {1}"}, {Text(path), why}))
        .hint({"`plano explain N0302` says what an instance holds",
               "« plano explain N0302 » dit ce que contient une instance"});
  }
  void unsupported(const std::string& path, const Text& why) {
    found_.add(kNotSupported, span_, fill({"{0}: {1}", "{0} : {1}"}, {Text(path), why}))
        .hint({"change the instance, or leave that part out",
               "modifiez l’instance, ou retirez cette pièce"});
  }

  std::optional<Length> length(const json& value, const std::string& path);
  std::optional<Length> positive(const json& value, const std::string& path);
  std::optional<int> count(const json& value, const std::string& path);
  std::optional<Contour> ring(const json& points, const std::string& path);
  std::optional<Face> face(const json& shape, const std::string& path);
  std::optional<Face> rectangle(const json& data, const std::string& path);
  std::optional<std::vector<nesting::Pose>> poses(const json& item, const std::string& path);
  void item(const json& item, const std::string& path);
  void bin(const json& bin, const std::string& path);
  std::optional<Region> without_zones(Face face, const json& bin, const std::string& path);
  bool has_few_turns();

  diagnostics::Span span_;
  double unit_;
  diagnostics::Diagnostics& found_;
  ForeignJob job_;
};

std::optional<Length> Reader::length(const json& value, const std::string& path) {
  const double mm = value.is_number() ? value.get<double>() * unit_ : std::nan("");
  if (std::fabs(mm) <= kFarthest.mm()) return Length::nearest_to_mm(mm);
  found_
      .add(kBadNumber, span_,
           fill(value.is_number()
                    ? Text("{0} is farther than {1} from 0", "{0} est à plus de {1} de 0")
                    : Text("{0} is not a number", "{0} n’est pas un nombre"),
                {Text(path), show(kFarthest)}))
      .hint({"a length is a plain number; --unit says its unit",
             "une longueur est un nombre seul ; --unit dit son unité"});
  return std::nullopt;
}

std::optional<Length> Reader::positive(const json& value, const std::string& path) {
  const auto read = length(value, path);
  if (read && *read <= Length{}) bad(path, {"must be more than 0", "doit être plus grand que 0"});
  return read && *read > Length{} ? read : std::nullopt;
}

std::optional<int> Reader::count(const json& value, const std::string& path) {
  if (value.is_number_integer() && value >= 0 && value <= kMostCount) return value.get<int>();
  bad(path, fill({"must be a whole number from 0 to {0}", "doit être un nombre entier de 0 à {0}"},
                 {show(static_cast<std::int64_t>(kMostCount))}));
  return std::nullopt;
}

std::optional<Contour> Reader::ring(const json& points, const std::string& path) {
  if (!points.is_array()) {
    bad(path, {"must be a list of points [x, y]", "doit être une liste de points [x, y]"});
    return std::nullopt;
  }
  if (points.size() > kMostEdges) {
    found_.add(kTooMuch, span_,
               fill({"{0} has {1} corners; at most {2} are taken",
                     "{0} a {1} sommets ; on en prend au plus {2}"},
                    {Text(path), show(static_cast<std::int64_t>(points.size())),
                     show(static_cast<std::int64_t>(kMostEdges))}));
    return std::nullopt;
  }
  std::vector<Point> corners;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const json& p = points[i];
    const std::string own = path + "[" + std::to_string(i) + "]";
    if (!p.is_array() || p.size() != 2) {
      bad(own, {"must be a point [x, y]", "doit être un point [x, y]"});
      return std::nullopt;
    }
    const auto x = length(p[0], own);
    const auto y = x ? length(p[1], own) : std::nullopt;
    if (!y) return std::nullopt;
    if (corners.empty() || corners.back() != Point{*x, *y}) corners.push_back({*x, *y});
  }
  if (corners.size() > 1 && corners.front() == corners.back()) corners.pop_back();
  if (corners.size() < 3) {
    bad(path, {"needs three different points", "demande trois points différents"});
    return std::nullopt;
  }
  std::vector<geometry::Piece> pieces;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    pieces.push_back({corners[i], corners[i + 1 == corners.size() ? 0 : i + 1], std::nullopt});
  }
  return sound_contour(pieces, Text(path), span_, found_);
}

std::optional<Face> Reader::rectangle(const json& data, const std::string& path) {
  for (const char* key : {"x_min", "y_min", "width", "height"}) {
    if (data.is_object() && data.contains(key)) continue;
    bad(path, fill({"has no {0}", "n’a pas de {0}"}, {Text(key)}));
    return std::nullopt;
  }
  const auto x = length(data["x_min"], path + ".x_min");
  const auto y = length(data["y_min"], path + ".y_min");
  const auto width = positive(data["width"], path + ".width");
  const auto height = positive(data["height"], path + ".height");
  if (!x || !y || !width || !height) return std::nullopt;
  return Face{geometry::rectangle({*x, *y}, *width, *height), {}};
}

std::optional<Face> Reader::face(const json& shape, const std::string& path) {
  if (!shape.is_object() || !shape.contains("type") || !shape["type"].is_string() ||
      !shape.contains("data")) {
    bad(path, {"must have a `type` and `data`", "doit avoir `type` et `data`"});
    return std::nullopt;
  }
  const std::string type = shape["type"].get<std::string>();
  const json& data = shape["data"];
  const std::string own = path + ".data";
  if (type == "rectangle") return rectangle(data, own);
  if (type == "multi_polygon") {
    unsupported(path, {"a part of several pieces that stay together is not laid",
                       "une pièce en plusieurs morceaux solidaires n’est pas placée"});
    return std::nullopt;
  }
  if (type != "simple_polygon" && type != "polygon") {
    bad(path + ".type", fill({"is {0}, and not simple_polygon, polygon or rectangle",
                              "vaut {0}, et non simple_polygon, polygon ou rectangle"},
                             {quote(type)}));
    return std::nullopt;
  }
  const bool plain = type == "simple_polygon";
  if (!plain && (!data.is_object() || !data.contains("outer"))) {
    bad(own, {"has no `outer`", "n’a pas de `outer`"});
    return std::nullopt;
  }
  const auto outer = ring(plain ? data : data["outer"], plain ? own : own + ".outer");
  if (!outer) return std::nullopt;
  Face face{*outer, {}};
  const json inner = !plain && data.contains("inner") ? data["inner"] : json::array();
  if (!inner.is_array() && !inner.is_null()) {
    bad(own + ".inner", {"must be a list of outlines", "doit être une liste de contours"});
    return std::nullopt;
  }
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const auto hole = ring(inner[i], own + ".inner[" + std::to_string(i) + "]");
    if (!hole) return std::nullopt;
    face.holes.push_back(geometry::reversed(*hole));
  }
  const auto fault = face.holes.empty() ? std::nullopt : geometry::exact::find_fault({{face}});
  if (!fault) return face;
  found_
      .add(kContoursMeet, span_,
           fill({"{0}: an opening meets the outline or another opening at {1}",
                 "{0} : une ouverture rencontre le contour ou une autre ouverture en {1}"},
                {Text(path), place_text(fault->place)}))
      .hint({"draw the one outline that is meant", "dessinez le seul contour voulu"});
  return std::nullopt;
}

std::optional<std::vector<nesting::Pose>> Reader::poses(const json& item, const std::string& path) {
  const bool mirrored = item.contains("allow_mirroring") && item["allow_mirroring"].is_boolean() &&
                        item["allow_mirroring"].get<bool>();
  const Faces faces = mirrored ? Faces::both : Faces::one;
  if (!item.contains("allowed_orientations") || item["allowed_orientations"].is_null()) {
    return poses_by(kFreeStep, faces);
  }
  const json& turns = item["allowed_orientations"];
  const std::string own = path + ".allowed_orientations";
  if (!turns.is_array() || turns.size() > kMostOrientations) {
    bad(own, {"must be a list of degrees", "doit être une liste de degrés"});
    return std::nullopt;
  }
  std::vector<nesting::Pose> poses;
  for (const json& turn : turns) {
    const double degrees = turn.is_number() ? turn.get<double>() : std::nan("");
    if (!(std::fabs(degrees) <= 3600)) {
      bad(own, {"must be a list of degrees", "doit être une liste de degrés"});
      return std::nullopt;
    }
    const double within = std::fmod(std::fmod(degrees, 360) + 360, 360);
    poses.push_back({false, Angle::nearest_to_degrees(within)});
  }
  if (poses.empty()) poses.push_back({});
  return with_faces(std::move(poses), faces);
}

void Reader::item(const json& item, const std::string& path) {
  if (!item.is_object() || !item.contains("shape")) {
    return bad(path, {"must have a `shape`", "doit avoir une `shape`"});
  }
  if (item.contains("min_quality") && !item["min_quality"].is_null()) {
    return unsupported(path + ".min_quality", {"all parts are laid on the best wood only",
                                               "toutes les pièces vont sur le meilleur bois"});
  }
  const auto demand = count(item.contains("demand") ? item["demand"] : json(1), path + ".demand");
  const auto outline = demand ? face(item["shape"], path + ".shape") : std::nullopt;
  const auto allowed = outline ? poses(item, path) : std::nullopt;
  if (!allowed) return;
  if (*demand == 0) {
    found_
        .add(kZeroCount, span_,
             fill({"{0} is asked for zero times", "{0} est demandé zéro fois"}, {Text(path)}))
        .hint({"give a `demand` of 1 or more, or take it out",
               "donnez une `demand` d’au moins 1, ou retirez-le"});
    return;
  }
  job_.parts.push_back({.name = {},
                        .layer = {},
                        .outline = {{*outline}},
                        .count = *demand,
                        .poses = *allowed,
                        .drawn_at = {},
                        .span = span_});
}

/// Every part asks for the best wood, so a zone of any poorer quality is a hole of the sheet.
std::optional<Region> Reader::without_zones(Face face, const json& bin, const std::string& path) {
  const json zones =
      bin.contains("zones") && !bin["zones"].is_null() ? bin["zones"] : json::array();
  if (!zones.is_array()) {
    bad(path + ".zones", {"must be a list of shapes", "doit être une liste de formes"});
    return std::nullopt;
  }
  if (zones.empty()) return Region{{std::move(face)}};
  std::vector<geometry::Shape> cuts;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const std::string own = path + ".zones[" + std::to_string(i) + "]";
    if (!zones[i].is_object() || !zones[i].contains("shape")) {
      bad(own, {"must have a `shape`", "doit avoir une `shape`"});
      return std::nullopt;
    }
    auto zone = this->face(zones[i]["shape"], own + ".shape");
    if (!zone) return std::nullopt;
    cuts.push_back(geometry::Shape::covering({{std::move(*zone)}}));
  }
  auto left = geometry::exact::evaluate(
      geometry::Shape::subtract(geometry::Shape::covering({{std::move(face)}}), std::move(cuts)));
  if (left && left->faces.size() == 1) return std::move(*left);
  bad(path, left ? Text("falls apart or vanishes without its zones",
                        "se divise ou disparaît une fois ses zones ôtées")
                 : without_zones_why(left.error()));
  return std::nullopt;
}

void Reader::bin(const json& bin, const std::string& path) {
  if (!bin.is_object() || !bin.contains("shape")) {
    return bad(path, {"must have a `shape`", "doit avoir une `shape`"});
  }
  ForeignStock stock;
  if (bin.contains("stock") && !bin["stock"].is_null()) {
    stock.count = count(bin["stock"], path + ".stock");
    if (!stock.count) return;
  }
  if (bin.contains("cost")) {
    const double cost = bin["cost"].is_number() ? bin["cost"].get<double>() : -1;
    constexpr double kMostCost = 1e12;
    if (!(cost >= 0 && cost <= kMostCost)) {
      return bad(path + ".cost", {"must be a number from 0", "doit être un nombre à partir de 0"});
    }
    stock.cost = cost;
  }
  auto outline = face(bin["shape"], path + ".shape");
  auto area = outline ? without_zones(std::move(*outline), bin, path) : std::nullopt;
  if (!area) return;
  if (stock.count == 0) {
    found_
        .add(kZeroCount, span_,
             fill({"{0}: there are zero of this sheet", "{0} : il y a zéro plaque de cette sorte"},
                  {Text(path)}))
        .hint({"leave `stock` out for as many as it takes",
               "ôtez `stock` pour en avoir autant qu’il en faut"});
    return;
  }
  stock.area = std::move(*area);
  job_.stock.push_back(std::move(stock));
}

// On both faces, as the parts may yet be flipped.
bool Reader::has_few_turns() {
  std::vector<std::vector<nesting::Pose>> poses;
  for (const ForeignPart& part : job_.parts) poses.push_back(with_faces(part.poses, Faces::both));
  if (nesting::turns_between(poses)) return true;
  found_
      .add(kTooMuch, span_,
           fill({"the parts may lie in more than {0} different ways",
                 "les pièces ont plus de {0} façons différentes d’être posées"},
                {show(static_cast<std::int64_t>(nesting::kMostLevels))}))
      .hint({"give fewer `allowed_orientations`, or the same ones to all parts",
             "donnez moins d’`allowed_orientations`, ou les mêmes à toutes les pièces"});
  return false;
}

std::optional<ForeignJob> Reader::read(const json& root) {
  if (!root.is_object() || !root.contains("items") || !root["items"].is_array()) {
    bad("items", {"is missing: a list of the parts", "manque : la liste des pièces"});
    return std::nullopt;
  }
  const json& items = root["items"];
  for (std::size_t i = 0; i < items.size(); ++i) item(items[i], "items[" + std::to_string(i) + "]");
  if (root.contains("strip_height")) {
    job_.strip_height = positive(root["strip_height"], "strip_height");
  } else if (root.contains("bins")) {
    const json& bins = root["bins"];
    if (!bins.is_array())
      bad("bins", {"must be a list of sheets", "doit être une liste de plaques"});
    if (bins.size() > kMostStock) {
      found_
          .add(kTooMuch, span_,
               fill({"there are {0} kinds of sheet; at most {1} are taken",
                     "il y a {0} sortes de plaques ; on en prend au plus {1}"},
                    {show(static_cast<std::int64_t>(bins.size())),
                     show(static_cast<std::int64_t>(kMostStock))}))
          .hint({"give each kind once, with how many there are in `stock`",
                 "donnez chaque sorte une fois, avec son nombre dans `stock`"});
    }
    if (!bins.is_array() || bins.size() > kMostStock) return std::nullopt;
    for (std::size_t i = 0; i < bins.size(); ++i) bin(bins[i], "bins[" + std::to_string(i) + "]");
  }
  if (root.contains("item_spacing")) job_.gap = length(root["item_spacing"], "item_spacing");
  if (root.contains("bin_margin")) job_.margin = length(root["bin_margin"], "bin_margin");
  for (const auto& [path, given] :
       {std::pair{"item_spacing", job_.gap}, {"bin_margin", job_.margin}}) {
    if (given && *given < Length{}) bad(path, {"must not be negative", "ne doit pas être négatif"});
  }
  if (found_.has_errors() || !has_few_turns()) return std::nullopt;
  for (std::size_t k = 0; k < job_.parts.size(); ++k) {
    job_.parts[k].name = part_name(k, job_.parts.size());
  }
  if (root.contains("name") && root["name"].is_string())
    job_.name = root["name"].get<std::string>();
  return std::move(job_);
}

/// Whether brackets nest deeper than any instance does: read before the parser makes a tree of it.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepestJson) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

/// Where the parser gave up, or the end.
std::optional<json> parsed(const std::string& text, std::size_t& at) {
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    at = error.byte == 0 ? 0 : error.byte - 1;
  } catch (const json::exception&) {  // a number no double can hold
    at = 0;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ForeignJob> read_instance(const diagnostics::SourceMap& sources,
                                        diagnostics::SourceId source,
                                        const std::optional<Unit>& unit,
                                        diagnostics::Diagnostics& found) {
  const std::string& text = sources.text(source);
  if (text.size() > kMostJsonBytes) {
    found.add(kTooMuch, {},
              fill({"the file has {0} bytes; of JSON at most {1} are read",
                    "le fichier fait {0} octets ; en JSON, on en lit au plus {1}"},
                   {show(static_cast<std::int64_t>(text.size())),
                    show(static_cast<std::int64_t>(kMostJsonBytes))}));
    return std::nullopt;
  }
  const Text hint{"save or copy the file anew", "enregistrez ou recopiez le fichier"};
  if (too_deep(text)) {
    found
        .add(kNotJson, {source, 0, 0},
             fill({"brackets nest deeper than {0}",
                   "les crochets s’imbriquent à plus de {0} niveaux"},
                  {show(static_cast<std::int64_t>(kDeepestJson))}))
        .hint(hint);
    return std::nullopt;
  }
  std::size_t at = 0;
  const auto root = parsed(text, at);
  if (!root) {
    const auto place = static_cast<std::uint32_t>(std::min(at, text.size()));
    found
        .add(kNotJson, {source, place, place},
             {"the JSON cannot be read from here on", "le JSON est illisible à partir d’ici"})
        .hint(hint);
    return std::nullopt;
  }
  double mm = unit ? unit->mm : 1;
  if (!unit && root->is_object() && root->contains("units") && !(*root)["units"].is_string()) {
    found
        .add(kNoUnits, {source, 0, 0},
             {"the instance’s `units` are no word", "les `units` de l’instance ne sont pas un mot"})
        .hint({"say it: --unit mm (or cm, m, in)", "dites-la : --unit mm (ou cm, m, in)"});
    return std::nullopt;
  }
  if (!unit && root->is_object() && root->contains("units") && (*root)["units"].is_string()) {
    const auto own = unit_named((*root)["units"].get<std::string>());
    if (!own) {
      found
          .add(kNoUnits, {source, 0, 0},
               fill({"the instance's unit is {0}, which plano does not know",
                     "l’unité de l’instance est {0}, que plano ne connaît pas"},
                    {quote((*root)["units"].get<std::string>())}))
          .hint({"say it: --unit mm (or cm, m, in)", "dites-la : --unit mm (ou cm, m, in)"});
      return std::nullopt;
    }
    mm = own->mm;
  }
  auto job = Reader(source, mm, found).read(*root);
  if (job) job->unit_assumed = !unit && !root->contains("units");
  return job;
}

}  // namespace plano::foreign
