import assert from 'node:assert/strict';
import { describe, inject, test } from 'vitest';
import { missing } from './browser';
import { as } from './tenant';
import { visit } from './visit';

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
    // A Basic cluster pays for each partition and those of a Standard are free, so that each one that
    // was metered lessens the difference; which ones were is up to what other stories have made.
    const most = (await monthOf('standard', 0)) - (await monthOf('basic', 0));
    assert.ok(more > 0 && more <= most, `${said}, and at most ${most}`);
    assert.deepEqual(faults, []);
  });
});
