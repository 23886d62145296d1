// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/parameter_layers.h"

#include <gmock/gmock.h>

#include "cli/project_file.h"

namespace plano::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Layers : public ::testing::Test {
 protected:
  std::vector<model::ParameterInput> inputs(const ParameterSources& from) {
    found_ = {};
    return layered_inputs({"length", "post_height", "len", "shape"}, from, sources_, found_);
  }
  ParameterSources with_file(const std::string& text) {
    ParameterSources from;
    from.project_file = sources_.add("bench/plano.ini", text);
    return from;
  }
  /// "U0203 1:4 did you mean …" of each finding.
  std::vector<std::string> findings() const {
    std::vector<std::string> all;
    for (const diagnostics::Diagnostic& each : found_.items()) {
      const auto at = sources_.where(each.primary.span.source, each.primary.span.begin);
      all.push_back(std::string(each.code->id) + " " + sources_.name(each.primary.span.source) +
                    ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                    (each.hint ? each.hint->en : ""));
    }
    return all;
  }
  std::string written_at(diagnostics::Span span) const {
    return sources_.text(span.source).substr(span.begin, span.end - span.begin);
  }

  diagnostics::SourceMap sources_;
  diagnostics::Diagnostics found_;
};

TEST_F(Layers, command_line_wins_over_environment_over_project_file) {
  ParameterSources from = with_file("length = 1000mm\npost_height = 900mm\nshape = round\n");
  from.environment = {
      {"PLANO_LENGTH", "1300mm"}, {"PLANO_POST_HEIGHT", "950mm"}, {"HOME", "/root"}};
  from.command_line = {"length=1400mm"};
  const auto all = inputs(from);
  ASSERT_THAT(findings(), IsEmpty());
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].name, "length");
  EXPECT_EQ(all[0].text, "1400mm");
  EXPECT_EQ(all[0].source, model::ValueSource::command_line);
  EXPECT_EQ(all[1].text, "950mm");
  EXPECT_EQ(all[1].source, model::ValueSource::environment);
  EXPECT_EQ(all[2].text, "round");
  EXPECT_EQ(all[2].source, model::ValueSource::project_file);
}

TEST_F(Layers, every_value_knows_where_it_was_written) {
  ParameterSources from = with_file("# sizes\n\n  length =  1000 mm  # long\n");
  from.environment = {{"PLANO_SHAPE", "round"}};
  from.command_line = {"len=2*(3mm+1mm)"};
  for (const model::ParameterInput& input : inputs(from)) {
    EXPECT_EQ(written_at(input.span), input.text) << input.name;
  }
  const auto file = inputs(with_file("# sizes\n\n  length =  1000 mm  # long\n"));
  ASSERT_EQ(file.size(), 1u);
  EXPECT_EQ(sources_.where(file[0].span.source, file[0].span.begin).line, 3u);
  EXPECT_EQ(file[0].text, "1000 mm");
}

TEST_F(Layers, a_name_is_never_guessed_from_its_beginning) {
  ParameterSources from;
  from.command_line = {"post=3mm"};
  EXPECT_THAT(inputs(from), IsEmpty());
  EXPECT_THAT(findings(), ElementsAre(HasSubstr("P0001 (command line):1:4 ")));
  from.command_line = {"len=3mm"};  // a name of its own, and a beginning of another
  const auto all = inputs(from);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].name, "len");
}

TEST_F(Layers, order_on_the_command_line_does_not_matter) {
  ParameterSources one, other;
  one.command_line = {"length=1m", "shape=round"};
  other.command_line = {"shape=round", "length=1m"};
  const auto a = inputs(one);
  const auto b = inputs(other);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].name, b[i].name);
    EXPECT_EQ(a[i].text, b[i].text);
  }
}

TEST_F(Layers, mistakes_on_the_command_line_are_each_told_once) {
  ParameterSources from;
  from.command_line = {"lenght=1m", "length", "=3", "length=", "shape=a", "shape=b"};
  EXPECT_THAT(inputs(from), ElementsAre(testing::Field(&model::ParameterInput::text, "a")));
  EXPECT_THAT(findings(),
              ElementsAre("P0001 (command line):1:4 did you mean “length”?", HasSubstr("U0201"),
                          HasSubstr("U0201"), HasSubstr("U0201"), HasSubstr("U0202")));
}

TEST_F(Layers, an_unknown_variable_is_a_warning_with_what_was_meant) {
  ParameterSources from;
  from.environment = {
      {"PLANO_LENGHT", "1m"}, {"PLANO_DATA", "/x"}, {"PLANO_SHAPE", ""}, {"PLANOLENGTH", "1m"}};
  EXPECT_THAT(inputs(from), IsEmpty());
  EXPECT_FALSE(found_.has_errors());
  EXPECT_THAT(findings(), ElementsAre("P0002 (environment):1:1 did you mean “PLANO_LENGTH”?"));
}

TEST_F(Layers, mistakes_in_the_project_file_have_their_line) {
  inputs(with_file("length = 1m\n[bench]\nlenght = 2m\nshape\nshape =\nlength = 3m\n"));
  EXPECT_THAT(
      findings(),
      ElementsAre(HasSubstr("U0203 bench/plano.ini:2:1"), HasSubstr("U0203 bench/plano.ini:4:1"),
                  HasSubstr("U0203 bench/plano.ini:5:1"), HasSubstr("U0202 bench/plano.ini:6:1"),
                  "P0001 bench/plano.ini:3:1 did you mean “length”?"));
}

TEST_F(Layers, a_value_may_hold_an_equals_sign_and_spaces) {
  ParameterSources from;
  from.command_line = {"length=if(1 == 1; 2m; 3m)"};
  const auto all = inputs(from);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].text, "if(1 == 1; 2m; 3m)");
}

TEST_F(Layers, a_project_file_may_have_windows_line_ends_and_no_last_one) {
  const auto all = inputs(with_file("length = 1m\r\nshape = round"));
  ASSERT_THAT(findings(), IsEmpty());
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].text, "1m");
  EXPECT_EQ(all[1].text, "round");
}

TEST(VariableName, is_that_of_the_parameter_in_capitals) {
  EXPECT_EQ(variable_name("post_height"), "PLANO_POST_HEIGHT");
}

}  // namespace
}  // namespace plano::cli
