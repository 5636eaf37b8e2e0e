package dev.vesper.jobs.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.NightInputs;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionTest {
  private static final List<Field> COLUMNS =
      List.of(
          Table.DT,
          UserFeatures.USER_ID,
          UserFeatures.ACTIVE_DAYS_28,
          UserFeatures.DAYS_SINCE_PURCHASE,
          UserFeatures.CHANNEL,
          UserFeatures.HAS_MEMBERSHIP,
          UserFeatures.TOPIC_SHARES);

  private static final NightInputs NOTHING = new NightInputs() {};

  private static Dataset<Row> users() {
    StructType schema = new StructType();
    for (Field column : COLUMNS) {
      schema = schema.add(column.name(), column.type());
    }
    return SparkForTests.session()
        .createDataFrame(
            List.of(
                user("ada", 12L, 3, "wechat", true, Map.of("python", 0.4, "law", 0.6)),
                user("bob", 11L, null, null, null, null),
                user("cyd", 0L, 40, "email", false, Map.of("law", 1.0))),
            schema);
  }

  private static Row user(Object... values) {
    return RowFactory.create(
        Stream.concat(Stream.of(Date.valueOf("2026-11-19")), Stream.of(values)).toArray());
  }

  private static String fulfilling(String... where) {
    return String.join(
        " ",
        ApplyRules.segments(users(), List.of(new Rule("r", List.of(where))))
            .collectAsList()
            .stream()
            .map(row -> row.getString(1))
            .sorted()
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "nobody",
      value = {
        "active_days_28 >= 12; ada",
        "active_days_28 > 11.5; ada",
        "active_days_28>11; ada",
        "active_days_28 < 12; bob cyd",
        "active_days_28 <= 11; bob cyd",
        "active_days_28 = 0|11; bob cyd",
        "active_days_28 != 11; ada cyd",
        "days_since_purchase is absent; bob",
        "days_since_purchase is present; ada cyd",
        "days_since_purchase < 30; ada",
        "channel = email|sms; cyd",
        "channel != email; ada",
        "has_membership = true; ada",
        "has_membership = false; cyd",
        "topic_shares[python] > 0.3; ada",
        "topic_shares[python] is absent; bob cyd",
        "channel = nobody; nobody",
      })
  void aConditionIsFulfilledByWhomItDescribes(String condition, String users) {
    assertEquals(users == null ? "" : users, fulfilling(condition));
  }

  @Test
  void aRuleIsFulfilledWhereAllItsConditionsAre() {
    assertEquals("ada", fulfilling("active_days_28 > 0", "channel = wechat"));
  }

  @Test
  void aUserIsInTheSegmentOfEachRuleFulfilled() {
    List<Rule> rules =
        List.of(
            new Rule("seen", List.of("active_days_28 > 0")),
            new Rule("customer", List.of("days_since_purchase is present")),
            new Rule("nobody", List.of("active_days_28 > 28")));
    assertEquals(
        List.of("ada customer", "ada seen", "bob seen", "cyd customer"),
        ApplyRules.segments(users(), rules).collectAsList().stream()
            .map(row -> row.getString(1) + " " + row.getString(2))
            .sorted()
            .toList());
  }

  private static String refused(String condition) {
    return assertThrows(IllegalArgumentException.class, () -> Condition.of(condition)).getMessage();
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertTrue(refused("channel > wechat").contains("wants a number"), refused("channel > wechat"));
    assertTrue(refused("active_days_28 > 3|4").contains("wants a number"));
    assertTrue(refused("active_days_28 = many").contains("is a number, found 'many'"));
    assertTrue(refused("has_membership = yes").contains("is true or false"));
    assertTrue(refused("topic_shares > 0.3").contains("topic_shares[python]"));
    assertTrue(refused("channel[wechat] = a").contains("has no entries"));
    assertTrue(refused("channel == wechat").contains("is no condition"));
    assertTrue(refused("channel => wechat").contains("is no condition"));
    assertTrue(refused("user_id = u1").contains("user_features has no 'user_id'"));
  }

  @Test
  void withoutRulesNobodyIsInASegmentByRuleAndTheReceiptSaysSo() {
    ApplyRules none = new ApplyRules(new ApplyRules.Params(List.of()));
    Outputs outputs = none.run(NOTHING, Nights.only(Night.of("2026-11-19")));
    assertEquals(
        List.of("the settings name no rules, so nobody is in a segment by rule"), outputs.notes());
    Outputs.Rows rows = outputs.rows().get(RuleSegments.TABLE);
    assertEquals(List.of(), ((Outputs.Rows.Records) rows).records());
  }
}
