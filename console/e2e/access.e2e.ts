import assert from 'node:assert/strict';
import { beforeAll, describe, inject, test } from 'vitest';
import { missing } from './browser';
import { as, call, Refused, until } from './tenant';
import { visit } from './visit';

describe.skipIf(missing !== undefined)('who may do what', () => {
  const watched = visit();
  let robot = '';
  let authorization = '';
  let key = '';
  beforeAll(async () => {
    const { tenant, cluster } = inject('shop');
    const asTenant = as(tenant);
    const account = await asTenant<{ id: string }>('POST', '/iam/v2/service-accounts', {
      display_name: 'stock robot',
    });
    robot = account.id;
    const made = await asTenant<{ id: string; spec: { secret: string } }>(
      'POST',
      '/iam/v2/api-keys',
      { spec: { display_name: 'of the robot', owner: { id: robot }, resource: { id: cluster } } },
    );
    key = made.id;
    authorization = `Basic ${Buffer.from(`${made.id}:${made.spec.secret}`).toString('base64')}`;
  });

  /** The same asked of the brokers themselves. */
  const writes = () =>
    call(
      authorization,
      'POST',
      `/kafka/v3/clusters/${inject('shop').cluster}/topics/scratch/records`,
      { value: { type: 'STRING', data: 'from the robot' } },
    ).then(
      () => true,
      (refused: unknown) => {
        if (refused instanceof Refused && refused.status === 403) {
          return false;
        }
        throw refused;
      },
    );

  const check = async (says: RegExp) => {
    const { page } = watched;
    const { cluster } = inject('shop');
    await page.goto(
      `/clusters/${cluster}/acls/check?principal=${robot}&operation=WRITE&type=TOPIC&name=scratch`,
    );
    await page.getByText(says).waitFor();
  };

  test('is answered with the rule, and brokers decide the same', async () => {
    const { page, faults } = watched;
    const { tenant, cluster } = inject('shop');
    await check(/may not WRITE topic scratch/);
    await page.getByText('No role binding and no ACL allows it.').waitFor();
    assert.equal(await writes(), false);

    await page.goto('/access/roles');
    await page.getByLabel('Who').selectOption({ value: robot });
    await page.getByLabel('Cluster').selectOption({ value: cluster });
    await page.getByLabel('Name').fill('scr*');
    await page.getByLabel('Role', { exact: true }).selectOption('DeveloperWrite');
    await page.getByRole('button', { name: 'Give role' }).click();
    await page.getByRole('row', { name: /stock robot.*DeveloperWrite.*topic=scr\*/ }).waitFor();
    await check(/may WRITE topic scratch/);
    await page.getByText(/Role binding rb-\w+ allows it: DeveloperWrite on TOPIC scr\*/).waitFor();
    await until('brokers know of the role', writes);

    await as(tenant)('POST', `/kafka/v3/clusters/${cluster}/acls`, {
      resource_type: 'TOPIC',
      resource_name: 'scratch',
      pattern_type: 'LITERAL',
      principal: `User:${robot}`,
      host: '*',
      operation: 'WRITE',
      permission: 'DENY',
    });
    await check(/may not WRITE topic scratch/);
    await page.getByText(/An ACL denies it: DENY/).waitFor();
    await until('brokers know of the ACL', async () => !(await writes()));
    assert.deepEqual(faults, []);
  });

  test('is answered for an identity pool as well, which is chosen by its name', async () => {
    const { page, faults } = watched;
    const { tenant, cluster } = inject('shop');
    const provider = await as(tenant)<{ id: string }>('POST', '/iam/v2/identity-providers', {
      display_name: 'works',
      issuer: 'https://issuer.example',
      jwks_uri: 'https://issuer.example/keys',
    });
    const pool = await as(tenant)<{ id: string }>(
      'POST',
      `/iam/v2/identity-providers/${provider.id}/identity-pools`,
      { display_name: 'assembly line', filter: 'claims.aud == "samsa"' },
    );
    await page.goto(`/clusters/${cluster}/acls/check`);
    await page.getByLabel('Who').selectOption({ label: `assembly line (${pool.id})` });
    await page.getByLabel('Name').fill('scratch');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('assembly line may not READ topic scratch.').waitFor();

    await page.goto('/access/roles');
    await page.getByLabel('Who').selectOption({ value: pool.id });
    await page.getByLabel('Cluster').selectOption({ value: cluster });
    await page.getByLabel('Name').fill('scratch');
    await page.getByLabel('Role', { exact: true }).selectOption('DeveloperRead');
    await page.getByRole('button', { name: 'Give role' }).click();
    await page.getByRole('row', { name: /assembly line.*DeveloperRead/ }).waitFor();
    await page.goto(
      `/clusters/${cluster}/acls/check?principal=${pool.id}&operation=READ&type=TOPIC&name=scratch`,
    );
    await page.getByText('assembly line may READ topic scratch.').waitFor();
    assert.deepEqual(faults, []);
  });

  test('a key says when it was used last', async () => {
    const { page, faults } = watched;
    await page.goto(`/clusters/${inject('shop').cluster}/api-keys?q=${key}`);
    const row = page.getByRole('row', { name: new RegExp(key) });
    await row
      .getByText(/ago|now/)
      .nth(1)
      .waitFor();
    await page.goto(`/clusters/${inject('shop').cluster}/api-keys?q=${encodeURIComponent('<img')}`);
    await page
      .getByRole('row', { name: /img src=x/ })
      .getByText('never')
      .waitFor();
    assert.deepEqual(faults, []);
  });
});
