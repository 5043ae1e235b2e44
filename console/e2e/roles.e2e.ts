import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { launch, missing, open, signIn } from './browser';
import type { Shop } from './fixture';
import { call, join, PASSWORD, Refused, signUp, type Member } from './tenant';

const ROLES = [
  'OrganizationAdmin',
  'EnvironmentAdmin',
  'CloudClusterAdmin',
  'BillingAdmin',
  'DeveloperRead',
] as const;

/** A button of the console beside the request that it sends. */
type Action = {
  name: string;
  page: (shop: Shop) => string;
  button: string | RegExp;
  /** Sent for the role, as by anybody with a token; it may do what the button does. */
  ask: (shop: Shop, as: Call) => Promise<unknown>;
};

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

const ACTIONS: Action[] = [
  {
    name: 'create a cluster',
    page: () => '/clusters',
    button: 'Create cluster',
    // Whoever may make one is told that there is no such region; none is made.
    ask: ({ tenant }, as) =>
      as('POST', '/cmk/v2/clusters', {
        spec: {
          display_name: 'never made',
          availability: 'SINGLE_ZONE',
          cloud: 'AWS',
          region: 'nowhere-1',
          config: { kind: 'Basic' },
          environment: { id: tenant.environment },
        },
      }),
  },
  {
    name: 'create an environment',
    page: () => '/environments',
    button: 'Create environment',
    ask: (_, as) => as('POST', '/org/v2/environments', { display_name: randomUUID() }),
  },
  {
    name: 'invite somebody',
    page: () => '/access/members',
    button: 'Invite',
    ask: (_, as) => as('POST', '/iam/v2/invitations', { email: `${randomUUID()}@example.org` }),
  },
  {
    name: 'create a service account',
    page: () => '/access/service-accounts',
    button: 'Create service account',
    ask: (_, as) => as('POST', '/iam/v2/service-accounts', { display_name: randomUUID() }),
  },
  {
    name: 'create a budget',
    page: () => '/billing/budgets',
    button: 'Create budget',
    ask: (_, as) => as('GET', '/billing/v1/budgets'),
  },
  {
    name: 'rename the cluster',
    page: ({ cluster }) => `/clusters/${cluster}/settings`,
    button: /^Save/,
    ask: ({ tenant, cluster }, as) =>
      as('PATCH', `/cmk/v2/clusters/${cluster}`, {
        spec: { display_name: 'Orders', environment: { id: tenant.environment } },
      }),
  },
  {
    name: 'write a message',
    page: ({ cluster }) => `/clusters/${cluster}/topics/empty/messages`,
    button: 'Write a message',
    ask: ({ cluster }, as) =>
      as('POST', `/kafka/v3/clusters/${cluster}/topics/scratch/records`, {
        value: { type: 'STRING', data: 'from the matrix' },
      }),
  },
  {
    name: 'change a setting of a topic',
    page: ({ cluster }) => `/clusters/${cluster}/topics/empty/configuration`,
    button: 'Change',
    ask: ({ cluster }, as) =>
      as('POST', `/kafka/v3/clusters/${cluster}/topics/scratch/configs:alter`, {
        data: [{ name: 'retention.ms', value: '3600000' }],
      }),
  },
  {
    name: 'create a topic',
    page: ({ cluster }) => `/clusters/${cluster}/topics`,
    button: 'Create topic',
    // Whoever may make one is told that it is there; none is made.
    ask: ({ cluster }, as) =>
      as('POST', `/kafka/v3/clusters/${cluster}/topics`, {
        topic_name: 'scratch',
        partitions_count: 1,
      }),
  },
  {
    name: 'create a topic by the address of its form',
    page: ({ cluster }) => `/clusters/${cluster}/topics/new`,
    button: 'Create topic',
    ask: ({ cluster }, as) =>
      as('POST', `/kafka/v3/clusters/${cluster}/topics`, {
        topic_name: 'scratch',
        partitions_count: 1,
      }),
  },
  {
    name: 'create an ACL',
    page: ({ cluster }) => `/clusters/${cluster}/acls`,
    button: 'Create ACL',
    // One that lets nobody do more than before.
    ask: ({ cluster }, as) =>
      as('POST', `/kafka/v3/clusters/${cluster}/acls`, {
        resource_type: 'TOPIC',
        resource_name: 'never-made',
        pattern_type: 'LITERAL',
        principal: 'User:sa-nobody',
        host: '*',
        operation: 'READ',
        permission: 'DENY',
      }),
  },
  {
    name: 'delete a topic',
    page: ({ cluster }) => `/clusters/${cluster}/topics/empty/delete`,
    button: 'Delete topic',
    ask: ({ cluster }, as) =>
      as('POST', `/kafka/v3/clusters/${cluster}/topics/scratch/configs:alter`, {
        data: [{ name: 'retention.ms', value: '3600000' }],
      }),
  },
];

