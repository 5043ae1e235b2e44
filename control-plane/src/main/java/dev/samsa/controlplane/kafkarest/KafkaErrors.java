package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import java.time.Duration;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** The one place where what brokers refuse becomes an answer of the REST API. */
public final class KafkaErrors {
  private static final Logger LOG = Logger.getLogger(KafkaErrors.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private KafkaErrors() {}

  /**
   * The answer to a request that failed so. What a retry may cure is 503 with Retry-After; all else
   * that the brokers refuse is the request's fault and carries their sentence.
   */
  public static ApiException refusal(KafkaException failure) {
    return switch (failure) {
      // The brokers' certificate, not the caller's credential: nothing the caller could change.
      case SslAuthenticationException e -> unavailable(e);
      case AuthenticationException e ->
          ApiException.of(
              ErrorCode.UNAUTHENTICATED,
              "The cluster's brokers do not accept this credential: invalid API key, or one that"
                  + " they have not learned yet.");
      case AuthorizationException e -> ApiException.of(ErrorCode.FORBIDDEN, forbidden(e));
      case UnknownTopicOrPartitionException e -> unknownTopic();
      case UnknownTopicIdException e -> unknownTopic();
      case GroupIdNotFoundException e ->
          ApiException.of(ErrorCode.NOT_FOUND, "There is no consumer group of that id.");
      case RecordTooLargeException e -> tooLarge();
      case RecordBatchTooLargeException e -> tooLarge();
      case ThrottlingQuotaExceededException e ->
          ApiException.tooMany("The cluster is changing too much at once; try again.", RETRY_AFTER);
      case RetriableException e -> unavailable(e);
      case UnknownServerException e -> unavailable(e);
      case org.apache.kafka.common.errors.ApiException e ->
          ApiException.of(ErrorCode.INVALID, e.getMessage());
      default -> unavailable(failure);
    };
  }

  private static ApiException unknownTopic() {
    return ApiException.of(
        ErrorCode.UNKNOWN_TOPIC, "This server does not host this topic-partition.");
  }

  private static ApiException tooLarge() {
    return ApiException.of(
        ErrorCode.TOO_LARGE, "The record is larger than the topic's max.message.bytes allows.");
  }

  private static ApiException unavailable(KafkaException failure) {
    LOG.infof("brokers gave no answer: %s", failure);
    return ApiException.unavailable(
        "The cluster's brokers do not answer right now; try again.", RETRY_AFTER);
  }

  private static String forbidden(AuthorizationException refusal) {
    return switch (refusal) {
      case TopicAuthorizationException e when !e.unauthorizedTopics().isEmpty() ->
          "This principal may not do that to topic "
              + String.join(", ", new TreeSet<>(e.unauthorizedTopics()))
              + "; a role binding or an ACL can allow it.";
      case GroupAuthorizationException e when e.groupId() != null ->
          "This principal may not do that to consumer group "
              + e.groupId()
              + "; a role binding or an ACL can allow it.";
      default ->
          "This principal may not do that ("
              + trim(refusal.getMessage())
              + "); a role binding or"
              + " an ACL can allow it.";
    };
  }

  private static String trim(String sentence) {
    return sentence == null ? "" : sentence.replaceFirst("\\.$", "");
  }
}
