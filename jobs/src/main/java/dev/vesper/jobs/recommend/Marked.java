package dev.vesper.jobs.recommend;

/**
 * What is told of a way of scoring that was examined.
 *
 * @param examined what came of it
 * @param method how it is called
 * @param isChosen whether the model scores so
 */
record Marked(Examined examined, String method, boolean isChosen) {}
