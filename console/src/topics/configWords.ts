import type { TopicConfig } from './topics';

const SOURCES: Record<string, string> = {
  DYNAMIC_TOPIC_CONFIG: 'this topic',
  DYNAMIC_BROKER_CONFIG: 'this broker',
  DYNAMIC_DEFAULT_BROKER_CONFIG: 'the cluster',
  STATIC_BROKER_CONFIG: 'the platform',
  DEFAULT_CONFIG: 'Kafka’s default',
};

export const sourceInWords = (source: string) => SOURCES[source] ?? source;

/** The value as a person reads it, exact. */
export function shownValue({ is_sensitive, value }: TopicConfig): string {
  if (is_sensitive) {
    return 'hidden';
  }
  return value === undefined || value === null || value === '' ? 'not set' : value;
}
