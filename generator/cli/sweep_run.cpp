// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/sweep_run.h"

#include <algorithm>
#include <exception>
#include <new>
#include <thread>

#include "base/check.h"
#include "base/hash.h"
#include "base/version.h"
#include "catalog/workshop.h"
#include "cli/codes.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "cli/stop_signals.h"
#include "cli/sweep_report.h"
#include "cli/sweep_state.h"
#include "joints/joint.h"
#include "solid/codes.h"
#include "spec/bind.h"
#include "sweep/crew.h"
#include "sweep/report.h"
#include "syntax/tree.h"

namespace plano::cli {
namespace {

using Trials = std::map<std::size_t, sweep::Trial>;

/// Thrown out of the middle of the work when someone pressed Ctrl-C.
struct Stopped {};

/// Thrown out of the middle of the work when the machine, not the design, keeps a variant from
/// being tried: what the next run may well be able to do.
struct NotTried {
  sweep::Values values;
  Text why;
};

/// Everything that decides how variants go, as digests.
sweep::Identity identity_of(const DesignRun& run, const pipeline::Inputs& inputs,
                            const SweepOptions& options, const World& world) {
  const auto digest = [](const std::string& text) { return hex(sha256(text)).substr(0, 16); };
  const auto text_of = [&](diagnostics::SourceId id) { return inputs.sources.text(id); };
  std::string values = run.resolve.preset + "\n";
  for (const model::ParameterInput& input : run.resolve.inputs) {
    values += std::to_string(static_cast<int>(input.source)) + input.name + "=" + input.text + "\n";
  }
  diagnostics::Diagnostics unheard;
  const auto program = read_bytes(world.executable, unheard);
  return {digest(text_of(inputs.design) + inputs.modules.lock +
                 (inputs.licences ? text_of(*inputs.licences) : "")),
          digest(text_of(inputs.workshop)), digest(values), digest(program.value_or(kVersion)),
          std::to_string(options.seed)};
}

/// What the user typed, to which values can be added.
std::string command_of(const DesignRun& run, const Arguments& arguments) {
  std::string command = "plano check " + shell_word(arguments.one("design"));
  for (const char* key : {"workshop", "preset"}) {
    if (arguments.has(key)) {
      command += std::string(" --") + key + " " + shell_word(arguments.one(key));
    }
  }
  for (const model::ParameterInput& input : run.resolve.inputs) {
    if (input.source == model::ValueSource::command_line) {
      command += " -p " + shell_word(input.name + "=" + input.text);
    }
  }
  return command;
}

class Sweep {
 public:
  Sweep(const pipeline::Inputs& inputs, const sweep::Subject& subject, const sweep::Space& space,
        const SweepOptions& options, Session& session)
      : inputs_(inputs),
        subject_(subject),
        space_(space),
        options_(options),
        session_(session),
        line_(session),
        threads_(options.jobs != 0 ? options.jobs
                                   : std::max(1u, std::thread::hardware_concurrency())) {}

  /// Tries what is not in `trials` yet. False if it was stopped or could not be kept. Throws
  /// NotTried; what came before has been kept.
  bool try_variants(const sweep::Plan& plan, SweepState* state, Trials& trials) {
    std::vector<std::size_t> todo;
    all_ = 0;
    for (std::size_t i = options_.shard - 1; i < plan.variants.size(); i += options_.shards) {
      ++all_;
      if (!trials.contains(i)) todo.push_back(i);
    }
    std::size_t failed = 0;
    bool kept = true;
    sweep::share_out(
        todo.size(), threads_,
        [&](std::size_t k) { return sweep::verdict_on(build(plan.variants[todo[k]].values)); },
        [&](std::size_t k, sweep::Trial trial) {
          if (trial.outcome == sweep::Outcome::failed) ++failed;
          if (state != nullptr) kept = state->keep(todo[k], trial, session_.found);
          trials.emplace(todo[k], std::move(trial));
          draw(Text("trying variants", "essai des variantes"), failed, trials.size(), all_);
          return kept && !stop_.asked();
        });
    line_.erase();
    return kept && !stop_.asked();
  }

  /// Throws Stopped and NotTried.
  sweep::Report report(const sweep::Plan& plan, const Trials& trials) {
    const sweep::Try build_or_stop = [&](const sweep::Values& values) {
      if (stop_.asked()) throw Stopped();
      return build(values);
    };
    auto report = sweep::report_on(subject_, space_, plan, trials, build_or_stop, threads_,
                                   [&](std::size_t done, std::size_t all) {
                                     draw(Text("looking for the smallest sets of values",
                                               "recherche des plus petits jeux de valeurs"),
                                          0, done, all);
                                   });
    line_.erase();
    return report;
  }

  /// Says that it was stopped, if it was: else the reason has been said.
  int stopped(std::size_t done) {
    line_.erase();
    if (stop_.asked()) {
      session_.found
          .add(kSweepStopped, {},
               fill(Text("stopped after {0} of {1} variants", "arrêté après {0} variantes sur {1}"),
                    {show(static_cast<std::int64_t>(done)), show(static_cast<std::int64_t>(all_))}))
          .hint(options_.state.empty()
                    ? Text("with --state FILE the next run would go on from here",
                           "avec --state FICHIER, le prochain essai reprendrait d'ici")
                    : Text("the same command goes on from here", "la même commande reprend d'ici"));
    }
    return session_.finish();
  }

