const TITLES: Record<string, string> = {
  KAFKA_BASE: 'Cluster hours',
  KAFKA_NUM_CKUS: 'Capacity units',
  KAFKA_NETWORK_WRITE: 'Written (ingress)',
  KAFKA_NETWORK_READ: 'Read (egress)',
  KAFKA_STORAGE: 'Storage',
  KAFKA_PARTITION: 'Partitions',
  KAFKA_REST_PRODUCE: 'Written over REST',
  PROMO_CREDIT: 'Credit',
};

/** The words for a line type of the bill. */
export function titleOfLine(type: string): string {
  const words = type
    .replace(/^KAFKA_/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
  return TITLES[type] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
