package dev.vesper.cli;

import dev.vesper.jobs.value.PurchaseFamily;
import dev.vesper.jobs.value.ValueParams;
import dev.vesper.pipeline.config.Setting;

/** How it is told what a customer is worth. */
public record ValueSettings(
    @Setting(
            value =
                "The model of purchases. bg-nbd takes everybody who bought once for alive, however"
                    + " long ago that is; pareto-nbd takes longest to fit.",
            standard = "mbg-nbd")
        PurchaseFamily model,
    @Setting(
            value = "Models are fitted anew when they are so many days old.",
            standard = "7",
            unit = "days",
            least = "1",
            most = "60")
        int refitDays,
    @Setting(
            value = "And when there are more customers than at the last fit by so many percent.",
            standard = "5",
            unit = "percent",
            least = "0",
            most = "100")
        double refitGrowth,
    @Setting(
            value = "So much less is money worth for each month that it is waited for.",
            standard = "1",
            unit = "percent a month",
            least = "0",
            most = "20")
        double discount) {
  private static final double PERCENT = 100;

  /** What the job is told. */
  ValueParams params(String currency) {
    return new ValueParams(model, refitDays, refitGrowth / PERCENT, discount / PERCENT, currency);
  }
}
