import assert from 'node:assert/strict';
import { describe, inject, test } from 'vitest';
import { missing } from './browser';
import type { Shop } from './fixture';
import { as } from './tenant';
import { visit } from './visit';

/** Dollars a month; those that were made within the last minute may not be counted yet. */
const MOST_OF_A_FEW_PARTITIONS = 40;

type Topics = { data: { partitions_count: number }[] };

async function partitionsOf({ tenant, cluster }: Shop): Promise<number> {
  const path = `/kafka/v3/clusters/${cluster}/topics`;
  const { data } = await as(tenant)<Topics>('GET', path);
  return data.reduce((all, topic) => all + topic.partitions_count, 0);
}

describe.skipIf(missing !== undefined)('what an action costs is said before it', () => {
  const watched = visit();

  /** A month of a cluster like the shop's, of that type and with so many partitions. */
  const monthOf = async (tier: string, partitions: number) => {
    const { total } = await as(inject('shop').tenant)<{ total: string }>(
      'POST',
      '/billing/v1/estimates',
      {
        tier,
        cloud: 'AWS',
        region: 'eu-central-1',
        zones: 'single',
        ingress_gb_per_month: 0,
        egress_gb_per_month: 0,
        retention_hours: 0,
        partitions,
      },
    );
    return Number(total);
  };
  test('of a topic with many partitions', async () => {
    const { page, faults } = watched;
    await page.goto(`/clusters/${inject('shop').cluster}/topics/new`);
    await page.getByLabel('Partitions').fill('1000');
    await page.getByText(/\$[\d,.]+ more a month for the partitions/).waitFor();
    assert.deepEqual(faults, []);
  });

  test('of another type of cluster', async () => {
    const { page, faults } = watched;
    await page.goto(`/clusters/${inject('shop').cluster}/settings`);
    await page.getByLabel('Type').selectOption('Standard');
    const said = await page.getByText(/more a month for its hours and partitions/).textContent();
    const more = Number(/^\$([\d,.]+)/.exec(said ?? '')?.[1]?.replaceAll(',', ''));
    // As many as the shop has by now; a Basic cluster pays for each, and those of a Standard are free.
    const partitions = await partitionsOf(inject('shop'));
    const expected = (await monthOf('standard', partitions)) - (await monthOf('basic', partitions));
    assert.ok(Math.abs(more - expected) < MOST_OF_A_FEW_PARTITIONS, `${said}, not ${expected}`);
    assert.deepEqual(faults, []);
  });
});
