package dev.vesper.jobs.recommend;

import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.taste.TasteParams;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What decides the lists.
 *
 * @param places of each list
 * @param ofATopic at most so many of them about one topic
 * @param newPlaces so many places are kept for contents that few people know
 * @param activeWithinDays who was active in so many days gets a list
 * @param refitDays after so many nights the model is fitted anew
 * @param blocks in so many blocks people are dealt with, whatever the machine
 * @param recipe how a model is made
 * @param easeContents among so many contents it is asked by EASE which go together
 * @param seed of what is random
 * @param taste what days with a content say
 * @param contents whether there is a dimension of contents
 * @param users whether there is one of users
 * @param zone in which a night ends
 * @param rules what the platform wants, whatever people's taste
 */
public record RecommendParams(
    int places,
    int ofATopic,
    int newPlaces,
    int activeWithinDays,
    int refitDays,
    int blocks,
    Recipe recipe,
    int easeContents,
    long seed,
    TasteParams taste,
    KnownFrom contents,
    KnownFrom users,
    ZoneId zone,
    List<OfferRule> rules) {
  public RecommendParams {
    rules = List.copyOf(rules);
  }

  /** A list is chosen from so many times as many candidates, so that topics can be mixed. */
  private static final int SPARE = 4;

  /** Lists are marked after so many places, rising; the last is the whole list. */
  List<Integer> cuts() {
    return Stream.of(10, 20, places).filter(cut -> cut <= places).distinct().sorted().toList();
  }

  /** How many of the best are looked at for each list. */
  int candidates() {
    return SPARE * places;
  }
}