  int not_tried(const NotTried& fault) {
    line_.erase();
    const std::vector<std::string> settings = sweep::settings_of(space_, fault.values);
    session_.found
        .add(
            kVariantNotTried, {},
            fill(Text("the variant {0} could not be tried: {1}",
                      "la variante {0} n'a pas pu être essayée : {1}"),
                 {settings.empty() ? Text("without any change", "sans aucun changement")
                                   : fill(Text("with {0}", "avec {0}"), {Text(list_and(settings))}),
                  fault.why}))
        .hint(options_.state.empty()
                  ? Text("mend the machine, or try --jobs 1",
                         "réparez la machine, ou essayez --jobs 1")
                  : Text("mend the machine, or try --jobs 1: the same command goes on from here",
                         "réparez la machine, ou essayez --jobs 1 : la même commande reprend "
                         "d'ici"));
    return session_.finish();
  }

 private:
  /// Safe to call from several threads: a build reads the sources and changes nothing. A fault of
  /// our own is an outcome, being the same on every machine and each time; what the machine lacks
  /// is none, and throws NotTried.
  diagnostics::Diagnostics build(const sweep::Values& values) const {
    diagnostics::Diagnostics found;
    try {
      pipeline::build(inputs_, sweep::options_of(subject_, space_, values), {}, found);
    } catch (const InternalError& error) {
      found = {};
      found
          .add(kFaultInVariant, {},
               fill(Text("plano has found a fault of its own: {0}",
                         "plano a trouvé une faute dans son propre fonctionnement : {0}"),
                    {Text(error.what())}))
          .hint({"please report it, with the design and these values",
                 "merci de la signaler, avec le modèle et ces valeurs"});
    } catch (const std::bad_alloc&) {
      throw NotTried{values, {"memory has run out", "la mémoire a manqué"}};
    } catch (const std::exception& error) {
      throw NotTried{values, Text(error.what())};
    }
    for (const diagnostics::Diagnostic& item : found.items()) {
      if (item.code == &solid::kNoKernel) throw NotTried{values, item.message};
    }
    return found;
  }

  void draw(const Text& stage, std::size_t failed, std::size_t done, std::size_t all) {
    const Text words = failed == 0 ? stage
                                   : fill(Text("{0}: {1} failed", "{0} : {1} échouent"),
                                          {stage, show(static_cast<std::int64_t>(failed))});
    line_.show(words, static_cast<int>(done), static_cast<int>(all));
  }

  const pipeline::Inputs& inputs_;
  const sweep::Subject& subject_;
  const sweep::Space& space_;
  const SweepOptions& options_;
  Session& session_;
  ProgressLine line_;
  std::size_t threads_;
  std::size_t all_ = 0;  // variants of this part
  StopSignals stop_;
};

/// Plans, tries, reports, on a design that is sound as it is given.
int sweep_over(const DesignRun& run, const pipeline::Inputs& inputs, const sweep::Subject& subject,
               const sweep::Space& space, const SweepOptions& options, const Arguments& arguments,
               Session& session) {
  ProgressLine line(session);
  line.show(Text("choosing variants", "choix des variantes"), 0, 0);
  const sweep::Plan plan = sweep::plan_variants(subject, space, options.count, options.seed);
  line.erase();
  const sweep::Identity identity = identity_of(run, inputs, options, session.world());
  Trials trials;
  std::optional<SweepState> state;
  if (!options.merged.empty()) {
    auto merged = merged_trials(options.merged, identity, plan.variants.size(), session.found);
    if (!merged) return session.finish();
    trials = std::move(*merged);
  } else if (!options.state.empty()) {
    state = SweepState::open(options.state, identity, session.found);
    if (!state) return session.finish();
    for (const auto& [variant, trial] : state->trials()) {
      const bool ours = variant % options.shards == options.shard - 1;
      if (ours && variant < plan.variants.size()) trials.emplace(variant, trial);
    }
  }
  Sweep sweep(inputs, subject, space, options, session);
  try {
    if (!sweep.try_variants(plan, state ? &*state : nullptr, trials)) {
      return sweep.stopped(trials.size());
    }
    const sweep::Report report = sweep.report(plan, trials);
    const SweepTold told{
        space, plan, report, options, subject.spec.info.id.text, command_of(run, arguments)};
    add_findings(told, session);
    const int code = session.finish(told_to_programs(told, session));
    if (!session.json() && !session.quiet()) session.print(told_to_people(told, session));
    return code;
  } catch (const Stopped&) {
    return sweep.stopped(trials.size());
  } catch (const NotTried& fault) {
    return sweep.not_tried(fault);
  }
}

}  // namespace

int run_sweep(const DesignRun& run, const SweepOptions& options, const Library& library,
              const Arguments& arguments, Session& session) {
  diagnostics::Diagnostics& found = session.found;
  const pipeline::Inputs inputs = inputs_of(run, library, session);
  const syntax::Limits limits;
  const auto design_tree = syntax::parse(session.sources, run.design, limits, found);
  const auto workshop_tree = syntax::parse(session.sources, run.workshop, limits, found);
  if (!design_tree || !workshop_tree) return session.finish();
  const auto workshop = catalog::read_workshop(*workshop_tree, found);
  const std::vector<spec::JointKeys> joint_keys = joints::all_joint_keys();
  const auto spec = spec::bind(*design_tree, joint_keys, found);
  if (!workshop || !spec) return session.finish();
  const sweep::Subject subject{*spec, *workshop, run.resolve};
  const auto space = sweep::space_of(subject, found);
  if (!space) return session.finish();
  return sweep_over(run, inputs, subject, *space, options, arguments, session);
}

}  // namespace plano::cli
