package dev.vesper.pipeline.warehouse;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Publishing on the local disk while file operations go wrong. */
final class LocalFaultsTest extends FaultsOfPublishing {
  @TempDir(factory = MemoryDirectory.class)
  private Path directory;

  private int warehouses;

  @Override
  Store fresh() {
    return new LocalStore(directory.resolve("warehouse-" + warehouses++));
  }
}
