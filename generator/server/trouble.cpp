// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/trouble.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

#include "base/check.h"
#include "base/typography.h"

namespace plano::server {
namespace {

struct Said {
  Trouble trouble;
  int status;
  const char* code;
  const char* en;
  const char* fr;
};

constexpr Said kSaid[] = {
    {Trouble::bad_request, 400, "bad-request",
     "This address or request cannot be read. Please start again from the first page.",
     "Cette adresse ou cette requête est illisible. Repartez de la page d'accueil."},
    {Trouble::method, 405, "method", "Nothing can be sent here, only fetched: use GET or HEAD.",
     "On ne peut rien envoyer ici, seulement consulter : utilisez GET ou HEAD."},
    {Trouble::too_late, 408, "too-late", "The request took too long to arrive. Please try again.",
     "La requête a mis trop de temps à arriver. Réessayez."},
    {Trouble::superseded, 409, "superseded",
     "The page has asked for something newer since; this request was dropped.",
     "La page a demandé autre chose entre-temps ; cette requête a été abandonnée."},
    {Trouble::has_body, 413, "has-body",
     "Requests to this server have no content. Please put the values in the address.",
     "Les requêtes à ce serveur n'ont pas de contenu. Mettez les valeurs dans l'adresse."},
    {Trouble::long_target, 414, "long-address",
     "This address is too long. Please name only the values that differ from the defaults.",
     "Cette adresse est trop longue. N'indiquez que les valeurs qui diffèrent de celles par "
     "défaut."},
    {Trouble::large_header, 431, "large-header",
     "The headers of this request are too large or too many.",
     "Les en-têtes de cette requête sont trop gros ou trop nombreux."},
    {Trouble::failed, 500, "failed",
     "The program failed on these values. That is a fault of ours; please report this address.",
     "Le programme a échoué sur ces valeurs. C'est un défaut de notre part : signalez cette "
     "adresse."},
    {Trouble::busy, 503, "busy",
     "Many people are asking at the moment. Please try again in a few seconds.",
     "Il y a beaucoup de demandes en ce moment. Réessayez dans quelques secondes."},
    {Trouble::too_much_memory, 503, "too-much-memory",
     "These values need more memory than this server gives to one request. Please choose smaller "
     "ones, or run the program on your own computer.",
     "Ces valeurs demandent plus de mémoire que ce serveur n'en accorde à une requête. "
     "Choisissez-en "
     "de plus petites, ou lancez le programme sur votre ordinateur."},
    {Trouble::lost, 503, "lost",
     "What was making the answer was stopped from outside. Please try again.",
     "La préparation de la réponse a été interrompue de l'extérieur. Réessayez."},
    {Trouble::closing, 503, "closing", "The server is being stopped. Please try again in a minute.",
     "Le serveur est en cours d'arrêt. Réessayez dans une minute."},
    {Trouble::too_long, 504, "too-long",
     "These values take more time than this server gives to one request. Please choose smaller "
     "ones, or run the program on your own computer.",
     "Ces valeurs demandent plus de temps que ce serveur n'en accorde à une requête. Choisissez-en "
     "de plus petites, ou lancez le programme sur votre ordinateur."},
};

const Said& said(Trouble trouble) {
  const auto* found = std::find_if(std::begin(kSaid), std::end(kSaid),
                                   [&](const Said& one) { return one.trouble == trouble; });
  CHECK(found != std::end(kSaid), "every trouble is in the list");
  return *found;
}

/// The first of the two languages that an Accept-Language or a path names.
Language language_for(const Request& request) {
  if (request.path.starts_with("/en/")) return Language::english;
  if (request.path.starts_with("/fr/")) return Language::french;
  const std::size_t en = request.language.find("en");
  const std::size_t fr = request.language.find("fr");
  return en < fr ? Language::english : Language::french;
}

std::string page_of(const Said& one, Language language) {
  const std::string words = set_in(words_of(one.trouble), language);
  const bool french = language == Language::french;
  const std::string home = french ? "Accueil" : "Home";
  const std::string tag = french ? "fr" : "en";
  return "<!DOCTYPE html>\n<html lang=\"" + tag +
         "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
         "content=\"width=device-width\"><title>" +
         std::to_string(one.status) + "</title></head>\n<body><main><h1>" +
         std::to_string(one.status) + "</h1><p>" + words + "</p><p><a href=\"/" + tag + "/\">" +
         home + "</a></p></main></body></html>\n";
}

}  // namespace

int status_of(Trouble trouble) {
  return said(trouble).status;
}

const char* code_of(Trouble trouble) {
  return said(trouble).code;
}

Text words_of(Trouble trouble) {
  return {said(trouble).en, said(trouble).fr};
}

Answer plain_apology(Trouble trouble, const Request& request) {
  const Said& one = said(trouble);
  Answer answer;
  answer.status = one.status;
  const bool html = request.accept.find("text/html") != std::string::npos;
  if (html && !request.path.starts_with("/api/")) {
    answer.media_type = "text/html; charset=utf-8";
    answer.bytes = page_of(one, language_for(request));
  } else {
    const Text words = words_of(trouble);  // no quotes and no backslashes in them
    answer.media_type = "application/json";
    answer.bytes = std::string("{\"error\":\"") + one.code + "\",\"message\":{\"en\":\"" +
                   set_in(words, Language::english) + "\",\"fr\":\"" +
                   set_in(words, Language::french) + "\"}}\n";
  }
  return answer;
}

}  // namespace plano::server
