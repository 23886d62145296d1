// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/loops.h"

#include "model/codes.h"

namespace plano::model {
namespace {

class Loop {
 public:
  Loop(Run& run, const spec::Repetition& repeat, const Turn& turn, const Turn& left_out)
      : run_(run), repeat_(repeat), turn_(turn), left_out_(left_out) {}

  bool from_variable(std::size_t number, const std::string& suffix) {
    if (number == repeat_.variables.size()) return innermost(suffix);
    const spec::LoopVariable& variable = repeat_.variables[number];
    const bool fine = std::holds_alternative<spec::RangeExpressions>(variable.over)
                          ? over_range(number, suffix)
                          : over_words(number, suffix);
    run_.names.forget(variable.id);
    return fine;
  }

 private:
  bool innermost(const std::string& suffix) {
    if (++run_.turns > kMostTurnsInAll) return too_many_turns();
    if (repeat_.when) {
      const std::optional<bool> wanted = run_.evaluate.flag(*repeat_.when);
      if (!wanted) return false;
      if (!*wanted) return !left_out_ || left_out_(suffix);
    }
    return turn_(suffix);
  }

  bool over_range(std::size_t number, const std::string& suffix) {
    const spec::LoopVariable& variable = repeat_.variables[number];
    const auto& range = std::get<spec::RangeExpressions>(variable.over);
    const std::optional<std::int64_t> first = run_.evaluate.whole(range.first);
    const std::optional<std::int64_t> last = run_.evaluate.whole(range.last);
    if (!first || !last) return false;
    if (*last - *first >= kMostTurns) return too_long(variable, *last - *first + 1);
    for (std::int64_t i = *first; i <= *last; ++i) {
      run_.names.set(variable.id, Quantity{static_cast<double>(i), kPlainNumber});
      if (!from_variable(number + 1, suffix + "." + std::to_string(i))) return false;
    }
    return true;
  }

  bool over_words(std::size_t number, const std::string& suffix) {
    const spec::LoopVariable& variable = repeat_.variables[number];
    const auto& words = std::get<std::vector<spec::ChoiceSpec>>(variable.over);
    if (static_cast<std::int64_t>(words.size()) > kMostTurns) {
      return too_long(variable, static_cast<std::int64_t>(words.size()));
    }
    for (const spec::ChoiceSpec& word : words) {
      spec::ShownAs shown;
      shown.words = run_.text(word.label);
      run_.names.set(variable.id, word.name.text, std::move(shown));
      if (!from_variable(number + 1, suffix + "." + word.name.text)) return false;
    }
    return true;
  }

  bool too_long(const spec::LoopVariable& variable, std::int64_t turns) {
    run_.found
        .add(kLoopTooLong, variable.span,
             fill({"this loop would turn {0} times; the limit is {1}",
                   "cette boucle ferait {0} tours ; la limite est {1}"},
                  {show(turns), show(kMostTurns)}))
        .hint({"check the formula of its last value", "vérifiez la formule de sa dernière valeur"});
    return false;
  }

  bool too_many_turns() {
    if (run_.turns == kMostTurnsInAll + 1) {
      run_.found.add(kTooManyTurns, repeat_.variables.empty() ? Span() : repeat_.variables[0].span,
                     fill({"the loops of this design turn more than {0} times in all",
                           "les boucles de ce modèle font plus de {0} tours en tout"},
                          {show(kMostTurnsInAll)}));
    }
    return false;
  }

  Run& run_;
  const spec::Repetition& repeat_;
  const Turn& turn_;
  const Turn& left_out_;
};

}  // namespace

bool for_each_turn(Run& run, const spec::Repetition& repeat, const Turn& turn,
                   const Turn& left_out) {
  return Loop(run, repeat, turn, left_out).from_variable(0, "");
}

bool leave_out(Run& run, const std::string& id, Span span) {
  if (run.absent.size() < kMostAbsent) {
    run.absent.insert(id);
    return true;
  }
  run.found
      .add(kTooManyElements, span,
           fill({"with this element, `when` leaves out more than {0}",
                 "avec cet élément, `when` en écarte plus de {0}"},
                {show(static_cast<std::int64_t>(kMostAbsent))}))
      .hint({"split the design", "partagez le modèle"});
  return false;
}

}  // namespace plano::model
