package dev.vesper.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vesper completion}: what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    header = "Lets a shell complete commands and options.",
    description = "Prints a script that lets a shell complete commands and options.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(vesper completion bash)                        in this shell",
      "  vesper completion bash > ~/.local/share/bash-completion/completions/vesper",
      "  source <(vesper completion zsh)                         in ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that the script is for; zsh reads bash's. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Console console;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Spec private CommandSpec spec;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (shell == Shell.ZSH) {
      console.out().println("autoload -Uz bashcompinit && bashcompinit");
    }
    CommandLine root = spec.root().commandLine();
    console.out().print(AutoComplete.bash(root.getCommandName(), root));
    return CommandLine.ExitCode.OK;
  }
}
