package dev.vesper.jobs.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.wording.Description.Price;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DescriptionTest {
  private static List<String> bands(String amount) {
    return new Price(new BigDecimal(amount), "CNY").bands();
  }

  @Test
  void pricesHalfAnOctaveApartHaveABandInCommonAndThoseAnOctaveApartHaveNone() {
    assertEquals(List.of("CNY 0", "CNY 1"), bands("1.00"));
    assertEquals(List.of("CNY 0", "CNY 1"), bands("1.41"));
    assertEquals(List.of("CNY 1", "CNY 2"), bands("1.42"));
    assertEquals(List.of("CNY 1", "CNY 2"), bands("1.99"));
    assertEquals(List.of("CNY 2", "CNY 3"), bands("2"));
    assertEquals(List.of("CNY -1", "CNY 0"), bands("0.99"));
  }

  @Test
  void whatCostsNothingIsFreeInAnyCurrency() {
    assertEquals(List.of("free"), bands("0.00"));
    assertEquals(List.of("CNY -14", "CNY -13"), bands("0.01"));
  }

  @Test
  void topicsAreNamesAndTheirWordsAreWords() {
    Description description =
        new Description(
            "数据分析 Tips",
            List.of("Data Science"),
            Optional.of("Li Lei"),
            Optional.of("E-Book"),
            Optional.of(new Price(BigDecimal.ZERO, "CNY")));
    assertEquals(
        List.of(
            new Term(Family.WORD, "数据"),
            new Term(Family.WORD, "分析"),
            new Term(Family.WORD, "数据分析"),
            new Term(Family.WORD, "tip"),
            new Term(Family.WORD, "data"),
            new Term(Family.WORD, "science"),
            new Term(Family.TOPIC, "data science"),
            new Term(Family.AUTHOR, "li lei"),
            new Term(Family.KIND, "e-book"),
            new Term(Family.PRICE, "free")),
        description.terms());
  }

  @Test
  void aDescriptionOfNothingHasNoTerms() {
    assertEquals(List.of(), Description.of("", " ").terms());
  }

  @Test
  void sharesOfAllFamiliesAreOne() {
    assertEquals(1, Arrays.stream(Family.values()).mapToDouble(Family::share).sum(), 1e-12);
  }
}
