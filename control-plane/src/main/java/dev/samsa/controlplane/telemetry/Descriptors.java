package dev.samsa.controlplane.telemetry;

import java.util.Arrays;
import java.util.List;

/** What can be asked for, as the API describes it. */
final class Descriptors {
  static final String KAFKA = "kafka";
  private static final String STAGE = "GENERAL_AVAILABILITY";

  private Descriptors() {}

  /** One metric. */
  record MetricDescriptor(
      String name,
      String description,
      String type,
      String unit,
      String lifecycle_stage,
      boolean exportable,
      List<LabelDescriptor> labels,
      List<String> resources) {

    static MetricDescriptor of(Metric metric) {
      return new MetricDescriptor(
          metric.wireName(),
          metric.description(),
          metric.type(),
          metric.unit(),
          STAGE,
          true,
          metric.labels().stream().map(LabelDescriptor::of).toList(),
          List.of(KAFKA));
    }
  }

  /** One label. */
  record LabelDescriptor(String key, String description, boolean exportable) {
    static LabelDescriptor of(Label label) {
      return new LabelDescriptor(label.wireName(), label.description(), true);
    }
  }

  /** One type of resource. */
  record ResourceDescriptor(String type, String description, List<LabelDescriptor> labels) {}

  /** All of them: there are few enough for one page. */
  record DescriptorList<T>(List<T> data, MetricAnswers.Meta meta) {
    static <T> DescriptorList<T> of(List<T> data) {
      return new DescriptorList<>(
          data, new MetricAnswers.Meta(new MetricAnswers.Pagination(100, data.size(), null)));
    }
  }

  static DescriptorList<MetricDescriptor> metrics(String resourceType) {
    boolean wanted = resourceType == null || resourceType.isEmpty() || resourceType.equals(KAFKA);
    return DescriptorList.of(
        wanted ? Arrays.stream(Metric.values()).map(MetricDescriptor::of).toList() : List.of());
  }

  static DescriptorList<ResourceDescriptor> resources() {
    return DescriptorList.of(
        List.of(
            new ResourceDescriptor(
                KAFKA, "A Kafka cluster", List.of(LabelDescriptor.of(Label.CLUSTER)))));
  }
}
