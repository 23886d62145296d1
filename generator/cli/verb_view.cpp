// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/codes.h"
#include "cli/design_run.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "cli/verb.h"
#include "exporters/appearance.h"
#include "exporters/view_png.h"
#include "exporters/view_svg.h"
#include "exporters/world_mesh.h"
#include "pipeline/account.h"
#include "spec/suggest.h"

namespace plano::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kPixels = 1600;      // as wide as a page needs at 200 dots an inch
constexpr int kMillimetres = 200;  // as wide as a page of A4 between its margins
constexpr int kMostMillimetres = 2000;

enum class Picture : std::uint8_t { png, svg };

struct Wish {
  fs::path path;
  Picture picture = Picture::png;
  int width = 0;
  exporters::ViewStyle style = exporters::ViewStyle::lines;
  mesh::ViewOptions view;
  int step = 0;  // of taking apart, from 1; 0: none
};

std::optional<Picture> picture_of(const fs::path& path, Session& session) {
  const std::string extension = path.extension().string();
  if (extension == ".png") return Picture::png;
  if (extension == ".svg") return Picture::svg;
  session.found
      .add(
          kBadFlagValue, {},
          fill(Text("{0} ends neither in .png nor in .svg", "{0} ne finit ni par .png ni par .svg"),
               {Text(shown(path))}))
      .hint({"the ending says which kind of picture it will be",
             "la terminaison dit de quelle sorte d'image il s'agit"});
  return std::nullopt;
}

std::optional<int> width_of(const Arguments& arguments, Picture picture, Session& session) {
  const int most = picture == Picture::png ? exporters::kMostPixels : kMostMillimetres;
  if (!arguments.has("width")) return picture == Picture::png ? kPixels : kMillimetres;
  const std::string typed = arguments.one("width");
  int width = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), width);
  if (error == std::errc() && end == typed.data() + typed.size() && width >= 1 && width <= most) {
    return width;
  }
  session.found
      .add(kBadFlagValue, {},
           fill(Text("--width takes a whole number from 1 to {0}, not {1}",
                     "--width accepte un nombre entier de 1 à {0}, et non {1}"),
                {show(static_cast<std::int64_t>(most)), quote(typed)}))
      .hint({"pixels for .png, millimetres for .svg",
             "des pixels pour .png, des millimètres pour .svg"});
  return std::nullopt;
}

/// A whole number from 1; 0 where none was asked for.
std::optional<int> step_of(const Arguments& arguments, Session& session) {
  if (!arguments.has("step")) return 0;
  const std::string typed = arguments.one("step");
  int step = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), step);
  if (error == std::errc() && end == typed.data() + typed.size() && step >= 1) return step;
  session.found
      .add(kBadFlagValue, {},
           fill(Text("--step takes a whole number from 1, not {0}",
                     "--step accepte un nombre entier à partir de 1, et non {0}"),
                {quote(typed)}))
      .hint({"`plano check` says how many steps there are",
             "« plano check » dit combien il y a d'étapes"});
  return std::nullopt;
}

std::optional<mesh::Direction> direction_of(const Arguments& arguments, Session& session) {
  const std::vector<std::string> names = mesh::direction_names();
  const std::string typed = arguments.has("from") ? arguments.one("from") : "iso-left";
  if (const auto direction = mesh::direction_from(typed)) return direction;
  const std::string near = spec::suggestion(typed, names);
  session.found
      .add(kBadFlagValue, {},
           fill(Text("--from takes {0} or two angles, not {1}",
                     "--from accepte {0} ou deux angles, et non {1}"),
                {list_and(names), quote(typed)}))
      .hint(near.empty() ? Text("two angles in degrees: around, then up: --from 30,20",
                                "deux angles en degrés : autour, puis vers le haut : --from 30,20")
                         : spec::did_you_mean(near));
  return std::nullopt;
}

std::optional<Wish> wish_of(const Arguments& arguments, Session& session) {
  Wish wish;
  wish.path = arguments.one("picture");
  const auto picture = picture_of(wish.path, session);
  const auto direction = direction_of(arguments, session);
  const auto width = picture ? width_of(arguments, *picture, session) : std::nullopt;
  const auto step = step_of(arguments, session);
  if (!picture || !direction || !width || !step) return std::nullopt;
  wish.step = *step;
  wish.picture = *picture;
  wish.width = *width;
  wish.view.direction = *direction;
  wish.view.explode = arguments.has("exploded") ? 1 : 0;
  if (arguments.one("style") == "shaded") wish.style = exporters::ViewStyle::shaded;
  return wish;
}

constexpr mesh::Rgb kMoving{214, 92, 40};
constexpr mesh::Rgb kStanding{206, 200, 190};
/// What moves is drawn this far along its last way, millimetres, at most.
constexpr double kShownApart = 400;

/// Shows one step of taking apart: what left before is gone, what moves is in colour and on its
/// way.
void show_step(const pipeline::Built& built, int number, std::vector<mesh::ViewBody>& bodies) {
  const auto& steps = built.takedown->steps;
  const auto now = static_cast<std::size_t>(number) - 1;
  std::map<std::string, std::size_t> group;
  for (std::size_t k = 0; k < now; ++k) {
    for (const std::string& element : steps[k].elements) group[element] = steps[k].becomes;
  }
  const auto& moving = steps[now].elements;
  geometry::Vec3 by;
  for (const assembly::Leg& leg : steps[now].legs) {
    by = by + leg.direction * std::min(kShownApart, leg.distance.mm());
  }
  std::vector<mesh::ViewBody> shown;
  std::size_t next = 0;
  for (const panels::Part& part : built.parts.parts) {
    for (const panels::Instance& instance : part.instances) {
      mesh::ViewBody body = bodies[next++];
      const auto found = group.find(instance.element);
      if ((found == group.end() ? 0 : found->second) != steps[now].group) continue;
      const bool moves = std::find(moving.begin(), moving.end(), instance.element) != moving.end();
      body.colour = moves ? kMoving : kStanding;
      if (moves) body.pose.origin = body.pose.origin + by;
      shown.push_back(body);
    }
  }
  bodies = std::move(shown);
}

