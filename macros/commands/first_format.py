"""The first atelier of a new folder: short, whole, accepted as it is, and said to be an example."""

NAME = "exemple-relire-une-affiche.yml"

TEXT = """\
# Un exemple, à remplacer par votre premier atelier : changez les textes, puis le nom du fichier.
# Il est accepté tel quel. Pour partir d'une fiche expliquée champ par champ : playbook new atelier mon-atelier
title: "Exemple : relire une affiche à plusieurs"
summary: "Vérifier à plusieurs qu'une affiche d'accueil se comprend, puis la corriger."
deliverable: Une affiche corrigée et la liste des points à vérifier.
maturity:
  - any
modes:
  - in_person
participants:
  min: 4
  ideal: 6
  max: 8
facilitation:
  people:
    - up_to: 8
      count: 1
difficulty:
  facilitator: 1
  participant: 1
invite:
  - who: Des agents et agentes de l'accueil
    count: 3 à 5
    why: Ils savent ce que les personnes demandent devant l'affiche.
use_when:
  - Une affiche est prête et n'est pas encore imprimée.
avoid_when:
  - situation: Le message lui-même n'est pas décidé.
roles:
  - id: relecture
    name: Relecteurs et relectrices
    count: rest
    mission: Lisent comme une personne qui découvre l'affiche.
preparation:
  - days_before: 2
    who: facilitator
    task: Imprimer l'affiche à sa taille réelle.
    minutes: 15
materials:
  - item: Affiche imprimée
    quantity: 1
    per: session
  - item: Stylo
    quantity: 1
    per: participant
script:
  - id: lire
    title: Lire seul, sans parler
    minutes: 10
    mode: solo
    brief: "Lisez l'affiche. Que vous demande-t-elle ? Une phrase."
    do: Afficher l'affiche à hauteur des yeux. Ne rien expliquer.
    say: "Lisez l'affiche comme si vous entriez. Vous avez dix minutes."
    output: Une phrase par personne.
  - id: comparer
    title: Comparer les phrases
    minutes: 15
    mode: plenary
    brief: "Cherchons les mots de l'affiche qui ont trompé."
    do: Faire lire toutes les phrases avant d'en discuter.
    output: Les mots à changer, entourés.
    if_late:
      minutes: 10
      how: Ne discuter que des phrases qui se contredisent.
  - id: corriger
    title: Corriger et dire qui vérifie
    minutes: 15
    mode: plenary
    brief: "Une correction par mot entouré, et qui la vérifie."
    do: Écrire les corrections. Finir par qui fait quoi, et pour quand.
    output: Une affiche corrigée.
success:
  signs:
    - "Deux personnes absentes comprennent la même chose."
  questions:
    - "Avez-vous pu dire ce que vous ne compreniez pas ?"
report:
  sections:
    - "Corrections retenues"
    - "Points à vérifier"
  recipients: L'équipe qui publie l'affiche.
follow_up:
  - days_after: 14
    task: "Demander à l'accueil si les questions ont changé."
guardrails:
  - "Aucun nom ni cas réel d'assuré sur l'affiche ou dans les notes."
inclusion:
  - "Lire l'affiche à voix haute à qui ne la voit pas bien."
status: draft
reviewed: {today}
"""
