import { expect, it } from 'vitest';
import { shownValue } from './configWords';
import type { TopicConfig } from './topics';

const shown = (name: string, value: string | null) =>
  shownValue({ name, value, is_sensitive: false } as TopicConfig, 'en-US');

it('says what milliseconds and bytes amount to', () => {
  expect(shown('retention.ms', '604800000')).toBe('604800000 (7 days)');
  expect(shown('segment.bytes', '1073741824')).toBe('1073741824 (1 GiB)');
});
it('says that nothing ends what is kept without limit', () => {
  expect(shown('retention.ms', '-1')).toBe('-1 (without limit)');
});
it('leaves alone what means something else, or nothing', () => {
  expect(shown('flush.ms', '9223372036854775807')).toBe('9223372036854775807');
  expect(shown('min.insync.replicas', '2')).toBe('2');
  expect(shown('local.retention.ms', '-2')).toBe('-2');
  expect(shown('leader.replication.throttled.replicas', null)).toBe('not set');
});
