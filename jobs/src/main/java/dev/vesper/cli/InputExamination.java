package dev.vesper.cli;

import static dev.vesper.cli.Finding.doubtful;
import static dev.vesper.cli.Finding.ok;
import static dev.vesper.cli.Finding.wrong;

import dev.vesper.cli.display.Words;
import dev.vesper.pipeline.config.FileSettings;
import dev.vesper.pipeline.config.Location;
import dev.vesper.pipeline.config.PrivacySettings;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.warehouse.Store;
import dev.vesper.pipeline.warehouse.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what the settings name is there: raw files, dimensions, the key. Starts no Spark. */
final class InputExamination {
  private static final int LEAST_KEY_BYTES = 16;

  private InputExamination() {}

  static List<Finding> findings(Settings settings, Map<String, String> environment) {
    List<Finding> findings = new ArrayList<>();
    findings.add(place("events", settings.source().events().path()));
    DimensionSettings dimensions = settings.dimensions();
    dimension("users", dimensions.users()).ifPresent(findings::add);
    dimension("contents", dimensions.contents()).ifPresent(findings::add);
    dimension("communities", dimensions.communities()).ifPresent(findings::add);
    dimension("plans", dimensions.plans()).ifPresent(findings::add);
    findings.add(key(settings.privacy(), environment));
    return findings;
  }

  private static Optional<Finding> dimension(String name, Optional<FileSettings> files) {
    return files.map(each -> place(name, each.path()));
  }

  private static Finding place(String subject, Location location) {
    try {
      Store store = Stores.at(location.text());
      if (!store.exists("")) {
        return wrong(
            subject,
            location + " is not there; name the place of the files in the settings",
            ExitCode.NO_INPUT);
      }
      if (location.local().isPresent() && !Files.isReadable(location.local().get())) {
        return wrong(
            subject, location + " may not be read by this user; give it the right", ExitCode.IO);
      }
      boolean file = location.local().map(Files::isRegularFile).orElse(false);
      int entries = store.list("").size();
      if (!file && entries == 0) {
        return doubtful(subject, location + " is empty");
      }
      return ok(subject, file ? location.text() : location + ", " + Words.count(entries, "name"));
    } catch (Fault e) {
      return wrong(subject, e.getMessage(), e.exitCode());
    }
  }

  private static Finding key(PrivacySettings privacy, Map<String, String> environment) {
    if (privacy.pseudonyms() == PrivacySettings.Pseudonyms.OFF) {
      return doubtful("key", "pseudonyms are off: ids of people are published as they are");
    }
    return privacy
        .keyFile()
        .map(InputExamination::keyFile)
        .orElseGet(() -> keyVariable(privacy.keyEnv().orElseThrow(), environment));
  }

  private static Finding keyVariable(String name, Map<String, String> environment) {
    String key = environment.getOrDefault(name, "");
    return enough("environment variable " + name, key.getBytes(StandardCharsets.UTF_8).length);
  }

  private static Finding keyFile(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return wrong(
            "key",
            file + " is not there; make one: head -c 32 /dev/urandom > " + file,
            ExitCode.SETTINGS);
      }
      Finding finding = enough(file.toString(), Files.size(file));
      return !finding.bad() && open(file)
          ? doubtful("key", file + " may be read by others; chmod 600 " + file)
          : finding;
    } catch (IOException e) {
      return wrong("key", file + " cannot be read: " + e.getMessage(), ExitCode.SETTINGS);
    }
  }

  private static Finding enough(String where, long bytes) {
    if (bytes == 0) {
      return wrong("key", where + " is not set, or is empty", ExitCode.SETTINGS);
    }
    return bytes < LEAST_KEY_BYTES
        ? wrong(
            "key",
            where + " holds " + bytes + " bytes; a key has at least " + LEAST_KEY_BYTES,
            ExitCode.SETTINGS)
        : ok("key", where);
  }

  private static boolean open(Path file) throws IOException {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.OTHERS_READ)
          || permissions.contains(PosixFilePermission.GROUP_READ);
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }
}
