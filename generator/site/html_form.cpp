// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_form.h"

#include <algorithm>

#include "site/html_frame.h"

namespace plano::site {
namespace {

constexpr std::size_t kMostButtons = 4;  // choices side by side; more become a list to open

std::string flag(bool value) {
  return value ? "yes" : "no";
}

/// What was typed, without a unit that stands beside the field anyway: "70cm" is "70".
std::string without_unit(const std::string& typed, const std::string& unit, Language language) {
  if (unit.empty() || !typed.ends_with(unit)) return typed;
  std::string number = typed.substr(0, typed.size() - unit.size());
  number.erase(number.find_last_not_of(' ') + 1);
  if (number.empty() || number.find_first_not_of("0123456789.,+-") != std::string::npos) {
    return typed;
  }
  if (language == Language::french) std::replace(number.begin(), number.end(), '.', ',');
  return number;
}

/// What the field says: a number in its unit without the unit, which stands beside it.
std::string typed_value(const Field& field, Language language) {
  if (field.typed) return without_unit(*field.typed, field.unit, language);
  if (!field.number) return field.value;
  return show_number(field.number->shown, 3).in(language);
}

Attributes field_attributes(const Field& field, const std::string& unit_words) {
  Attributes attributes = {{"class", field.changed ? "field changed" : "field"},
                           {"id", "field-" + field.name},
                           {"data-name", field.name},
                           {"data-kind", field.kind},
                           {"data-value", field.value},
                           {"data-default", field.default_value}};
  if (field.number) {
    attributes.push_back({"data-unit", field.unit});
    attributes.push_back({"data-unit-words", unit_words});
    const auto bound = [&](std::string_view name, const std::optional<Number>& number) {
      if (number) attributes.push_back({name, decimal(number->shown)});
    };
    bound("data-low", field.low);
    bound("data-high", field.high);
    bound("data-step", field.step);
  }
  if (!field.shown) attributes.push_back({"hidden", ""});
  return attributes;
}

Text limits_of(const Field& field) {
  if (!field.low && !field.high) return {};
  const Text shown = fill(Text("{0}"), {field.unit_shown});
  const auto number = [](const std::optional<Number>& bound) {
    return bound ? show_number(bound->shown, 3) : Text("…");
  };
  return field.unit_shown.empty()
             ? fill({"{0} to {1}", "de {0} à {1}"}, {number(field.low), number(field.high)})
             : fill({"{0} to {1} {2}", "de {0} à {1} {2}"},
                    {number(field.low), number(field.high), shown});
}

bool is_error(const Problem& problem) {
  return problem.gravity == Gravity::error;
}

/// A value that can be used, with something to look at, is not wrong.
bool is_wrong(const Field& field, const Form& form) {
  return std::any_of(field.problems.begin(), field.problems.end(),
                     [&](std::size_t number) { return is_error(form.problems.at(number)); });
}

bool is_shown_as_is(const PresetChoice& preset, const Form& form) {
  return std::none_of(form.fields.begin(), form.fields.end(), [&](const Field& field) {
    if (field.typed) return true;
    if (field.from != "address") return false;
    const auto given = std::find_if(preset.set.begin(), preset.set.end(),
                                    [&](const Given& one) { return one.name == field.name; });
    return field.value != (given == preset.set.end() ? field.default_value : given->text);
  });
}

/// Ids of what explains a field, for aria-describedby.
std::string described_by(const Field& field, const Text& limits) {
  std::string ids;
  if (!limits.empty()) ids += "l-" + field.name;
  if (!field.help.empty()) ids += " h-" + field.name;
  if (!field.problems.empty()) ids += " e-" + field.name;
  return ids;
}

void write_changed(Html& html, const Field& field) {
  Attributes attributes = {{"class", "was"}};
  if (!field.changed) attributes.push_back({"hidden", ""});
  html.element("span", attributes,
               fill({"changed, was {0}", "modifié, au départ {0}"}, {field.default_text}));
}

void write_notes(Html& html, const Field& field, const Form& form, const Text& limits) {
  if (!limits.empty()) {
    html.element("p", {{"class", "limits"}, {"id", "l-" + field.name}}, limits);
  }
  if (!field.help.empty()) {
    html.element("p", {{"class", "help"}, {"id", "h-" + field.name}}, field.help);
  }
  Attributes attributes = {{"class", "error"}, {"id", "e-" + field.name}};
  if (field.problems.empty()) attributes.push_back({"hidden", ""});
  const Inside error(html, "p", attributes);
  for (const std::size_t number : field.problems) {
    const Problem& problem = form.problems.at(number);
    html.element("span", {{"class", is_error(problem) ? "" : "remark"}}, problem.message);
    if (!problem.hint.empty()) html.element("span", {}, problem.hint);
  }
}

void write_number(Html& html, const Field& field, const Form& form) {
  const Text limits = limits_of(field);
  {
    const Inside label(html, "label", {{"for", field_id(field.name)}});
    html.words(field.label);
    if (!field.unit_words.empty()) {
      html.element("span", {{"class", "aside"}},
                   fill({", in {0}", ", en {0}"}, {field.unit_words}));
    }
  }
  write_changed(html, field);
  {
    const Inside control(html, "div", {{"class", "control"}});
    Attributes input = {{"type", "text"},
                        {"inputmode", "decimal"},
                        {"id", field_id(field.name)},
                        {"name", field.name},
                        {"value", typed_value(field, html.language())},
                        {"autocomplete", "off"},
                        {"spellcheck", "false"}};
    const std::string ids = described_by(field, limits);
    if (!ids.empty()) input.push_back({"aria-describedby", ids});
    if (is_wrong(field, form)) input.push_back({"aria-invalid", "true"});
    html.leaf("input", input);
    html.element("span", {{"class", "unit"}, {"aria-hidden", "true"}}, field.unit_shown);
  }
  write_notes(html, field, form, limits);
}

void write_buttons(Html& html, const Field& field) {
  const Inside segments(html, "div", {{"class", "segments"}});
  for (const FieldChoice& choice : field.choices) {
    const Inside segment(html, "span", {{"class", "segment"}});
    const std::string id = field_id(field.name) + "-" + choice.value;
    Attributes input = {
        {"type", "radio"}, {"id", id}, {"name", field.name}, {"value", choice.value}};
    if (choice.value == field.value) input.push_back({"checked", ""});
    html.leaf("input", input);
    html.element("label", {{"for", id}}, choice.label);
  }
}

void write_choice(Html& html, const Field& field, const Form& form) {
  if (field.choices.size() <= kMostButtons) {
    const Inside set(html, "fieldset", {{"id", field_id(field.name)}, {"tabindex", "-1"}});
    html.element("legend", {}, field.label);
    write_changed(html, field);
    write_buttons(html, field);
    write_notes(html, field, form, {});
    return;
  }
  html.element("label", {{"for", field_id(field.name)}}, field.label);
  write_changed(html, field);
  {
    const Inside select(html, "select", {{"id", field_id(field.name)}, {"name", field.name}});
    for (const FieldChoice& choice : field.choices) {
      Attributes option = {{"value", choice.value}};
      if (choice.value == field.value) option.push_back({"selected", ""});
      html.element("option", option, choice.label);
    }
  }
  write_notes(html, field, form, {});
}

void write_field(Html& html, const Field& field, const Form& form) {
  const Inside inside(html, "div", field_attributes(field, html.set(field.unit_words)));
  if (field.choices.empty()) {
    write_number(html, field, form);
  } else {
    write_choice(html, field, form);
  }
}

void write_workshops(Html& html, const Form& form) {
  if (form.workshops.size() < 2) return;
  const Inside inside(html, "div", {{"class", "field"}});
  html.element("label", {{"for", "f-workshop"}},
               {"Made in this workshop", "Fabriqué dans cet atelier"});
  const Inside select(html, "select", {{"id", "f-workshop"}, {"name", "workshop"}});
  for (const WorkshopChoice& workshop : form.workshops) {
    Attributes option = {{"value", workshop.id == "default" ? "" : workshop.id}};
    if (workshop.chosen) option.push_back({"selected", ""});
    html.element("option", option, workshop.title);
  }
}

void write_live_form(Html& html, const DesignView& view) {
  const Form& form = view.form;
  const Inside element(html, "form",
                       {{"method", "get"},
                        {"action", view.action},
                        {"id", "form"},
                        {"data-query", form.query},
                        {"data-usable", flag(form.usable)}});
  html.leaf("input", {{"type", "hidden"}, {"name", "preset"}, {"value", view.preset}});
  for (const Field& field : form.fields) {
    if (!field.advanced) write_field(html, field, form);
  }
  {
    const bool open = std::any_of(form.fields.begin(), form.fields.end(), [](const Field& field) {
      return field.advanced && (field.changed || !field.problems.empty());
    });
    const Inside details(
        html, "details",
        open ? Attributes{{"class", "advanced"}, {"open", ""}} : Attributes{{"class", "advanced"}});
    html.element("summary", {}, {"More settings", "Plus de réglages"});
    for (const Field& field : form.fields) {
      if (field.advanced) write_field(html, field, form);
    }
    write_workshops(html, form);
  }
  const Inside actions(html, "div", {{"class", "actions"}});
  html.element("button", {{"class", "button"}, {"type", "submit"}},
               {"Work it out again", "Recalculer"});
  html.element("a", {{"class", "quiet"}, {"id", "reset"}, {"href", view.card.href}},
               {"Back to the start", "Tout réinitialiser"});
}

void write_fixed_values(Html& html, const DesignView& view) {
  html.element("p", {{"class", "note"}},
               {"This copy of the gallery was made ahead: choose among the sets above. To set any "
                "size, use a gallery that works things out, or the program itself.",
                "Cette copie de la galerie a été préparée d'avance : choisissez parmi les versions "
                "ci-dessus. Pour régler chaque mesure, il faut une galerie qui calcule, ou le "
                "programme lui-même."});
  const Inside list(html, "dl", {{"class", "values"}});
  for (const Field& field : view.form.fields) {
    if (!field.shown) continue;
    const Inside pair(html, "div", {{"class", field.changed ? "changed" : ""}});
    html.element("dt", {}, field.label);
    html.element("dd", {}, field.text);
  }
}

}  // namespace

std::string field_id(const std::string& name) {
  return "f-" + name;
}

void write_problems(Html& html, const Form& form, const Report& report) {
  const Inside place(html, "div", {{"data-live", "problems"}});
  std::vector<const Problem*> all;
  for (const Problem& problem : form.problems) all.push_back(&problem);
  for (const Problem& problem : report.problems) {
    const bool told =
        std::any_of(form.problems.begin(), form.problems.end(), [&](const Problem& other) {
          return other.code == problem.code && other.message == problem.message;
        });
    if (problem.gravity == Gravity::error && !told) all.push_back(&problem);
  }
  if (all.empty()) return;
  const Inside box(html, "div",
                   {{"class", "alert"},
                    {"tabindex", "-1"},
                    {"aria-labelledby", "alert-title"},
                    {"role", "group"}});
  html.element("h3", {{"id", "alert-title"}},
               form.usable && report.made ? Text("Something to look at", "À regarder")
                                          : Text("These values cannot be made",
                                                 "Ces valeurs ne peuvent pas se fabriquer"));
  const Inside list(html, "ul");
  for (const Problem* problem : all) {
    const Inside item(html, "li");
    const bool has_field =
        std::any_of(form.fields.begin(), form.fields.end(),
                    [&](const Field& field) { return field.name == problem->parameter; });
    if (!has_field) {
      html.words(problem->message);
    } else {
      html.element("a", {{"href", "#" + field_id(problem->parameter)}}, problem->message);
    }
    if (!problem->hint.empty()) html.element("span", {{"class", "hint"}}, problem->hint);
  }
}

void write_presets(Html& html, const Form& form) {
  if (form.presets.size() < 2) return;
  const Inside nav(html, "nav",
                   {{"class", "presets"},
                    {"data-live", "presets"},
                    {"aria-label", html.set({"Ready-made versions", "Versions toutes prêtes"})}});
  const Inside list(html, "ul");
  for (const PresetChoice& preset : form.presets) {
    const Inside item(html, "li");
    Attributes link = {{"href", preset.href}, {"data-preset", preset.name}};
    // With other values it is where they began, no longer what is shown.
    if (preset.chosen && is_shown_as_is(preset, form)) link.push_back({"aria-current", "true"});
    html.element("a", link, preset.label);
  }
}

void write_form(Html& html, const DesignView& view, const PageFrame& frame) {
  if (frame.mode == PageMode::live && !view.action.empty()) {
    write_live_form(html, view);
  } else {
    write_fixed_values(html, view);
  }
}

}  // namespace plano::site
