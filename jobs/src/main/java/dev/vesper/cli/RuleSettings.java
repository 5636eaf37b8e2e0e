package dev.vesper.cli;

import dev.vesper.jobs.rule.Rule;
import dev.vesper.pipeline.config.Setting;
import java.util.List;

/** A segment of those who fulfil some conditions. */
public record RuleSettings(
    @Setting(
            value =
                "What a user must fulfil, all of it, by the columns of user_features: numbers with"
                    + " >=, <=, >, <, =, !=; texts with = and != and several of them between bars;"
                    + " a topic by its share; 'is absent' and 'is present'.",
            example = "[active_days_28 >= 12, purchases_28 = 0, channel = wechat|weibo]",
            suggested = true)
        List<String> where) {

  public RuleSettings {
    where = List.copyOf(where);
    new Rule("", where);
  }

  /** What the job is told. */
  Rule named(String name) {
    return new Rule(name, where);
  }
}
