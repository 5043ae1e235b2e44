import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { launch, missing, open, signIn } from './browser';
import { as, join, PASSWORD, Refused, signUp, type Member } from './tenant';

/** A role, and what one who holds only it may do: the same is asked of the page and of the API. */
const ROLES = [
  { role: 'OrganizationAdmin', cluster: true, environment: true, audit: true, bill: true },
  { role: 'EnvironmentAdmin', cluster: true, environment: false, audit: false, bill: false },
  { role: 'BillingAdmin', cluster: false, environment: false, audit: false, bill: true },
  { role: 'MetricsViewer', cluster: false, environment: false, audit: false, bill: false },
];

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

  test.skipIf(process.env.SAMSA_DATA === undefined).each(ROLES)(
    '$role: buttons are what the server allows',
    async (can) => {
      const member = await join(inject('shop').tenant, can.role);
      const { page } = await open(browser);
      await signIn(page, member.email, PASSWORD);
      await page.goto('/clusters');
      assert.equal(await isOffered(page, 'Create cluster'), can.cluster);
      await page.goto('/environments');
      assert.equal(await isOffered(page, 'Create environment'), can.environment);

      const status = (path: string) => statusOf(as(member)('GET', path));
      assert.equal((await status('/billing/v1/live')) === 200, can.bill);
      assert.equal((await status('/iam/v2/audit-entries')) === 200, can.audit);
      assert.equal(await mayMakeEnvironments(member), can.environment);
      await page.context().close();
    },
  );
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

async function mayMakeEnvironments(member: Member): Promise<boolean> {
  // What is refused for its content was allowed.
  const status = await statusOf(as(member)('POST', '/org/v2/environments', { display_name: '' }));
  return status !== 403;
}

/** Whether a button or link can be pressed; one that cannot says who can change that. */
async function isOffered(page: Page, name: string): Promise<boolean> {
  const button = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
  await button.waitFor();
  await page.waitForLoadState('networkidle');
  if ((await button.getAttribute('aria-disabled')) !== 'true') {
    return true;
  }
  await button.hover();
  await page
    .getByRole('tooltip')
    .getByText(/can give it to you/)
    .waitFor();
  return false;
}
