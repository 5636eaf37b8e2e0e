package dev.vesper.generate;

/**
 * What all phenomena share and none of them changes: the settings and what follows from them alone.
 */
record World(
    GeneratorSettings settings,
    Calendar calendar,
    ArrivalCurve arrivals,
    Catalogue catalogue,
    Communities communities) {

  static World of(GeneratorSettings settings) {
    Calendar calendar = new Calendar(settings.firstNight(), settings.days(), settings.zone());
    ArrivalCurve arrivals = new ArrivalCurve(calendar, settings.days());
    Communities communities = Communities.of(settings);
    return new World(
        settings, calendar, arrivals, Catalogue.of(settings, communities), communities);
  }

  /** The random stream of a phenomenon. */
  Dice dice(String phenomenon) {
    return Dice.of(settings.seed(), phenomenon);
  }
}
