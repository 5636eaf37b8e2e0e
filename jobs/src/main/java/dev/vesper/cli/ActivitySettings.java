package dev.vesper.cli;

import dev.vesper.pipeline.config.Setting;
import java.time.Duration;

/** What decides the numbers of a user's day. */
public record ActivitySettings(
    @Setting(
            value =
                "The currency of all amounts, as its ISO 4217 code; payments in another are"
                    + " counted apart and never added.",
            standard = "CNY")
        String currency,
    @Setting(
            value = "A longer pause than this begins a new session.",
            standard = "30min",
            least = "1min",
            most = "24h")
        Duration sessionGap) {

  public ActivitySettings {
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "currency is three capital letters such as CNY, found '" + currency + "'");
    }
  }
}
