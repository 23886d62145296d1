// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/safety_pages.h"

#include <algorithm>

#include "checks/wording.h"
#include "documents/page.h"

namespace plano::documents {
namespace {

using checks::Verdict;

constexpr double kPictureHeight = 105;  // mm
constexpr double kFindingHeight = 58;
/// Places one after the other that a rule's row names; the findings have them all.
constexpr std::size_t kRowsOfARule = 3;

/// Worst first.
constexpr Verdict kOrder[] = {Verdict::fail, Verdict::needs_declaration, Verdict::needs_human,
                              Verdict::pass, Verdict::not_applicable};

bool is_numbered(const checks::Result& result) {
  return (result.verdict == Verdict::fail || result.verdict == Verdict::needs_human ||
          result.verdict == Verdict::needs_declaration) &&
         !result.place.elements.empty();
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

SafetyReporter::SafetyReporter(const SafetyDocument& document, Language language)
    : document_(document), language_(language), pictures_(document.survey.scene) {
  for (const Verdict verdict : kOrder) {
    for (const checks::RuleReport& rule : document.report.rules) {
      for (const checks::Result& result : rule.outcome.results) {
        if (result.verdict != verdict || !is_numbered(result)) continue;
        if (items_.size() == kMostFindings) {
          ++left_out_;
          continue;
        }
        items_.push_back({&rule, &result, std::to_string(items_.size() + 1)});
      }
    }
  }
}

std::string SafetyReporter::sentence(const Text& text) const {
  std::string words = say(text);
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
  return Text(std::string(rule.title_en), std::string(rule.title_fr)).in(language_);
}

std::string SafetyReporter::number_of(const checks::Result& result) const {
  const auto it = std::find_if(items_.begin(), items_.end(),
                               [&](const Item& item) { return item.result == &result; });
  return it == items_.end() ? "" : it->number;
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
  std::vector<ScenePictures::Numbered> places;
  for (const Item& item : items_) {
    places.push_back({item.result->place.point, item.number, ink_of(item.result->verdict)});
  }
  flow.figure(kPictureHeight,
              [&](const Frame& frame) { pictures_.whole(canvas, frame, flow.k(), places); });
  flow.heading(say({"What was looked at", "Ce qui a été examiné"}));
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, value] : document_.values) rows.push_back({say(name), say(value)});
  rows.push_back({say({"Workshop", "Atelier"}), say(document_.workshop)});
  rows.push_back({say({"Design text, SHA-256", "Texte du modèle, SHA-256"}), document_.digest});
  flow.table({{say({"Value", "Valeur"}), 1}, {"", 1.4}}, rows);
}

std::vector<std::vector<std::string>> SafetyReporter::rows_of(const checks::RuleReport& one) const {
  std::vector<std::vector<std::string>> rows;
  const std::string title = title_of(*one.rule);
  for (const checks::Result& result : one.outcome.results) {
    if (rows.size() == kRowsOfARule || result.verdict != one.verdict) break;
    std::string place;
    const std::string number = number_of(result);
    if (!number.empty()) place = number + " · ";
    for (std::size_t e = 0; e < std::min<std::size_t>(result.place.elements.size(), 2); ++e) {
      place += (e > 0 ? ", " : "") + result.place.elements[e];
    }
    rows.push_back({rows.empty() ? title : "", shown(result.measured, language_),
                    shown(result.limit, language_), say(checks::words_of(result.verdict)), place});
  }
  if (rows.empty()) rows.push_back({title, "", "", say(checks::words_of(one.verdict)), ""});
  const auto same = static_cast<std::size_t>(
      std::count_if(one.outcome.results.begin(), one.outcome.results.end(),
                    [&](const checks::Result& result) { return result.verdict == one.verdict; }));
  if (same > rows.size()) {
    rows.back().back() += say(fill({" (and {0} more)", " (et {0} autres)"},
                                   {show(static_cast<std::int64_t>(same - rows.size()))}));
  }
  return rows;
}

void SafetyReporter::rules(Flow& flow) const {
  flow.title(say({"Rule by rule", "Règle par règle"}));
  std::vector<std::vector<std::string>> rows;
  for (const checks::RuleReport& one : document_.report.rules) {
    for (auto& row : rows_of(one)) rows.push_back(std::move(row));
  }
  flow.table({{say({"Rule", "Règle"}), 2.6},
              {say({"Measured", "Mesuré"}), 1.1},
              {say({"Limit", "Limite"}), 1.1},
              {say({"Verdict", "Verdict"}), 1.5},
              {say({"Place", "Endroit"}), 2}},
             rows, 7.5);
  for (const auto& [rule, reason] : document_.accepted) {
    flow.paragraph(say(fill({"{0} was let fail by the maker: {1}",
                             "{0} a été laissée en échec par le fabricant : {1}"},
                            {Text(rule), Text(reason)})),
                   flow.type(9, Weight::semibold, ink_of(Verdict::fail)));
  }
}

void SafetyReporter::finding(Flow& flow, const Item& item) const {
  const checks::Result& result = *item.result;
  flow.want((kFindingHeight + 24) * flow.k());
  flow.heading(item.number + " · " + title_of(*item.rule->rule) + " — " +
               say(checks::words_of(result.verdict)));
  flow.paragraph(sentence(result.says), flow.type(9.5));
  if (!result.mend.empty()) flow.paragraph("→ " + sentence(result.mend), flow.type(9.5), 4);
  std::string figures;
  for (const checks::Figure* figure : result.rests_on) {
    figures += figures.empty() ? "" : "; ";
    figures += checks::show(figure->value).in(language_) + " (" +
               say(checks::words_of(figure->confidence)) + ")";
  }
  if (!figures.empty()) {
    flow.paragraph(say(fill({"Figure: {0}", "Chiffre : {0}"}, {Text(figures)})),
                   flow.type(8, Weight::regular, kSoftInk));
  }
  flow.figure(kFindingHeight, [&](const Frame& frame) {
    pictures_.finding(flow.canvas(), frame, flow.k(), result, language_);
  });
}

void SafetyReporter::findings(Flow& flow) const {
  if (items_.empty()) return;
  flow.title(say({"What was found, place by place", "Ce qui a été trouvé, endroit par endroit"}));
  for (const Item& item : items_) finding(flow, item);
  if (left_out_ > 0) {
    flow.paragraph(say(fill({"{0} findings more are in safety.json.",
                             "{0} autres constats sont dans safety.json."},
                            {show(static_cast<std::int64_t>(left_out_))})),
                   flow.type(9));
  }
}

void SafetyReporter::ground(Flow& flow) const {
  std::vector<const checks::GroundArea*> areas;
  for (const checks::RuleReport& one : document_.report.rules) {
    for (const checks::GroundArea& area : one.outcome.ground) areas.push_back(&area);
  }
  if (areas.empty()) return;
  flow.title(say({"Falling spaces and surfacing", "Espaces de chute et revêtement"}));
  flow.figure(120, [&](const Frame& frame) {
    pictures_.ground(flow.canvas(), frame, flow.k(), areas, language_);
  });
  std::vector<std::vector<std::string>> rows;
  for (const checks::GroundArea* area : areas) {
    rows.push_back({say(area->label), checks::show({area->area_m2, checks::Unit::m2}).in(language_),
                    area->fall_height_mm > 0
                        ? checks::show({area->fall_height_mm, checks::Unit::mm}).in(language_)
                        : ""});
  }
  flow.table({{say({"Area", "Zone"}), 3},
              {say({"m² in plan", "m² en plan"}), 1, Align::right},
              {say({"Fall height", "Hauteur de chute"}), 1, Align::right}},
             rows);
}

}  // namespace plano::documents
