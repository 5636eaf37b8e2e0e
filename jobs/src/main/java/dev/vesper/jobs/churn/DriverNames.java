package dev.vesper.jobs.churn;

import static java.util.Map.entry;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.table.Field;
import java.util.Map;

/** What features are called in sentences. */
final class DriverNames {

  /** A name in two languages. */
  record Name(String en, String zh) {}

  private static final String TOPIC = "topic:";

  private static final Map<String, Name> NAMES =
      Map.ofEntries(
          name(UserFeatures.TENURE_DAYS, "days since the first visit", "首次活跃至今天数"),
          name(UserFeatures.DAYS_SINCE_ACTIVE, "days since the last visit", "距上次活跃天数"),
          name(UserFeatures.ACTIVE_DAYS_7, "active days in a week", "近7天活跃天数"),
          name(UserFeatures.ACTIVE_DAYS_28, "active days in 4 weeks", "近28天活跃天数"),
          name(UserFeatures.ACTIVE_DAYS_56, "active days in 8 weeks", "近56天活跃天数"),
          name(UserFeatures.STREAK_DAYS, "active days in a row", "连续活跃天数"),
          name(UserFeatures.ACTIVE_WEEK_SHARE, "share of active weeks", "活跃周占比"),
          name(UserFeatures.WEEKEND_SHARE, "share of weekend days", "周末活跃占比"),
          name(UserFeatures.EVENTS_28, "events in 4 weeks", "近28天事件数"),
          name(UserFeatures.EVENTS_PER_DAY, "events per active day", "每活跃日事件数"),
          name(UserFeatures.SESSIONS_28, "sessions in 4 weeks", "近28天会话数"),
          name(UserFeatures.SESSIONS_PER_DAY, "sessions per active day", "每活跃日会话数"),
          name(UserFeatures.WATCH_SECONDS_28, "seconds watched in 4 weeks", "近28天观看秒数"),
          name(UserFeatures.WATCH_SECONDS_PER_DAY, "seconds watched per active day", "每活跃日观看秒数"),
          name(UserFeatures.PLAYS_28, "plays in 4 weeks", "近28天播放次数"),
          name(UserFeatures.COMPLETIONS_28, "completions in 4 weeks", "近28天完成次数"),
          name(UserFeatures.COMPLETIONS_PER_PLAY, "completions per play", "播放完成率"),
          name(UserFeatures.READS_28, "reads in 4 weeks", "近28天阅读次数"),
          name(UserFeatures.SEARCHES_28, "searches in 4 weeks", "近28天搜索次数"),
          name(UserFeatures.TOPICS_28, "topics in 4 weeks", "近28天话题数"),
          name(UserFeatures.GIVEN_28, "interactions given in 4 weeks", "近28天发出的互动"),
          name(UserFeatures.RECEIVED_28, "interactions received in 4 weeks", "近28天收到的互动"),
          name(UserFeatures.PURCHASES_28, "purchases in 4 weeks", "近28天购买次数"),
          name(UserFeatures.PAID_28, "paid in 4 weeks", "近28天支付金额"),
          name(UserFeatures.REFUNDED_28, "paid back in 4 weeks", "近28天退款金额"),
          name(UserFeatures.CARTS_28, "put into the cart in 4 weeks", "近28天加购次数"),
          name(UserFeatures.CARTS_NOT_BOUGHT_28, "carts not bought in 4 weeks", "近28天加购未买次数"),
          name(UserFeatures.FAILED_PAYMENTS_28, "failed payments in 4 weeks", "近28天支付失败次数"),
          name(UserFeatures.DAYS_SINCE_FIRST_PURCHASE, "days since the first purchase", "首次购买至今天数"),
          name(UserFeatures.ACTIVE_HOURS_28, "active hours in 4 weeks", "近28天活跃小时数"),
          name(UserFeatures.NIGHT_SHARE, "share of hours at night", "深夜活跃占比"),
          name(UserFeatures.MORNING_SHARE, "share of hours in the morning", "上午活跃占比"),
          name(UserFeatures.AFTERNOON_SHARE, "share of hours in the afternoon", "下午活跃占比"),
          name(UserFeatures.EVENING_SHARE, "share of hours in the evening", "晚间活跃占比"),
          name(DueMemberships.DUE_IN_DAYS, "days until the membership ends", "距会员到期天数"),
          name(DueMemberships.PERIOD_CANCELLED, "membership cancelled (1 yes)", "会员已取消（1为是）"),
          name(DueMemberships.PERIOD_FAILED, "payment failed (1 yes)", "会员扣款失败（1为是）"),
          name(DueMemberships.PERIOD_RENEWALS, "renewals so far", "已续费次数"),
          name(DueMemberships.PERIOD_MONTHS, "months of a membership period", "会员周期月数"));

  private DriverNames() {}

  private static Map.Entry<String, Name> name(Field field, String en, String zh) {
    return entry(field.name(), new Name(en, zh));
  }

  /** The names of a component of a vector; of one that has none here, its own. */
  static Name of(String component) {
    if (component.startsWith(TOPIC)) {
      String topic = component.substring(TOPIC.length());
      return new Name("share of topic " + topic, "话题“" + topic + "”占比");
    }
    return NAMES.getOrDefault(component, new Name(component, component));
  }
}
