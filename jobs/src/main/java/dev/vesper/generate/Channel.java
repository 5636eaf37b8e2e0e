package dev.vesper.generate;

import java.util.Arrays;
import java.util.List;

/** Where a visit came from; term and content are empty where the link has none. */
enum Channel {
  WECHAT_POST("wechat", "social", "autumn-reading", "", "post"),
  WECHAT_GROUP("wechat", "social", "groups", "", "card"),
  SEARCH("baidu", "cpc", "learn-at-home", "online course", "a"),
  SEARCH_BRAND("baidu", "cpc", "brand", "vesper", "b"),
  VIDEO("douyin", "video", "teachers", "", "clip"),
  MAIL("newsletter", "email", "weekly", "", ""),
  INVITE("friend", "referral", "invite", "", "");

  private static final List<Channel> OTHERS =
      Arrays.stream(values()).filter(channel -> channel != INVITE).toList();

  private final String source;
  private final String medium;
  private final String campaign;
  private final String term;
  private final String content;

  Channel(String source, String medium, String campaign, String term, String content) {
    this.source = source;
    this.medium = medium;
    this.campaign = campaign;
    this.term = term;
    this.content = content;
  }

  String source() {
    return source;
  }

  String medium() {
    return medium;
  }

  String campaign() {
    return campaign;
  }

  String term() {
    return term;
  }

  String content() {
    return content;
  }

  /** Any channel but an invitation. */
  static Channel any(Dice dice) {
    return OTHERS.get(dice.below(OTHERS.size()));
  }
}
