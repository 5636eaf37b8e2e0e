/**
 * Which contents are alike by what is written about them, so that a content that nobody touched yet
 * can be offered to those who liked contents like it, and something to whom only a profile tells
 * of.
 *
 * <p>Each family of terms (words, topics, author, kind, price) of a content is a vector of its own:
 * a term that is there n times and in d of N contents has (1 + ln n) ln(1 + N / d). It is brought
 * to the length that is the root of the family's share, and all families together to length 1. The
 * product of two contents that have the same families is so the mean of the cosines of their
 * families by the shares. Contents of the same kind and price alone are not alike: there has to be
 * a word, a topic or an author that they have in common, and of a large catalogue one that is not
 * in more than half of it. All else are traits, which tell apart what is alike.
 *
 * <p>All of it is done on the driver: a hundred thousand contents are some million numbers. What is
 * compared with what is found by lists of the contents of each term, so that only contents with a
 * term in common meet; a content's sum is added up in the order of the terms, which is one and the
 * same for all, so that any number of threads gives the same numbers, and each of two contents is
 * as like the other.
 */
package dev.vesper.jobs.wording;
