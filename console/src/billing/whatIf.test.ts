import { expect, it } from 'vitest';
import { sum } from '../format/money';
import { months, sideBySide, type WhatIf } from './whatIf';

it('names months of UTC across the turn of a year', () => {
  expect(months(new Date('2026-01-31T23:30:00Z'), 3)).toEqual(['2026-01', '2025-12', '2025-11']);
});

it('sets lines side by side, also those that one bill has not', () => {
  const line = (line_type: string, amount: string) => ({ line_type, amount, resource: 'lkc-1' });
  const bills = {
    before: { total: '3', lines: [line('KAFKA_BASE', '1'), line('KAFKA_BASE', '2')] },
    after: { total: '4', lines: [line('KAFKA_BASE', '3'), line('KAFKA_PARTITION', '1')] },
  } as unknown as WhatIf;
  expect(sideBySide(bills, sum)).toEqual([
    { line_type: 'KAFKA_BASE', before: '3', after: '3' },
    { line_type: 'KAFKA_PARTITION', before: undefined, after: '1' },
  ]);
});