/** Pages with something that not everybody may read, and the request that fills each. */
const READS: { page: (shop: Shop) => string; path: (shop: Shop) => string }[] = [
  { page: () => '/billing', path: () => '/billing/v1/live' },
  {
    page: () => '/billing/explore?by=cluster',
    path: () => '/billing/v1/attribution?group_by=cluster',
  },
  { page: () => '/billing/invoices', path: () => '/billing/v1/invoices' },
  { page: () => '/audit', path: () => '/iam/v2/audit-entries' },
  {
    page: ({ cluster }) => `/clusters/${cluster}/acls`,
    path: ({ cluster }) => `/kafka/v3/clusters/${cluster}/acls`,
  },
  {
    page: ({ cluster }) => `/clusters/${cluster}/topics/orders/configuration`,
    path: ({ cluster }) => `/kafka/v3/clusters/${cluster}/topics/orders/configs`,
  },
];

const skipped =
  missing !== undefined || process.env.SAMSA_DATA === undefined || process.env.STORIES !== 'all';

describe.skipIf(skipped)('the role', () => {
  let browser: Browser;
  const members = new Map<string, Member>();
  beforeAll(async () => {
    browser = await launch();
    const { tenant, cluster } = inject('shop');
    for (const role of ROLES) {
      members.set(role, await join(tenant, role, cluster));
    }
    members.set('stranger', await signUp('Strangers with all rights'));
  });
  afterAll(() => browser?.close());

  test.each([...ROLES, 'stranger'])(
    '%s sees the buttons and pages that the server allows it, and no others',
    async (role) => {
      const shop = inject('shop');
      const member = members.get(role);
      assert.ok(member);
      const watched = await open(browser);
      await signIn(watched.page, member.email, PASSWORD);
      const as: Call = (method, path, body) => call(`Bearer ${member.token}`, method, path, body);
      const found: string[] = [];
      const served: string[] = [];
      for (const action of ACTIONS) {
        if (role === 'stranger' && !action.page(shop).includes(shop.cluster)) {
          continue; // These are pages of its own organization.
        }
        const allowed = await allows(action.ask(shop, as));
        served.push(`${action.name}: ${allowed ? 'may' : 'may not'}`);
        const offered = await offers(watched.page, action.page(shop), action.button);
        found.push(`${action.name}: ${offered ? 'may' : 'may not'}`);
      }
      for (const { page, path } of READS) {
        if (role === 'stranger' && !page(shop).includes(shop.cluster)) {
          continue;
        }
        const allowed = await allows(as('GET', path(shop)));
        served.push(`${page(shop)}: ${allowed ? 'shown' : 'refused'}`);
        await watched.page.goto(page(shop));
        found.push(`${page(shop)}: ${(await isRefused(watched.page)) ? 'refused' : 'shown'}`);
      }
      assert.deepEqual(found, served);
      await watched.page.context().close();
    },
  );
});

/** Whether the server lets it through: what is wrong with the request itself comes after that. */
const allows = (answer: Promise<unknown>) =>
  answer.then(
    () => true,
    (refused: unknown) => {
      if (refused instanceof Refused) {
        return ![401, 403, 404].includes(refused.status);
      }
      throw refused;
    },
  );

/** Whether the page offers the button; one that is greyed out must say why. */
async function offers(page: Page, path: string, name: string | RegExp): Promise<boolean> {
  // Before the answer about permissions all buttons are as if they were allowed.
  const answered = page
    .waitForResponse((response) => response.url().endsWith('/iam/v2/permissions'), {
      timeout: 10_000,
    })
    .catch(() => undefined);
  await page.goto(path);
  await settled(page);
  await answered;
  const button = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
  if ((await button.count()) === 0) {
    assert.ok(await isRefused(page), `${path} shows neither ${name} nor why not`);
    return false;
  }
  const greyed = await button.evaluate(
    (element) =>
      element.getAttribute('aria-disabled') === 'true' || (element as HTMLButtonElement).disabled,
  );
  if (!greyed) {
    return true;
  }
  if ((await page.getByText(/This needs the role/).count()) > 0) {
    return false;
  }
  await button.hover({ force: true });
  await page
    .getByRole('tooltip')
    .waitFor({ timeout: 5_000 })
    .catch(() => undefined);
  const reason = await page
    .getByRole('tooltip')
    .textContent({ timeout: 1_000 })
    .catch(() => '');
  // Greyed out because nothing was typed yet is no refusal.
  return !/This needs the role/.test(reason ?? '');
}

async function isRefused(page: Page): Promise<boolean> {
  await settled(page);
  return (await page.getByRole('alert').count()) > 0;
}

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('.pf-v6-c-skeleton, .samsa-loading, [aria-busy="true"]') === null,
  );
};
