import assert from 'node:assert/strict';
import { describe, inject, test } from 'vitest';
import { missing } from './browser';
import { data, haltBrokers, killControlPlane, startControlPlane } from './process';
import { visit } from './visit';

/** They stop processes of the platform, and are asked for by STORIES=all. */
const skipped = missing !== undefined || data === undefined || process.env.STORIES !== 'all';

describe.skipIf(skipped)('when a part of the platform is down', () => {
  const watched = visit();

  test('a restart of the control plane is seen, and nothing that was typed is lost', async () => {
    const { page } = watched;
    const other = await page.context().newPage();
    other.setDefaultTimeout(60_000);
    await page.goto('/billing');
    await page.getByRole('heading', { name: 'Billing' }).waitFor();
    await other.goto(`/clusters/${inject('shop').cluster}/topics/new`);
    await other.getByLabel('Name').fill('typed-before-the-restart');

    await killControlPlane();
    try {
      // A page that asks by itself says so; a form says so once it is sent.
      await page.getByText('The platform does not answer. Trying again').waitFor();
      await other.getByRole('button', { name: 'Create topic' }).click();
      await other.getByRole('alert').getByText('The platform does not answer').first().waitFor();
      assert.equal(await other.getByLabel('Name').inputValue(), 'typed-before-the-restart');
    } finally {
      await startControlPlane();
    }
    await page
      .getByText('The platform does not answer. Trying again')
      .waitFor({ state: 'detached' });
    await other.getByRole('button', { name: 'Create topic' }).click();
    await other.getByRole('heading', { name: 'typed-before-the-restart', exact: true }).waitFor();
    await other.close();
  });

  test('brokers that stand still are said to be the reason, and the page comes back', async () => {
    const { page } = watched;
    const { cluster } = inject('shop');
    await page.goto(`/clusters/${cluster}`);
    await page.getByText('Your cluster is running').waitFor();
    const goOn = haltBrokers(cluster);
    try {
      await page.goto(`/clusters/${cluster}/topics`);
      await page
        .getByRole('alert')
        .getByText(/did not answer in time|not ready|try again/i)
        .first()
        .waitFor();
      // What does not ask the brokers goes on.
      await page.goto('/billing');
      await page.getByRole('link', { name: 'Orders' }).first().waitFor();
    } finally {
      goOn();
    }
    await page.goto(`/clusters/${cluster}/topics`);
    await page.getByRole('link', { name: 'orders', exact: true }).waitFor();
  });

  test('a slow network shows that it waits, and presses no button twice', async () => {
    const { page } = watched;
    const { cluster } = inject('shop');
    await page.goto(`/clusters/${cluster}/topics/new`);
    await page.getByLabel('Name').fill('over-a-slow-network');
    let sent = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/kafka/v3/clusters/*/topics', async (route) => {
      if (route.request().method() === 'POST') {
        sent += 1;
        await held;
      }
      await route.continue();
    });
    const create = page.getByRole('button', { name: 'Create topic' });
    await create.click();
    await page.waitForFunction(
      () => document.querySelector('button[type="submit"]:disabled .pf-v6-c-spinner') !== null,
    );
    await page.keyboard.press('Enter');
    release();
    await page.getByRole('heading', { name: 'over-a-slow-network', exact: true }).waitFor();
    assert.equal(sent, 1);
    await page.unroute('**/kafka/v3/clusters/*/topics');
  });
});
