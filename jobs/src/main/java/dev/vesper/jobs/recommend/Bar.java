package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.List;

/** What keeps a content from some people. */
sealed interface Bar extends Serializable {

  /** It is for who has surely reached an age. */
  record Age(int least) implements Bar {}

  /** It is for members of any of some communities. */
  record Members(List<String> communities) implements Bar {
    public Members {
      communities = communities.stream().distinct().sorted().toList();
    }
  }
}
