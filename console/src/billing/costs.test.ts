import { expect, it } from 'vitest';
import { daysOf, type Cost } from './costs';

const cost = (start_date: string, amount: string) => ({ start_date, amount }) as Cost;

it('gives days that add up to the total', () => {
  const { total, parts } = daysOf([
    cost('2026-11-01', '0.10'),
    cost('2026-11-01', '0.20'),
    cost('2026-11-02', '1.00'),
  ]);
  expect(total).toBe('1.30');
  expect(parts.map(({ name, amount }) => [name, amount])).toEqual([
    ['2026-11-01', '0.30'],
    ['2026-11-02', '1.00'],
  ]);
});
