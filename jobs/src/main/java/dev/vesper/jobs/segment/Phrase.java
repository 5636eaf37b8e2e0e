package dev.vesper.jobs.segment;

import java.util.List;

/**
 * Words for a feature that tells a segment apart.
 *
 * @param feature a column of user_features
 * @param way in which it must differ
 * @param slot where in a name the words stand
 * @param english words
 * @param chinese words
 */
record Phrase(String feature, Way way, Slot slot, String english, String chinese) {
  /** How a segment differs. */
  enum Way {
    MORE(1),
    LESS(-1);

    private final int sign;

    Way(int sign) {
      this.sign = sign;
    }

    /** How far the segment differs this way; below 0 if the other way. */
    double strength(double distinctness) {
      return sign * distinctness;
    }
  }

  /** The parts of a name. */
  enum Slot {
    /** When and how often they come. */
    MANNER,
    /** What they are. */
    NOUN,
    /** What else is to be said. */
    CLAUSE
  }

  /** All there are. */
  static final List<Phrase> ALL =
      List.of(
          new Phrase("evening_share", Way.MORE, Slot.MANNER, "evening", "晚间"),
          new Phrase("morning_share", Way.MORE, Slot.MANNER, "morning", "早间"),
          new Phrase("afternoon_share", Way.MORE, Slot.MANNER, "afternoon", "午后"),
          new Phrase("night_share", Way.MORE, Slot.MANNER, "late-night", "深夜"),
          new Phrase("weekend_share", Way.MORE, Slot.MANNER, "weekend", "周末"),
          new Phrase("active_days_28", Way.MORE, Slot.MANNER, "frequent", "高频"),
          new Phrase("active_days_28", Way.LESS, Slot.MANNER, "occasional", "低频"),
          new Phrase("watch_seconds_per_day", Way.MORE, Slot.NOUN, "viewers", "观看者"),
          new Phrase("completions_per_play", Way.MORE, Slot.NOUN, "learners", "学习者"),
          new Phrase("plays_28", Way.MORE, Slot.NOUN, "players", "播放者"),
          new Phrase("reads_28", Way.MORE, Slot.NOUN, "readers", "阅读者"),
          new Phrase("given_28", Way.MORE, Slot.NOUN, "contributors", "互动者"),
          new Phrase("searches_28", Way.MORE, Slot.NOUN, "searchers", "搜索者"),
          new Phrase("topics_28", Way.MORE, Slot.NOUN, "explorers", "探索者"),
          new Phrase("purchases_28", Way.MORE, Slot.CLAUSE, "who buy", "近期购买"),
          new Phrase("purchases_ever", Way.MORE, Slot.CLAUSE, "who bought before", "曾经购买"),
          new Phrase("purchases_ever", Way.LESS, Slot.CLAUSE, "who rarely buy", "很少购买"),
          new Phrase("carts_not_bought_28", Way.MORE, Slot.CLAUSE, "who leave carts", "加购未买"),
          new Phrase("has_membership", Way.MORE, Slot.CLAUSE, "with a membership", "持有会员"),
          new Phrase("has_cancelled", Way.MORE, Slot.CLAUSE, "who cancelled", "取消会员"),
          new Phrase("received_28", Way.MORE, Slot.CLAUSE, "who are listened to", "受人关注"),
          new Phrase("days_since_active", Way.MORE, Slot.CLAUSE, "who stay away", "久未来访"),
          new Phrase("tenure_days", Way.LESS, Slot.CLAUSE, "who are new", "新近加入"));
}
