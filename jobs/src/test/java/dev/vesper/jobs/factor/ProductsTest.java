package dev.vesper.jobs.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ProductsTest {
  @Test
  void eachProductIsThatOfTheTwoVectorsWhateverTheNumberOfContentsAndTheirLength() {
    for (int contents : new int[] {0, 1, 63, 1023, 1024, 1025, 2100}) {
      for (int rank : new int[] {1, 3, 4, 7, 16}) {
        Factors all = Factors.random(contents, rank, 2);
        Factors people = Factors.random(5, rank, 1);
        Products products = new Products(all);
        float[] scores = new float[contents];
        float[][] together = new float[3][contents];
        products.of(people, 1, together);
        Arrays.fill(scores, Float.NaN);
        for (int person = 0; person < 5; person++) {
          products.of(people, person, scores);
          for (int content = 0; content < contents; content++) {
            assertEquals(people.dot(person, all, content), scores[content], 1e-5);
          }
          if (person > 0 && person < 4) {
            assertArrayEquals(scores, together[person - 1], "to the last bit");
          }
        }
      }
    }
  }
}
