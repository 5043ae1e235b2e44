package dev.samsa.operator.plan;

import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.Storage;
import dev.samsa.operator.api.StorageStatus;
import dev.samsa.operator.observe.KafkaView;
import dev.samsa.operator.observe.Observed;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sizes of the volumes. The size in force is the largest of what is asked, what the operator let
 * them grow to, and what they are: so nobody fights over it, and it never shrinks.
 *
 * @param status sizes for the status
 * @param steps what to grow
 * @param full sentence if volumes are nearly full and may not grow; empty if all is well
 */
record StoragePlan(StorageStatus status, List<Step> steps, Optional<String> full) {
  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024L);
  private static final int FULL_PERCENT = 80;
  private static final int GROW_PERCENT = 150;

  static StoragePlan of(Observed observed) {
    Storage asked = observed.spec().storage();
    StorageStatus last = observed.status().storage();
    int grown = last == null || last.grownMiB() == null ? 0 : last.grownMiB();
    int actual =
        observed.claims().values().stream().mapToInt(StoragePlan::requestedMiB).max().orElse(0);
    int size = Math.max(asked.sizeMiB(), Math.max(grown, actual));
    Integer used =
        observed.view().map(StoragePlan::usedMiB).orElse(last == null ? null : last.usedMiB());
    boolean nearlyFull = used != null && (long) used * 100 >= (long) size * FULL_PERCENT;
    int ceiling = asked.ceilingMiB() == null ? size : asked.ceilingMiB();
    if (nearlyFull && ceiling > size) {
      grown = (int) Math.min(ceiling, (long) size * GROW_PERCENT / 100);
      size = Math.max(size, grown);
      nearlyFull = false;
    }
    return new StoragePlan(
        new StorageStatus(size, grown == 0 ? null : grown, used),
        steps(observed, size),
        nearlyFull ? Optional.of(fullSentence(used, size)) : Optional.empty());
  }

  private static List<Step> steps(Observed observed, int size) {
    List<Step> steps = new ArrayList<>();
    ClusterNames names = ClusterNames.of(observed.cluster());
    observed.claims().values().stream()
        .filter(claim -> requestedMiB(claim) < size)
        .filter(claim -> claim.getMetadata().getDeletionTimestamp() == null)
        .map(claim -> claim.getMetadata().getName())
        .sorted()
        .forEach(name -> steps.add(new Step.GrowClaim(name, size)));
    observed.sets().values().stream()
        .filter(set -> set.getMetadata().getDeletionTimestamp() == null)
        .filter(set -> requestedMiB(set.getSpec().getVolumeClaimTemplates().getFirst()) != size)
        .map(set -> set.getMetadata().getName())
        .filter(name -> name.equals(names.name()) || name.equals(names.controllers()))
        .sorted()
        .forEach(name -> steps.add(new Step.ReplaceSet(name)));
    return steps;
  }

  private static String fullSentence(int used, int size) {
    return "logs take %d of %d MiB on the fullest broker: raise spec.storage.ceilingMiB or sizeMiB"
        .formatted(used, size);
  }

  private static int usedMiB(KafkaView kafka) {
    long most = kafka.logBytes().values().stream().mapToLong(Long::longValue).max().orElse(0);
    return BigDecimal.valueOf(most).divide(MIB, 0, RoundingMode.CEILING).intValueExact();
  }

  private static int requestedMiB(PersistentVolumeClaim claim) {
    Quantity size = claim.getSpec().getResources().getRequests().get("storage");
    return Quantity.getAmountInBytes(size).divide(MIB, 0, RoundingMode.FLOOR).intValueExact();
  }
}
