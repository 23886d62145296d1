// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "cli/all_codes.h"
#include "cli/codes.h"
#include "cli/files.h"
#include "cli/library.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "diagnostics/render.h"
#include "joints/page.h"
#include "spec/suggest.h"

namespace plano::cli {
namespace {

std::string sample_of(const Session& session, const joints::JointType& type) {
  const auto path = Library::find(session.world()).joint_sample(type.keys.type);
  diagnostics::Diagnostics ignored;  // the page says enough without it
  return path ? read_text(*path, ignored).value_or("") : "";
}

void print_all(const Session& session) {
  for (const diagnostics::Code* code : all_codes()) {
    session.print(std::string(code->id) + "  " +
                  text_of(code->title_en, code->title_fr).in(session.language()) + "\n");
  }
  for (const joints::JointType* type : joints::all_joint_types()) {
    session.print(std::string(type->keys.type) + "  " +
                  text_of(type->keys.summary_en, type->keys.summary_fr).in(session.language()) +
                  "\n");
  }
}

int run_explain(Session& session, const Arguments& arguments) {
  if (!arguments.has("code")) {
    print_all(session);
    return session.finish();
  }
  const std::string typed = arguments.one("code");
  if (const diagnostics::Code* code = find_code(typed)) {
    session.print(diagnostics::render_explanation(*code, session.language()));
    return session.finish();
  }
  if (const joints::JointType* type = joints::find_joint_type(typed)) {
    session.print(joints::page_of(*type, sample_of(session, *type), session.language()));
    return session.finish();
  }
  std::vector<std::string> ids;
  for (const diagnostics::Code* code : all_codes()) ids.emplace_back(code->id);
  for (const joints::JointType* type : joints::all_joint_types()) {
    ids.emplace_back(type->keys.type);
  }
  const std::string near = spec::suggestion(typed, ids);
  session.found
      .add(kUnknownCode, {},
           fill(Text("no finding has the code {0}, nor is it a type of joint",
                     "aucun constat ne porte le code {0}, et ce n'est pas un type d'assemblage"),
                {quote(typed)}))
      .hint(near.empty() ? Text("plano explain, without a word, lists them all",
                                "plano explain, sans mot, les énumère tous")
                         : spec::did_you_mean(near));
  return session.finish();
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"code", "CODE|JOINT", "CODE|ASSEMBLAGE", Needed::optional, Completes::code}}};
constexpr std::array<Example, 3> kExamples = {{
    {"explain J0103", "what error[J0103] means and how to mend it",
     "ce que signifie error[J0103] et comment y remédier"},
    {"explain hook", "what a type of joint makes, its keys and a sample",
     "ce que fait un type d'assemblage, ses clés et un exemple"},
    {"explain", "all codes and joints, one a line", "tous les codes et assemblages, un par ligne"},
}};

}  // namespace

extern const Verb kExplain;
const Verb kExplain = {
    "explain",
    "tell at length what a message means, or what a joint makes",
    "expliquer en détail un message, ou un type d'assemblage",
    "Every message bears a code, as in error[J0103]. This tells what it means, why it "
    "matters and what to do. Of a type of joint it tells what it makes, where it acts, its keys "
    "and a sample.",
    "Chaque message porte un code, comme dans error[J0103]. Ceci dit ce qu'il signifie, "
    "pourquoi c'est important et que faire. D'un type d'assemblage, cela dit ce qu'il fait, où il "
    "agit, ses clés et un exemple.",
    kPositionals,
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_explain};

}  // namespace plano::cli
