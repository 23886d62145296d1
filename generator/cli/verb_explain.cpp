// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "cli/all_codes.h"
#include "cli/codes.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "diagnostics/render.h"
#include "spec/suggest.h"

namespace plano::cli {
namespace {

void print_all(const Session& session) {
  for (const diagnostics::Code* code : all_codes()) {
    session.print(std::string(code->id) + "  " +
                  text_of(code->title_en, code->title_fr).in(session.language()) + "\n");
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
  std::vector<std::string> ids;
  for (const diagnostics::Code* code : all_codes()) ids.emplace_back(code->id);
  const std::string near = spec::suggestion(typed, ids);
  session.found
      .add(kUnknownCode, {},
           fill(Text("no finding has the code {0}", "aucun constat ne porte le code {0}"),
                {quote(typed)}))
      .hint(near.empty() ? Text("plano explain, without a code, lists them all",
                                "plano explain, sans code, les énumère tous")
                         : spec::did_you_mean(near));
  return session.finish();
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"code", "CODE", "CODE", Needed::optional, Completes::code}}};
constexpr std::array<Example, 2> kExamples = {{
    {"explain J0103", "what error[J0103] means and how to mend it",
     "ce que signifie error[J0103] et comment y remédier"},
    {"explain", "all codes, one a line", "tous les codes, un par ligne"},
}};

}  // namespace

extern const Verb kExplain;
const Verb kExplain = {
    "explain",
    "tell at length what a message means",
    "expliquer en détail ce que signifie un message",
    "Every message bears a code, as in error[J0103]. This tells what it means, why it "
    "matters and what to do.",
    "Chaque message porte un code, comme dans error[J0103]. Ceci dit ce qu'il signifie, "
    "pourquoi c'est important et que faire.",
    kPositionals,
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_explain};

}  // namespace plano::cli
