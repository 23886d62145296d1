// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/expectations.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/codes.h"
#include "model/parts.h"

namespace plano::model {
namespace {

constexpr int kWindZones = 4;  // of metropolitan France
constexpr double kMostYears = 120;

/// Up to what age the users of play equipment are reckoned with: EN 1176-1, annex A, as two public
/// texts tell it, ends with the masses of 14 years.
constexpr double kOldestAtPlay = 14;

/// What a declared figure can be at all; lengths in mm.
struct Sense {
  const char* key;
  double least;
  double most;
  const char* example;
  Text why;
};

const std::array<Sense, 6>& senses() {
  static const std::array<Sense, 6> kAll = {{
      {"fall_height",
       0,
       10'000,
       "1500mm",
       {"EN 1176-1 lets nobody fall more than 3000 mm; this leaves room to say that something does",
        "l'EN 1176-1 n'admet aucune chute de plus de 3000 mm ; la marge permet de dire que c'est "
        "dépassé"}},
      {"surfacing_depth",
       0,
       1000,
       "300mm",
       {"400 mm of loose fill take the highest fall that EN 1176-1 allows; more than a metre is a "
        "slip of the unit",
        "400 mm de matériau meuble suffisent à la plus haute chute qu'admet l'EN 1176-1 ; plus "
        "d'un mètre est une erreur d'unité"}},
      {"critical_fall_height",
       0,
       5000,
       "1500mm",
       {"EN 1176-1 allows falls of 3000 mm at most, and no test report needs to say much more",
        "l'EN 1176-1 n'admet que des chutes de 3000 mm, et aucun rapport d'essai n'a besoin d'en "
        "dire beaucoup plus"}},
      {"arrises",
       0,
       50,
       "5mm",
       {"no edge of a board is rounded further",
        "aucune arête de planche n'est arrondie davantage"}},
      {"ground",
       -10'000,
       10'000,
       "0mm",
       {"a design stands near the ground, and what is buried is not looked at",
        "un modèle se tient près du sol, et ce qui est enterré n'est pas examiné"}},
      {"friction",
       0,
       1,
       "0.4",
       {"dry rubber on concrete comes to about 1, and wood stays below",
        "du caoutchouc sec sur du béton atteint environ 1, et le bois reste en dessous"}},
  }};
  return kAll;
}

/// "3-10" as `purpose` has it.
std::optional<std::pair<double, double>> ages_from(const std::string& words) {
  const std::size_t dash = words.find('-');
  if (dash == std::string::npos) return std::nullopt;
  std::pair<double, double> years;
  const char* begin = words.data();
  const char* middle = begin + dash;
  const char* end = begin + words.size();
  const auto low = std::from_chars(begin, middle, years.first);
  const auto high = std::from_chars(middle + 1, end, years.second);
  if (low.ec != std::errc() || low.ptr != middle) return std::nullopt;
  if (high.ec != std::errc() || high.ptr != end) return std::nullopt;
  return years;
}

bool are_ages(double from, double to) {
  return from >= 0 && from <= to && to <= kMostYears;
}

void report_ages(Run& run, Span span) {
  run.found
      .add(kExpectation, span,
           fill({"ages are two numbers of years up to {0}, the lower one first",
                 "les âges sont deux nombres d'années jusqu'à {0}, le plus petit d'abord"},
                {show_number(kMostYears, 0)}))
      .hint({"write `ages: [3, 8]`", "écrivez `ages: [3, 8]`"});
}

/// Who wrote a declaration: the design under `expects:`, or the command line with --site.
enum class Writer : std::uint8_t { design, site };

/// Reads one key after the other into `out`.
class Reader {
 public:
  Reader(Run& run, Expectations& out) : run_(run), out_(out) {}

  void take(const spec::ExpectSpec& written, Writer writer) {
    writer_ = writer;
    out_.said[written.name.text] = written.name.span;
    if (const auto* word = std::get_if<spec::Word>(&written.value)) return take(written, *word);
    if (const auto* one = std::get_if<spec::Expression>(&written.value)) return take(written, *one);
    if (const auto* parts = std::get_if<std::vector<spec::Reference>>(&written.value)) {
      return take(written, *parts);
    }
    if (const auto* several = std::get_if<std::vector<spec::ExcludedSpec>>(&written.value)) {
      return take(*several);
    }
    if (const auto* text = std::get_if<spec::TextSpec>(&written.value)) {
      out_.access_reason = reason(*text, written.name.span);
      return;
    }
    take_ages(written, std::get<std::vector<spec::Expression>>(written.value));
  }

