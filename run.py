"""Install what the project needs into .venv, then run one command: `python3 run.py serve`.

The Makefile calls this file and adds nothing, so that a machine without make (Windows: `py run.py serve`) does the
same. Standard library only; the syntax stays readable by old Pythons so that they can say what is missing.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
REQUIREMENTS = ROOT / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "requirements-test.txt"
OLDEST_PYTHON = (3, 11)
OFFLINE_ZIP = "dist/playbook-hors-ligne.zip"
MADE_HERE = [".venv", "site", "build", "dist", "test-results", ".cache", ".pytest_cache", ".ruff_cache", "__pycache__"]


def say(text):
    print(text, flush=True)


def fail(text):
    sys.exit("\n" + text)


# --- Installing ------------------------------------------------------------------------------------------------------


def venv_python(venv=VENV):
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(with_tests=False):
    """Bring .venv in line with the requirements; costs a few milliseconds when it already is."""
    wanted = fingerprint()
    installed = read_stamp(wanted)
    if installed == "tests" or (installed == "site" and not with_tests):
        return
    # No stamp stands while an install is under way: an interrupted one starts again from an empty folder.
    STAMP.unlink(missing_ok=True)
    if not installed:
        create_venv(VENV)
    say("Installation des dépendances dans .venv (de quelques secondes à deux minutes)…")
    pip_install("--require-hashes", "-r", str(TEST_REQUIREMENTS if with_tests else REQUIREMENTS))
    # Everything it needs, setuptools included, is in the requirements: nothing is fetched here.
    pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(f"{wanted} {'tests' if with_tests else 'site'}\n", encoding="utf-8")


def fingerprint():
    """Change when the venv must be made again: other requirements, another Python, or a project that was moved.

    Of pyproject.toml only what decides the install counts, so that a new lint rule reinstalls nothing.
    """
    import tomllib

    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = [pyproject["build-system"], pyproject["project"], pyproject["tool"]["setuptools"]]
    text = json.dumps([installed, sys.version, sys.base_prefix, str(ROOT)], sort_keys=True)
    parts = [text.encode(), REQUIREMENTS.read_bytes(), TEST_REQUIREMENTS.read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_stamp(wanted):
    """What stands in .venv for this fingerprint: "site", "tests" (which includes it) or None."""
    try:
        found, level = STAMP.read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return None
    return level if found == wanted and venv_python().exists() else None


def create_venv(folder):
    ensure_venv_module()
    try:
        if folder.exists():
            shutil.rmtree(folder)
        done = subprocess.run([base_python(), "-m", "venv", str(folder)])
    except OSError as error:
        fail(
            f"Impossible de refaire le dossier {folder} ({error}).\n"
            "Fermez ce qui s'en sert (site lancé ailleurs, éditeur, environnement activé), puis relancez."
        )
    if done.returncode:
        fail(f"Impossible de créer l'environnement Python {folder} : voir le message ci-dessus.")


def ensure_venv_module():
    """Debian and Ubuntu ship Python without ensurepip, which `python -m venv` needs."""
    if has_ensurepip():
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    if apt_install(package) and has_ensurepip():
        return
    fail(
        "Il manque à cette machine le module « venv » de Python, et les droits d'administration pour l'installer.\n"
        f"Demandez à la personne qui l'administre :  apt-get install {package}\n"
        "Relancez ensuite la même commande."
    )


def has_ensurepip():
    return subprocess.run([base_python(), "-c", "import ensurepip"], stderr=subprocess.DEVNULL).returncode == 0


def base_python():
    """The machine's Python: the one running may be that of the .venv about to be removed."""
    return getattr(sys, "_base_executable", None) or sys.executable


def apt_install(*packages):
    """Install Debian packages if this user may do so without being asked anything; never upgrades the machine."""
    administrator = administrator_prefix()
    if administrator is None or not shutil.which("apt-get"):
        return False
    say(f"Installation du paquet système {', '.join(packages)}…")
    # Through `env`, because sudo drops the variables of the caller.
    apt = [*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    # A failed update may be one broken source among several: the install decides.
    subprocess.run([*apt, "update"], stdin=subprocess.DEVNULL)
    command = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    # Silent when it works: dpkg's account of each package would bury our own messages.
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    return done.returncode == 0


def administrator_prefix():
    """What to put before a command to run it as administrator; None if a password would be asked."""
    if os.name != "posix":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL).returncode == 0:
        return ["sudo", "-n"]
    return None


