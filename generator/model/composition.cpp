// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Designs inside designs: each part is resolved on its own, then its elements move in.

#include <algorithm>
#include <tuple>

#include "model/codes.h"
#include "model/loops.h"
#include "model/parts.h"
#include "model/places.h"

namespace plano::model {
namespace {

using geometry::Placement;

/// Whether two pieces of hardware are the same thing to buy.
bool same_piece(const Hardware& a, const Hardware& b) {
  const auto key = [](const Hardware& h) {
    return std::tie(h.kind, h.standard, h.thread, h.diameter, h.length, h.head, h.drive, h.lock_nut,
                    h.corrosion_class);
  };
  return key(a) == key(b);
}

/// A formula's value as it is typed for a parameter: words without their quotes.
std::string typed(const Value& value) {
  const std::string* word = std::get_if<std::string>(&value);
  return word != nullptr ? *word : spec::formula_of(value);
}

/// Moves one resolved part into the design around it.
class MoveIn {
 public:
  MoveIn(Run& outer, Run& inner, std::string id, Text label, Placement place)
      : outer_(outer),
        inner_(inner),
        id_(std::move(id)),
        label_(std::move(label)),
        place_(std::move(place)) {}

  void all(const spec::PartSpec& part) {
    match_materials(part);
    first_panel_ = outer_.design.panels.size();
    for (Panel& panel : inner_.design.panels) move(std::move(panel));
    for (Solid& solid : inner_.design.solids) move(std::move(solid));
    for (Hardware& hardware : inner_.design.hardware) move(std::move(hardware));
    for (Joint& joint : inner_.design.joints) move(std::move(joint));
    for (Step& step : inner_.design.steps) move(std::move(step));
    for (AuthorCheck& check : inner_.design.checks) move(std::move(check));
    move(std::move(inner_.design.expects));
    for (const std::string& absent : inner_.absent) outer_.absent.insert(named(absent));
    for (const std::string& hidden : inner_.hidden) outer_.hidden.insert(named(hidden));
    outer_.part_ids.insert(id_);
    hide_what_is_not_exported();
    credit();
  }

 private:
  std::string named(const std::string& own) const { return id_ + "." + own; }

  void match_materials(const spec::PartSpec& part) {
    for (const Material& theirs : inner_.design.materials) {
      std::string ours;
      for (const auto& [inside, outside] : part.materials) {
        if (inside.text == theirs.name) ours = outside.text;
      }
      std::size_t index = 0;
      while (outer_.design.materials[index].name != ours) ++index;  // take_materials found it
      materials_.push_back(index);
    }
  }

  template <class Element>
  void name(Element& element) {
    element.id = named(element.id);
    element.group = named(element.group);
    if (!label_.empty()) element.label = fill({"{0}, {1}", "{0}, {1}"}, {label_, element.label});
    element.placement = geometry::compose(place_, element.placement);
  }

  void move(Panel panel) {
    name(panel);
    panel.material = materials_[panel.material];
    outer_.design.panels.push_back(std::move(panel));
  }

  void move(Solid solid) {
    name(solid);
    outer_.design.solids.push_back(std::move(solid));
  }

  /// Equal pieces are bought together, whatever they are called inside.
  void move(Hardware hardware) {
    auto& ours = outer_.design.hardware;
    const auto known = std::find_if(ours.begin(), ours.end(),
                                    [&](const Hardware& own) { return same_piece(own, hardware); });
    hardware_.push_back(static_cast<std::size_t>(known - ours.begin()));
    if (known != ours.end()) return;
    hardware.name = named(hardware.name);
    ours.push_back(std::move(hardware));
  }

  void move(Joint joint) {
    joint.id = named(joint.id);
    for (auto* panels : {&joint.from, &joint.into}) {
      for (std::size_t& panel : *panels) panel += first_panel_;
    }
    if (joint.hardware) joint.hardware = hardware_[*joint.hardware];
    outer_.design.joints.push_back(std::move(joint));
  }

  void move(AuthorCheck check) {
    check.message = fill({"{0}: {1}", "{0} : {1}"}, {Text(id_), check.message});
    outer_.design.checks.push_back(std::move(check));
  }

  void move(Step step) {
    const Text name = label_.empty() ? Text(id_) : label_;
    step.title = step.title.empty() ? name : fill({"{0}: {1}", "{0} : {1}"}, {name, step.title});
    for (std::size_t& panel : step.add) panel += first_panel_;
    outer_.design.steps.push_back(std::move(step));
  }

  /// A module knows which of its panels one stands on, or is carried along by. What is said of the
  /// place is for the design around it to say.
  void move(Expectations expects) {
    Expectations& ours = outer_.design.expects;
    const auto take = [&](std::vector<std::size_t>& all, const std::vector<std::size_t>& some) {
      for (const std::size_t panel : some) all.push_back(panel + first_panel_);
    };
    if (expects.platforms) {
      if (!ours.platforms) ours.platforms.emplace();
      take(*ours.platforms, *expects.platforms);
    }
    take(ours.forced_by, expects.forced_by);
    take(ours.grips, expects.grips);
    take(ours.grasps, expects.grasps);
    for (Excluded& one : expects.not_platforms) {
      for (std::size_t& panel : one.panels) panel += first_panel_;
      ours.not_platforms.push_back(std::move(one));
    }
    if (expects.forced_movement == true) ours.forced_movement = true;
  }

