package dev.vesper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Days of raw events with all usual columns, written by DuckDB. The generator's platforms are
 * truer; one with so many users over so many days has too many events.
 *
 * @param directory where the days go
 * @param format of the files
 * @param crowd when users come
 * @param days how many days there are
 * @param users how many users there are in the end
 * @param events how many events a day has
 */
record SyntheticDays(Path directory, Format format, Crowd crowd, int days, int users, int events) {
  private static final LocalDate FIRST = LocalDate.of(2025, 11, 20);

  /** The format of the raw files. */
  enum Format {
    JSON_LINES("part-0000.json.gz", "FORMAT json, COMPRESSION gzip"),
    PARQUET("part-0000.parquet", "FORMAT parquet, COMPRESSION zstd");

    private final String file;
    private final String options;

    Format(String file, String options) {
      this.file = file;
      this.options = options;
    }
  }

  /** When users come. */
  enum Crowd {
    /** Evenly over the days; newer users come more often. */
    GROWING,
    /** All on the first days, so that the same users are known ever after. */
    ALL_AT_ONCE
  }

  LocalDate day(int day) {
    return FIRST.plusDays(day);
  }

  LocalDate last() {
    return day(days - 1);
  }

  /** What DuckDB reads all days with. */
  String glob() {
    return directory + "/*/" + format.file.replace("part-0000", "*");
  }

  /** Writes the days that are not there yet. */
  void write() throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      for (int day = 0; day < days; day++) {
        Path night = Files.createDirectories(directory.resolve(day(day).toString()));
        Path file = night.resolve(format.file);
        if (!Files.exists(file)) {
          statement.execute("COPY (%s) TO '%s' (%s)".formatted(sql(day), file, format.options));
        }
      }
    } catch (SQLException e) {
      throw new IOException("the days cannot be written", e);
    }
  }

  /** The events of a day; everything follows from a hash. */
  private String sql(int day) {
    boolean growing = crowd == Crowd.GROWING;
    int fresh = growing ? users / days : 0;
    long born = growing ? Math.max(1, (long) users * (day + 1) / days) : users;
    String share = growing ? "1 - a * a * a" : "a";
    boolean json = format == Format.JSON_LINES;
    String time = json ? "strftime(%s, '%%Y-%%m-%%dT%%H:%%M:%%S.%%gZ')" : "%s";
    return """
        WITH dice AS (
          SELECT i, hash(i, %1$d, 1) %% 1000000007 / 1000000007 AS a, hash(i, %1$d, 2) %% 1000003 / 1000003 AS b,
            (hash(i, %1$d, 3) %% 1000003)::BIGINT AS c
          FROM range(%2$d) AS r(i)),
        who AS (
          SELECT *, CASE WHEN i < %3$d THEN %4$d - 1 - i ELSE floor(%4$d * (%6$s))::BIGINT END AS u,
            TIMESTAMP '%5$s 00:00:00' - INTERVAL 8 HOUR + to_milliseconds((b * 86399999)::BIGINT) AS t
          FROM dice)
        SELECT md5(concat(i, '-', %1$d)) AS event_id, %7$s AS event_time, %8$s AS received_time,
          'u' || u AS user_id, NULL::VARCHAR AS anonymous_id, 's' || (u * 7 + hour(t)) AS session_id,
          CASE WHEN i < %3$d THEN 'register'
            ELSE ['view', 'view', 'view', 'play', 'progress', 'progress', 'read', 'like', 'comment', 'search',
              'share', 'complete', 'login', 'purchase', 'join'][c %% 15 + 1] END AS event_type,
          'c' || (c %% 4000) AS content_id, 'g' || (c %% 50) AS community_id,
          CASE WHEN i >= %3$d AND c %% 15 = 13 THEN 99.0 END::DECIMAL(18, 4) AS amount,
          CASE WHEN i >= %3$d AND c %% 15 = 13 THEN 'CNY' END AS currency,
          CASE WHEN i >= %3$d AND c %% 15 IN (4, 5) THEN c %% 600 END::DECIMAL(18, 3) AS duration_s,
          {source: ['wechat', 'baidu', 'douyin', 'mail'][c %% 4 + 1], medium: 'social'} AS channel,
          MAP {'device': 'phone', 'app': '3.1'} AS properties
        FROM who"""
        .formatted(
            day,
            events,
            fresh,
            born,
            day(day),
            share,
            time.formatted("t"),
            time.formatted("t + INTERVAL 1 SECOND"));
  }
}
