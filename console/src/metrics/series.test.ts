import { describe, expect, it } from 'vitest';
import { latest, partOf, perMinute, perSecond } from './series';

const NOW = Date.parse('2026-03-01T12:03:20Z');

describe('counters by minute', () => {
  it('end with the last closed minute, and count nothing where nothing was counted', () => {
    const { minutes, rows } = perMinute(
      [[{ timestamp: '2026-03-01T12:01:00Z', value: 60 }], []],
      NOW,
      3,
    );
    expect(minutes).toEqual([
      '2026-03-01T12:00:00.000Z',
      '2026-03-01T12:01:00.000Z',
      '2026-03-01T12:02:00.000Z',
    ]);
    expect(rows).toEqual([
      [0, 60, 0],
      [0, 0, 0],
    ]);
  });
  it('show the little that flowed as more than nothing', () => {
    expect(perSecond(1)).toBe('1');
    expect(perSecond(0)).toBe('0');
    expect(perSecond('553402322211286548420')).toBe('9223372036854775807');
  });
});

it('the latest value is that of the latest minute, whatever the order', () => {
  expect(
    latest([
      { timestamp: '2026-03-01T12:02:00Z', value: 7 },
      { timestamp: '2026-03-01T12:01:00Z', value: 9 },
    ]),
  ).toBe(7);
  expect(latest([])).toBeUndefined();
});

it('a part of a limit fills no more than the bar', () => {
  expect(partOf(1, 8)).toBe(12.5);
  expect(partOf(9, 8)).toBe(100);
  expect(partOf(9, 0)).toBe(0);
});
