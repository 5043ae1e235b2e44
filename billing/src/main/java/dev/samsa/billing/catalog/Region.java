package dev.samsa.billing.catalog;

/** A region of a cloud, such as AWS and eu-central-1. */
public record Region(String cloud, String name) {
  @Override
  public String toString() {
    return cloud + " " + name;
  }
}
