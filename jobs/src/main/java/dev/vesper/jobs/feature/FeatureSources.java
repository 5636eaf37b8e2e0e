package dev.vesper.jobs.feature;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What features are told from. All of it may know days after the one that is asked for: they are
 * not looked at.
 *
 * @param userStates the states of users on one night, that of the day or a later one
 * @param days facts of users' days
 * @param userOrigins the origins of users on one night, that of the day or a later one
 * @param subscriptions the subscriptions on the night of the day, where they are known; those of
 *     other nights are not looked at
 * @param users the dimension of users, one row each, where there is one
 */
public record FeatureSources(
    Dataset<Row> userStates,
    Days days,
    Dataset<Row> userOrigins,
    Optional<Dataset<Row>> subscriptions,
    Optional<Dataset<Row>> users) {

  /**
   * Facts of users' days: of the day that is asked for and the 27 before. Where the states are of a
   * later night than the day, so many nights later, the user days also of 55 days before it, as far
   * as there are any.
   *
   * @param topicDays absent where no dimension of contents tells topics
   */
  public record Days(
      Dataset<Row> userDays, Dataset<Row> receivedDays, Optional<Dataset<Row>> topicDays) {}
}
