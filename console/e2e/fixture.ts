import type { TestProject } from 'vitest/node';
import { missing } from './browser';
import { as, cluster, signUp, topic, write, type Tenant } from './tenant';

/** What all stories may look at and none may change: one tenant's small, busy shop. */
export type Shop = { tenant: Tenant; cluster: string };

declare module 'vitest' {
  export interface ProvidedContext {
    shop: Shop;
  }
}

/** Markup, control characters, a script that changes direction: what strangers call their things. */
export const HOSTILE = `<img src=x onerror="alert(1)">\u202E"'&${'${x}'}{{y}}`;

/** Before all stories, once. */
export default async function open(project: TestProject) {
  if (missing !== undefined) {
    return;
  }
  const tenant = await signUp(`Shop ${HOSTILE}`.slice(0, 64));
  const id = await cluster(tenant, 'Orders');
  await topic(tenant, id, 'orders', 3);
  await topic(tenant, id, 'empty');
  await topic(tenant, id, 'scratch');
  for (let n = 0; n < 30; n += 1) {
    await write(tenant, id, 'orders', {
      key: { type: 'STRING', data: `order-${n}` },
      value: { type: 'JSON', data: { id: n, item: 'violin', note: HOSTILE } },
      headers: [{ name: HOSTILE, value: Buffer.from(HOSTILE).toString('base64') }],
    });
  }
  const asTenant = as(tenant);
  await asTenant('POST', '/iam/v2/service-accounts', {
    display_name: `billing robot ${HOSTILE}`.slice(0, 64),
    description: HOSTILE,
  });
  await asTenant('POST', '/iam/v2/api-keys', {
    spec: {
      display_name: HOSTILE,
      description: HOSTILE,
      owner: { id: tenant.user },
      resource: { id },
    },
  });
  project.provide('shop', { tenant, cluster: id });
}
