// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "catalog/substances.h"
#include "model/codes.h"
#include "model/loops.h"
#include "model/parts.h"
#include "model/places.h"
#include "model/shapes.h"

namespace plano::model {
namespace {

using geometry::Placement;
using geometry::Shape;
using geometry::Vec3;

/// Forms of one solid, all loops turned. A boolean of a hundred takes some five seconds.
constexpr std::size_t kMostForms = 100;
constexpr Angle kWholeTurn = Angle::degrees(360);

/// Evaluates the forms of one solid.
class FormMaker {
 public:
  FormMaker(Run& run, Span span) : run_(run), span_(span) {}

  /// One turn of a form; its loop and place are the caller's. Nothing after an error.
  std::optional<Form> once(const spec::FormSpec& written) {
    if (++forms_ > kMostForms) return too_many();
    Form form;
    const auto draw = [&](const auto& what) { return this->draw(what, written, form); };
    if (!std::visit(draw, written.form)) return std::nullopt;
    if (written.fillet && !round(*written.fillet, form)) return std::nullopt;
    return form;
  }

 private:
  using Compound = Form::Compound;

  std::optional<Form> too_many() {
    if (forms_ == kMostForms + 1) {
      run_.found
          .add(kTooManyForms, span_,
               fill({"this solid is made of more than {0} forms",
                     "ce solide est fait de plus de {0} formes"},
                    {show(static_cast<std::int64_t>(kMostForms))}))
          .hint({"let its loops turn less often, or split it",
                 "faites faire moins de tours à ses boucles, ou partagez-le"});
    }
    return std::nullopt;
  }

  bool refuse(Span span, const Text& message, const Text& hint) {
    run_.found.add(kBadForm, span, message).hint(hint);
    return false;
  }

  bool draw(const spec::BoxForm& box, const spec::FormSpec&, Form& form) {
    const auto x = positive_length(run_, box.size[0]);
    const auto y = positive_length(run_, box.size[1]);
    const auto z = positive_length(run_, box.size[2]);
    if (!x || !y || !z) return false;
    form.what = Form::Box{*x, *y, *z};
    return true;
  }

  bool draw(const spec::CylinderForm& cylinder, const spec::FormSpec&, Form& form) {
    const auto diameter = positive_length(run_, cylinder.diameter);
    const auto top =
        cylinder.top_diameter ? run_.evaluate.length(*cylinder.top_diameter) : diameter;
    const auto height = positive_length(run_, cylinder.height);
    if (!diameter || !top || !height) return false;
    if (*top < Length()) {
      return refuse(
          cylinder.top_diameter->span(),
          fill({"the diameter at the top comes out as {0}", "le diamètre du haut vaut {0}"},
               {show(*top)}),
          {"0 makes a point; below that there is nothing",
           "0 donne une pointe ; en dessous il n'y a rien"});
    }
    form.what = Form::Cone{*diameter, *top, *height};
    return true;
  }

  bool draw(const spec::ExtrudeForm& extrude, const spec::FormSpec&, Form& form) {
    auto outline = outline_of(extrude.outline);
    const auto height = positive_length(run_, extrude.height);
    if (!outline || !height) return false;
    form.what = Form::Extrusion{std::move(*outline), *height};
    return true;
  }

  bool draw(const spec::RevolveForm& revolve, const spec::FormSpec&, Form& form) {
    auto outline = outline_of(revolve.outline);
    const auto angle =
        revolve.angle ? run_.evaluate.angle(*revolve.angle) : std::optional(kWholeTurn);
    if (!outline || !angle) return false;
    if (*angle <= Angle() || *angle > kWholeTurn) {
      return refuse(revolve.angle->span(),
                    fill({"it turns by {0}", "elle tourne de {0}"}, {show(*angle)}),
                    {"more than 0 and at most 360 degrees", "plus de 0 et au plus 360 degrés"});
    }
    form.what = Form::Revolution{std::move(*outline), *angle};
    return true;
  }

  bool draw(const spec::CompoundForm& written, const spec::FormSpec& holder, Form& form) {
    Compound compound;
    compound.kind = static_cast<Compound::Kind>(written.kind);
    bool has_first = false;
    for (std::size_t i = 0; i < written.of.size(); ++i) {
      const std::size_t before = compound.of.size();
      if (!append(written.of[i], compound.of)) return false;
      if (i == 0) has_first = compound.of.size() > before;
    }
    if (compound.of.empty() || (compound.kind == Compound::Kind::subtract && !has_first)) {
      return refuse(
          holder.span,
          {"with these values there is no form left to work on",
           "avec ces valeurs il ne reste aucune forme à travailler"},
          {"check the `when:` of the forms in `of:`", "vérifiez les `when:` des formes de `of:`"});
    }
    form.what = std::move(compound);
    return true;
  }

