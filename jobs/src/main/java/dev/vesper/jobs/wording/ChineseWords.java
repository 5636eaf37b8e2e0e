package dev.vesper.jobs.wording;

import com.huaban.analysis.jieba.JiebaSegmenter;
import com.huaban.analysis.jieba.JiebaSegmenter.SegMode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Cuts Chinese into words by the dictionary of jieba, the likeliest ones, and where it has none by
 * a chain of characters; words of the dictionary within longer ones are words as well. The
 * dictionary is loaded when it is first asked, and asked by many threads.
 */
final class ChineseWords {
  private static final JiebaSegmenter SEGMENTER = loaded();

  private ChineseWords() {}

  /** The words of a text that is nothing but Chinese characters. */
  static List<String> of(String text) {
    return SEGMENTER.process(text, SegMode.INDEX).stream().map(token -> token.word).toList();
  }

  /** The library prints how long it loads; whoever prints on another thread meanwhile is heard. */
  private static JiebaSegmenter loaded() {
    PrintStream out = System.out;
    System.setOut(new Deaf(out, Thread.currentThread()));
    try {
      return new JiebaSegmenter();
    } finally {
      System.setOut(out);
    }
  }

  /** Passes on all lines but those of one thread. */
  private static final class Deaf extends PrintStream {
    private final PrintStream all;
    private final Thread unheard;

    Deaf(PrintStream all, Thread unheard) {
      super(all, true, StandardCharsets.UTF_8);
      this.all = all;
      this.unheard = unheard;
    }

    @Override
    public void println(String line) {
      if (!Thread.currentThread().equals(unheard)) {
        all.println(line);
      }
    }
  }
}
