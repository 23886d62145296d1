// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What only shows once the whole file has been read: circles, and names that lead nowhere.

#include <algorithm>
#include <map>

#include "spec/binder.h"
#include "spec/codes.h"
#include "spec/suggest.h"

namespace plano::spec {
namespace {

/// Depth-first over the values; the path being walked is what a circle is shown from.
class ValueOrder {
 public:
  ValueOrder(DesignSpec& spec, diagnostics::Diagnostics& found) : spec_(spec), found_(found) {
    for (std::size_t i = 0; i < spec.values.size(); ++i) {
      by_name_.emplace(spec.values[i].id, i);
    }
    states_.resize(spec.values.size(), State::unseen);
  }

  void run() {
    for (std::size_t i = 0; i < spec_.values.size(); ++i) {
      visit(i);
    }
  }

 private:
  enum class State { unseen, on_path, done };

  // An explicit stack: a file may chain tens of thousands of values.
  void visit(std::size_t root) {
    struct Step {
      std::size_t value;
      std::size_t next_dependency = 0;
    };
    std::vector<Step> stack;
    if (states_[root] == State::unseen) {
      stack.push_back({root});
      states_[root] = State::on_path;
      path_.push_back(root);
    }
    while (!stack.empty()) {
      Step& step = stack.back();
      const auto uses = spec_.values[step.value].formula.dependencies();
      if (step.next_dependency == uses.size()) {
        states_[step.value] = State::done;
        spec_.value_order.push_back(step.value);
        path_.pop_back();
        stack.pop_back();
        continue;
      }
      const auto used = by_name_.find(uses[step.next_dependency++]);
      if (used == by_name_.end()) {
        continue;
      }
      if (states_[used->second] == State::on_path) {
        report_circle(used->second);
      } else if (states_[used->second] == State::unseen) {
        states_[used->second] = State::on_path;
        path_.push_back(used->second);
        stack.push_back({used->second});
      }
    }
  }

  void report_circle(std::size_t back_to) {
    constexpr std::size_t kMostShown = 12;
    const auto start = std::find(path_.begin(), path_.end(), back_to);
    std::string chain;
    std::size_t shown = 0;
    for (auto it = start; it != path_.end(); ++it) {
      if (++shown <= kMostShown) {
        chain += spec_.values[*it].name.text + " → ";
      }
    }
    chain += (shown > kMostShown ? "… → " : "") + spec_.values[back_to].name.text;
    found_
        .add(kCycle, spec_.values[back_to].name.span,
             fill({"these values depend on each other in a circle: {0}",
                   "ces valeurs dépendent les unes des autres en boucle : {0}"},
                  {chain}))
        .hint({"give one of them a value that does not come from the others",
               "donnez à l'une une valeur qui ne vient pas des autres"});
  }

  DesignSpec& spec_;
  diagnostics::Diagnostics& found_;
  std::map<NameId, std::size_t> by_name_;
  std::vector<State> states_;
  std::vector<std::size_t> path_;
};

/// One kind of thing that can be referred to. Its name carries the negation, for French elides it:
/// "pas de matériau", "pas d'élément".
class Declared {
 public:
  Declared(Text none, diagnostics::Diagnostics& found) : none_(std::move(none)), found_(found) {}

  void add(const Word& name) {
    const auto [known, fresh] = places_.emplace(name.text, name.span);
    if (fresh || name.text.empty()) {
      return;
    }
    found_
        .add(kNameTakenTwice, name.span,
             fill({"{0} is declared twice", "{0} est déclaré deux fois"}, {quote(name.text)}))
        .also(known->second, {"first here", "d'abord ici"})
        .hint({"rename one of them", "renommez l'un des deux"});
  }

  void require(const Word& name) const {
    if (name.text.empty() || places_.count(name.text) > 0) {
      return;
    }
    std::vector<std::string> names;
    if (found_.errors() < diagnostics::Diagnostics::kMost) {
      for (const auto& [known, place] : places_) {
        names.push_back(known);
      }
    }
    const std::string near = suggestion(name.text, names);
    auto said =
        found_.add(kUnknownReference, name.span,
                   fill({"there is {0} {1}", "il n'y a {0} {1}"}, {none_, quote(name.text)}));
    if (!near.empty()) {
      said.hint(did_you_mean(near));
    } else if (names.empty()) {
      said.hint(fill({"this design declares {0} yet", "ce modèle ne déclare {0} pour l'instant"},
                     {none_}));
    } else {
      said.hint(fill(
          {"declared are {0}", "sont déclarés {0}"},
          {list_and(std::vector<std::string>(
              names.begin(), names.begin() + std::min<std::ptrdiff_t>(20, std::ssize(names))))}));
    }
  }

  /// `leg.left` is about `leg`; whether that instance exists is known once the loop has been
  /// turned.
  void require(const Reference& reference) const {
    const std::string first = reference.name.substr(0, reference.name.find('.'));
    Span span = reference.span;
    if (span.known() && span.end - span.begin == reference.name.size()) {
      span.end = span.begin + static_cast<std::uint32_t>(first.size());
    }
    require(Word{first, span});
  }

 private:
  Text none_;
  diagnostics::Diagnostics& found_;
  std::map<std::string, Span> places_;
};

}  // namespace

void order_values(DesignSpec& spec, diagnostics::Diagnostics& found) {
  ValueOrder(spec, found).run();
}

void check_references(const DesignSpec& spec, diagnostics::Diagnostics& found) {
  Declared materials({"no material", "pas de matériau"}, found);
  Declared hardware({"no hardware", "pas de quincaillerie"}, found);
  Declared parameters({"no parameter", "pas de paramètre"}, found);
  Declared uses({"no entry of `uses`", "pas d'entrée de `uses`"}, found);
  Declared elements({"no element", "pas d'élément"}, found);
  Declared joints({"no joint", "pas d'assemblage"}, found);
  const auto declare = [](const auto& list, Declared& kind) {
    for (const auto& item : list) {
      kind.add(item.name);
    }
  };
  const auto require = [](const auto& list, const Declared& kind) {
    for (const auto& item : list) {
      kind.require(item);
    }
  };
  // Parameters and materials are held apart from values by ScopedReader::declare.
  declare(spec.materials, materials);
  declare(spec.hardware, hardware);
  declare(spec.parameters, parameters);
  declare(spec.uses, uses);
  declare(spec.panels, elements);
  declare(spec.solids, elements);
  declare(spec.parts, elements);
  for (const PanelSpec& panel : spec.panels) {
    materials.require(panel.material);
  }
  for (const PartSpec& part : spec.parts) {
    uses.require(part.use);
    for (const auto& [theirs, ours] : part.materials) {
      materials.require(ours);
    }
  }
  for (const JointSpec& joint : spec.joints) {
    joints.add(joint.id);
    require(joint.from, elements);
    require(joint.into, elements);
    hardware.require(joint.hardware.value_or(Word{}));
  }
  for (const PresetSpec& preset : spec.presets) {
    for (const auto& [name, value] : preset.set) {
      parameters.require(name);
    }
  }
  for (const StepSpec& step : spec.steps) {
    require(step.add, elements);
  }
  for (const ExpectSpec& expect : spec.expects) {
    if (const auto* names = std::get_if<std::vector<Reference>>(&expect.value)) {
      require(*names, elements);
    }
    if (const auto* excluded = std::get_if<std::vector<ExcludedSpec>>(&expect.value)) {
      for (const ExcludedSpec& one : *excluded) require(one.parts, elements);
    }
  }
  require(spec.exports, elements);
}

}  // namespace plano::spec
