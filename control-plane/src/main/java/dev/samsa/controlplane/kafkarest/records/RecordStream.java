package dev.samsa.controlplane.kafkarest.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.kafkarest.KafkaRestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON values that follow each other in one body, one at a time. */
@ApplicationScoped
public class RecordStream {
  private final ObjectReader reader;

  public RecordStream(ObjectMapper mapper, KafkaRestConfig config) {
    // A record is one JSON string at worst, so a string may be as long as the whole body.
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(config.maxProduceBytes()).build())
            .build();
    this.reader = mapper.copyWith(factory).readerFor(RecordBody.class);
  }

  /** Takes records as they are read. */
  interface Sink {
    /** Takes one; false to be given no more. */
    boolean accept(RecordBody body);

    /** What follows can't be read. */
    void malformed(JsonProcessingException failure);
  }

  /** Reads the body to its end, or to the first value that can't be read. */
  void read(InputStream body, Sink sink) {
    try (MappingIterator<RecordBody> values = reader.readValues(body)) {
      while (values.hasNextValue()) {
        if (!sink.accept(values.nextValue())) {
          return;
        }
      }
    } catch (JsonProcessingException e) {
      sink.malformed(e);
    } catch (IOException e) {
      throw ApiException.of(ErrorCode.MALFORMED, "The body broke off: " + e.getMessage() + ".");
    }
  }
}
