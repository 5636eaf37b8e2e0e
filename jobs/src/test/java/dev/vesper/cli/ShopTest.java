package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half a year of a real online shop, loaded as one file of history. Growth equals what DuckDB
 * counts in the original file, on every day, week and month.
 */
final class ShopTest {
  private static final String FIRST = "2019-11-01";
  private static final String LAST = "2020-04-30";

  @TempDir private static Path temp;
  private static DuckDb duck;
  private static String original;
  private static Path warehouse;

  @BeforeAll
  static void loadTheShop() throws Exception {
    Path file = RealData.file("shop/simple-onlineshop.csv");
    duck = new DuckDb();
    original = "read_csv('" + file + "', header = true)";
    Path raw = Files.createDirectories(temp.resolve("raw"));
    writeCanonical(raw.resolve("shop.csv"));
    warehouse = temp.resolve("warehouse");
    RealData.load(
        warehouse,
        raw,
        FIRST,
        LAST,
        "{ever: {steps: ['other:catalog', add_to_cart, purchase], window: none},"
            + " week: {steps: ['other:catalog', add_to_cart, purchase], window: 7d}}");
  }

  @AfterAll
  static void close() throws SQLException {
    if (duck != null) {
      duck.close();
    }
  }

  private static void writeCanonical(Path csv) throws SQLException {
    duck.run(
        """
        COPY (
          SELECT 'shop-' || row_number() OVER () AS event_id,
            strftime(timestamp, '%%Y-%%m-%%dT%%H:%%M:%%S.%%fZ') AS event_time,
            user_id,
            CASE event
              WHEN 'main' THEN 'view'
              WHEN 'product1' THEN 'view'
              WHEN 'product2' THEN 'view'
              WHEN 'cart' THEN 'add_to_cart'
              WHEN 'payment_choice' THEN 'checkout'
              WHEN 'payment_done' THEN 'purchase'
              ELSE event
            END AS event_type
          FROM %s)
        TO '%s' (HEADER)"""
            .formatted(original, csv));
  }

  private static String table(String name) {
    return Samples.table(warehouse, name);
  }

  @Test
  void everyEventIsKeptAndUnknownNamesStandInTheirProperties() throws SQLException {
    assertEquals(
        duck.rows("SELECT count(*), count(DISTINCT user_id) FROM " + original),
        duck.rows("SELECT count(*), count(DISTINCT user_id) FROM " + table("events")));
    assertEquals(
        duck.rows(
            "SELECT event, count(*) FROM "
                + original
                + " WHERE event LIKE 'delivery%' OR event LIKE 'payment_ca%' OR event = 'catalog'"
                + " GROUP BY ALL ORDER BY ALL"),
        duck.rows(
            "SELECT properties['event_name'], count(*) FROM "
                + table("events")
                + " WHERE event_type = 'other' GROUP BY ALL ORDER BY ALL"));
  }

  @Test
  void growthOfEveryDayWeekAndMonthIsWhatDuckDbCountsInTheOriginal() throws SQLException {
    String seen = "SELECT user_id AS u, CAST(timestamp AS DATE) AS d FROM " + original;
    List<String> expected = duck.rows(Answers.growth(seen, FIRST, LAST));
    assertEquals(3 * 182, expected.size());
    assertEquals(
        String.join("\n", expected),
        String.join(
            "\n",
            duck.rows(
                "SELECT "
                    + Answers.GROWTH_COLUMNS
                    + " FROM "
                    + table("growth")
                    + " ORDER BY ALL")));
    System.out.println("ShopTest: growth of " + expected.size() + " periods equals DuckDB's");
  }

  @Test
  void sessionsOfHalfAnHourAreThoseThatOthersPublished() throws SQLException {
    assertEquals(List.of("6454"), duck.rows("SELECT sum(sessions) FROM " + table("user_days")));
  }

  @Test
  void sessionsAreAsManyAsPublished() throws SQLException {
    assertEquals(List.of("6454"), duck.rows("SELECT sum(sessions) FROM " + table("user_days")));
  }

  @Test
  void asManyGetFromTheCatalogToThePaymentAsPublished() throws SQLException {
    assertEquals(
        List.of("ever|3611, 1924, 653", "week|3611, 1726, 524"),
        duck.rows(
            "SELECT funnel, string_agg(reached::VARCHAR, ', ' ORDER BY step) FROM "
                + table("funnels")
                + " WHERE scope = 'to_date' AND breakdown = 'all' AND dt = '"
                + LAST
                + "' GROUP BY funnel ORDER BY funnel"));
  }

  @Test
  void theDaysOfEntryOfAWeeklyFunnelAddUpToAllWhoseWeekIsOver() throws SQLException {
    String events =
        "(SELECT user_id AS u, event AS e, timestamp AS t FROM "
            + original
            + " WHERE event IN ('catalog', 'cart', 'payment_done'))";
    assertEquals(
        duck.rows(
            """
            WITH e AS %s,
            one AS (SELECT u, min(t) AS t1 FROM e WHERE e = 'catalog' GROUP BY u),
            two AS (SELECT u, t1, min(t) AS t2 FROM one JOIN e USING (u)
              WHERE e = 'cart' AND t > t1 AND t <= t1 + INTERVAL 7 DAY GROUP BY ALL),
            three AS (SELECT u, t1, min(t) AS t3 FROM two JOIN e USING (u)
              WHERE e = 'payment_done' AND t > t2 AND t <= t1 + INTERVAL 7 DAY GROUP BY ALL)
            SELECT CAST(t1 AS DATE), count(*), count(t2), count(t3)
            FROM one LEFT JOIN two USING (u, t1) LEFT JOIN three USING (u, t1)
            WHERE CAST(t1 AS DATE) <= DATE '%s' - 7 GROUP BY ALL ORDER BY ALL"""
                .formatted(events, LAST)),
        duck.rows(
            "SELECT entered_on, max(entered), max(reached) FILTER (step = 2),"
                + " max(reached) FILTER (step = 3) FROM "
                + table("funnels")
                + " WHERE scope = 'entered' AND is_complete GROUP BY ALL ORDER BY ALL"));
  }

  /** The published table, in per cent of the users who came in a month for the first time. */
  @Test
  void monthlyCohortsStayAsPublished() throws SQLException {
    assertEquals(
        List.of(
            "2019-11-01|100.0, 39.4, 32.8, 25.1, 24.7, 0.0",
            "2019-12-01|100.0, 33.3, 25.7, 23.3, 0.0",
            "2020-01-01|100.0, 38.6, 28.5, 0.0",
            "2020-02-01|100.0, 31.9, 0.0",
            "2020-03-01|100.0, 14.0"),
        duck.rows(
            "SELECT cohort_start, string_agg(round(100 * rate, 1)::VARCHAR, ', ' ORDER BY n) FROM "
                + table("retention")
                + " WHERE cohort_kind = 'first_seen' AND grain = 'month' AND definition = 'on'"
                + " AND breakdown = 'all' AND cohort_start < '2020-04-01' GROUP BY ALL ORDER BY ALL"));
  }
}
