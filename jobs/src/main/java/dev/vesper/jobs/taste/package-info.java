/**
 * What does each user want, and how much?
 *
 * <p>{@code content_days} counts what a user did with a content on a day; {@code affinities} add it
 * up over all days, so that what is long ago says less. Everything that is offered to somebody
 * rests on these two.
 */
package dev.vesper.jobs.taste;
