package dev.xunjie.violation.kafka;

import dev.xunjie.contracts.topic.Topic;

/** Kafka did not take a message: it may be away, or the topic may not exist. */
public final class TopicUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicUnavailableException(Topic topic, Throwable cause) {
    super("Kafka did not take a message for topic " + topic.topicName(), cause);
  }
}
