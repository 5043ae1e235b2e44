package dev.samsa.controlplane.cell.kubernetes;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.cell.PortRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Registers Kubernetes clusters as cells for the operator account. */
@ApplicationScoped
public class CellRegistration {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
  private static final int LEAST_CAPACITY_MIB = 512;
  private static final int LEAST_VOLUME_MIB = 256;
  private static final int USUAL_VOLUME_MIB = 10_240;
  private static final PortRange USUAL_PORTS = new PortRange(30_000, 32_767);

  private final KubernetesCells cells;

  public CellRegistration(KubernetesCells cells) {
    this.cells = cells;
  }

  /**
   * What the operator account sends.
   *
   * @param name of the new cell
   * @param kubeconfig its text, with certificates, keys and tokens in it
   * @param namespace where the clusters' resources shall lie; {@code samsa-clusters} without it
   * @param client_host what tenants' clients dial
   * @param capacity_mib memory that brokers may take in all
   * @param node_ports first-last; all of Kubernetes' usual range without it
   * @param storage_class of the volumes; the default one without it
   * @param volume_mib size of each broker's volume at first; 10 GiB without it
   * @param regions such as {@code AWS/eu-central-1}; every region without it
   */
  public record Input(
      String name,
      String kubeconfig,
      String namespace,
      String client_host,
      Integer capacity_mib,
      String node_ports,
      String storage_class,
      Integer volume_mib,
      List<String> regions) {}

  /**
   * Registers a cell whose API server answers.
   *
   * @return its name
   * @throws ApiException 400 for what cannot be used, 409 for a name that is taken
   */
  public String register(Input input) {
    CellSettings settings = read(input);
    return switch (cells.register(settings)) {
      case KubernetesCells.Registration.Done _ -> settings.name();
      case KubernetesCells.Registration.NameTaken _ ->
          throw ApiException.conflict("There is a cell called " + settings.name() + " already.");
      case KubernetesCells.Registration.Unusable unusable ->
          throw ApiException.invalid(
              "/kubeconfig", "The cell cannot be used: " + unusable.reason() + ".");
    };
  }

  private CellSettings read(Input input) {
    require(
        input.name() != null && NAME.matcher(input.name()).matches(),
        "/name",
        "name must be lower-case letters, digits and hyphens, 63 at most.");
    require(
        input.kubeconfig() != null && !input.kubeconfig().isBlank(),
        "/kubeconfig",
        "kubeconfig must hold the text of a kubeconfig.");
    Kubeconfig.objection(input.kubeconfig())
        .ifPresent(objection -> {
          throw ApiException.invalid("/kubeconfig", objection);
        });
    String namespace = input.namespace() == null ? "samsa-clusters" : input.namespace();
    require(
        NAME.matcher(namespace).matches(),
        "/namespace",
        "namespace must be the name of a Kubernetes namespace.");
    require(
        input.client_host() != null && HOST.matcher(input.client_host()).matches(),
        "/client_host",
        "client_host must be the host name or address that tenants' clients dial.");
    require(
        input.capacity_mib() != null && input.capacity_mib() >= LEAST_CAPACITY_MIB,
        "/capacity_mib",
        "capacity_mib must be the memory that brokers may take in all, 512 at least.");
    int volume = input.volume_mib() == null ? USUAL_VOLUME_MIB : input.volume_mib();
    require(
        volume >= LEAST_VOLUME_MIB && volume <= Integer.MAX_VALUE / 1_000,
        "/volume_mib",
        "volume_mib must be the size of a broker's volume, 256 at least.");
    return new CellSettings(
        input.name(),
        Optional.of(input.kubeconfig()),
        namespace,
        input.client_host(),
        input.capacity_mib(),
        ports(input.node_ports()),
        Optional.ofNullable(input.storage_class()).filter(text -> !text.isBlank()),
        volume,
        regions(input.regions()));
  }

  private List<String> regions(List<String> wanted) {
    if (wanted == null) {
      return List.of();
    }
    List<String> regions = wanted.stream().map(CellRegistration::region).distinct().toList();
    require(
        cells.countRegions(regions) == regions.size(),
        "/regions",
        "regions must be of GET /admin/v1/regions, each as cloud/name.");
    return regions;
  }

  private static String region(String text) {
    String[] parts = text == null ? new String[0] : text.split("/", 2);
    return parts.length == 2 ? parts[0].toUpperCase(Locale.ROOT) + "/" + parts[1] : "";
  }

  private static PortRange ports(String text) {
    if (text == null) {
      return USUAL_PORTS;
    }
    try {
      return PortRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(
          "/node_ports", "node_ports must be a first and a last port, such as 30000-32767.");
    }
  }

  private static void require(boolean holds, String pointer, String sentence) {
    if (!holds) {
      throw ApiException.invalid(pointer, sentence);
    }
  }
}
