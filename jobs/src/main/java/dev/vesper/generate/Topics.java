package dev.vesper.generate;

import java.util.List;

/** What people learn here; the words they search by are the topic's own. */
final class Topics {
  static final List<String> NAMES =
      List.of(
          "writing",
          "psychology",
          "investing",
          "python",
          "statistics",
          "english",
          "parenting",
          "history",
          "design",
          "speaking",
          "law",
          "health");

  private static final List<String> WORDS =
      List.of("写作", "心理学", "理财", "Python 入门", "统计学", "英语口语", "育儿", "历史", "设计", "演讲", "法律", "健康");

  private Topics() {}

  static int count() {
    return NAMES.size();
  }

  static String name(int topic) {
    return NAMES.get(topic);
  }

  /** What somebody types who looks for the topic; not all of it is ASCII. */
  static String word(int topic) {
    return WORDS.get(topic);
  }
}
