package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores all contents for one person after another by their circles: the logarithm of popularity
 * and, of each kind of circle, the mean of what those of the person say. Scores are scaled to a
 * mean of 0 and a spread of 1, like those of other ways.
 */
final class CircleScorer {
  private final Circles circles;
  private final Ties belonging;
  private final float[] popularity;
  private final float[] scores;
  private final Map<Circle, Voice> voices = new EnumMap<>(Circle.class);
  private final List<Voice> ofCircles = new ArrayList<>();
  private CircleWeights weights = CircleWeights.NONE;
  private int heard = -1;

  /** What the circles of one kind say together. */
  private static final class Voice {
    private final float[] words;
    private int circles;

    Voice(int contents) {
      words = new float[contents];
    }

    void beStill() {
      if (circles > 0) {
        Arrays.fill(words, 0);
        circles = 0;
      }
    }
  }

  /**
   * @param belonging which circles each person belongs to
   */
  CircleScorer(Model model, Ties belonging) {
    int count = model.contents().count();
    this.circles = model.circles();
    this.belonging = belonging;
    this.popularity = new float[count];
    model.popularity().copyTo(popularity);
    this.scores = new float[count];
    for (Circle kind : Circle.values()) {
      voices.put(kind, new Voice(count));
    }
    for (int circle = 0; circle < circles.names().count(); circle++) {
      ofCircles.add(voices.get(Circle.of(circles.names().id(circle))));
    }
  }

  /** Hears what the circles of a person say; what those of another said is gone then. */
  void hear(int person) {
    if (person == heard) {
      return;
    }
    heard = person;
    voices.values().forEach(Voice::beStill);
    for (int tie = belonging.start(person); tie < belonging.start(person + 1); tie++) {
      int circle = belonging.content(tie);
      if (circles.told(circle).isEnough()) {
        Voice voice = ofCircles.get(circle);
        circles.addTo(voice.words, circle);
        voice.circles++;
      }
    }
  }

  /** Weighs what was heard. */
  void weigh(CircleWeights by) {
    weights = by;
    System.arraycopy(popularity, 0, scores, 0, scores.length);
    voices.forEach(
        (kind, voice) -> {
          float times = times(kind, voice);
          if (times > 0) {
            for (int content = 0; content < scores.length; content++) {
              scores[content] += times * voice.words[content];
            }
          }
        });
    Part.scale(scores);
  }

  private float times(Circle kind, Voice voice) {
    return voice.circles == 0 ? 0 : (float) (weights.of(kind) / voice.circles);
  }

  /** The score of a content, as it was weighed last. */
  float score(int content) {
    return scores[content];
  }

  /** What speaks for a content most, beside what everybody has. */
  Source source(int content) {
    float ofCommunities = said(Circle.COMMUNITY, content);
    boolean most =
        ofCommunities > 0
            && voices.keySet().stream().allMatch(kind -> said(kind, content) <= ofCommunities);
    return most ? Source.COMMUNITY_POPULAR : Source.POPULAR;
  }

  private float said(Circle kind, int content) {
    Voice voice = voices.get(kind);
    return times(kind, voice) * voice.words[content];
  }
}
