package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.ingest.Contents;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Telling;
import dev.vesper.pipeline.table.Telling.Case;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Why something is offered, in sentences that a user may be shown. */
final class ReasonSentences {
  private static final Field TITLE =
      required(
          "title",
          DataTypes.StringType,
          "What the content is called in the newest snapshot of contents; its id where nothing is"
              + " told");
  private static final Field BECAUSE_TITLE =
      optional("because_title", DataTypes.StringType, "The same of because_content_id");
  private static final Field SENTENCE_EN =
      optional("sentence_en", DataTypes.StringType, "Why it is offered, in English");
  private static final Field SENTENCE_ZH =
      optional("sentence_zh", DataTypes.StringType, "Why it is offered, in Chinese");

  private static final List<Case> ENGLISH =
      List.of(
          said(Reason.GOES_WITH, "\"{title}\" goes well with \"{because_title}\", which you know."),
          said(Reason.GOES_WITH, "\"{title}\" goes well with what you know."),
          said(
              Reason.SAME_TASTE,
              "People who like \"{because_title}\" as you do like \"{title}\", too."),
          said(Reason.SAME_TASTE, "People of your taste like \"{title}\"."),
          said(
              Reason.LIKE_BY_TEXT,
              "\"{title}\" is about much the same as \"{because_title}\", which you know."),
          said(Reason.LIKE_BY_TEXT, "\"{title}\" is about much the same as what you know."),
          said(Reason.POPULAR, "Many people like \"{title}\"."),
          said(Reason.UNSEEN, "\"{title}\" is new to you."),
          said(Reason.POPULAR_IN_COMMUNITY, "Many people in your community like \"{title}\"."),
          said(
              Reason.NEW_AND_ALIKE,
              "\"{title}\" is a discovery, and like \"{because_title}\", which you know."),
          said(Reason.NEW_AND_ALIKE, "\"{title}\" is a discovery, and like what you know."),
          said(Reason.PINNED, "Our choice for you: \"{title}\"."));

  private static final List<Case> CHINESE =
      List.of(
          said(Reason.GOES_WITH, "《{title}》与您看过的《{because_title}》很搭。"),
          said(Reason.GOES_WITH, "《{title}》与您看过的内容很搭。"),
          said(Reason.SAME_TASTE, "和您一样喜欢《{because_title}》的人也喜欢《{title}》。"),
          said(Reason.SAME_TASTE, "与您兴趣相近的人喜欢《{title}》。"),
          said(Reason.LIKE_BY_TEXT, "《{title}》与您看过的《{because_title}》内容相近。"),
          said(Reason.LIKE_BY_TEXT, "《{title}》与您看过的内容相近。"),
          said(Reason.POPULAR, "很多人喜欢《{title}》。"),
          said(Reason.UNSEEN, "《{title}》您还没有看过。"),
          said(Reason.POPULAR_IN_COMMUNITY, "您所在的社群里很多人喜欢《{title}》。"),
          said(Reason.NEW_AND_ALIKE, "新发现：《{title}》与您看过的《{because_title}》内容相近。"),
          said(Reason.NEW_AND_ALIKE, "新发现：《{title}》与您看过的内容相近。"),
          said(Reason.PINNED, "为您精选：《{title}》。"));

  private ReasonSentences() {}

  /** The view over lists. */
  static Telling telling() {
    return new Telling(
        "recommendations_explained",
        Recommendations.REASON,
        List.of(
            name(Recommendations.CONTENT_ID, TITLE),
            name(Recommendations.BECAUSE_CONTENT_ID, BECAUSE_TITLE)),
        List.of(
            new Telling.Sentence(SENTENCE_EN, ENGLISH),
            new Telling.Sentence(SENTENCE_ZH, CHINESE)));
  }

  private static Telling.Name name(Field id, Field shown) {
    return new Telling.Name(id, Contents.TABLE, Contents.TITLE, shown);
  }

  private static Case said(Reason reason, String text) {
    return new Case(reason.word(), text);
  }
}
