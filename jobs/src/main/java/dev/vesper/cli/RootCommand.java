package dev.vesper.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vesper} itself: names its commands. */
@Command(
    name = "vesper",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Turns a day of behaviour logs into the tables that a team acts on the next morning.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vesper validate --config vesper.yaml      are settings and inputs right?",
      "  vesper doctor --config vesper.yaml        are machine and file system right?",
      "  vesper COMMAND --help                     more, with examples",
      "",
      "Without --config, VESPER_CONFIG names the settings, else ./vesper.yaml."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    throw new ParameterException(line, "no command was given");
  }
}