 private:
  void take(const spec::ExpectSpec& written, const spec::Word& word) {
    const std::string& key = written.name.text;
    if (key == "safety") out_.safety = word.text;
    if (key == "access") out_.access = word.text;
    if (key == "surfacing") out_.surfacing = word.text;
    if (key == "anchoring") out_.anchoring = word.text;
    if (key == "terrain") out_.terrain = word.text;
  }

  void take(const spec::ExpectSpec& written, const spec::Expression& formula) {
    const std::string& key = written.name.text;
    if (key == "fall_height") out_.fall_height = length(key, formula);
    if (key == "surfacing_depth") out_.surfacing_depth = length(key, formula);
    if (key == "critical_fall_height") out_.critical_fall_height = length(key, formula);
    if (key == "arrises") out_.arrises = length(key, formula);
    if (key == "ground") out_.ground = length(key, formula).value_or(Length{});
    if (key == "forced_movement") out_.forced_movement = run_.evaluate.flag(formula);
    if (key == "friction") {
      out_.friction = run_.evaluate.number(formula);
      if (out_.friction) {
        hold_to_sense(key, formula, *out_.friction, [](double v) { return show_number(v, 2); });
      }
    }
    if (key == "wind_zone") take_zone(formula);
  }

  std::optional<Length> length(const std::string& key, const spec::Expression& formula) {
    const std::optional<Length> value = run_.evaluate.length(formula);
    if (value) {
      hold_to_sense(key, formula, value->mm(),
                    [](double v) { return show(Length::nearest_to_mm(v)); });
    }
    return value;
  }

  template <class Show>
  void hold_to_sense(const std::string& key, const spec::Expression& formula, double value,
                     const Show& shown) {
    const auto sense = std::find_if(senses().begin(), senses().end(),
                                    [&](const Sense& one) { return key == one.key; });
    if (sense == senses().end() || (value >= sense->least && value <= sense->most)) return;
    const std::string word = writer_ == Writer::site ? "--site " + key + "=" + sense->example
                                                     : "`" + key + ": " + sense->example + "`";
    run_.found
        .add(kExpectation, formula.span(),
             fill({"{0} is {1}; it can be {2} to {3}: {4}",
                   "{0} vaut {1} ; c'est {2} au moins et {3} au plus : {4}"},
                  {Text(key), shown(value), shown(sense->least), shown(sense->most), sense->why}))
        .hint(fill({"write for example {0}", "écrivez par exemple {0}"}, {Text(word)}));
  }

  void take_zone(const spec::Expression& formula) {
    const std::optional<std::int64_t> zone = run_.evaluate.whole(formula);
    if (zone && (*zone < 1 || *zone > kWindZones)) {
      run_.found
          .add(kExpectation, formula.span(),
               fill({"wind zone {0}; the French annex of EN 1991-1-4 has zones 1 to {1}",
                     "zone de vent {0} ; l'annexe française de l'EN 1991-1-4 compte les zones 1 à "
                     "{1}"},
                    {show(*zone), show(std::int64_t{kWindZones})}))
          .hint({"look the place up on the map of that annex",
                 "cherchez le lieu sur la carte de cette annexe"});
    } else if (zone) {
      out_.wind_zone = static_cast<int>(*zone);
    }
  }

  void take(const spec::ExpectSpec& written, const std::vector<spec::Reference>& parts) {
    const auto panels = find_panels(run_, parts);
    if (!panels) return;
    // Those that modules brought stay.
    const std::string& key = written.name.text;
    if (key == "platforms" && !out_.platforms) out_.platforms.emplace();
    auto& all = key == "platforms" ? *out_.platforms
                : key == "grips"   ? out_.grips
                : key == "grasps"  ? out_.grasps
                                   : out_.forced_by;
    all.insert(all.end(), panels->begin(), panels->end());
  }

  void take(const std::vector<spec::ExcludedSpec>& several) {
    for (const spec::ExcludedSpec& one : several) {
      const auto panels = find_panels(run_, one.parts);
      if (panels) out_.not_platforms.push_back({*panels, reason(one.reason, one.span), one.span});
    }
  }

