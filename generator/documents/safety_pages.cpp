// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/safety_pages.h"

#include <algorithm>

#include "checks/wording.h"
#include "documents/page.h"
#include "documents/rule_tables.h"
#include "documents/town_ground.h"

namespace plano::documents {
namespace {

using checks::Verdict;

constexpr double kPictureHeight = 125;  // mm
/// Places one after the other that a rule's row names; the findings have them all.
constexpr std::size_t kRowsOfARule = 3;

/// Worst first.
constexpr Verdict kOrder[] = {Verdict::fail, Verdict::needs_declaration, Verdict::needs_human,
                              Verdict::pass, Verdict::not_applicable};

Text kind_of(checks::GroundArea::Kind kind) {
  switch (kind) {
    case checks::GroundArea::Kind::falling_space:
      return {"Falling space", "Espace de chute"};
    case checks::GroundArea::Kind::free_space:
      return {"Free space", "Espace libre"};
    case checks::GroundArea::Kind::surfacing:
      break;
  }
  return {"Surfacing asked for", "Revêtement demandé"};
}

/// Code, between backticks on a screen, as a page quotes it.
std::string quoted(const std::string& words, Language language) {
  const bool is_french = language == Language::french;
  const std::string opening = is_french ? "«\u00a0" : "“";
  const std::string closing = is_french ? "\u00a0»" : "”";
  std::string out;
  bool open = false;
  for (const char c : words) {
    if (c != '`') {
      out += c;
      continue;
    }
    out += open ? closing : opening;
    open = !open;
  }
  return out;
}

std::string shown(const std::optional<checks::Measure>& measure, Language language) {
  return measure ? checks::show(*measure).in(language) : "";
}

}  // namespace

Ink ink_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail:
      return {0.72, 0.13, 0.10};
    case Verdict::needs_declaration:
      return {0.76, 0.45, 0.02};
    case Verdict::needs_human:
      return {0.13, 0.36, 0.62};
    case Verdict::pass:
      return {0.13, 0.46, 0.25};
    case Verdict::not_applicable:
      break;
  }
  return kSoftInk;
}

SafetyReporter::SafetyReporter(const SafetyDocument& document, ScenePictures& pictures,
                               Language language)
    : document_(document),
      language_(language),
      pictures_(pictures),
      groups_(groups_of(document.report)) {
  if (groups_.size() > kMostFindings) {
    const auto last = groups_.begin() + kMostFindings;
    beyond_.assign(last, groups_.end());
    groups_.erase(last, groups_.end());
  }
}

std::string SafetyReporter::sentence(const Text& text) const {
  std::string words = quoted(say(text), language_);
  if (words.empty()) return words;
  const auto first = static_cast<unsigned char>(words[0]);
  if (first >= 'a' && first <= 'z') {
    words[0] = static_cast<char>(first - 'a' + 'A');
  } else if (first == 0xC3 && words.size() > 1 && static_cast<unsigned char>(words[1]) >= 0xA0) {
    // à to þ in UTF-8: their capitals lie 0x20 before them.
    words[1] = static_cast<char>(static_cast<unsigned char>(words[1]) - 0x20);
  }
  return words;
}

std::string SafetyReporter::title_of(const checks::Rule& rule) const {
  return checks::title_of(rule).in(language_);
}

std::string SafetyReporter::number_of(const checks::Result& result) const {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const auto& results = groups_[g].results;
    const auto it = std::find(results.begin(), results.end(), &result);
    if (it == results.end()) continue;
    const std::string number = std::to_string(g + 1);
    const auto index = static_cast<std::size_t>(it - results.begin());
    return results.size() == 1 ? number : number + letter_of(index);
  }
  return "";
}

std::string SafetyReporter::label_of(const std::string& element) const {
  const checks::Scene& scene = document_.survey.scene;
  const auto body = scene.find(element);
  return body && !scene.bodies[*body].label.empty() ? say(scene.bodies[*body].label) : element;
}

std::string SafetyReporter::labels_of(const checks::Place& place) const {
  constexpr std::size_t kMostNamed = 2;
  std::string all;
  for (std::size_t e = 0; e < std::min(place.elements.size(), kMostNamed); ++e) {
    all += (e > 0 ? ", " : "") + label_of(place.elements[e]);
  }
  return all + (place.elements.size() > kMostNamed ? ", …" : "");
}

std::vector<ScenePictures::Numbered> SafetyReporter::numbered_places() const {
  std::vector<ScenePictures::Numbered> places;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    for (const checks::Result* result : groups_[g].results) {
      places.push_back({result->place.point, std::to_string(g + 1), ink_of(result->verdict)});
    }
  }
  return places;
}

