"""The playbook's code, and the module that mkdocs-macros loads (`module_name: macros`)."""


def define_env(env):
    """Register the macros of the playbook with mkdocs-macros.

    The import stands inside the function so that `playbook check`, which imports this package, never loads MkDocs.
    """
    from macros.mkdocs_site.page_macros import register

    register(env)
