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
    footerHeading = "%nA first day:%n",
    footer = {
      "  vesper demo                               from raw files to tables",
      "  cp conf/vesper.yaml . && vi vesper.yaml   your own data",
      "  vesper validate && vesper plan            right? what would be built?",
      "  vesper run                                up to yesterday; every night",
      "  vesper show growth                        or paste what run prints",
      "",
      "vesper COMMAND --help teaches each by example.",
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
