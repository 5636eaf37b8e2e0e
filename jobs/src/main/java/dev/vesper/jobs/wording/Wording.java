package dev.vesper.jobs.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The words of a text in Chinese, in letters, or in both: NFKC, lower case, without numbers and
 * without words that say nothing. Chinese is cut by a dictionary; what is spelled in letters ends
 * where letters and digits end, and stands without plural and version ("Courses" and "course",
 * "Python3" and "Python" are one).
 */
final class Wording {
  private static final int FIRST_HAN = 0x4e00;
  private static final int LAST_HAN = 0x9fff;

  /** Of so many letters at least, a number behind them is a version, and an s a plural. */
  private static final int LETTERS = 3;

  private static final Pattern OWNER = Pattern.compile("['’]s?$");
  private static final Pattern APOSTROPHE = Pattern.compile("['’]");
  private static final Pattern VERSION = Pattern.compile("(?<=\\p{L}{" + LETTERS + "})\\p{Nd}+$");
  private static final Pattern PLURAL = Pattern.compile("(?<=ss|x|ch|sh)es$|(?<=[^ius])s$");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Wording() {}

  /** The words in their order, each as often as it is there. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int[] points = normal(text).codePoints().toArray();
    int from = 0;
    while (from < points.length) {
      int to = endOfRun(points, from);
      String run = new String(points, from, to - from);
      if (isHan(points[from])) {
        words.addAll(ChineseWords.of(run));
      } else if (isSpelled(points[from])) {
        words.add(stem(run));
      }
      from = to;
    }
    words.removeIf(word -> SilentWords.has(word) || isNumber(word));
    return words;
  }

  /** A text that is a name as a whole, if there is anything of it. */
  static Optional<String> name(String text) {
    String name = SPACE.matcher(normal(text).strip()).replaceAll(" ");
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static int endOfRun(int[] points, int from) {
    if (isHan(points[from])) {
      return endOf(points, from, Wording::isHan);
    }
    if (!isSpelled(points[from])) {
      return from + 1;
    }
    int to = endOf(points, from, Wording::goesOn);
    return to == from + 1 ? endOf(points, to, point -> point == '+' || point == '#') : to;
  }

  private static int endOf(int[] points, int from, IntPredicate inside) {
    int to = from;
    while (to < points.length && inside.test(points[to])) {
      to++;
    }
    return to;
  }

  private static boolean isHan(int point) {
    return point >= FIRST_HAN && point <= LAST_HAN;
  }

  private static boolean isSpelled(int point) {
    return Character.isLetterOrDigit(point) && !isHan(point);
  }

  /** Accents that NFKC leaves alone and the apostrophe of "it's" do not end a word. */
  private static boolean goesOn(int point) {
    return isSpelled(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || point == '\''
        || point == '’';
  }

  private static String stem(String run) {
    String owner = OWNER.matcher(run).replaceFirst("");
    String word = APOSTROPHE.matcher(owner).replaceAll("");
    return singular(VERSION.matcher(word).replaceFirst(""));
  }

  /** Without the commonest endings of English plurals. */
  private static String singular(String word) {
    if (word.length() <= LETTERS) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return PLURAL.matcher(word).replaceFirst("");
  }

  private static boolean isNumber(String word) {
    return word.codePoints().allMatch(point -> Character.isDigit(point) || isNumeral(point));
  }

  private static boolean isNumeral(int point) {
    return "〇零一二两三四五六七八九十百千万亿第".indexOf(point) >= 0;
  }
}
