package dev.vesper.jobs.wording;

import java.util.List;
import java.util.Set;

/** Words of both languages that say nothing of what a text is about. */
final class SilentWords {
  private static final Set<String> CHINESE =
      words(
          """
          用 做 来 去 的 地 得 了 着 过 吗 呢 吧 啊 呀 哦 么 和 与 及 或 而 且 但 并 跟 同 给 被 把 让 使 从 自 到 至 向 往
          在 于 以 为 对 由 按 比 因 所 之 其 此 这 那 哪 某 每 各 该 本 是 有 无 没 没有 不 别 也 都 就 才 又
          再 还 很 更 最 太 只 仅 要 会 能 可 可以 应该 需要 我 你 您 他 她 它 我们 你们 他们 她们 咱们 大家
          自己 这个 那个 这些 那些 哪些 什么 怎么 怎样 怎么样 如何 为什么 谁 多少 几 个 位 只 件 种 门 堂 节
          讲 课时 年 月 日 天 次 篇 本书 招 章 集 期 一个 一些 一种 一堂 一堂课 一本 一次 等 等等 们 上 下 中 里 内
          后 前 时 以及 关于 通过 进行 如果 因为 所以 但是 而且 以后 之后 之前
          """);

  private static final Set<String> ENGLISH =
      words(
          """
          a an the of and or but for to in on at by with from into as is are be was were been am do does
          did it its this that these those you your yours we our us my me i he she his her they their them
          what which who how why when where not no so if than then about over under up out off all any some
          more most very can will would should may might have has had vs via per s t
          """);

  private SilentWords() {}

  /** Whether a word, in lower case and in the singular, says nothing. */
  static boolean has(String word) {
    return word.isEmpty() || CHINESE.contains(word) || ENGLISH.contains(word);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+")));
  }
}
