import { expect, it } from 'vitest';
import { daysOf, objectsOf, type Cost } from './costs';
import type { ClusterBill, LiveBill } from './live';

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

it('gives environments that add up to the total', () => {
  const cluster = (id: string, environment: string, amount: string) =>
    ({
      resource: { id, display_name: id, environment: { id: environment } },
      amount,
    }) as ClusterBill;
  const clusters = [cluster('lkc-1', 'env-1', '0.000001'), cluster('lkc-2', 'env-1', '0.000002')];
  const bill = { currency: 'USD', amount: '0.000003', clusters } as LiveBill;
  expect(objectsOf(bill, 'environment').parts).toEqual([
    { key: 'env-1', name: 'env-1', amount: '0.000003' },
  ]);
  expect(objectsOf(bill, 'cluster').parts).toHaveLength(2);
});
