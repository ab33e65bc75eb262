"""`make bench`, or `python -m tests.bench 50 500`: prints figures and whether each aim is met. Asserts nothing.

For each size: a library made from the real one, the site of the project on it, and plain Material with its search on the
same text written as Markdown. Each build is a new process; the two take turns, so that a slow moment touches both. Then
the site of the project is opened in Chromium, where there is one, and its search is typed in. The files to download are
made apart, for the real library.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.exports_speed import ExportCost, export_cost
from tests.bench.measures import BuildFailed, Cost, Weights, median_cost, run, weights
from tests.bench.search_speed import WARM_KEYS, SearchCost, search_cost

ROOT = Path(__file__).resolve().parents[2]
SIZES = (50, 500, 2000)
RATIO_AT, MOST_RATIO = 500, 0.7
GROWTH_PER_SIZE = 1.1  # 4.4 for four times the formats
MOST_KILOBYTES = 20.0
MOST_EXPORTS_COLD, MOST_EXPORTS_UNCHANGED = 35.0, 2.0  # seconds, for the real library on two cores
# Of the search, at RATIO_AT formats.
MOST_SEARCH_KILOBYTES, MOST_COLD, MOST_WARM = 130.0, 300.0, 30.0  # milliseconds


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured at one size."""

    ours: Cost
    floor: Cost
    pages: Weights
    contents: Weights
    search: SearchCost

    @property
    def ratio(self) -> float:
        """Our work, compared with the floor's."""
        return self.ours.work / self.floor.work


def say(text: str = "") -> None:
    """Print now: a large size takes minutes."""
    print(text, flush=True)


def french(value: float | None, decimals: int = 1) -> str:
    """`3,6`; a dash for what the system does not tell."""
    return "—" if value is None else f"{value:.{decimals}f}".replace(".", ",")


def verdict(aim: str, held: bool, told: str) -> None:
    """One aim, its figure, and whether it is met."""
    say(f"  {'objectif tenu    ' if held else 'objectif NON tenu'}  {aim} : {told}")


def measure(size: int, runs: int) -> Figures:
    """Make the library and the text, then build both sites in turn."""
    # Not on a disk of the project: `make serve` may be watching it.
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as name:
        folder = Path(name)
        run("tests.bench.synthetic_library", "library", str(size), folder=folder, root=ROOT)
        run("tests.bench.configurations", ".", folder=folder, root=ROOT)

        def build(which: str) -> Cost:
            shutil.rmtree(folder / f"site-{which}", ignore_errors=True)
            cost = run(
                "mkdocs", "build", "--quiet", "--config-file", str(folder / f"{which}.yml"), folder=folder, root=ROOT
            )
            say(f"  {'playbook' if which == 'ours' else 'plancher'}  {line(cost)}")
            return cost

        ours, floor = [build("ours")], []
        run("tests.bench.floor", "site-ours", "docs-floor", folder=folder, root=ROOT)
        run("tests.bench.configurations", ".", folder=folder, root=ROOT)
        floor.append(build("floor"))
        for _ in range(runs - 1):
            ours.append(build("ours"))
            floor.append(build("floor"))
        # Words drawn at random compress badly: only the real formats tell what a page weighs.
        real = [path.stem for path in (ROOT / "templates_library" / "formats").glob("*/*.yml")]
        pages = [
            (folder / "site-ours" / "ateliers" / slug / "index.html").read_text(encoding="utf-8")
            for slug in real
            if (folder / "site-ours" / "ateliers" / slug).is_dir()
        ]
        search = search_cost(folder / "site-ours", ROOT)
    contents = [page[page.index("<article") : page.rindex("</article>")] for page in pages]
    return Figures(median_cost(ours), median_cost(floor), weights(pages), weights(contents), search)


def line(cost: Cost) -> str:
    """The three figures of a build."""
    return (
        f"{french(cost.seconds):>7} s   processeur {french(cost.cpu):>7} s   mémoire {french(cost.megabytes, 0):>5} Mo"
    )


