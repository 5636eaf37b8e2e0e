package dev.vesper.generate;

import java.util.ArrayList;
import java.util.List;

/** All contents, and how people come to one: by topic and popularity. */
final class Catalogue {
  private static final int EVERGREENS = 4 * Topics.count();
  private static final List<Content.Kind> KINDS = List.of(Content.Kind.values());
  private static final int NEVER = 1_000_000;
  private static final int AUTHORS = 3;
  private static final List<Integer> GROWN_UP = List.of(16, 18);

  private final List<Content> all;
  private final List<List<Content>> watched = new ArrayList<>();
  private final List<List<Content>> read = new ArrayList<>();

  private Catalogue(List<Content> all) {
    this.all = List.copyOf(all);
    for (int topic = 0; topic < Topics.count(); topic++) {
      int wanted = topic;
      List<Content> here = all.stream().filter(c -> c.topic() == wanted).toList();
      watched.add(here.stream().filter(c -> c.kind().watched()).toList());
      read.add(here.stream().filter(c -> !c.kind().watched()).toList());
    }
  }

  static Catalogue of(GeneratorSettings settings, Communities communities) {
    Dice dice = Dice.of(settings.seed(), "catalogue");
    Dice particulars = Dice.of(settings.seed(), "particulars");
    int count = EVERGREENS + Math.min(5_000, settings.users() / 10);
    List<Content> contents = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Content plain = content(number, dice.at(number, 0), settings.days(), communities);
      contents.add(withParticulars(plain, particulars.at(number, 0)));
    }
    return new Catalogue(contents);
  }

  /** The first contents fill every topic with each kind, free of comings and goings. */
  private static Content content(int number, Dice dice, int days, Communities communities) {
    boolean evergreen = number < EVERGREENS;
    Content.Kind kind = KINDS.get(evergreen ? number / Topics.count() : dice.below(KINDS.size()));
    int topic = evergreen ? number % Topics.count() : dice.below(Topics.count());
    int published = evergreen || dice.chance(.6) ? -dice.between(201, 399) : dice.below(days);
    int withdrawn = !evergreen && dice.chance(.05) ? published + dice.between(20, 90) : NEVER;
    return new Content(
        number,
        kind,
        topic,
        dice.chance(.4) ? dice.below(Topics.count()) : topic,
        price(kind, dice),
        published,
        withdrawn,
        length(kind, dice),
        dice.chance(.3) ? communities.about(topic, dice) : -1,
        -1,
        0);
  }

  /** The same with its author, one of a few of its topic, and the age it is for. */
  private static Content withParticulars(Content plain, Dice dice) {
    return new Content(
        plain.number(),
        plain.kind(),
        plain.topic(),
        plain.secondTopic(),
        plain.priceCents(),
        plain.published(),
        plain.withdrawn(),
        plain.lengthSeconds(),
        plain.community(),
        dice.chance(.8) ? dice.below(AUTHORS) * Topics.count() + plain.topic() : -1,
        dice.chance(.07) ? GROWN_UP.get(dice.below(GROWN_UP.size())) : 0);
  }

  private static int price(Content.Kind kind, Dice dice) {
    return switch (kind) {
      case COURSE -> 1_990 + 1_000 * dice.between(4, 40);
      case LECTURE -> dice.chance(.3) ? 0 : 990 + 500 * dice.between(0, 6);
      case EBOOK -> 990 + 100 * dice.between(0, 40);
      case ARTICLE -> 0;
    };
  }

  private static int length(Content.Kind kind, Dice dice) {
    return switch (kind) {
      case COURSE -> 60 * dice.between(6, 25);
      case LECTURE -> 60 * dice.between(30, 90);
      case EBOOK -> 60 * dice.between(120, 480);
      case ARTICLE -> 10 * dice.between(12, 90);
    };
  }

  List<Content> all() {
    return all;
  }

  /** Something to watch on the topic, the popular more often, that is there on the day. */
  Content watched(int topic, int day, Dice dice) {
    return popular(watched.get(topic), day, dice);
  }

  /** Something to read on the topic, the popular more often, that is there on the day. */
  Content read(int topic, int day, Dice dice) {
    return popular(read.get(topic), day, dice);
  }

  private static Content popular(List<Content> shelf, int day, Dice dice) {
    for (int attempt = 0; attempt < 4; attempt++) {
      double u = dice.uniform();
      Content drawn = shelf.get((int) (shelf.size() * u * u * u));
      if (drawn.isThereOn(day)) {
        return drawn;
      }
    }
    return shelf.get(0);
  }
}
