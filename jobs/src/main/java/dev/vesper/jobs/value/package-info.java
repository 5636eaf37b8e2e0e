/**
 * What a customer is worth: who still buys, how often and for how much in the coming months.
 *
 * <p>The maths, without Spark. Purchases follow one of three models in which customers buy at a
 * rate of their own until they leave unseen, spends follow another that knows nothing of how often
 * somebody buys, memberships a third kind in which leaving is seen. Models are fitted by maximum
 * likelihood on counted histories, so that a fit costs by distinct histories; above a number of
 * these they are grouped by week. A fit says whether the data support it, and why not; then pooled
 * estimates stand in.
 *
 * <p>The value of a customer is the sum over months of expected purchases, times the expected
 * spend, each month discounted. Its 80 % predictive interval comes from futures that are played
 * with the chances the models leave to one customer: to have left, to buy at this rate or that, to
 * spend more or less. A spend is a draw that only depends on the model times a scale that only
 * depends on the customer's own spends, so that the futures of one history serve all who share it.
 */
package dev.vesper.jobs.value;
