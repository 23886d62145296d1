// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/expectations.h"

#include <charconv>

#include "model/codes.h"
#include "model/parts.h"

namespace plano::model {
namespace {

constexpr int kWindZones = 4;  // of metropolitan France
constexpr double kMostYears = 120;

/// "3-10" as `purpose` has it.
std::optional<std::pair<double, double>> ages_from(const std::string& words) {
  const std::size_t dash = words.find('-');
  if (dash == std::string::npos) return std::nullopt;
  int low = 0;
  int high = 0;
  const char* begin = words.data();
  if (std::from_chars(begin, begin + dash, low).ec != std::errc()) return std::nullopt;
  if (std::from_chars(begin + dash + 1, begin + words.size(), high).ec != std::errc()) {
    return std::nullopt;
  }
  return std::pair{static_cast<double>(low), static_cast<double>(high)};
}

/// Reads one key after the other into `out`.
class Reader {
 public:
  Reader(Run& run, Expectations& out) : run_(run), out_(out) {}

  void take(const spec::ExpectSpec& written) {
    out_.said[written.name.text] = written.name.span;
    if (const auto* word = std::get_if<spec::Word>(&written.value)) return take(written, *word);
    if (const auto* one = std::get_if<spec::Expression>(&written.value)) return take(written, *one);
    if (const auto* parts = std::get_if<std::vector<spec::Reference>>(&written.value)) {
      return take(written, *parts);
    }
    if (const auto* several = std::get_if<std::vector<spec::ExcludedSpec>>(&written.value)) {
      return take(*several);
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
    if (key == "fall_height") out_.fall_height = run_.evaluate.length(formula);
    if (key == "surfacing_depth") out_.surfacing_depth = run_.evaluate.length(formula);
    if (key == "critical_fall_height") out_.critical_fall_height = run_.evaluate.length(formula);
    if (key == "arrises") out_.arrises = run_.evaluate.length(formula);
    if (key == "ground") out_.ground = run_.evaluate.length(formula).value_or(Length{});
    if (key == "forced_movement") out_.forced_movement = run_.evaluate.flag(formula);
    if (key == "friction") out_.friction = run_.evaluate.number(formula);
    if (key == "wind_zone") take_zone(formula);
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
      if (panels) out_.not_platforms.push_back({*panels, run_.text(one.reason), one.span});
    }
  }

  void take_ages(const spec::ExpectSpec& written, const std::vector<spec::Expression>& pair) {
    std::vector<double> years;
    for (const spec::Expression& one : pair) {
      if (const auto year = run_.evaluate.number(one)) years.push_back(*year);
    }
    if (years.size() != pair.size()) return;
    if (years.size() != 2 || years[0] < 0 || years[0] > years[1] || years[1] > kMostYears) {
      run_.found
          .add(kExpectation, written.name.span,
               {"ages are two numbers of years, the lower one first",
                "les âges sont deux nombres d'années, le plus petit d'abord"})
          .hint({"write `ages: [3, 8]`", "écrivez `ages: [3, 8]`"});
      return;
    }
    out_.ages = {years[0], years[1]};
  }

  Run& run_;
  Expectations& out_;
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

}  // namespace

void resolve_expectations(Run& run, const std::vector<spec::ExpectSpec>& site) {
  Expectations& out = run.design.expects;
  Reader reader(run, out);
  for (const spec::ExpectSpec& written : run.spec.expects) reader.take(written);
  for (const spec::ExpectSpec& written : site) reader.take(written);
  const auto& purpose = run.design.info.purpose;
  if (const auto ages = purpose.find("ages"); !out.ages && ages != purpose.end()) {
    out.ages = ages_from(ages->second);
  }
  const auto kind = purpose.find("equipment");
  if (kind == purpose.end()) return;
  if (kind->second == kPlayground && !out.safety.empty() && out.safety != kPlayground) {
    report_not_play(run, out);
  }
  if (out.safety.empty() || kind->second == kPlayground) out.safety = kind->second;
}

}  // namespace plano::model
