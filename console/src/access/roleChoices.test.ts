import { expect, it } from 'vitest';
import { patternOf } from './roleChoices';

const place = { organization: 'o-1', environment: 'env-1', cluster: 'lkc-1', name: 'orders*' };

it('names what a role is given on, as far down as it reaches', () => {
  const base = 'crn://confluent.cloud/organization=o-1';
  expect(patternOf('organization', place)).toBe(base);
  expect(patternOf('environment', place)).toBe(`${base}/environment=env-1`);
  expect(patternOf('cluster', place)).toBe(`${base}/environment=env-1/cloud-cluster=lkc-1`);
  expect(patternOf('topic', place)).toBe(
    `${base}/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/topic=orders*`,
  );
});
