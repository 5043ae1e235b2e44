import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { launch, missing, open, signIn } from './browser';
import { as, PASSWORD, Refused, signUp } from './tenant';

describe.skipIf(missing !== undefined)('rights', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test('a stranger finds another tenant’s pages missing, as the API does', async () => {
    const { cluster, tenant } = inject('shop');
    const stranger = await signUp('Strangers');
    const { page, faults } = await open(browser);
    await signIn(page, stranger.email, PASSWORD);
    for (const path of [
      `/clusters/${cluster}`,
      `/clusters/${cluster}/topics/orders`,
      `/environments/${tenant.environment}`,
    ]) {
      await page.goto(path);
      await page
        .getByText(/not found/i)
        .first()
        .waitFor();
    }
    const api = as(stranger);
    for (const path of [
      `/cmk/v2/clusters/${cluster}?environment=${tenant.environment}`,
      `/kafka/v3/clusters/${cluster}/topics`,
      `/kafka/v3/clusters/${cluster}/topics/orders/records:browse`,
    ]) {
      assert.equal(await statusOf(api('GET', path)), 404, path);
    }
    assert.deepEqual(faults, []);
  });
});

const statusOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (refused) => {
      if (refused instanceof Refused) {
        return refused.status;
      }
      throw refused;
    },
  );
