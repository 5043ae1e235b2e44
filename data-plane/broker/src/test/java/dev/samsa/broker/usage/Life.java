package dev.samsa.broker.usage;

/**
 * One life of a broker, from its start to its end: what clients and the log say of it, and what the
 * meter reported.
 *
 * @param appended bytes that came into the log
 * @param sentAgain bytes that a life before had appended and never acknowledged, and that this one
 *     found in its log: the producer sends them again, Kafka counts them again and keeps them once
 * @param read bytes of the batches that the reader got
 * @param notArrived bytes in the log that the reader had not got at the end: no more can have been
 *     answered without arriving
 * @param besides bytes that came to the reader besides those batches: heads of answers, and batches
 *     that it threw away, as Kafka's consumer does with what it has not handed out yet when it
 *     hears of another leader
 * @param ingress what the meter reported of what came in
 * @param egress what the meter reported of what went out
 * @param rate bytes that came in with each nanosecond before its end
 */
record Life(
    long appended,
    long sentAgain,
    long read,
    long notArrived,
    long besides,
    long ingress,
    long egress,
    double rate) {

  /** Ingress beyond what lies in the log. */
  long ingressOver() {
    return ingress - appended;
  }

  /** Bytes that the reader got and the meter did not report; below 0 the other way round. */
  long egressShort() {
    return read - egress;
  }

  /** Bytes that came in with so many nanoseconds before its end. */
  long load(long time) {
    return Math.round(rate * time);
  }
}