  /// A reason is printed, and a person judges it: one without words says nothing.
  Text reason(const spec::TextSpec& written, Span span) {
    Text text = run_.text(written);
    const auto has_words = [](const std::string& words) {
      return words.find_first_not_of(" \t\r\n") != std::string::npos;
    };
    if (!has_words(text.en) && !has_words(text.fr)) {
      run_.found.add(kExpectation, span, {"this reason has no words", "cette raison est vide"})
          .hint({"say why, in a sentence that a town can judge: the report prints it",
                 "dites pourquoi, en une phrase qu'une commune puisse juger : le rapport "
                 "l'imprime"});
    }
    return text;
  }

  void take_ages(const spec::ExpectSpec& written, const std::vector<spec::Expression>& pair) {
    std::vector<double> years;
    for (const spec::Expression& one : pair) {
      if (const auto year = run_.evaluate.number(one)) years.push_back(*year);
    }
    if (years.size() != pair.size()) return;
    if (years.size() != 2 || !are_ages(years[0], years[1])) {
      return report_ages(run_, written.name.span);
    }
    out_.ages = {years[0], years[1]};
  }

  Run& run_;
  Expectations& out_;
  Writer writer_ = Writer::design;
};

}  // namespace

namespace {

constexpr const char* kPlayground = "playground";

/// A few words under `expects:` must not take play equipment out of the rules.
void report_not_play(Run& run, const Expectations& out) {
  run.found
      .add(kNotForPlay, out.said.at("safety"),
           fill({"`purpose:` says that this is for a playground, `safety: {0}` that it is not",
                 "`purpose:` dit que c'est pour une aire de jeux, `safety: {0}` que non"},
                {Text(out.safety)}))
      .hint({"leave out `safety:`; a rule that may fail is let off one by one, with --accept-fail "
             "and a --reason",
             "retirez `safety:` ; une règle qui peut rester en échec se déclare une à une, avec "
             "--accept-fail et une --reason"});
}

/// Of `purpose:`, where `expects:` says none.
void take_purposed_ages(Run& run, Expectations& out) {
  if (out.said.count("ages") != 0) return;
  for (const auto& [name, value] : run.spec.info.purpose) {
    if (name.text != "ages") continue;
    out.said["ages"] = value.span;
    out.ages = ages_from(value.text);
    if (out.ages && are_ages(out.ages->first, out.ages->second)) continue;
    out.ages.reset();
    report_ages(run, value.span);
  }
}

void report_grown_up(Run& run, const Expectations& out) {
  run.found
      .add(
          kExpectation, out.said.at("ages"),
          fill({"ages {0} to {1} on play equipment: its users are reckoned with as children of {2} "
                "years at most",
                "âges de {0} à {1} ans sur un équipement de jeu : ses usagers sont comptés comme "
                "des enfants de {2} ans au plus"},
               {show_number(out.ages->first, 1), show_number(out.ages->second, 1),
                show_number(kOldestAtPlay, 0)}))
      .hint({"write the ages of the children, `ages: [3, 14]` for all of them, or say under "
             "`purpose:` what else it is",
             "écrivez les âges des enfants, `ages: [3, 14]` pour tous, ou dites sous `purpose:` ce "
             "que c'est d'autre"});
}

}  // namespace

void resolve_expectations(Run& run, const std::vector<spec::ExpectSpec>& site) {
  Expectations& out = run.design.expects;
  Reader reader(run, out);
  for (const spec::ExpectSpec& written : run.spec.expects) reader.take(written, Writer::design);
  for (const spec::ExpectSpec& written : site) reader.take(written, Writer::site);
  take_purposed_ages(run, out);
  const auto& purpose = run.design.info.purpose;
  const auto kind = purpose.find("equipment");
  if (kind != purpose.end()) {
    if (kind->second == kPlayground && !out.safety.empty() && out.safety != kPlayground) {
      report_not_play(run, out);
    }
    if (out.safety.empty() || kind->second == kPlayground) out.safety = kind->second;
  }
  const bool at_play = out.safety == kPlayground;
  if (at_play && out.ages && out.ages->second > kOldestAtPlay) report_grown_up(run, out);
}

}  // namespace plano::model
