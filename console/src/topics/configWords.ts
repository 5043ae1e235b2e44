import { bytes, duration } from '../format/quantity';
import type { TopicConfig } from './topics';

const SOURCES: Record<string, string> = {
  DYNAMIC_TOPIC_CONFIG: 'this topic',
  DYNAMIC_BROKER_CONFIG: 'this broker',
  DYNAMIC_DEFAULT_BROKER_CONFIG: 'the cluster',
  STATIC_BROKER_CONFIG: 'the platform',
  DEFAULT_CONFIG: 'Kafka’s default',
};

export const sourceInWords = (source: string) => SOURCES[source] ?? source;

/** The value as it is set, with what it amounts to where that is easier to read. */
export function shownValue({ name, is_sensitive, value }: TopicConfig, locale: string): string {
  if (is_sensitive) {
    return 'hidden';
  }
  if (value === undefined || value === null || value === '') {
    return 'not set';
  }
  const words = amountInWords(name, value, locale);
  return words === undefined ? value : `${value} (${words})`;
}

const WITHOUT_LIMIT = ['retention.ms', 'retention.bytes'];
/** Longer numbers mean "never" or "no limit". */
const MOST_DIGITS = 15;

function amountInWords(name: string, value: string, locale: string): string | undefined {
  if (WITHOUT_LIMIT.includes(name) && value === '-1') {
    return 'without limit';
  }
  if (!/^\d{4,}$/.test(value) || value.length > MOST_DIGITS) {
    return undefined;
  }
  if (name.endsWith('.ms')) {
    return duration(value, locale);
  }
  return name.endsWith('.bytes') ? bytes(value, locale) : undefined;
}
