import { expect, it } from 'vitest';
import { paramsOf, readUsageQuery } from './usage';

const NOW = Date.parse('2026-11-25T23:30:00Z');

it('asks for today in UTC unless the URL says otherwise', () => {
  const query = readUsageQuery(new URLSearchParams('to=nonsense'), NOW);
  expect(query).toEqual({ from: '2026-11-25', to: '2026-11-25', byTopic: false });
  expect(paramsOf(query)).toMatchObject({ start_date: '2026-11-25', end_date: '2026-11-26' });
});