  /// All turns of a form inside another, where they stand in it.
  bool append(const spec::FormSpec& written, std::vector<Form>& forms) {
    return for_each_turn(run_, written.repeat, [&](const std::string&) {
      std::optional<Form> form = once(written);
      const auto place = place_of(written);
      if (!form || !place) return false;
      form->place = *place;
      forms.push_back(std::move(*form));
      return true;
    });
  }

  std::optional<Placement> place_of(const spec::FormSpec& written) {
    const auto at = evaluate_place(run_, written.at);
    if (!at) return std::nullopt;
    Placement upright;
    upright.origin = *at;
    return turned_by(run_, upright, written.turns, *at);
  }

  std::optional<Shape> outline_of(const spec::ShapeSpec& written) {
    std::vector<Shape> shapes;
    if (!append_shapes(run_, written, Frame(), shapes)) return std::nullopt;
    if (shapes.empty()) {
      refuse(written.span, {"nothing is left of this outline", "il ne reste rien de ce contour"},
             {"check its `when:`", "vérifiez son `when:`"});
      return std::nullopt;
    }
    return shapes.size() == 1 ? std::move(shapes[0]) : Shape::unite(std::move(shapes));
  }

  bool round(const spec::FilletSpec& written, Form& form) {
    const auto radius = positive_length(run_, written.radius);
    if (!radius) return false;
    const std::string edges = written.edges ? written.edges->text : "all";
    Form::Fillet fillet{*radius, Form::Rims::all};
    if (edges == "top") fillet.edges = Form::Rims::top;
    if (edges == "bottom") fillet.edges = Form::Rims::bottom;
    if (edges == "upright") fillet.edges = Form::Rims::upright;
    form.fillet = fillet;
    return true;
  }

  Run& run_;
  Span span_;
  std::size_t forms_ = 0;
};

Vec3 direction_of(const std::string& word) {
  const double sign = word[0] == '-' ? -1 : 1;
  if (word[1] == 'x') return {sign, 0, 0};
  if (word[1] == 'y') return {0, sign, 0};
  return {0, 0, sign};
}

bool name_is_free(Run& run, const std::string& id, Span span) {
  const auto has_id = [&](const auto& element) { return element.id == id; };
  const ResolvedDesign& design = run.design;
  const bool taken = std::any_of(design.panels.begin(), design.panels.end(), has_id) ||
                     std::any_of(design.solids.begin(), design.solids.end(), has_id);
  if (!taken) return true;
  run.found.add(
      kRepeatedInstance, span,
      fill({"two elements would be called {0}", "deux éléments s'appelleraient {0}"}, {quote(id)}));
  return false;
}

bool make_solid(Run& run, const spec::SolidSpec& written, const catalog::Substance& substance,
                const std::string& suffix) {
  if (run.placed() >= kMostPanels) {
    run.found
        .add(kTooManyElements, written.span,
             fill({"with this solid there are more than {0} elements",
                   "avec ce solide il y a plus de {0} éléments"},
                  {show(static_cast<std::int64_t>(kMostPanels))}))
        .hint({"split the design", "partagez le modèle"});
    return false;
  }
  Solid solid;
  solid.id = written.name.text + suffix;
  solid.group = written.name.text;
  solid.label = run.text(written.label, Text(solid.id));
  solid.printed = !written.process || written.process->text == "printed";
  solid.substance = written.substance.text;
  solid.colour = written.colour ? written.colour->text : substance.colour;
  if (written.print_up) solid.print_up = direction_of(written.print_up->text);
  solid.span = written.span;
  const auto at = evaluate_place(run, written.form.at);
  if (!at) return false;
  Placement upright;
  upright.origin = *at;
  const auto placement = turned_by(run, upright, written.form.turns, *at);
  auto form = FormMaker(run, written.span).once(written.form);
  if (!placement || !form || !is_near(run, *placement, solid.id, written.span)) return false;
  if (!name_is_free(run, solid.id, written.span)) return false;
  solid.placement = *placement;
  solid.form = std::move(*form);
  run.design.solids.push_back(std::move(solid));
  return true;
}

}  // namespace

void place_solids(Run& run) {
  for (const spec::SolidSpec& written : run.spec.solids) {
    const catalog::Substance* substance = catalog::find_substance(written.substance.text);
    if (substance == nullptr) {
      auto report = run.found.add(
          kUnknownSubstance, written.substance.span,
          fill({"the catalogue has no substance {0}", "le catalogue n'a pas de matière {0}"},
               {quote(written.substance.text)}));
      const auto words = catalog::substance_words();
      const auto meant = did_you_mean(written.substance.text, words);
      report.hint(meant ? *meant : fill({"take {0}", "prenez {0}"}, {list_or(words)}));
      continue;
    }
    for_each_turn(
        run, written.form.repeat,
        [&](const std::string& suffix) { return make_solid(run, written, *substance, suffix); },
        [&](const std::string& suffix) {
          return leave_out(run, written.name.text + suffix, written.span);
        });
  }
}

}  // namespace plano::model
