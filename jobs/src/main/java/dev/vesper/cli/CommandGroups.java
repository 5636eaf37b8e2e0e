package dev.vesper.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The commands by what somebody wants of them, for the help of {@code vesper} itself. */
final class CommandGroups {
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("Begin", List.of("demo", "validate", "doctor", "generate"));
    GROUPS.put("Build", List.of("plan", "run", "backfill", "tune", "gc"));
    GROUPS.put("Look", List.of("status", "tables", "show", "path"));
    GROUPS.put("Shell", List.of("completion"));
  }

  private CommandGroups() {}

  /** The lines that help prints of all commands. */
  static String text(Help help) {
    StringBuilder text = new StringBuilder();
    GROUPS.forEach(
        (purpose, names) -> {
          text.append(String.format("%n%s:%n", purpose));
          names.forEach(name -> text.append(line(name, help.subcommands().get(name))));
        });
    return text.toString();
  }

  private static String line(String name, Help command) {
    String header = command.commandSpec().usageMessage().header()[0];
    return String.format("  %-12s%s%n", name, header);
  }

  /** All commands that a group names. */
  static List<String> names() {
    return GROUPS.values().stream().flatMap(List::stream).toList();
  }

  /** Has a command line list its commands so. */
  static void arrange(CommandLine root) {
    root.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::text);
    root.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
  }
}
