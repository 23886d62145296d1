// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/parameter_layers.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <set>
#include <sstream>

#include "base/check.h"
#include "cli/codes.h"
#include "cli/project_file.h"
#include "model/codes.h"
#include "spec/suggest.h"

namespace plano::cli {

namespace po = boost::program_options;
using diagnostics::SourceId;
using diagnostics::Span;
using model::ValueSource;

namespace {

/// PLANO_DATA says where plano's own files are; it is never a parameter.
constexpr const char* kReservedVariable = "PLANO_DATA";

/// One place values come from, ready for Boost, with the place of each.
struct Layer {
  po::parsed_options parsed;
  std::map<std::string, Span> places;
  ValueSource source;
};

Text did_you_mean(const std::string& word, const std::vector<std::string>& names) {
  const std::string near = spec::suggestion(word, names);
  if (!near.empty()) return spec::did_you_mean(near);
  if (names.empty()) {
    return {"this design has no parameters", "ce modèle n'a pas de paramètres"};
  }
  return fill(Text("its parameters are {0}", "ses paramètres sont {0}"), {list_and(names)});
}

bool is_among(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Adds `written` to the text of a source under construction and returns its place once added.
class Lines {
 public:
  Span place(const std::string& written) {
    const Span span{0, static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(text_.size() + written.size())};
    text_ += written + "\n";
    return span;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

Span inside(Span whole, std::size_t from, std::size_t to, SourceId source) {
  return {source, whole.begin + static_cast<std::uint32_t>(from),
          whole.begin + static_cast<std::uint32_t>(to)};
}

Layer command_line_layer(const std::vector<std::string>& typed,
                         const std::vector<std::string>& names,
                         const po::options_description& options, diagnostics::SourceMap& sources,
                         diagnostics::Diagnostics& found) {
  Lines lines;
  std::vector<Span> spans;
  for (const std::string& word : typed) spans.push_back(lines.place("-p " + word));
  const SourceId source = sources.add("(command line)", lines.text());

  std::map<std::string, Span> places;
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string& word = typed[i];
    const std::size_t equals = word.find('=');
    const std::size_t lead = 3;  // "-p "
    const Span whole = inside(spans[i], lead, lead + word.size(), source);
    if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
      found
          .add(kNotNameValue, whole,
               fill(Text("{0} is not name=value", "{0} n'est pas de la forme nom=valeur"),
                    {quote(word)}))
          .hint({"write for example -p length=1400mm", "écrivez par exemple -p length=1400mm"});
      continue;
    }
    const std::string name = word.substr(0, equals);
    const Span name_span = inside(spans[i], lead, lead + equals, source);
    if (!is_among(name, names)) {
      found
          .add(model::kUnknownParameter, name_span,
               fill(Text("the design has no parameter {0}", "le modèle n'a pas de paramètre {0}"),
                    {quote(name)}))
          .hint(did_you_mean(name, names));
      continue;
    }
    const Span value_span = inside(spans[i], lead + equals + 1, lead + word.size(), source);
    const auto [earlier, is_new] = places.emplace(name, value_span);
    if (!is_new) {
      found
          .add(kParameterTwice, value_span,
               fill(Text("{0} is given twice", "{0} est donné deux fois"), {quote(name)}))
          .also(earlier->second, Text("first given here", "donné une première fois ici"))
          .hint({"keep one of the two", "gardez l'un des deux"});
      continue;
    }
    tokens.push_back("--" + word);
  }
  // Without allow_guessing, which would take --len for --length.
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  return {po::command_line_parser(tokens).options(options).style(style).run(), std::move(places),
          ValueSource::command_line};
}

Layer environment_layer(const std::map<std::string, std::string>& environment,
                        const std::vector<std::string>& names,
                        const po::options_description& options, diagnostics::SourceMap& sources,
                        diagnostics::Diagnostics& found) {
  std::map<std::string, std::string> parameter_of;
  std::vector<std::string> variables = {kReservedVariable};
  for (const std::string& name : names) {
    if (variable_name(name) == kReservedVariable) continue;
    parameter_of.emplace(variable_name(name), name);
    variables.push_back(variable_name(name));
  }
  Lines lines;
  struct Written {
    std::string variable;
    std::string value;
    Span span;
  };
  std::vector<Written> all;
  for (const auto& [variable, value] : environment) {
    if (variable.rfind("PLANO_", 0) != 0 || variable == kReservedVariable) continue;
    all.push_back({variable, value, lines.place(variable + "=" + value)});
  }
  const SourceId source = sources.add("(environment)", lines.text());

  po::parsed_options parsed(&options);
  std::map<std::string, Span> places;
  for (const Written& written : all) {
    const std::size_t split = written.variable.size();
    const auto match = parameter_of.find(written.variable);
    if (match == parameter_of.end()) {
      const std::string near = spec::suggestion(written.variable, variables);
      auto builder = found.add(model::kUnknownEnvironment, inside(written.span, 0, split, source),
                               fill(Text("{0} matches no parameter of this design",
                                         "{0} ne correspond à aucun paramètre de ce modèle"),
                                    {written.variable}));
      if (!near.empty()) {
        builder.hint(spec::did_you_mean(near));
      } else {
        builder.hint({"if it is meant for another design, there is nothing to do",
                      "si elle est destinée à un autre modèle, il n'y a rien à faire"});
      }
      continue;
    }
    if (written.value.empty()) continue;  // set to nothing is the shells' way of not setting
    parsed.options.emplace_back(match->second, std::vector<std::string>{written.value});
    places.emplace(match->second,
                   inside(written.span, split + 1, split + 1 + written.value.size(), source));
  }
  return {std::move(parsed), std::move(places), ValueSource::environment};
}

Layer project_file_layer(SourceId source, const std::vector<std::string>& names,
                         const po::options_description& options,
                         const diagnostics::SourceMap& sources, diagnostics::Diagnostics& found) {
  const ProjectFile file = read_project_file(sources, source, found);
  std::map<std::string, Span> places;
  for (const ProjectLine& line : file.lines) {
    if (!is_among(line.name, names)) {
      found
          .add(model::kUnknownParameter, line.name_span,
               fill(Text("the design has no parameter {0}", "le modèle n'a pas de paramètre {0}"),
                    {quote(line.name)}))
          .hint(did_you_mean(line.name, names));
    }
    places.emplace(line.name, line.value_span);
  }
  std::istringstream text(file.readable);
  return {po::parse_config_file(text, options, /*allow_unregistered=*/true), std::move(places),
          ValueSource::project_file};
}

}  // namespace

std::string variable_name(const std::string& parameter) {
  std::string name = "PLANO_";
  for (const char c : parameter) {
    const bool small = c >= 'a' && c <= 'z';
    name += small ? static_cast<char>(c - 'a' + 'A') : (c == '-' || c == '.' ? '_' : c);
  }
  return name;
}

std::vector<std::string> parameter_names(const syntax::Tree& design) {
  std::vector<std::string> names;
  if (const syntax::Entry* parameters = design.root.find("parameters")) {
    for (const syntax::Entry& entry : parameters->value.entries) names.push_back(entry.key.text);
  }
  if (const syntax::Entry* materials = design.root.find("materials")) {
    for (const syntax::Entry& entry : materials->value.entries) {
      const syntax::Entry* thickness = entry.value.find("thickness");
      if (thickness != nullptr && thickness->value.find("choices") != nullptr) {
        names.push_back(entry.key.text + ".thickness");
      }
    }
  }
  return names;
}

std::vector<model::ParameterInput> layered_inputs(const std::vector<std::string>& names,
                                                  const ParameterSources& from,
                                                  diagnostics::SourceMap& sources,
                                                  diagnostics::Diagnostics& found) {
  po::options_description options;
  for (const std::string& name : names) {
    options.add_options()(name.c_str(), po::value<std::string>());
  }
  std::vector<model::ParameterInput> inputs;
  try {
    // The first to give a value keeps it, so the most binding layer goes first.
    std::vector<Layer> layers;
    layers.push_back(command_line_layer(from.command_line, names, options, sources, found));
    layers.push_back(environment_layer(from.environment, names, options, sources, found));
    if (from.project_file) {
      layers.push_back(project_file_layer(*from.project_file, names, options, sources, found));
    }
    po::variables_map values;
    std::set<std::string> known;
    for (const Layer& layer : layers) {
      po::store(layer.parsed, values);
      for (const auto& [name, value] : values) {
        if (!known.insert(name).second) continue;
        inputs.push_back({name, value.as<std::string>(), layer.source, layer.places.at(name)});
      }
    }
  } catch (const po::error& error) {
    // Every mistake a person can make was reported above and kept from Boost.
    CHECK(false, std::string("Boost.Program_options: ") + error.what());
  }
  std::sort(inputs.begin(), inputs.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return inputs;
}

}  // namespace plano::cli
