package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks the store that a warehouse's root asks for. */
public final class Stores {
  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]+):.*");

  private Stores() {}

  /**
   * The store of a root: a plain path or {@code file:} is the local disk, {@code hdfs:} and {@code
   * s3a:} go through Hadoop with the configuration on the class path.
   */
  public static Store at(String root) {
    Matcher matcher = SCHEME.matcher(root);
    if (!matcher.matches()) {
      return new LocalStore(Path.of(root));
    }
    return switch (matcher.group(1)) {
      case "file" ->
          new LocalStore(Path.of(root.substring("file:".length()).replaceFirst("^/+", "/")));
      case "hdfs", "viewfs", "s3a" -> HadoopStore.at(root);
      default ->
          throw new Fault(
              ExitCode.SETTINGS,
              "no warehouse can lie at '"
                  + root
                  + "': allowed are a plain path, file:, hdfs:, viewfs: and s3a:");
    };
  }
}
