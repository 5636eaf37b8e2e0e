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
 * A year of raw events of 300,000 users who join evenly over it, written by DuckDB as gzip JSON
 * lines with all usual columns. The generator's platforms are truer; a year of one with so many
 * users has too many events.
 */
final class SyntheticYear {
  static final int EVENTS = 20_000_000;
  private static final int DAYS = 365;
  private static final int USERS = 300_000;
  private static final LocalDate FIRST = LocalDate.of(2025, 11, 20);

  private final Path directory;
  private final int events;

  SyntheticYear(Path directory, int events) {
    this.directory = directory;
    this.events = events;
  }

  Path directory() {
    return directory;
  }

  LocalDate last() {
    return FIRST.plusDays(DAYS - 1L);
  }

  /** Writes the days that are not there yet. */
  void write() throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      for (int day = 0; day < DAYS; day++) {
        Path night = Files.createDirectories(directory.resolve(FIRST.plusDays(day).toString()));
        Path file = night.resolve("part-0000.json.gz");
        if (!Files.exists(file)) {
          statement.execute(
              "COPY (%s) TO '%s' (FORMAT json, COMPRESSION gzip)".formatted(sql(day), file));
        }
      }
    } catch (SQLException e) {
      throw new IOException("the year cannot be written", e);
    }
  }

  /** The events of a day: newer users come more often, and everything follows from a hash. */
  private String sql(int day) {
    int each = events / DAYS;
    long born = Math.max(1, (long) USERS * (day + 1) / DAYS);
    return """
        WITH dice AS (
          SELECT i, hash(i, %1$d, 1) %% 1000003 / 1000003 AS a, hash(i, %1$d, 2) %% 1000003 / 1000003 AS b,
            (hash(i, %1$d, 3) %% 1000003)::BIGINT AS c
          FROM range(%2$d) AS r(i)),
        who AS (
          SELECT *, CASE WHEN i < %3$d THEN %4$d - 1 - i ELSE floor(%4$d * (1 - a * a * a))::BIGINT END AS u,
            TIMESTAMP '%5$s 00:00:00' - INTERVAL 8 HOUR + to_milliseconds((b * 86399999)::BIGINT) AS t
          FROM dice)
        SELECT md5(concat(i, '-', %1$d)) AS event_id, strftime(t, '%%Y-%%m-%%dT%%H:%%M:%%S.%%gZ') AS event_time,
          strftime(t + INTERVAL 1 SECOND, '%%Y-%%m-%%dT%%H:%%M:%%S.%%gZ') AS received_time,
          'u' || u AS user_id, 's' || (u * 7 + hour(t)) AS session_id,
          CASE WHEN i < %3$d THEN 'register'
            ELSE ['view', 'view', 'view', 'play', 'progress', 'progress', 'read', 'like', 'comment', 'search',
              'share', 'complete', 'login', 'purchase', 'join'][c %% 15 + 1] END AS event_type,
          'c' || (c %% 4000) AS content_id, 'g' || (c %% 50) AS community_id,
          CASE WHEN i >= %3$d AND c %% 15 = 13 THEN 99.0 END AS amount,
          CASE WHEN i >= %3$d AND c %% 15 = 13 THEN 'CNY' END AS currency,
          CASE WHEN i >= %3$d AND c %% 15 IN (4, 5) THEN c %% 600 END AS duration_s,
          {source: ['wechat', 'baidu', 'douyin', 'mail'][c %% 4 + 1], medium: 'social'} AS channel,
          {device: 'phone', app: '3.1'} AS properties
        FROM who"""
        .formatted(day, each, USERS / DAYS, born, FIRST.plusDays(day));
  }
}
