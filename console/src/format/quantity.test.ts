import { describe, expect, it } from 'vitest';
import { bytes, count, duration, metered, total } from './quantity';

describe('quantities', () => {
  it('groups digits without rounding', () => {
    expect(count('9223372036854775807', 'en-US')).toBe('9,223,372,036,854,775,807');
  });
  it('shows bytes in binary units', () => {
    expect(bytes(0, 'en-US')).toBe('0 B');
    expect(bytes(1023, 'en-US')).toBe('1,023 B');
    expect(bytes(1536, 'en-US')).toBe('1.5 KiB');
    expect(bytes('1073741824', 'en-US')).toBe('1 GiB');
    expect(bytes('9223372036854775807', 'en-US')).toBe('8,190 PiB');
  });
  it('never shows what was used as 0', () => {
    expect(metered('0.0000000447', 'en-US')).toBe('0.0000000447');
    expect(metered('16799.999999776', 'en-US')).toBe('16,800');
    expect(metered('0', 'en-US')).toBe('0');
  });
  it('adds beyond 2^53', () => {
    expect(total(['9007199254740993', 1])).toBe('9007199254740994');
  });
  it('says a retention in the largest whole unit', () => {
    expect(duration('604800000', 'en-US')).toBe('7 days');
    expect(duration(5_400_000, 'en-US')).toBe('90 minutes');
    expect(duration(-1, 'en-US')).toBe('without limit');
  });
});
