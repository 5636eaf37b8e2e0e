package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineInterfaceTest {
  @TempDir Path directory;
  private final Shell shell = new Shell();

  @Test
  void aSlipOfTheFingersIsToldInOneLineWithTheNearestWord() {
    assertEquals(64, shell.run("docter"));
    assertEquals(
        "vesper: unknown argument 'docter'; did you mean 'doctor'? see vesper --help\n",
        shell.err());
    assertEquals(64, shell.run("doctor", "--confg", "x"));
    assertEquals(
        "vesper doctor: unknown option '--confg'; did you mean '--config'?"
            + " see vesper doctor --help\n",
        shell.err());
    assertEquals(64, shell.run("validate", "--config"));
    assertEquals(64, shell.run("completion", "fish"));
    assertEquals(64, shell.run());
    assertEquals(1, shell.err().lines().count());
    assertEquals("", shell.out());
  }

  @Test
  void everyCommandTeachesByExample() {
    CommandLine root = CommandLineInterface.of(console());
    assertTrue(root.getSubcommands().containsKey("doctor"));
    root.getSubcommands()
        .forEach(
            (name, command) -> {
              assertEquals(0, shell.run(name, "--help"));
              long examples =
                  shell.out().lines().filter(line -> line.contains("vesper " + name)).count();
              assertTrue(examples >= 3, name + " shows " + (examples - 1) + " examples");
              assertTrue(command.getCommandSpec().usageMessage().header().length == 1, name);
            });
  }

  @Test
  void helpNamesEveryExitCodeAndVersionsComeFromTheClassPath() {
    assertEquals(0, shell.run("--help"));
    for (String code : new String[] {"1 ", "64", "65", "66", "70", "73", "74", "75", "78"}) {
      assertTrue(shell.out().contains("\n  " + code + " "), code);
    }
    assertEquals(0, shell.run("--version"));
    assertTrue(shell.out().contains("Spark " + Version.spark().orElseThrow()));
  }

  @Test
  void aFaultOfTheSettingsIsToldWithoutATrace() throws IOException {
    Path file = Files.writeString(directory.resolve("v.yaml"), "sorce: 1\n");
    assertEquals(78, shell.run("validate", "--config", file.toString()));
    assertTrue(shell.err().startsWith("vesper: " + file + ":1: unknown key 'sorce'; did you mean"));
    assertTrue(shell.err().lines().allMatch(line -> line.startsWith("vesper: ")));
    assertEquals(78, shell.with("VESPER_CONFIG", directory + "/absent.yaml").run("validate"));
    assertEquals(
        "vesper: "
            + directory
            + "/absent.yaml: there is no such file; name the settings file with --config\n",
        shell.err());
  }

  @Test
  void completionMakesBashProposeCommandsAndOptions() throws Exception {
    assertEquals(0, shell.run("completion", "bash"));
    Path script = Files.writeString(directory.resolve("vesper"), shell.out());
    String ask =
        "source "
            + script
            + "; COMP_WORDS=(vesper doctor --con); COMP_CWORD=2; _complete_vesper;"
            + " echo \"${COMPREPLY[@]}\";"
            + " COMP_WORDS=(vesper vali); COMP_CWORD=1; _complete_vesper; echo \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder("bash", "-c", ask)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("--config\nvalidate\n", said);
    assertEquals(0, bash.waitFor());
    assertEquals(0, shell.run("completion", "zsh"));
    assertTrue(shell.out().startsWith("autoload -Uz bashcompinit"));
  }

  @Test
  void nothingIsColouredWhereNobodyWatches() {
    shell.run("--help");
    assertFalse(shell.out().contains("\u001B"));
    shell.run("doctor");
    assertFalse(shell.out().contains("\u001B"));
  }

  private static Console console() {
    StringWriter nowhere = new StringWriter();
    return new Console(new PrintWriter(nowhere), new PrintWriter(nowhere), false, Map.of());
  }
}
