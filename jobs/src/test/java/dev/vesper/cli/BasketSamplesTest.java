package dev.vesper.cli;

import static dev.vesper.cli.SampleNights.assertSame;
import static dev.vesper.cli.SampleNights.duck;
import static dev.vesper.cli.SampleNights.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which contents of data-samples go together, held against DuckDB. */
final class BasketSamplesTest {
  private static String rules(String kind) {
    return "SELECT antecedent::VARCHAR, consequent, rank, support_count, baskets,"
        + " round(support, 9), users, antecedent_count, round(confidence, 9),"
        + " round(confidence_low, 9), round(confidence_high, 9), consequent_count,"
        + " round(lift, 9), expected_days FROM "
        + table("association_rules")
        + " WHERE kind = '"
        + kind
        + "' ORDER BY ALL";
  }

  @Test
  void ordersHoldWhatDuckDbFindsInTheEvents() throws SQLException {
    assertSame(
        "SELECT * FROM " + table("order_contents") + " ORDER BY ALL", BasketAnswers.orders());
  }

  @Test
  void whatTheSameUsersBeganIsWhatDuckDbCounts() throws SQLException {
    assertSame(rules("path"), BasketAnswers.paths());
  }

  @Test
  void whatIsBegunAfterWhatIsWhatDuckDbCounts() throws SQLException {
    assertSame(rules("ordered"), BasketAnswers.ordered());
  }

  @Test
  void fewOrdersTellOfNoPairs() throws SQLException {
    assertEquals(
        List.of("basket|span|nothing_frequent|0"),
        duck()
            .rows(
                "SELECT kind, basket, outcome, rules FROM "
                    + table("association_searches")
                    + " WHERE kind = 'basket'"));
    assertEquals(
        duck()
            .rows(
                "SELECT kind, count(*) FROM "
                    + table("association_rules")
                    + " GROUP BY ALL ORDER BY ALL"),
        duck()
            .rows(
                "SELECT kind, rules FROM "
                    + table("association_searches")
                    + " WHERE outcome = 'found' ORDER BY ALL"));
  }
}
