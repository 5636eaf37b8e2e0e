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
 * leaves copies out, and writes events, user days and rates, as a script of SQL says. It makes no
 * pseudonyms, keeps no account of lines, and audits nothing.
 */
public final class DuckDbLoad {
  /** What every script begins with: events and user days. */
  private static final String COMMON = "user-days.sql";

  private DuckDbLoad() {}

  private static final String JSON_LINES =
      """
      read_json('%s', format = 'newline_delimited', filename = true, ignore_errors = true,
        columns = {event_id: 'VARCHAR', event_time: 'TIMESTAMP', received_time: 'TIMESTAMP',
          user_id: 'VARCHAR', anonymous_id: 'VARCHAR', session_id: 'VARCHAR', event_type: 'VARCHAR',
          content_id: 'VARCHAR', community_id: 'VARCHAR', target_user_id: 'VARCHAR',
          order_id: 'VARCHAR', plan_id: 'VARCHAR', amount: 'DECIMAL(18,4)', currency: 'VARCHAR',
          duration_s: 'DECIMAL(18,3)', position_s: 'DECIMAL(18,3)', length_s: 'DECIMAL(18,3)',
          channel: 'STRUCT(source VARCHAR, medium VARCHAR, campaign VARCHAR, term VARCHAR,
            content VARCHAR)',
          experiment_id: 'VARCHAR', variant: 'VARCHAR', properties: 'MAP(VARCHAR, VARCHAR)'})
      """;

  /** Arguments: a script of this package, a glob of raw files, an output directory. */
  public static void main(String[] arguments) throws SQLException, IOException {
    Path out = Files.createDirectories(Path.of(arguments[2]));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + out + "/load.db");
        Statement statement = connection.createStatement()) {
      String script =
          (script(COMMON) + script(arguments[0]))
              .replace("${source}", source(arguments[1]))
              .replace("${out}", out.toString());
      for (String sql : script.split(";\\s*\\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  /** What DuckDB reads raw files with. */
  static String source(String glob) {
    return glob.endsWith(".parquet")
        ? "read_parquet('" + glob + "', filename = true)"
        : JSON_LINES.formatted(glob);
  }

  private static String script(String name) throws IOException {
    try (var stream = DuckDbLoad.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
