package dev.samsa.broker.usage;

/**
 * A topic as it is billed: a topic deleted and made again under its name is another one.
 *
 * @param name the topic's name
 * @param id Kafka's id of the topic
 */
public record TopicKey(String name, String id) {}
