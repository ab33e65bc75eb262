"""The one configuration block of a playbook: `extra.playbook` of mkdocs.yml. What is empty hides what needs it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from macros.model.colours import SiteColours

_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\r\n]*$")]
_Https = Annotated[str, Field(pattern=r"^(https?://[^\s\"'<>]+)?$")]


class Settings(BaseModel):
    """Who publishes this playbook and where it is written. Everything may stay empty, but a public deployment needs publisher, director and host."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: _Line = Field("", title="Éditeur")
    director: _Line = Field("", title="Direction de la publication")
    host: _Line = Field("", title="Hébergeur")
    mailbox: Annotated[str, Field(pattern=r"^([\w.+-]+@[\w-]+(\.[\w-]+)+)?$")] = Field("", title="Boîte de l'équipe")
    forge_url: _Https = Field("", title="Adresse du dépôt sur la forge")
    forge_kind: Literal["", "github", "gitlab", "forgejo"] = Field("", title="Logiciel de la forge")
    forge_branch: Annotated[str, Field(pattern=r"^[\w./-]+$")] = Field("main", title="Branche")
    colours: SiteColours = Field(SiteColours(), title="Couleurs du site")
    library: tuple[_Line, ...] = Field(("templates_library",), title="Dossiers de la bibliothèque", min_length=1)

    def edit_address(self, path: str) -> str | None:
        """The forge's page that edits a file of the repository; None where no forge is set.

        GitHub, GitLab and Forgejo each have their own address for the same thing.
        """
        if not self.forge_url:
            return None
        base = self.forge_url.rstrip("/")
        host = base.split("/")[2]
        kind = self.forge_kind or ("gitlab" if "gitlab" in host else "github" if "github" in host else "forgejo")
        if kind == "gitlab":
            return f"{base}/-/edit/{self.forge_branch}/{path}"
        if kind == "github":
            return f"{base}/edit/{self.forge_branch}/{path}"
        return f"{base}/_edit/{self.forge_branch}/{path}"