  void hide_what_is_not_exported() {
    const std::vector<spec::Reference>& exports = inner_.spec.exports;
    if (exports.empty()) return;
    const auto is_exported = [&](const std::string& own) {
      return std::any_of(exports.begin(), exports.end(), [&](const spec::Reference& one) {
        return own == one.name || own.starts_with(one.name + ".");
      });
    };
    for (std::size_t i = first_panel_; i < outer_.design.panels.size(); ++i) {
      const std::string& id = outer_.design.panels[i].id;
      if (!is_exported(id.substr(id_.size() + 1))) outer_.hidden.insert(id);
    }
  }

  void credit() {
    auto& included = outer_.design.info.included;
    const auto add = [&](const Included& one) {
      const bool known = std::any_of(included.begin(), included.end(), [&](const Included& other) {
        return other.id == one.id && other.licence == one.licence;
      });
      if (!known) included.push_back(one);
    };
    const DesignInfo& info = inner_.design.info;
    add({info.id, info.title, info.licence, info.licence_span, info.authors});
    for (const Included& deeper : info.included) add(deeper);
  }

  Run& outer_;
  Run& inner_;
  std::string id_;
  Text label_;
  Placement place_;
  std::size_t first_panel_ = 0;
  std::vector<std::size_t> materials_;  // theirs → ours
  std::vector<std::size_t> hardware_;   // theirs → ours
};

std::optional<ResolveOptions> values_given(Run& run, const spec::PartSpec& part) {
  ResolveOptions options;
  for (std::size_t i = 0; i < part.with.size(); ++i) {
    const std::optional<Value> value = run.evaluate.value(part.with_formulas[i]);
    if (!value) return std::nullopt;
    options.inputs.push_back({part.with[i].first.text, typed(*value), ValueSource::command_line,
                              part.with_formulas[i].span()});
  }
  return options;
}

std::optional<Placement> place_of(Run& run, const spec::PartSpec& part) {
  const auto at = evaluate_place(run, part.at);
  if (!at) return std::nullopt;
  Placement upright;
  upright.origin = *at;
  return turned_by(run, upright, part.turns, *at);
}

bool make_part(Run& run, const spec::PartSpec& part, const Module& module,
               const std::string& suffix) {
  if (run.depth + 1 > kDeepestModule) {
    run.found
        .add(kTooDeep, part.span,
             fill({"{0} is more than {1} designs deep inside others",
                   "{0} est emboîté dans plus de {1} modèles"},
                  {quote(part.name.text), show(std::int64_t{kDeepestModule})}))
        .hint({"take the innermost design in directly, with its own `at:`",
               "reprenez directement le modèle le plus intérieur, avec son propre `at:`"});
    return false;
  }
  if (++run.parts > kMostParts) {
    run.found
        .add(kTooManyElements, part.span,
             fill({"with this part there are more than {0} designs inside this one",
                   "avec cette pièce, ce modèle contient plus de {0} autres"},
                  {show(static_cast<std::int64_t>(kMostParts))}))
        .hint({"let its loop turn less often", "faites faire moins de tours à sa boucle"});
    return false;
  }
  const auto options = values_given(run, part);
  const auto place = place_of(run, part);
  if (!options || !place) return false;
  Run inner(module, run.workshop, run.found);
  inner.depth = run.depth + 1;
  inner.placed_before = run.placed();
  inner.budget = run.budget;
  inner.turns = run.turns;
  inner.parts = run.parts;
  const bool fine = work_out_part(inner, *options, part, run.design.materials);
  run.budget = inner.budget;
  run.turns = inner.turns;
  run.parts = inner.parts;
  const std::string id = part.name.text + suffix;
  if (!fine || !is_near(run, *place, id, part.span)) return false;
  MoveIn(run, inner, id, run.text(part.label), *place).all(part);
  return true;
}

}  // namespace

const diagnostics::Code& code_for(const Run& run, const diagnostics::Code& typed) {
  return run.depth > 0 ? kPartValue : typed;
}

void place_parts(Run& run) {
  for (const spec::PartSpec& part : run.spec.parts) {
    const auto module = run.uses.find(part.use.text);
    if (module == run.uses.end()) {
      run.found.add(kModuleMissing, part.use.span,
                    fill({"the module {0} was not read", "le module {0} n'a pas été lu"},
                         {quote(part.use.text)}));
      continue;
    }
    for_each_turn(
        run, part.repeat,
        [&](const std::string& suffix) { return make_part(run, part, *module->second, suffix); },
        [&](const std::string& suffix) {
          return leave_out(run, part.name.text + suffix, part.span);
        });
  }
  if (!run.spec.parts.empty()) refuse_repeated_ids(run);
}

}  // namespace plano::model
