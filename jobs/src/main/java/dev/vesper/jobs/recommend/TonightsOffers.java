package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.unix_micros;

import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.wording.Description;
import dev.vesper.jobs.wording.Likeness;
import dev.vesper.pipeline.night.Inputs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;

/**
 * What the newest snapshot tells of contents at the end of a night: which are offered, what they
 * are about, and which are alike by what is written about them.
 */
final class TonightsOffers {
  /** So many that are most alike are looked at. */
  private static final int ALIKE = 50;

  private final Optional<List<Row>> told;
  private final LocalDate night;
  private final ZoneId zone;
  private final List<OfferRule> rules;

  private TonightsOffers(Optional<List<Row>> told, LocalDate night, RecommendParams params) {
    this.told = told;
    this.night = night;
    this.zone = params.zone();
    this.rules = params.rules();
  }

  /** Of a night; without a dimension nothing is told, and everything is offered. */
  static TonightsOffers of(Inputs in, RecommendParams params, LocalDate night) {
    Optional<List<Row>> told =
        params.contents() == KnownFrom.EVENTS ? Optional.empty() : Optional.of(rows(in));
    return new TonightsOffers(told, night, params);
  }

  private static List<Row> rows(Inputs in) {
    return in.snapshot(Contents.TABLE)
        .select(
            Contents.CONTENT_ID.col(),
            unix_micros(Contents.PUBLISHED_AT.col()),
            unix_micros(Contents.UNPUBLISHED_AT.col()),
            Contents.TOPICS.col(),
            Contents.TITLE.col(),
            Contents.KIND.col(),
            Contents.PRICE.col(),
            Contents.CURRENCY.col(),
            Contents.AUTHOR.col(),
            Contents.LEAST_AGE.col())
        .orderBy(Contents.CONTENT_ID.col())
        .collectAsList();
  }

  /** The ids of all contents that are told of. */
  List<String> ids() {
    return rows().stream().map(row -> row.getString(0)).toList();
  }

  private List<Row> rows() {
    return told.orElse(List.of());
  }

  /** What is published by the end of the night and not withdrawn, as ages and rules want it. */
  Offers offers(Catalogue catalogue) {
    long end = end(night);
    return offers(
        catalogue,
        row -> isPublished(row, end) && !isWithdrawn(row, end),
        Conditions.of(traits(catalogue), rules, night));
  }

  private List<Traits> traits(Catalogue catalogue) {
    List<Traits> traits = new ArrayList<>();
    for (int content = 0; content < catalogue.count(); content++) {
      traits.add(Traits.none(catalogue.id(content)));
    }
    for (Row row : rows()) {
      int content = catalogue.number(row.getString(0));
      if (content >= 0) {
        traits.set(
            content,
            new Traits(
                row.getString(0),
                topics(row),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(8)),
                row.isNullAt(9) ? 0 : row.getInt(9)));
      }
    }
    return traits;
  }

  /** What was not yet withdrawn at the end of an earlier day, whenever it was published. */
  Offers notWithdrawn(Catalogue catalogue, LocalDate day) {
    long end = end(day);
    return offers(catalogue, row -> !isWithdrawn(row, end), Conditions.none());
  }

  private Offers offers(Catalogue catalogue, Predicate<Row> offering, Conditions conditions) {
    if (told.isEmpty()) {
      return Offers.everything(catalogue.count(), conditions);
    }
    BitSet offered = new BitSet();
    List<List<Integer>> topics = new ArrayList<>(Collections.nCopies(catalogue.count(), List.of()));
    Map<String, Integer> numbers = new HashMap<>();
    for (Row row : rows()) {
      int content = catalogue.number(row.getString(0));
      if (content >= 0) {
        offered.set(content, offering.test(row));
        topics.set(content, numbered(topics(row), numbers));
      }
    }
    return new Offers(offered, topics, conditions);
  }

  /** When a day ends, in microseconds from 1970. */
  private long end(LocalDate day) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static boolean isPublished(Row row, long end) {
    return row.isNullAt(1) || row.getLong(1) < end;
  }

  private static boolean isWithdrawn(Row row, long end) {
    return !row.isNullAt(2) && row.getLong(2) < end;
  }

  /** Which are alike by what is written about them; of those that nothing is told of, none. */
  Neighbours likeness(Catalogue catalogue) {
    if (told.isEmpty()) {
      return Neighbours.none(catalogue.count());
    }
    Description[] descriptions = new Description[catalogue.count()];
    Arrays.fill(descriptions, Description.of(""));
    for (Row row : rows()) {
      int content = catalogue.number(row.getString(0));
      if (content >= 0) {
        descriptions[content] = description(row);
      }
    }
    return Likeness.of(Arrays.asList(descriptions)).neighbours(ALIKE).rising();
  }

  private static Description description(Row row) {
    boolean priced = !row.isNullAt(6) && !row.isNullAt(7);
    return new Description(
        row.isNullAt(4) ? "" : row.getString(4),
        topics(row),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(5)),
        priced
            ? Optional.of(new Description.Price(row.getDecimal(6), row.getString(7)))
            : Optional.empty());
  }

  private static List<String> topics(Row row) {
    return row.isNullAt(3) ? List.of() : row.getList(3);
  }

  private static List<Integer> numbered(List<String> topics, Map<String, Integer> numbers) {
    return topics.stream()
        .distinct()
        .map(topic -> numbers.computeIfAbsent(topic, any -> numbers.size()))
        .toList();
  }
}
