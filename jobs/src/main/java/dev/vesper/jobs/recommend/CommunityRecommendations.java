package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/** What to publish and push in each community. */
public final class CommunityRecommendations {
  private static final int MOST = 20;

  public static final Field COMMUNITY_ID = Memberships.COMMUNITY_ID;
  public static final Field RANK =
      required("rank", DataTypes.IntegerType, "1 is what most members are likely to want");
  public static final Field CONTENT_ID =
      Recommendations.CONTENT_ID.meaning("Something published that these members never dealt with");
  public static final Field EXPECTED_MEMBERS =
      required(
          "expected_members",
          DataTypes.createDecimalType(18, 6),
          "How many members are expected to deal with it within horizon_days of the model: the sum"
              + " of their scores, of those among whose first candidates it is");
  public static final Field INTERESTED_MEMBERS =
      count("interested_members", "Members among whose first candidates it is; 10 at least")
          .in("users");
  public static final Field MEMBERS =
      count("members", "Members on the night for whom chances are told").in("users");

  public static final Table TABLE =
      Table.record("community_recommendations")
          .rows("one community and content")
          .key(COMMUNITY_ID, RANK)
          .columns(CONTENT_ID, EXPECTED_MEMBERS, INTERESTED_MEMBERS, MEMBERS);

  private CommunityRecommendations() {}

  /**
   * By what the members are most likely to want; nothing of fewer than ten of them.
   *
   * @param open whether a content may be pushed in a community
   */
  static Dataset<Row> of(
      Dataset<Row> candidates, Dataset<Row> memberships, Column open, LocalDate night) {
    Dataset<Row> told =
        candidates
            .where(Recommendations.SCORE.col().isNotNull())
            .select(
                Recommendations.USER_ID.col(),
                CONTENT_ID.col(),
                Recommendations.SCORE.col().cast(DataTypes.createDecimalType(9, 6)));
    Dataset<Row> members =
        memberships
            .where(Memberships.IS_MEMBER.col())
            .select(Memberships.USER_ID.col(), COMMUNITY_ID.col());
    Dataset<Row> each = members.join(told, new String[] {Recommendations.USER_ID.name()}, "inner");
    Dataset<Row> sizes =
        each.groupBy(COMMUNITY_ID.col())
            .agg(MEMBERS.is(countDistinct(Recommendations.USER_ID.col())));
    Column order = EXPECTED_MEMBERS.col().desc();
    Column rank =
        row_number().over(Window.partitionBy(COMMUNITY_ID.col()).orderBy(order, CONTENT_ID.col()));
    return each.where(open)
        .groupBy(COMMUNITY_ID.col(), CONTENT_ID.col())
        .agg(
            EXPECTED_MEMBERS.is(sum(Recommendations.SCORE.col())),
            INTERESTED_MEMBERS.is(count(lit(1))))
        .where(INTERESTED_MEMBERS.col().geq(Discretion.FEWEST))
        .withColumn(RANK.name(), rank)
        .where(RANK.col().leq(MOST))
        .join(sizes, new String[] {COMMUNITY_ID.name()}, "inner")
        .withColumn(Table.DT.name(), lit(night));
  }
}