def conclude(measured: dict[int, Figures]) -> None:
    """The table and the aims."""
    say("\nMédianes (playbook | plancher : Material seul, avec sa recherche, sur le même texte)")
    say(
        "ateliers   durée (s)        processeur (s)   rapport   mémoire (Mo)    page gzip (ko)   contenu seul gzip (ko)"
    )
    say("                                                                       max / médiane    max / médiane")
    for size, figures in measured.items():
        ours, floor = figures.ours, figures.floor
        say(
            f"{size:>8}  {french(ours.seconds):>6} |{french(floor.seconds):>7}  {french(ours.cpu):>7} |{french(floor.cpu):>7}"
            f"   {french(figures.ratio, 2):>7}  {french(ours.megabytes, 0):>5} |{french(floor.megabytes, 0):>6}"
            f"   {french(figures.pages.heaviest):>6} / {french(figures.pages.median)}"
            f"      {french(figures.contents.heaviest):>6} / {french(figures.contents.median)}"
        )
    say("\nRecherche (données gzip ; de la touche à la première proposition affichée)")
    say(
        f"ateliers   données (ko)   première touche (ms)   touche suivante (ms, médiane de {WARM_KEYS})   dont moteur (ms)"
    )
    for size, figures in measured.items():
        search = figures.search
        say(
            f"{size:>8}   {french(search.kilobytes):>12}   {french(search.cold, 0):>20}   {french(search.warm):>39}"
            f"   {french(search.engine):>16}" + (f"   sauté, {search.reason}" if search.reason else "")
        )
    say("\nObjectifs (le rapport et la croissance se comptent en secondes de processeur)")
    if RATIO_AT in measured:
        ratio = measured[RATIO_AT].ratio
        verdict(f"rapport à {RATIO_AT} ateliers, {french(MOST_RATIO)} au plus", ratio <= MOST_RATIO, french(ratio, 2))
    largest = max(measured)
    if RATIO_AT in measured and largest > RATIO_AT:
        times = largest / RATIO_AT
        most = times * GROWTH_PER_SIZE
        growth = measured[largest].ours.work / measured[RATIO_AT].ours.work
        aim = f"croissance de {RATIO_AT} à {largest} ateliers, {french(most)} au plus pour {french(times, 0)} fois plus"
        verdict(aim, growth <= most, f"{french(growth, 2)} (plancher : {french(_floor_growth(measured, largest), 2)})")
    ours, floor = measured[largest].ours.megabytes, measured[largest].floor.megabytes
    if ours is not None and floor is not None:
        verdict(
            f"mémoire à {largest} ateliers, celle du plancher au plus",
            ours <= floor,
            f"{french(ours, 0)} Mo contre {french(floor, 0)} Mo",
        )
    heaviest = max(figures.pages.heaviest for figures in measured.values())
    aim = f"page d'atelier compressée, {french(MOST_KILOBYTES, 0)} ko au plus"
    verdict(aim, heaviest <= MOST_KILOBYTES, f"{french(heaviest)} ko pour la plus lourde")
    if RATIO_AT in measured:
        conclude_search(measured[RATIO_AT].search)


def conclude_exports(exports: ExportCost) -> None:
    """The files to download: what they weigh, and the two aims."""
    say(
        f"\nTéléchargements : {exports.files} fichiers pour {exports.formats} ateliers, {french(exports.megabytes)} Mo, "
        f"{exports.cores} cœurs"
    )
    for name, most, found in (
        ("tout à fabriquer", MOST_EXPORTS_COLD, exports.cold),
        ("rien n'a changé", MOST_EXPORTS_UNCHANGED, exports.unchanged),
    ):
        verdict(f"téléchargements, {name}, {french(most, 0)} s au plus", found <= most, f"{french(found)} s")


def conclude_search(search: SearchCost) -> None:
    """The aims of the search; without a browser, that they were not measured, and why."""
    aim = f"données de recherche à {RATIO_AT} ateliers, {french(MOST_SEARCH_KILOBYTES, 0)} ko compressés au plus"
    verdict(aim, search.kilobytes <= MOST_SEARCH_KILOBYTES, f"{french(search.kilobytes)} ko")
    for name, most, found in (("première touche", MOST_COLD, search.cold), ("touche suivante", MOST_WARM, search.warm)):
        aim = f"recherche à {RATIO_AT} ateliers, {name}, {french(most, 0)} ms au plus"
        if found is None:
            say(f"  objectif sauté     {aim} : {search.reason}")
        else:
            verdict(aim, found <= most, f"{french(found)} ms")


def _floor_growth(measured: dict[int, Figures], largest: int) -> float:
    return measured[largest].floor.work / measured[RATIO_AT].floor.work


def main() -> int:
    """Measure every size, then conclude."""
    parser = argparse.ArgumentParser(
        prog="make bench",
        description="Mesure la fabrication du site et sa recherche sur des bibliothèques factices.",
        epilog="Exemple : make bench ARGS='50 500'",
    )
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="TAILLE", help="nombres d'ateliers")
    parser.add_argument("--runs", type=int, help="répétitions (3 jusqu'à 500 ateliers, 1 au-delà)")
    options = parser.parse_args()
    measured: dict[int, Figures] = {}
    for size in sorted(set(options.sizes)):
        runs = options.runs or (3 if size <= RATIO_AT else 1)
        say(f"{size} ateliers, {runs} fabrication{'s' if runs > 1 else ''} de chaque…")
        try:
            measured[size] = measure(size, runs)
        except BuildFailed as error:
            say(f"La fabrication a échoué :\n{error}")
            return 1
    conclude(measured)
    say("\nFichiers à télécharger, avec la vraie bibliothèque…")
    conclude_exports(export_cost())
    return 0


if __name__ == "__main__":
    sys.exit(main())