def pip_install(*arguments, venv=VENV):
    # Wheels only: building a package would fetch build tools that no hash covers.
    pip = [str(venv_python(venv)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--only-binary=:all:", *arguments], env=environment()).returncode:
        fail(
            "L'installation des dépendances a échoué : voir le message de pip ci-dessus.\n"
            "Causes habituelles : pas de réseau, un serveur mandataire à déclarer (HTTPS_PROXY, PIP_CERT), un miroir\n"
            "interne à déclarer (PIP_INDEX_URL), ou une version de Python trop récente."
        )


# --- Running ---------------------------------------------------------------------------------------------------------


def environment(exports=None):
    result = dict(os.environ)
    result.pop("PYTHONPATH", None)
    result["PATH"] = str(venv_python().parent) + os.pathsep + result.get("PATH", "")
    result["PYTHONUTF8"] = "1"  # French messages and files, whatever the console's encoding (Windows)
    result["NO_MKDOCS_2_WARNING"] = "1"  # Material's notice of its end of life: known, and in English
    if exports is not None:
        result["PLAYBOOK_EXPORTS"] = "1" if exports else "0"
    return result


def python_module(*arguments, exports=None):
    return subprocess.run([str(venv_python()), "-m", *arguments], cwd=ROOT, env=environment(exports)).returncode


def serve(options, extra):
    install()
    # --livereload: the default since MkDocs 1.0, but lost with some versions of click.
    command = [str(venv_python()), "-m", "mkdocs", "serve", "--livereload", *extra]
    os.chdir(ROOT)
    if os.name == "posix":
        os.execve(command[0], command, environment(options.exports))  # signals reach MkDocs itself
    with subprocess.Popen(command, env=environment(options.exports)) as server:
        try:
            return server.wait()
        except KeyboardInterrupt:
            return server.wait()


def site(options, extra):
    install()
    return python_module("mkdocs", "build", "--strict", *extra, exports=options.exports)


def offline(options, extra):
    install()
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "site"
        build = ["mkdocs", "build", "--strict", "--quiet", "--no-directory-urls", "--site-dir", str(built), *extra]
        return python_module(*build, exports=True) or python_module(
            "macros", "offline", str(built), "--to", OFFLINE_ZIP
        )


def check(options, extra):
    install()
    return python_module("macros", "check", *extra)


def new(options, extra):
    install()
    return python_module("macros", "new", *extra)


def adopt(options, extra):
    install()
    return python_module("macros", "adopt", *extra)


def test(options, extra):
    install(with_tests=True)
    steps = [
        ("le navigateur des essais", ["tests.browser.install_chromium"]),
        ("la suite bureautique des essais", ["tests.exports.install_libreoffice"]),
        ("les contenus et leur écriture (playbook check --quality)", ["macros", "check", "--quality"]),
        ("les schémas (playbook schema --check)", ["macros", "schema", "--check"]),
        # Before the tests: what takes time to make is then found by all of them.
        ("la fabrication du site, sans le moindre avertissement", ["mkdocs", "build", "--strict", "--quiet"]),
        ("le code (ruff check)", ["ruff", "check", "--quiet", "--output-format", "concise", "."]),
        (
            "sa mise en forme (corriger : .venv/bin/ruff format .)",
            ["ruff", "format", "--check", "--quiet", "--output-format", "concise", "."],
        ),
        ("les essais (pytest)", ["pytest", "-n", "auto", "--dist", "loadgroup", *extra]),
    ]
    failed, seconds = [], []
    for title, command in steps:
        say(f"\n— Vérification : {title}")
        started = time.monotonic()
        if python_module(*command):
            failed.append(title)
        seconds.append((time.monotonic() - started, title))
    say("\nSecondes de chaque vérification :")
    for taken, title in seconds:
        say(f"{taken:7.1f} s  {title}")
    say("\n" + ("Échec : " + " ; ".join(failed) + "." if failed else "Aucune erreur trouvée."))
    return 1 if failed else 0


def bench(options, extra):
    install(with_tests=True)
    return python_module("tests.bench", *extra)


def lighthouse(options, extra):
    install(with_tests=True)
    return python_module("mkdocs", "build", "--strict", "--quiet") or python_module("tests.bench.lighthouse", *extra)


def lock(options, extra):
    import tomllib

    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build_requires = "\n".join(pyproject["build-system"]["requires"])
    # Local packages of one machine have hashes that exist nowhere else.
    local_settings = {"UV_EXTRA_INDEX_URL", "UV_INDEX", "UV_FIND_LINKS"}
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder) / "uv"
        create_venv(venv)
        pip_install("uv", venv=venv)
        # One version of each package on every platform; --no-config: nothing of this machine's own settings.
        compile_command = [
            *(str(venv_python(venv)), "-m", "uv", "pip", "compile", "--quiet", "--no-config", "--universal"),
            *("--python-version", "{}.{}".format(*OLDEST_PYTHON), "--fork-strategy", "fewest"),
            *("--only-binary", ":all:", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
            *("--annotation-style", "line", "--custom-compile-command", "make lock"),
            *(["--upgrade"] if options.upgrade else []),
            *("pyproject.toml", "-"),
        ]
        env = {name: value for name, value in environment().items() if name not in local_settings}
        for arguments in (
            ["--output-file", REQUIREMENTS.name],
            ["--constraint", REQUIREMENTS.name, "--extra", "test", "--output-file", TEST_REQUIREMENTS.name],
        ):
            command = [*compile_command, *arguments]
            if subprocess.run(command, cwd=ROOT, env=env, input=build_requires, encoding="utf-8").returncode:
                fail("Le calcul des versions a échoué : voir le message ci-dessus.")
    for path in (REQUIREMENTS, TEST_REQUIREMENTS):
        if any(mark in path.read_text(encoding="utf-8") for mark in ("://", "file:", "--index", "--find-links")):
            fail(f"{path.name} nomme une adresse ou un dossier : ne l'enregistrez pas.")
    say("requirements.txt et requirements-test.txt sont à jour. Lancez « make test » avant de les enregistrer.")
    return 0


def audit(options, extra):
    with tempfile.TemporaryDirectory() as folder:
        venv, answer = Path(folder) / "audit", Path(folder) / "audit.json"
        create_venv(venv)
        pip = [str(venv_python(venv)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        # Not pip_install: without a network there is nothing to ask, and that is no fault of the versions.
        if subprocess.run([*pip, "--only-binary=:all:", "pip-audit"], env=environment()).returncode:
            return tell_audit([])
        answers = []
        for service in ("pypi", "osv"):
            command = [str(venv_python(venv)), "-m", "pip_audit", "--vulnerability-service", service, "--timeout", "15"]
            # Exact versions with their hashes: nothing is installed nor resolved.
            for path in (REQUIREMENTS, TEST_REQUIREMENTS):
                command += ["--requirement", str(path)]
            command += ["--disable-pip", "--require-hashes", "--progress-spinner", "off"]
            answer.unlink(missing_ok=True)
            subprocess.run([*command, "--format", "json", "--output", str(answer)], capture_output=True)
            if answer.exists():
                answers.append(json.loads(answer.read_text(encoding="utf-8")))
                if asked_versions(answers[-1]):
                    break
        return tell_audit(answers)


def asked_versions(answer):
    """The packages of an answer that the database knows; pip-audit also calls sound those that it could not ask about."""
    return [one for one in answer["dependencies"] if "skip_reason" not in one]


def tell_audit(answers):
    """Say what the databases know of the locked versions: 1 when one is vulnerable, 0 when none is.

    When none could be asked: 0 on a person's machine, 1 in continuous integration, where nobody reads what passes.
    """
    known = [one for answer in answers for one in asked_versions(answer)]
    if not known:
        say("Base injoignable : les failles connues n'ont pas pu être cherchées. Relancez avec un accès au réseau.")
        return 1 if os.environ.get("CI", "").lower() not in ("", "0", "false") else 0
    asked = {one["name"] for one in known}
    apart = sorted({one["name"] for answer in answers for one in answer["dependencies"]} - asked)
    faults = {(one["name"], one["version"], fault["id"]): fault for one in known for fault in one["vulns"]}
    for (name, version, number), fault in sorted(faults.items()):
        corrected = " ou ".join(fault["fix_versions"])
        say(
            f"- {name} {version} : {number}, "
            + (f"corrigée en {corrected}" if corrected else "sans correction publiée")
        )
    if apart:
        say(f"Sans réponse de la base pour : {', '.join(apart)}.")
    if faults:
        say("Prenez les versions corrigées par « make lock UPGRADE=1 », puis lancez « make test ».")
        return 1
    say(f"Aucune faille connue dans les {len(asked)} paquets vérifiés.")
    return 0


def links(options, extra):
    install()
    with tempfile.TemporaryDirectory() as folder:
        build = ["mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        return python_module(*build, exports=False) or python_module("macros", "links", folder, *extra)


def vendor(options, extra):
    import tarfile
    import tomllib

    manifests = [path for path in ROOT.glob("**/vendored.toml") if ".venv" not in path.parts]
    npm = shutil.which("npm")
    if npm is None:
        fail("npm manque : il va chercher les fichiers d'autrui. Installez Node.js, puis relancez.")
    for manifest in sorted(manifests):
        vendored = tomllib.loads(manifest.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            command = [npm, "pack", "--silent", vendored["package"]]
            if subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL).returncode:
                fail(f"npm n'a pas trouvé {vendored['package']} : voir le message ci-dessus.")
            with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
                for file in vendored["files"]:
                    content = archive.extractfile(f"package/{file['from']}").read()
                    found = hashlib.sha256(content).hexdigest()
                    if found != file["sha256"]:
                        fail(
                            f"{manifest.relative_to(ROOT)} : {file['from']} a pour somme {found}, une autre est écrite."
                        )
                    (manifest.parent / file["to"]).write_bytes(content)
        say(f"{vendored['name']} {vendored['version']} : repris dans {manifest.parent.relative_to(ROOT)}.")
    return 0


def screenshot(options, extra):
    install(with_tests=True)
    with tempfile.TemporaryDirectory() as folder:
        build = ["mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        return (
            python_module("tests.browser.install_chromium")
            or python_module(*build, exports=False)
            or python_module("tests.browser.take_screenshot", folder)
        )


def clean(options, extra):
    folders = [ROOT / name for name in MADE_HERE]
    for name in ("macros", "tests"):
        folders += (ROOT / name).rglob("__pycache__")
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def show_help(options, extra):
    say("Commandes (« make <commande> », ou « python run.py <commande> » sans make) :\n")
    for name, (_, text) in COMMANDS.items():
        say(f"  {name:<10} {text}")
    say("\nRéglages (sans make : --exports, --no-exports, --upgrade, ou la suite telle quelle) :\n")
    say("  EXPORTS=1   avec serve : fabrique aussi les fichiers à télécharger (une demi-minute la première fois)")
    say("  EXPORTS=0   avec site : ne les fabrique pas")
    say("  UPGRADE=1   avec lock : prend les versions les plus récentes")
    say("  ARGS=…      passe la suite à l'outil appelé : make serve ARGS='--dev-addr 127.0.0.1:8001'")
    return 0


COMMANDS = {
    "serve": (serve, "affiche le site sur http://127.0.0.1:8000 et le met à jour à chaque modification"),
    "check": (check, "vérifie les fiches et les autres contenus de templates_library/"),
    "new": (new, "écrit une fiche à remplir, expliquée : python run.py new atelier mon-atelier --family codev"),
    "adopt": (adopt, "prépare le playbook de votre organisme : nom, éditeur, couleurs, dossier de vos fiches"),
    "site": (site, "fabrique le site dans le dossier site/ et refuse la moindre erreur"),
    "offline": (offline, f"fabrique {OFFLINE_ZIP}, le site à ouvrir d'un double clic, sans réseau"),
    "test": (test, "vérifie tout : contenus, schémas, code, site complet dans un navigateur"),
    "bench": (bench, "mesure la durée et la mémoire de la fabrication du site"),
    "lighthouse": (lighthouse, "demande à Lighthouse (npm) ce qu'il pense des six pages principales, sur un téléphone"),
    "lock": (lock, "recalcule les versions exactes des dépendances"),
    "vendor": (vendor, "reprend les fichiers d'autrui que le dépôt contient, et vérifie leurs sommes"),
    "audit": (audit, "cherche les failles connues des versions figées (demande le réseau)"),
    "links": (links, "demande chaque adresse d'un autre site que les pages nomment (demande le réseau)"),
    "screenshot": (screenshot, "refait l'image du README, prise dans le site fabriqué"),
    "clean": (clean, "supprime tout ce qui a été fabriqué, .venv compris (il se refait tout seul)"),
    "help": (show_help, "affiche cette aide"),
}


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    if sys.version_info < OLDEST_PYTHON:
        fail(
            "Python {}.{} est trop ancien : il faut Python {}.{} ou plus récent.\n"
            "S'il est installé sous un autre nom :  make PYTHON=python3.12 <commande>".format(
                *sys.version_info[:2], *OLDEST_PYTHON
            )
        )
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("command", nargs="?", default="help")
    parser.add_argument("--exports", action="store_true", default=None)
    parser.add_argument("--no-exports", action="store_false", dest="exports")
    parser.add_argument("--upgrade", action="store_true")
    options, extra = parser.parse_known_args()
    if options.command not in COMMANDS:
        fail(f"Commande inconnue : {options.command}. Commandes : {', '.join(COMMANDS)}.")
    try:
        command, _ = COMMANDS[options.command]
        return command(options, extra)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
