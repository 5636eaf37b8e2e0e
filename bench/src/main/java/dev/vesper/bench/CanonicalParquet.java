package dev.vesper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Writes nights of JSON lines once more as canonical Parquet, one file a night. */
final class CanonicalParquet {
  private CanonicalParquet() {}

  /** Writes the nights that are not there yet. */
  static void write(List<Path> nights, Path to) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (Path night : nights) {
        Path directory = Files.createDirectories(to.resolve(night.getFileName()));
        Path file = directory.resolve("part-0000.parquet");
        if (!Files.exists(file)) {
          statement.execute(
              "COPY (SELECT * EXCLUDE (filename) FROM %s) TO '%s' (FORMAT parquet, COMPRESSION zstd)"
                  .formatted(DuckDbLoad.source(night + "/*.json.gz"), file));
        }
      }
    } catch (SQLException e) {
      throw new IOException("the nights cannot be written as Parquet", e);
    }
  }
}
