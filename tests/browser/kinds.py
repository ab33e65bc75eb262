"""One page of each kind. Not the reference of keys, a table so long that its check would cost as much as all others."""

PAGES = {
    "home": "",
    "catalogue": "ateliers/",
    "type": "types/codeveloppement/",
    "theme": "themes/prevention/",
    "format": "ateliers/projet-sante-cpts/",
    "offers": "offres/",
    "offer": "offres/cadrer-le-projet/",
    "situate": "situer-mon-projet/",
    "programme": "programmes/cycle-codev/",
    "canvas": "canevas/matrice/",
    "experience": "experiences/codeveloppement-drsm-aura/",
    "rex-form": "experiences/fiche-vierge/",
    "writing": "contribuer/ecrire-un-atelier/",
    "glossary": "glossaire/",
    "legal": "mentions-legales/",
    "site-map": "plan-du-site/",
    "contributing": "contribuer/",
    "proposing": "contribuer/proposer-un-atelier/",
    "not-found": "page-qui-n-existe-pas/",
}
WINDOWS = {"desktop": (1366, 768), "phone": (360, 640)}
SCHEMES = ("light", "dark")
