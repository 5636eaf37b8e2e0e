package dev.vesper.cli;

import dev.vesper.pipeline.config.Nearest;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.night.Night;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what they have in common: exit codes, words for mistakes, colours. */
public final class CommandLineInterface {
  private static final Pattern AGE = Pattern.compile("(\\d{1,9}) ?(s|min|h|d)");

  private CommandLineInterface() {}

  /** Runs a command and returns its exit code; nothing is thrown. */
  public static int run(Console console, String... arguments) {
    try {
      return of(console).execute(arguments);
    } catch (Throwable trouble) {
      return new Troubles(console).tell(trouble);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  static CommandLine of(Console console) {
    CommandLine line =
        new CommandLine(new RootCommand())
            .addSubcommand(new DemoCommand(console))
            .addSubcommand(new ValidateCommand(console))
            .addSubcommand(new DoctorCommand(console))
            .addSubcommand(new GenerateCommand(console))
            .addSubcommand(new PlanCommand(console))
            .addSubcommand(new RunCommand(console))
            .addSubcommand(new BackfillCommand(console))
            .addSubcommand(new TuneCommand(console))
            .addSubcommand(new GcCommand(console))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new TablesCommand(console))
            .addSubcommand(new ShowCommand(console))
            .addSubcommand(new PathCommand(console))
            .addSubcommand(new CompletionCommand(console));
    CommandGroups.arrange(line);
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line.setOut(console.out())
        .setErr(console.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console)))
        .setAbbreviatedOptionsAllowed(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(console.terminal())
        .setUsageHelpLongOptionsMaxWidth(28)
        .registerConverter(Night.class, CommandLineInterface::night)
        .registerConverter(Duration.class, CommandLineInterface::duration)
        .setExecutionExceptionHandler((trouble, at, parsed) -> new Troubles(console).tell(trouble))
        .setParameterExceptionHandler((mistake, given) -> tell(mistake));
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode each : ExitCode.values()) {
      meanings.put(String.valueOf(each.code()), each.meaning());
    }
    return meanings;
  }

  private static Ansi ansi(Console console) {
    return console.terminal() && console.environment().getOrDefault("NO_COLOR", "").isEmpty()
        ? Ansi.ON
        : Ansi.OFF;
  }

  private static Night night(String written) {
    try {
      return Night.of(written);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static Duration duration(String written) {
    Matcher matcher = AGE.matcher(written);
    if (!matcher.matches()) {
      throw new TypeConversionException("not a time like 90min, 26h or 3d: '" + written + "'");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static int tell(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = lowerFirst(mistake.getMessage().strip());
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      String kind = word.startsWith("-") ? "option" : "argument";
      message = "unknown " + kind + " '" + word + "'" + Nearest.hint(word, known(command));
    }
    String end = message.endsWith("?") ? "" : ";";
    command
        .getErr()
        .println(name + ": " + message.replaceAll("\\R", " ") + end + " see " + name + " --help");
    return ExitCode.USAGE.code();
  }

  private static String lowerFirst(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Collection<String> known(CommandLine command) {
    Stream<String> options =
        command.getCommandSpec().options().stream().flatMap(each -> Stream.of(each.names()));
    Stream<String> commands = command.getSubcommands().keySet().stream();
    return Stream.concat(options, commands).toList();
  }
}
