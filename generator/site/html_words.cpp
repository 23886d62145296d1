// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/html_words.h"

namespace plano::site {

const std::vector<ScriptWord>& script_words() {
  static const std::vector<ScriptWord> kWords = {
      {"working", {"Working it out…", "Calcul en cours…"}},
      {"waiting",
       {"The server is busy; trying again in {0} s.",
        "Le serveur est occupé ; nouvel essai dans {0} s."}},
      {"offline",
       {"No connection: what is shown may be older than these values.",
        "Pas de connexion : ce qui s'affiche peut dater d'avant ces valeurs."}},
      {"outdated",
       {"The figures and drawings are still those of the earlier values.",
        "Les chiffres et les dessins sont encore ceux des valeurs d'avant."}},
      {"as_designed", {"As designed", "D'origine"}},
      {"again", {"Try again", "Réessayer"}},
      {"pinned", {"Keep in view", "Garder en vue"}},
      {"presets_only",
       {"This copy of the gallery holds ready-made versions only. It cannot take the values of "
        "the address ({0}); what is shown is \u201c{1}\u201d.",
        "Cette copie de la galerie ne contient que des versions toutes prêtes. Elle ne peut pas "
        "appliquer les valeurs de l'adresse ({0})\u00a0; elle montre «\u00a0{1}\u00a0»."}},
      {"failed",
       {"The server gave no answer that can be shown.",
        "Le serveur n'a pas donné de réponse utilisable."}},
      {"impossible",
       {"These values cannot be made; what is shown is the last that could. The reason is below.",
        "Ces valeurs ne peuvent pas se fabriquer ; l'image montre les dernières possibles. La "
        "raison est indiquée plus bas."}},
      {"outside", {"{0} is outside {1} to {2}.", "{0} est hors des limites, de {1} à {2}."}},
      {"not_number", {"This is not a number.", "Ce n'est pas un nombre."}},
      {"copied", {"Link copied.", "Lien copié."}},
      {"copy_failed",
       {"Copy the address from the browser's bar.",
        "Copiez l'adresse dans la barre du navigateur."}},
      {"reset", {"Take the change back", "Annuler la modification"}},
      {"slider", {"{0}, slider", "{0}, curseur"}},
      {"part",
       {"Chosen: {0}. {1}. Length, width and thickness are in the picture and in the table of "
        "parts.",
        "Choisi : {0}. {1}. Longueur, largeur et épaisseur figurent dans l'image et dans la table "
        "des pièces."}},
      {"part_none", {"No part is chosen.", "Aucune pièce n'est choisie."}},
      {"step_start", {"Assembled", "Assemblé"}},
      {"step", {"Step {0} of {1}: take away {2}", "Étape {0} sur {1} : retirer {2}"}},
      {"step_short", {"Step {0} of {1}", "Étape {0} sur {1}"}},
      {"and_more", {"{0} and {1} more", "{0} et {1} autres"}},
      {"no_steps",
       {"How it comes apart is not proven for these values.",
        "Le démontage n'est pas démontré pour ces valeurs."}},
      {"no_space",
       {"This browser cannot draw in 3D; the pictures show the same.",
        "Ce navigateur ne sait pas dessiner en 3D ; les images montrent la même chose."}},
      {"count_one", {"1 design", "1 modèle"}},
      {"count", {"{0} designs", "{0} modèles"}},
      {"count_none",
       {"No design fits. Take a filter away.", "Aucun modèle ne convient. Retirez un filtre."}},
      {"show_part", {"Show {0} in the 3D view", "Montrer {0} dans la vue 3D"}},
      {"play", {"Play", "Lire"}},
      {"pause", {"Pause", "Pause"}},
  };
  return kWords;
}

}  // namespace plano::site
