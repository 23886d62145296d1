// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_frame.h"

#include <nlohmann/json.hpp>

#include "site/html_words.h"

namespace plano::site {
namespace {

constexpr const char* kName = "Planothèque";

Text page_title(const PageHead& head, const PageFrame& frame) {
  const Text site = frame.town.name.empty()
                        ? Text(kName)
                        : fill(Text("{0}, {1}"), {Text(kName), frame.town.name});
  return head.title.empty() ? site : fill(Text("{0} – {1}"), {head.title, site});
}

void write_head(Html& html, const PageFrame& frame, const PageHead& head) {
  const Inside inside(html, "head");
  html.leaf("meta", {{"charset", "utf-8"}});
  html.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.element("title", {}, page_title(head, frame));
  if (!head.description.empty()) {
    html.leaf("meta", {{"name", "description"}, {"content", html.set(head.description)}});
  }
  html.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.leaf("meta", {{"name", "generator"}, {"content", "plano " + frame.program_version}});
  if (const std::string font = asset(frame, "bricolage.woff2");
      !font.empty() && frame.mode == PageMode::live) {
    html.leaf("link", {{"rel", "preload"},
                       {"as", "font"},
                       {"type", "font/woff2"},
                       {"href", font},
                       {"crossorigin", ""}});
  }
  for (const char* name : {"site.css", "town.css"}) {
    const std::string style = asset(frame, name);
    if (!style.empty()) html.leaf("link", {{"rel", "stylesheet"}, {"href", style}});
  }
  if (const std::string icon = asset(frame, "favicon.svg"); !icon.empty()) {
    html.leaf("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", icon}});
  }
  // Pages in a folder have no address to start from.
  if (const std::string manifest = asset(frame, "site.webmanifest");
      !manifest.empty() && frame.mode == PageMode::live) {
    html.leaf("link", {{"rel", "manifest"}, {"href", manifest}});
  }
  if (!frame.other_language.empty()) {
    html.leaf("link", {{"rel", "alternate"},
                       {"hreflang", html.language() == Language::french ? "en" : "fr"},
                       {"href", frame.other_language}});
  }
  if (const std::string script = asset(frame, "site.js"); !script.empty()) {
    const Inside element(html, "script", {{"defer", ""}, {"src", script}});
  }
}

/// Three boards slotted into one another.
void write_mark(Html& html) {
  const Inside svg(html, "svg",
                   {{"class", "mark"},
                    {"viewBox", "0 0 32 32"},
                    {"width", "32"},
                    {"height", "32"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
  html.element("path", {{"class", "mark-board"}, {"d", "M3 13 16 6l13 7-13 7z"}}, {});
  html.element("path", {{"class", "mark-leg"}, {"d", "M5 17.5 13 22v6l-8-4.5z"}}, {});
  html.element("path", {{"class", "mark-side"}, {"d", "M27 17.5 19 22v6l8-4.5z"}}, {});
}

void write_top(Html& html, const PageFrame& frame) {
  const Inside header(html, "header", {{"class", "top"}});
  const Inside wrap(html, "div", {{"class", "wrap"}});
  {
    const Inside brand(html, "a", {{"class", "brand"}, {"href", frame.home}});
    write_mark(html);
    const Inside names(html, "span", {{"class", "names"}});
    html.element("span", {{"class", "name"}}, kName);
    if (!frame.town.name.empty()) html.element("span", {{"class", "town"}}, frame.town.name);
  }
  const Inside menu(html, "nav", {{"aria-label", html.set({"Main", "Menu principal"})}});
  const Inside list(html, "ul");
  const auto entry = [&](const std::string& href, const Text& words) {
    const Inside item(html, "li");
    html.element("a", {{"href", href}}, words);
  };
  entry(frame.home, {"Designs", "Modèles"});
  entry(frame.about, {"About", "À propos"});
  if (frame.other_language.empty()) return;
  const bool french = html.language() == Language::french;
  const Inside item(html, "li");
  html.element("a",
               {{"href", frame.other_language},
                {"lang", french ? "en" : "fr"},
                {"hreflang", french ? "en" : "fr"}},
               french ? "English" : "Français");
}

void write_foot(Html& html, const PageFrame& frame) {
  const Inside footer(html, "footer", {{"class", "foot"}});
  const Inside wrap(html, "div", {{"class", "wrap"}});
  html.element("p", {{"class", "foot-words"}},
               {"No account, no cookie, nobody counted. The plans are a commons: whoever builds "
                "from them improves them, and has them made nearby.",
                "Ni compte, ni cookie, ni mesure d'audience. Les plans sont un commun : qui s'en "
                "sert les améliore et les fait fabriquer près de chez soi."});
  const Inside list(html, "ul");
  const auto entry = [&](const std::string& href, const Text& words) {
    const Inside item(html, "li");
    html.element("a", {{"href", href}}, words);
  };
  entry(frame.accessibility, {"Accessibility: not compliant (not audited yet)",
                              "Accessibilité : non conforme (pas encore d'audit)"});
  entry(frame.about + "#licences", {"Licences and sources", "Licences et sources"});
  if (const std::string contact = safe_address(frame.town.contact); !contact.empty()) {
    entry(contact, {"Write to us", "Nous écrire"});
  }
  const Inside item(html, "li");
  html.words(Text("plano " + frame.program_version));
}

}  // namespace

std::string asset(const PageFrame& frame, const std::string& name) {
  const auto found = frame.assets.find(name);
  return found == frame.assets.end() ? std::string() : frame.base + found->second;
}

void write_heading(Html& html, const std::string& id, const Text& words) {
  html.element("h2", {{"id", id}}, words);
}

void write_sign(Html& html, std::string_view name) {
  std::string path = "M4 10.5 8 14.5 16 5.5";
  if (name == "warn") path = "M10 3 18 17H2zM10 8v4M10 14.2v.6";
  if (name == "stop") path = "M5 5 15 15M15 5 5 15";
  if (name == "arrow") path = "M4 10h12M11 5l5 5-5 5";
  if (name == "down") path = "M10 3v10M5 9l5 5 5-5M4 17h12";
  const Inside svg(html, "svg",
                   {{"class", "sign sign-" + std::string(name)},
                    {"viewBox", "0 0 20 20"},
                    {"width", "20"},
                    {"height", "20"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
  html.element("path", {{"d", path}}, {});
}

void write_page_data(Html& html, const PageFrame& frame, const std::string& design,
                     const std::string& query) {
  nlohmann::ordered_json data = {
      {"mode", frame.mode == PageMode::live ? "live" : "static"},
      {"base", frame.base},
      {"design", design},
      {"query", query},
      {"viewer", asset(frame, "viewer.js")},
      {"worker", frame.base + "sw.js"},
  };
  for (const ScriptWord& word : script_words()) data["words"][word.key] = html.set(word.words);
  html.data_block("plano-page",
                  data.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

Page::Page(Html& html, const PageFrame& frame, const PageHead& head) : html_(html), frame_(frame) {
  html.open("html", {{"lang", html.language() == Language::french ? "fr" : "en"}});
  write_head(html, frame, head);
  html.open("body", {{"class", std::string(head.kind)}});
  html.element("a", {{"class", "skip"}, {"href", "#content"}},
               {"Skip to content", "Aller au contenu"});
  write_top(html, frame);
  html.open("main", {{"id", "content"}, {"tabindex", "-1"}});
}

Page::~Page() {
  html_.close();
  write_foot(html_, frame_);
  html_.close();
  html_.close();
}

}  // namespace plano::site
