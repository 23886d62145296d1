// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "catalog/fasteners.h"
#include "catalog/hardware.h"
#include "model/codes.h"
#include "model/parts.h"
#include "model/shapes.h"

namespace plano::model {
namespace {

/// Where a design says nothing: goes together by hand and does not rattle.
constexpr const char* kUsualFit = "snug";

void check_thread(Run& run, const spec::HardwareSpec& written) {
  std::vector<std::string> designations;
  for (const catalog::ThreadFigures& thread : catalog::threads()) {
    designations.emplace_back(thread.designation);
  }
  if (!written.thread) {
    run.found
        .add(kHardwareIncomplete, written.span,
             fill({"{0} has no `thread:`", "{0} n'a pas de `thread:`"}, {quote(written.name.text)}))
        .hint(fill({"add one of {0}", "ajoutez {0}"}, {list_or(designations)}));
    return;
  }
  if (catalog::find_thread(written.thread->text) != nullptr) return;
  run.found
      .add(kUnknownThread, written.thread->span,
           fill({"the catalogue has no thread {0}", "le catalogue n'a pas de filetage {0}"},
                {quote(written.thread->text)}))
      .hint(fill({"it has {0}", "il a {0}"}, {list_and(designations)}));
}

void check_screw(Run& run, const spec::HardwareSpec& written,
                 const std::optional<Length>& diameter) {
  if (!written.diameter) {
    run.found
        .add(kHardwareIncomplete, written.span,
             fill({"{0} has no `diameter:`", "{0} n'a pas de `diameter:`"},
                  {quote(written.name.text)}))
        .hint({"add for example `diameter: 5mm`", "ajoutez par exemple `diameter: 5mm`"});
    return;
  }
  if (!diameter || catalog::wood_screw(*diameter)) return;
  run.found.add(kScrewDiameter, written.diameter->span(),
                fill({"{0} is not between {1} and {2}", "{0} n'est pas entre {1} et {2}"},
                     {show(*diameter), show(catalog::kLeastScrew), show(catalog::kLargestScrew)}));
}

void check_kind(Run& run, const spec::HardwareSpec& written,
                const std::optional<Length>& diameter) {
  const auto kind = catalog::hardware_kind(written.kind.text);
  if (!kind) {
    std::vector<std::string> words;
    for (const char* word : catalog::hardware_kind_words()) words.emplace_back(word);
    auto finding = run.found.add(kUnknownHardwareKind, written.kind.span,
                                 fill({"the catalogue has no hardware of the kind {0}",
                                       "le catalogue n'a pas de quincaillerie de nature {0}"},
                                      {quote(written.kind.text)}));
    const auto near = did_you_mean(written.kind.text, words);
    finding.hint(near ? *near : fill({"it has {0}", "il a {0}"}, {list_and(words)}));
    return;
  }
  const catalog::HardwareKindInfo& info =
      catalog::hardware_kinds()[static_cast<std::size_t>(*kind)];
  if (info.threaded) {
    check_thread(run, written);
  } else {
    check_screw(run, written, diameter);
  }
}

/// The standard a bolt is of: as written, or the usual one of its head. What it says of the head
/// goes into `hardware`.
const catalog::BoltStandard* standard_of(Run& run, const spec::HardwareSpec& written,
                                         Hardware& hardware) {
  if (!written.standard) {
    return catalog::usual_standard(hardware.head, hardware.thread, hardware.length);
  }
  const catalog::BoltStandard* standard = catalog::find_bolt_standard(written.standard->text);
  if (standard == nullptr) {
    std::vector<std::string> known;
    for (const catalog::BoltStandard& each : catalog::bolt_standards()) {
      known.emplace_back(each.designation);
    }
    run.found
        .add(kUnknownStandard, written.standard->span,
             fill({"the catalogue has no standard {0}", "le catalogue n'a pas de norme {0}"},
                  {quote(written.standard->text)}))
        .hint(fill({"it has {0}", "il a {0}"}, {list_and(known)}));
    return nullptr;
  }
  if (written.head && written.head->text != standard->head) {
    run.found
        .add(kUnknownStandard, written.head->span,
             fill({"{0} has a {1} head, not {2}", "{0} a une tête {1}, et non {2}"},
                  {standard->designation, standard->head, quote(written.head->text)}))
        .hint({"leave `head` out: the standard says it", "retirez « head » : la norme le dit"});
  }
  hardware.head = standard->head;
  return standard;
}

/// Refused where the author named the standard; else only said, as heads are many and sold by the
/// piece.
void check_length(Run& run, const spec::HardwareSpec& written, const Hardware& hardware,
                  const std::vector<Length>& sold, const Text& what) {
  if (hardware.length == Length() ||
      std::find(sold.begin(), sold.end(), hardware.length) != sold.end()) {
    return;
  }
  std::vector<std::string> near_fr;
  std::vector<std::string> near_en;
  for (const Length length : catalog::nearest_sold(sold, hardware.length)) {
    near_fr.push_back(show(length).fr);
    near_en.push_back(show(length).en);
  }
  auto finding =
      run.found.add(written.standard ? kLengthNotMade : kLengthNotSold, written.length.span(),
                    fill({"{0} is not sold {1} long", "{0} ne se vend pas en longueur {1}"},
                         {what, show(hardware.length)}));
  if (sold.empty()) {
    finding.hint({"this thread is not made after this standard: take another",
                  "ce filetage n'existe pas dans cette norme : prenez-en une autre"});
  } else {
    finding.hint(fill({"nearest: {0}", "le plus proche : {0}"},
                      {Text(list_or(near_en).en, list_or(near_fr).fr)}));
  }
}

void check_sold(Run& run, const spec::HardwareSpec& written, Hardware& hardware) {
  const auto kind = catalog::hardware_kind(hardware.kind);
  if (!kind) return;
  if (*kind == catalog::HardwareKind::wood_screw) {
    if (!hardware.diameter || !catalog::wood_screw(*hardware.diameter)) return;
    check_length(
        run, written, hardware, catalog::sold_screw_lengths(*hardware.diameter),
        fill({"a wood screw of {0}", "une vis à bois de {0}"}, {show(*hardware.diameter)}));
    return;
  }
  if (catalog::find_thread(hardware.thread) == nullptr) return;
  const catalog::BoltStandard* standard = standard_of(run, written, hardware);
  if (standard == nullptr) return;
  hardware.standard = standard->designation;
  check_length(run, written, hardware, catalog::sold_lengths(*standard, hardware.thread),
               Text(std::string(standard->designation) + " – " + hardware.thread));
}

/// What a fit means for one machine, or nothing after saying that it does not know the name.
std::optional<Length> clearance_on(Run& run, const catalog::Machine& machine,
                                   const std::string& fit, Span place) {
  const auto it = machine.fits.find(fit);
  if (it != machine.fits.end()) return it->second;
  std::vector<std::string> names;
  for (const auto& [name, clearance] : machine.fits) names.push_back(name);
  auto finding = run.found.add(kUnknownFit, place,
                               fill({"{0} of the workshop {1} has no fit {2}",
                                     "{0} de l'atelier {1} n'a pas d'ajustement {2}"},
                                    {quote(machine.id), quote(run.workshop.id), quote(fit)}));
  if (const auto near = did_you_mean(fit, names)) {
    finding.hint(*near);
  } else if (!names.empty()) {
    finding.hint(fill({"it has {0}", "elle a {0}"}, {list_and(names)}));
  }
  return std::nullopt;
}

/// Between bars, which no machine cuts: a fit means there what it means on the machine where it is
/// loosest.
std::optional<Length> clearance_by_hand(Run& run, const std::string& fit, Span place) {
  std::optional<Length> loosest;
  for (const catalog::Machine& machine : run.workshop.machines) {
    const auto it = machine.fits.find(fit);
    if (it != machine.fits.end()) loosest = std::max(loosest.value_or(Length()), it->second);
  }
  if (loosest || run.workshop.machines.empty()) return loosest.value_or(Length());
  return clearance_on(run, run.workshop.machines.front(), fit, place);
}

/// The clearance of a joint: for the machine that cuts the slots, that is, of the `into` panels'
/// material. Where these are cut on several machines, the loosest: it goes together everywhere.
std::optional<Length> clearance_of(Run& run, const Joint& joint, Span place) {
  std::optional<Length> loosest;
  std::vector<std::string> seen;
  // Bars are worked by hand, to what the other side needs.
  std::vector<std::size_t> panels = joint.into;
  panels.insert(panels.end(), joint.from.begin(), joint.from.end());
  const bool into_boards = std::any_of(joint.into.begin(), joint.into.end(), [&](std::size_t i) {
    return run.design.materials[run.design.panels[i].material].form == StockForm::board;
  });
  if (into_boards) panels.resize(joint.into.size());
  for (const std::size_t panel : panels) {
    const Material& material = run.design.materials[run.design.panels[panel].material];
    if (std::find(seen.begin(), seen.end(), material.machine) != seen.end()) continue;
    seen.push_back(material.machine);
    const catalog::Machine* machine = run.workshop.find_machine(material.machine);
    if (machine == nullptr) continue;
    const std::optional<Length> clearance = clearance_on(run, *machine, joint.fit, place);
    if (!clearance) return std::nullopt;
    loosest = loosest ? std::max(*loosest, *clearance) : *clearance;
  }
  return loosest ? loosest : clearance_by_hand(run, joint.fit, place);
}

std::optional<std::size_t> hardware_named(const Run& run, const std::string& name) {
  for (std::size_t i = 0; i < run.design.hardware.size(); ++i) {
    if (run.design.hardware[i].name == name) return i;
  }
  return std::nullopt;
}

bool evaluate_settings(Run& run, const spec::JointSpec& written, Joint& joint) {
  for (const spec::JointSetting& setting : written.settings) {
    if (const auto* word = std::get_if<spec::Word>(&setting.value)) {
      joint.settings.values[setting.key] = {word->text, setting.span};
      continue;
    }
    const auto& formula = std::get<spec::Expression>(setting.value);
    std::optional<Value> value = run.evaluate.value_for(*setting.schema, formula);
    if (!value) return false;
    joint.settings.values[setting.key] = {std::move(*value), setting.span};
  }
  return true;
}

void bind_joint(Run& run, const spec::JointSpec& written) {
  if (written.when) {
    const std::optional<bool> wanted = run.evaluate.flag(*written.when);
    if (!wanted || !*wanted) return;
  }
  const auto from = find_panels(run, written.from);
  const auto into = find_panels(run, written.into);
  if (!from || !into) return;
  Joint joint;
  joint.id = written.id.text;
  joint.type = written.type.text;
  joint.from = *from;
  joint.into = *into;
  joint.fit = written.fit ? written.fit->text : kUsualFit;
  joint.span = written.span;
  joint.from_span = written.from_span;
  joint.into_span = written.into_span;
  const auto clearance = clearance_of(run, joint, written.fit ? written.fit->span : written.span);
  if (!clearance || !evaluate_settings(run, written, joint)) return;
  joint.clearance = *clearance;
  if (written.hardware) joint.hardware = hardware_named(run, written.hardware->text);
  // Elements left out by `when` or an empty loop leave nothing to join.
  if (joint.from.empty() || (joint.into.empty() && !written.into.empty())) return;
  run.design.joints.push_back(std::move(joint));
}

}  // namespace

void bind_hardware(Run& run) {
  for (const spec::HardwareSpec& written : run.spec.hardware) {
    Hardware hardware;
    hardware.name = written.name.text;
    hardware.kind = written.kind.text;
    hardware.thread = Run::word(written.thread);
    if (written.diameter) hardware.diameter = positive_length(run, *written.diameter);
    hardware.length = positive_length(run, written.length).value_or(Length());
    hardware.head = Run::word(written.head);
    hardware.drive = Run::word(written.drive);
    hardware.corrosion_class = Run::word(written.corrosion_class);
    hardware.label = run.text(written.label, Text(hardware.name));
    hardware.span = written.span;
    hardware.lock_nut = Run::word(written.nut) == "lock";
    check_kind(run, written, hardware.diameter);
    check_sold(run, written, hardware);
    run.design.hardware.push_back(std::move(hardware));
  }
}

void bind_joints(Run& run) {
  for (const spec::JointSpec& written : run.spec.joints) bind_joint(run, written);
}

}  // namespace plano::model
