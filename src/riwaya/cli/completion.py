"""``riwaya completion``: what a shell needs to complete our commands and options."""

from __future__ import annotations

import click

from riwaya.cli.endings import DONE
from riwaya.cli.output import for_machines

__all__ = ["completion"]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the script that teaches a shell to complete riwaya's commands and options.

    \b
    Examples:
      riwaya completion bash > ~/.local/share/bash-completion/completions/riwaya
      riwaya completion zsh > ~/.zfunc/_riwaya       with ~/.zfunc in fpath, before compinit
      riwaya completion fish > ~/.config/fish/completions/riwaya.fish
    """
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    assert maker is not None  # the choice above admits only shells that click knows
    script = maker(context.find_root().command, {}, "riwaya", "_RIWAYA_COMPLETE")
    for_machines(script.source_template % script.source_vars() + "\n")
    return DONE
