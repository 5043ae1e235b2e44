import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, inject, test } from 'vitest';
import { accessible, missing, picture, type Watched } from './browser';
import { visit } from './visit';

/** Every page of a tenant; `:cluster` stands for the shop's. */
const PAGES = [
  '/',
  '/environments',
  '/environments/:environment',
  '/clusters',
  '/clusters/new',
  '/clusters/:cluster',
  '/clusters/:cluster/topics',
  '/clusters/:cluster/topics/new',
  '/clusters/:cluster/topics/orders/messages?from=oldest',
  '/clusters/:cluster/topics/empty/messages',
  '/clusters/:cluster/topics/orders/configuration',
  '/clusters/:cluster/topics/orders/partitions',
  '/clusters/:cluster/topics/orders/groups',
  '/clusters/:cluster/topics/orders/cost',
  '/clusters/:cluster/topics/orders/delete',
  '/clusters/:cluster/groups',
  '/clusters/:cluster/api-keys',
  '/clusters/:cluster/acls',
  '/clusters/:cluster/acls/check?principal=:user&type=TOPIC&operation=READ&name=orders',
  '/clusters/:cluster/clients',
  '/clusters/:cluster/settings',
  '/billing',
  '/billing/explore?by=day',
  '/billing/usage?by=topic',
  '/billing/what-if?tier=standard',
  '/billing/invoices',
  '/billing/budgets',
  '/access/members',
  '/access/service-accounts',
  '/access/api-keys',
  '/access/roles',
  '/audit',
  '/settings',
  '/estimate',
  '/invite/unknown',
  '/reset',
  '/reset/unknown',
  '/clusters/lkc-nobody',
  '/settings/nowhere',
];

const OPERATOR_PAGES = [
  '/admin',
  '/admin/clusters',
  '/admin/cells',
  '/admin/metering',
  '/admin/reconciliation',
  '/admin/lookup',
  '/settings',
];

describe.skipIf(missing !== undefined)('every page', () => {
  const watched = visit();

  test.each(PAGES)('%s is whole, in both themes and on all screens', async (path) => {
    const { tenant, cluster } = inject('shop');
    const address = path
      .replace(':cluster', cluster)
      .replace(':environment', tenant.environment)
      .replace(':user', tenant.user);
    await inspect(watched, address, path);
  });
});

describe.skipIf(missing !== undefined || process.env.SAMSA_DATA === undefined)(
  'every page of the operator',
  () => {
    const watched = visit(() => ({
      email: 'operator@localhost',
      password: readFileSync(
        join(process.env.SAMSA_DATA ?? '', 'operator.password'),
        'utf8',
      ).trim(),
    }));

    test.each(OPERATOR_PAGES)('%s is whole, in both themes and on all screens', async (path) => {
      await inspect(watched, path, `operator${path}`);
    });
  },
);

/** Widths in pixels: a wide screen, the same at 200 % zoom, a phone. */
const WIDTHS = [1280, 640, 390];

async function inspect({ page, faults }: Watched, address: string, name: string) {
  faults.length = 0;
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled({ page, faults });
  const file = name.replace(/\W+/g, '-');
  await accessible(page, `${name} in light`);
  await picture(page, `light${file}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  // Only then do its colours begin to change, and accessible() waits for their end.
  await page.waitForFunction(() => document.documentElement.classList.contains('pf-v6-theme-dark'));
  await accessible(page, `${name} in dark`, ['color-contrast']);
  await picture(page, `dark${file}`);
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(over <= 0, `${name} is ${over} px wider than a screen of ${width} px`);
  }
  await picture(page, `phone${file}`);
  assert.deepEqual(faults, []);
}

/** All that the page loads is there. */
const settled = ({ page }: Watched) =>
  page.waitForFunction(
    () => document.querySelector('.pf-v6-c-skeleton, .samsa-loading, [aria-busy="true"]') === null,
    undefined,
    { timeout: 60_000 },
  );