void SafetyReporter::front(Flow& flow) const {
  flow.title(say({"Safety pre-check", "Vérification préalable de sécurité"}));
  flow.paragraph(say(document_.title), flow.type(15, Weight::semibold));
  flow.skip(1);
  Canvas& canvas = flow.canvas();
  flow.figure(16, [&](const Frame& frame) {
    const double wide = frame.width / 5;
    double left = frame.left;
    for (const Verdict verdict : kOrder) {
      const Type figure = flow.type(20, Weight::semibold, ink_of(verdict));
      canvas.words({left, frame.top + 8 * flow.k()},
                   std::to_string(document_.report.count(verdict)), figure);
      canvas.paragraph({left, frame.top + 9.5 * flow.k(), wide - 3 * flow.k(), 8 * flow.k()},
                       say(checks::words_of(verdict)), flow.type(7.5, Weight::regular, kSoftInk));
      left += wide;
    }
  });
  const auto places = numbered_places();
  flow.figure(kPictureHeight,
              [&](const Frame& frame) { pictures_.whole(canvas, frame, flow.k(), places); });
  flow.heading(say({"What was looked at", "Ce qui a été examiné"}));
  std::vector<std::vector<std::string>> rows;
  const auto& values = document_.values;
  const std::size_t half = (values.size() + 1) / 2;
  for (std::size_t v = 0; v < half; ++v) {  // in two columns: it is to fit this page
    rows.push_back({say(values[v].first), say(values[v].second)});
    if (half + v < values.size()) {
      rows.back().push_back(say(values[half + v].first));
      rows.back().push_back(say(values[half + v].second));
    }
  }
  const std::string heading = say({"Value", "Valeur"});
  if (!rows.empty()) flow.table({{heading, 1.6}, {"", 1}, {heading, 1.6}, {"", 1}}, rows, 7.5);
  flow.paragraph(say(fill({"Workshop: {0}", "Atelier : {0}"}, {document_.workshop})),
                 flow.type(8, Weight::regular, kSoftInk));
  flow.paragraph(say(fill({"Design text, SHA-256: {0}", "Texte du modèle, SHA-256 : {0}"},
                          {Text(document_.digest)})),
                 flow.type(8, Weight::regular, kSoftInk));
}

std::vector<std::vector<std::string>> SafetyReporter::rows_of(const checks::RuleReport& one) const {
  std::vector<std::vector<std::string>> rows;
  const std::string title = title_of(*one.rule);
  for (const checks::Result& result : one.outcome.results) {
    if (rows.size() == kRowsOfARule || result.verdict != one.verdict) break;
    const std::string number = number_of(result);
    if (!rows.empty() && !result.measured && result.place.elements.empty()) break;
    rows.push_back({title, shown(result.measured, language_), shown(result.limit, language_),
                    say(checks::words_of(result.verdict)),
                    (number.empty() ? "" : number + " · ") + labels_of(result.place)});
  }
  if (rows.empty()) rows.push_back({title, "", "", say(checks::words_of(one.verdict)), ""});
  const auto same = static_cast<std::size_t>(
      std::count_if(one.outcome.results.begin(), one.outcome.results.end(),
                    [&](const checks::Result& result) { return result.verdict == one.verdict; }));
  if (same > rows.size()) {
    rows.back().back() +=
        say(fill(same == rows.size() + 1 ? Text(" (and one more)", " (et un autre)")
                                         : Text(" (and {0} more)", " (et {0} autres)"),
                 {show(static_cast<std::int64_t>(same - rows.size()))}));
  }
  return rows;
}

void SafetyReporter::rules(Flow& flow) const {
  flow.section(say({"Rule by rule", "Règle par règle"}));
  std::vector<std::vector<std::string>> rows;
  for (const checks::RuleReport& one : document_.report.rules) {
    for (auto& row : rows_of(one)) rows.push_back(std::move(row));
  }
  flow.table({{say({"Rule", "Règle"}), 2.3, Align::left, Repeat::when_new},
              {say({"Measured", "Mesuré"}), 0.9},
              {say({"Limit", "Limite"}), 0.9},
              {say({"Verdict", "Verdict"}), 1.7, Align::left, Repeat::when_new},
              {say({"Place", "Endroit"}), 2.4}},
             rows, 7.5);
  for (const checks::RuleReport& one : document_.report.rules) {
    const auto accepted = document_.accepted.find(one.rule->id);
    if (accepted == document_.accepted.end() || one.verdict != Verdict::fail) continue;
    flow.paragraph(say(fill({"{0}: the maker accepts that this fails, because: {1}",
                             "{0} : échec accepté par le fabricant, pour la raison suivante : {1}"},
                            {Text(title_of(*one.rule)), Text(accepted->second)})),
                   flow.type(9, Weight::semibold, ink_of(Verdict::fail)));
  }
}

void SafetyReporter::ground(Flow& flow) const {
  std::vector<const checks::GroundArea*> areas;
  for (const checks::RuleReport& one : document_.report.rules) {
    for (const checks::GroundArea& area : one.outcome.ground) areas.push_back(&area);
  }
  if (areas.empty()) return;
  flow.section(say({"Falling spaces and surfacing", "Espaces de chute et revêtement"}));
  flow.figure(105, [&](const Frame& frame) {
    pictures_.ground(flow.canvas(), frame, flow.k(), areas, language_);
  });
  std::vector<std::vector<std::string>> rows;
  for (const checks::GroundArea* area : areas) {
    rows.push_back({say(kind_of(area->kind)), say(area->label),
                    checks::show({area->area_m2, checks::Unit::m2}).in(language_),
                    area->fall_height_mm > 0
                        ? checks::show({area->fall_height_mm, checks::Unit::mm}).in(language_)
                        : ""});
  }
  flow.table({{say({"Area", "Zone"}), 1.6, Align::left, Repeat::when_new},
              {say({"Of", "De"}), 2},
              {say({"In plan", "En plan"}), 0.8, Align::right},
              {say({"Fall height", "Hauteur de chute"}), 1, Align::right}},
             rows, 7.5);
  const TownGround ground = town_ground(document_);
  flow.paragraph(
      say(fill({"Falling spaces of all together, where they overlap once: {0}. Surfacing: {1}; "
                "depth of loose fill: {2}.",
                "Espaces de chute réunis, comptés une fois où ils se recouvrent : {0}. "
                "Revêtement : {1} ; épaisseur du matériau meuble : {2}."},
               {checks::show({ground.falling_m2, checks::Unit::m2}), surfacing_of(document_.survey),
                surfacing_depth_of(document_.survey)})),
      flow.type(9));
  for (const checks::RuleReport& one : document_.report.rules) {
    if (!one.outcome.ground.empty()) rule_tables(flow, one.outcome, language_);
  }
}

}  // namespace plano::documents
