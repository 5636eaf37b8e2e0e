package dev.vesper.cli;

import dev.vesper.pipeline.config.Setting;

/** How long what was learnt of people who leave is relied on. */
public record ChurnSettings(
    @Setting(
            value =
                "A fitted model of leaving is used for so many nights, then fitted anew; sooner"
                    + " where its chances do not come true.",
            standard = "28",
            least = "1",
            most = "60")
        int refitDays) {}