/// Whether the design has that step; an error where it has not.
bool has_step(const pipeline::Built& built, int number, Session& session) {
  const std::size_t count = built.takedown->steps.size();
  if (static_cast<std::size_t>(number) <= count) return true;
  session.found
      .add(kBadFlagValue, {},
           fill(Text("there is no step {0}: taking it apart has {1}",
                     "pas d'étape {0} : le démontage en compte {1}"),
                {show(std::int64_t{number}), show(static_cast<std::int64_t>(count))}))
      .hint({"`plano check` says how many steps there are",
             "« plano check » dit combien il y a d'étapes"});
  return false;
}

std::string drawn(const pipeline::Built& built, const Wish& wish, Language language) {
  const std::vector<mesh::Boundary> boundaries = pipeline::boundaries_of(built.parts.parts);
  const exporters::ModelInput input{built.design.info, built.parts, boundaries, language,
                                    built.pieces};
  const std::vector<mesh::TriangleMesh> meshes =
      exporters::meshes_of(input, exporters::kViewSagitta);
  std::vector<mesh::ViewBody> bodies = exporters::view_bodies(input, meshes);
  if (wish.step > 0) show_step(built, wish.step, bodies);
  return wish.picture == Picture::png
             ? exporters::view_png(bodies, wish.view, wish.style, wish.width)
             : exporters::view_svg(bodies, wish.view, wish.style, Length::millimetres(wish.width));
}

int run_view(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  const std::optional<Wish> wish = wish_of(arguments, session);
  const std::optional<DesignRun> run = prepare(library, arguments, session);
  if (!wish || !run) return session.finish();
  ProgressLine line(session);
  const auto built = pipeline::build(
      inputs_of(*run, library, session), run->resolve,
      [&line](const Text& stage, int done, int total) { line.show(stage, done, total); },
      session.found, wish->step > 0 ? pipeline::Proofs::all : pipeline::Proofs::all_but_takedown);
  if (built && has_step(*built, wish->step, session)) {
    line.show({"drawing", "dessin"}, 0, 0);
    const std::string picture = drawn(*built, *wish, session.language());
    write_file(wish->path, picture, session.found);
  }
  line.erase();
  const int code = session.finish(nlohmann::json(shown(wish->path)).dump());
  if (code == 0 && !session.json() && !session.quiet()) {
    session.print(shown(wish->path) + "\n");
  }
  return code;
}

constexpr std::array<Positional, 2> kPositionals = {{
    {"design", "DESIGN", "MODÈLE", Needed::required, Completes::design},
    {"picture", "PICTURE", "IMAGE", Needed::required, Completes::file},
}};
const std::array<Flag, 8> kFlags = {{
    kParamFlag,
    kPresetFlag,
    kWorkshopFlag,
    {"--from", "from", Takes::one, "DIRECTION", "DIRECTION",
     "where to look from: front, top, iso-left… or two angles, around and up: 30,20",
     "d'où regarder : front, top, iso-left… ou deux angles, autour et vers le haut : 30,20"},
    {"--exploded", "exploded", Takes::nothing, "", "", "parts moved away from each other",
     "pièces écartées les unes des autres"},
    {"--step", "step", Takes::one, "NUMBER", "NUMÉRO",
     "one step of taking it apart: what moves in colour, what left before no longer there",
     "une étape du démontage : en couleur ce qui bouge, sans ce qui est déjà parti"},
    {"--style", "style", Takes::one, "lines|shaded", "lines|shaded",
     "black lines (as without it), or the boards' colours in the sun",
     "lignes noires (par défaut), ou les couleurs des plaques au soleil", Completes::words,
     "lines shaded"},
    {"--width", "width", Takes::one, "NUMBER", "NOMBRE",
     "pixels for .png (1600), millimetres for .svg (200)",
     "pixels pour .png (1600), millimètres pour .svg (200)"},
}};
constexpr std::array<Example, 3> kExamples = {{
    {"view bench bench.png --style shaded", "the bench, in colour", "le banc, en couleur"},
    {"view bench bench.svg --from front --exploded", "taken apart, from the front, to print",
     "démonté, vu de face, à imprimer"},
    {"view bench step.png --style shaded --step 3", "the third step of taking it apart",
     "la troisième étape du démontage"},
}};

}  // namespace

extern const Verb kView;
const Verb kView = {
    "view",
    "draw a design, assembled or taken apart",
    "dessiner un modèle, assemblé ou démonté",
    "A drawing with hidden lines removed, in parallel projection: lengths along an axis can be "
    "measured on it. PICTURE ends in .png or .svg; a file of that name is replaced.",
    "Un dessin sans lignes cachées, en projection parallèle : on peut y mesurer les longueurs le "
    "long d'un axe. IMAGE finit par .png ou .svg ; un fichier de ce nom est remplacé.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::accepted,
    Listed::yes,
    run_view};

}  // namespace plano::cli
