import { expect, it } from 'vitest';
import { bootstrapOf, type Cluster } from './clusters';

it('shows clients the bootstrap address without its scheme', () => {
  const cluster = { spec: { kafka_bootstrap_endpoint: 'SASL_SSL://localhost:19092' } } as Cluster;
  expect(bootstrapOf(cluster)).toBe('localhost:19092');
  expect(bootstrapOf({ spec: {} } as Cluster)).toBe('');
});
