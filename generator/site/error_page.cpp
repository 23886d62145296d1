// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_frame.h"
#include "site/pages.h"

namespace plano::site {
namespace {

Text title_of(int status) {
  switch (status) {
    case 404:
      return {"There is nothing at this address", "Il n'y a rien à cette adresse"};
    case 422:
      return {"These values cannot be made", "Ces valeurs ne peuvent pas se fabriquer"};
    case 503:
      return {"Too many people are at it just now", "Trop de monde en ce moment"};
    case 400:
    case 405:
    case 413:
    case 414:
    case 431:
      return {"This request cannot be read", "Cette demande n'est pas lisible"};
    default:
      return {"Something went wrong on our side", "Quelque chose s'est mal passé de notre côté"};
  }
}

}  // namespace

std::string error_page(int status, const Text& reason, const PageFrame& frame,
                       const std::string& back) {
  Html html(frame.language);
  {
    const Page page(html, frame, {title_of(status), {}, "text error-page"});
    const Inside wrap(html, "div", {{"class", "wrap prose"}});
    html.element("p", {{"class", "eyebrow"}},
                 fill({"Error {0}", "Erreur {0}"}, {show(static_cast<std::int64_t>(status))}));
    html.element("h1", {}, title_of(status));
    if (!reason.empty()) html.element("p", {{"class", "lede"}}, reason);
    const Inside paragraph(html, "p");
    if (back.empty()) {
      html.element("a", {{"class", "button"}, {"href", frame.home}},
                   {"To the designs", "Voir les modèles"});
    } else {
      html.element("a", {{"class", "button"}, {"href", back}},
                   {"To the design, which says why", "Voir le modèle, qui dit pourquoi"});
    }
  }
  return html.take();
}

std::string language_page(const PageFrame& frame) {
  Html html(frame.language);
  {
    const Page page(html, frame, {{}, {}, "text languages"});
    const Inside wrap(html, "div", {{"class", "wrap prose"}});
    html.element("h1", {}, Text("Planothèque"));
    const Inside list(html, "ul", {{"class", "languages"}});
    const auto choice = [&](const char* language, const char* words) {
      const Inside item(html, "li");
      html.element("a",
                   {{"class", "button"},
                    {"href", frame.base + language + "/index.html"},
                    {"lang", language},
                    {"hreflang", language}},
                   Text(words));
    };
    choice("fr", "Des plans à prendre, en français");
    choice("en", "Plans to take, in English");
  }
  return html.take();
}

}  // namespace plano::site
