package dev.samsa.kubernetestests.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The Java process of a pod, where the nodes of Kubernetes are on this machine. */
final class PodProcess {
  private PodProcess() {}

  /** Looks for it by the control group that the kubelet makes for the pod. */
  static Optional<ProcessHandle> find(String podUid) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .filter(process -> groups(process).contains(podUid))
        .findFirst();
  }

  private static String groups(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cgroup"));
    } catch (IOException ended) {
      return "";
    }
  }
}
