package dev.vesper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a first load does, done by DuckDB on two threads: parses the raw files with all columns,
 * leaves copies out, and writes events, user days and growth. It makes no pseudonyms, keeps no
 * account of lines, and audits nothing.
 */
public final class DuckDbLoad {
  private DuckDbLoad() {}

  /** Arguments: a glob of raw files, an output directory. */
  public static void main(String[] arguments) throws SQLException, IOException {
    String raw = arguments[0];
    Path out = Files.createDirectories(Path.of(arguments[1]));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + out + "/load.db");
        Statement statement = connection.createStatement()) {
      String script = script().replace("${raw}", raw).replace("${out}", out.toString());
      for (String sql : script.split(";\\s*\\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static String script() throws IOException {
    try (var stream = DuckDbLoad.class.getResourceAsStream("first-load.sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
