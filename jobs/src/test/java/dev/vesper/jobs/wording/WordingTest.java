package dev.vesper.jobs.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordingTest {
  private static void says(String text, String... words) {
    assertEquals(List.of(words), Wording.words(text), text);
  }

  @Test
  void chineseIsCutIntoWordsAndTheWordsWithinThem() {
    says("宝宝辅食制作大全", "宝宝", "辅食", "制作", "大全");
    says("亲子阅读绘本推荐", "亲子", "阅读", "绘本", "推荐");
    says("人工智能", "人工", "智能", "人工智能");
    says("短视频运营与直播带货", "短", "视频", "运营", "直播", "带货");
  }

  @Test
  void wordsThatSayNothingAndNumbersAreLeftOut() {
    says("产品经理的第一堂课", "产品", "经理");
    says("我们如何用30天学会写作", "学会", "写作");
    says("The 7 Habits of Highly Effective People", "habit", "highly", "effective", "people");
    says("第一百零八", new String[0]);
    says("写作 · course 0", "写作", "course");
  }

  @Test
  void bothLanguagesMayStandInOneText() {
    says("零基础学Python数据分析", "基础", "学", "python", "数据", "分析", "数据分析");
    says("C语言入门", "c", "语言", "入门");
  }

  @Test
  void aWordIsTheSameHoweverItIsTyped() {
    says("ＰＹＴＨＯＮ，Python、python", "python", "python", "python");
    says("Café", Wording.words("CAFE\u0301").toArray(String[]::new));
  }

  @Test
  void pluralsVersionsAndOwnersAreTakenOff() {
    says("courses stories classes boxes videos", "course", "story", "class", "box", "video");
    says(
        "business analysis status class css js gas",
        "business",
        "analysis",
        "status",
        "class",
        "css",
        "js",
        "gas");
    says("vue3 mp3 b2b 3d", "vue", "mp3", "b2b", "3d");
    says("O'Reilly's kids’ guide", "oreilly", "kid", "guide");
  }

  @Test
  void languagesThatAreSpelledWithSignsKeepThem() {
    says("C++ and C# with HTML+CSS #python", "c++", "c#", "html", "css", "python");
  }

  @Test
  void whatHasNoWordsHasNone() {
    for (String nothing : List.of("", " ", "·—！", "2024", "😀", "的")) {
      says(nothing);
    }
  }

  @Test
  void rareAndForeignLettersAreWordsOfTheirOwn() {
    says("𠮷野家 ひらがな", "𠮷", "野家", "ひらがな");
  }

  @Test
  void aNameIsTheWholeText() {
    assertEquals(Optional.of("data science"), Wording.name("  Data\u3000 Science "));
    assertEquals(Optional.empty(), Wording.name(" "));
  }

  @Test
  void wordsAreTheSameOnManyThreadsAndInAnyPlace() {
    List<String> once = Wording.words("ITALIAN 育儿心理学：读懂孩子的情绪");
    assertTrue(
        IntStream.range(0, 500)
            .parallel()
            .allMatch(each -> Wording.words("ITALIAN 育儿心理学：读懂孩子的情绪").equals(once)));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertEquals(once, Wording.words("ITALIAN 育儿心理学：读懂孩子的情绪"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
