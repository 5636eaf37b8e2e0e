package dev.vesper.cli;

import dev.vesper.pipeline.config.Setting;
import java.time.Duration;

/** What decides the numbers of subscriptions. */
public record RevenueSettings(
    @Setting(
            value =
                "So many days after its paid period a subscription stays in force while no payment"
                    + " comes in; then it has ended with its period.",
            standard = "3",
            unit = "days",
            least = "0",
            most = "27")
        int graceDays,
    @Setting(
            value =
                "Changes of a user's subscriptions that are no further apart than this count as"
                    + " one.",
            standard = "60min",
            least = "0min",
            most = "24h")
        Duration mergeWithin) {}
