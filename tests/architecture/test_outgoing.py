"""Nothing asks other hosts for anything at an address that people give (SECURITY.md): who could is named here."""

from tests.architecture.source import imported, modules

CLIENTS = {"aiohttp", "ftplib", "http.client", "httpx", "picows", "requests", "urllib.request", "urllib3"}
# Itself, for its first page.
ASK_OURSELVES = {"llmfed.up"}


def test_no_module_is_a_client_of_anybodys_but_ours() -> None:
    """A new one belongs here only with a guard against addresses of this network, and a sentence in SECURITY.md."""
    able = {module.name for module in modules() if imported(module.tree) & CLIENTS}
    assert {name for name in able if not name.startswith("llmfed.benches.")} == ASK_OURSELVES
