package dev.samsa.systemtests.load;

import dev.samsa.systemtests.platform.PlatformProcess;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadTest {
  /** A page of an index costs the same wherever it lies; the rest is for noise. */
  private static final double MOST_PAGE_RATIO = 3;

  /**
   * Kafka hands out the names of all topics at once, whatever part of them is wanted, so that a
   * page costs more with more topics; by how much less than in proportion.
   */
  private static final double LEAST_GAIN = 4;

  /** So few that each organization fills it. */
  private static final int PAGE_OF_FEW = 5;

  private final Observations seen = new Observations();

  @TempDir Path folder;

  @Test
  void aMinuteOfManyTenantsIsAnsweredAsDescribedAndLeavesPagesFlat() throws Exception {
    run(Scale.SHORT, 1.25);
  }

  @Test
  @Tag("long")
  void anHourOfAThousandTenantsLeavesTheMemoryOfTheControlPlaneFlat() throws Exception {
    run(Scale.LONG, 1.1);
  }

  /**
   * @param mostGrowth of what is in memory in the last third of the time, over that of the second
   */
  private void run(Scale scale, double mostGrowth) throws Exception {
    try (PlatformProcess platform = LoadedPlatform.at(folder.resolve("data")).up()) {
      Population all = Population.of(List.of(platform), scale, seen);
      ProcessHandle controlPlane = platform.controlPlane().orElseThrow();
      try (Footprint footprint = Footprint.of(controlPlane, scale.length())) {
        new Load(seen).run(all.streams(), all.tenants(), scale);
        List<Double> heap = footprint.thirds(Footprint.Sample::heap);
        List<Double> resident = footprint.thirds(Footprint.Sample::resident);
        List<Double> pages = pageRatios(all);
        double topics =
            PageTimes.ratio(all.small().firstPage(PAGE_OF_FEW), all.large().firstPage(PAGE_OF_FEW));
        System.out.printf(
            "%s: answers by status %s; MiB by thirds: heap %s, resident %s; ratios of pages %s,"
                + " of many topics over few %.2f%n",
            scale, seen.answers(), rounded(heap), rounded(resident), rounded(pages), topics);

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(seen.faults()).isEmpty();
        softly.assertThat(seen.interruptions()).isZero();
        softly.assertThat(platform.loggedErrors()).isEmpty();
        softly.assertThat(all.differences()).isEmpty();
        softly.assertThat(heap.get(2) / heap.get(1)).as("growth").isLessThan(mostGrowth);
        softly.assertThat(resident.get(2) / resident.get(1)).as("growth").isLessThan(mostGrowth);
        softly.assertThat(pages).allMatch(ratio -> ratio < MOST_PAGE_RATIO);
        softly
            .assertThat(topics)
            .isLessThan((double) scale.topics() / Population.FEW_TOPICS / LEAST_GAIN);
        softly.assertAll();
      }
    }
  }

  private static List<String> rounded(List<Double> figures) {
    return figures.stream().map("%.2f"::formatted).toList();
  }

  /**
   * A page of keys of an organization with many over that of one with few; then the last page over
   * the first, of many keys and of many topics.
   */
  private static List<Double> pageRatios(Population all) {
    List<PageTimes.Page> few = all.tenants().getLast().firstAndLastPageOfKeys(PAGE_OF_FEW);
    List<PageTimes.Page> many = all.tenants().getFirst().firstAndLastPageOfKeys(PAGE_OF_FEW);
    LoadedStream large = all.large();
    return List.of(
        PageTimes.ratio(few.getFirst(), many.getFirst()),
        PageTimes.ratio(many.getFirst(), many.getLast()),
        PageTimes.ratio(large.firstPage(PAGE_OF_FEW), large.lastPage(PAGE_OF_FEW)));
  }
}
