// Writes openapi.json: the part of a running platform's API that the console relies on.
//
//   SAMSA_URL=http://127.0.0.1:8080 node scripts/openapi.mjs
//
// With --check it fails if the platform lacks something of the file; what is new does no harm.
//
// References are written out, so that each route can be compared by itself.
import { readFileSync, writeFileSync } from 'node:fs';

const USED = {
  '/api/console/session': ['get', 'post'],
  '/api/console/sessions': ['get'],
  '/api/console/sign-in': ['get'],
  '/api/env_metadata': ['get'],
  '/api/usage_limits': ['get'],
  '/org/v2/environments': ['get', 'post'],
  '/org/v2/environments/{id}': ['get'],
  '/cmk/v2/clusters': ['get', 'post'],
  '/cmk/v2/clusters/{id}': ['get', 'patch'],
  '/cmk/v2/clusters/{id}/states': ['get'],
  '/iam/v2/api-keys': ['get', 'post'],
  '/iam/v2/service-accounts': ['get', 'post'],
  '/iam/v2/users': ['get'],
  '/iam/v2/invitations': ['get', 'post'],
  '/iam/v2/role-bindings': ['get', 'post'],
  '/iam/v2/audit-entries': ['get'],
  '/iam/v2/permissions': ['get'],
  '/kafka/v3/clusters/{cluster}': ['get'],
  '/kafka/v3/clusters/{cluster}/topics': ['get', 'post'],
  '/kafka/v3/clusters/{cluster}/topics/{topic}': ['get'],
  '/kafka/v3/clusters/{cluster}/topics/{topic}/configs': ['get'],
  '/kafka/v3/clusters/{cluster}/topics/{topic}/partitions': ['get'],
  '/kafka/v3/clusters/{cluster}/topics/{topic}/partitions/{partition}/records/{offset}': ['get'],
  '/kafka/v3/clusters/{cluster}/consumer-groups': ['get'],
  '/kafka/v3/clusters/{cluster}/consumer-groups/{group}/lags': ['get'],
  '/kafka/v3/clusters/{cluster}/consumer-groups/{group}/offsets:reset': ['post'],
  '/kafka/v3/clusters/{cluster}/acls': ['get'],
  '/kafka/v3/clusters/{cluster}/access:check': ['get'],
  '/billing/v1/estimates': ['post'],
  '/billing/v1/estimates/history': ['post'],
  '/billing/v1/movers': ['get'],
  '/billing/v1/live': ['get'],
  '/billing/v1/costs': ['get'],
  '/billing/v1/usage': ['get'],
  '/admin/v1/organizations': ['get'],
  '/admin/v1/cells': ['get'],
  '/admin/v1/usage': ['get'],
  '/admin/v1/reconciliation': ['get'],
  '/admin/v1/clusters': ['get'],
  '/admin/v1/cluster-states': ['get'],
  '/admin/v1/lookup/{id}': ['get'],
};

const platform = process.env.SAMSA_URL ?? 'http://127.0.0.1:8080';
const answer = await fetch(`${platform}/openapi?format=json`);
const served = await answer.json();

const paths = {};
for (const [path, methods] of Object.entries(USED)) {
  for (const method of methods) {
    const operation = served.paths[path]?.[method];
    if (operation === undefined) {
      throw new Error(`the platform has no ${method} ${path}`);
    }
    (paths[path] ??= {})[method] = {
      requestBody: written(operation.requestBody),
      responses: written(
        Object.fromEntries(
          Object.entries(operation.responses).filter(([status]) => status.startsWith('2')),
        ),
      ),
    };
  }
}
const document = {
  openapi: '3.1.0',
  info: { title: 'What the console relies on', version: '1' },
  paths,
};
const text = JSON.stringify(document, undefined, 1) + '\n';
const file = new URL('../openapi.json', import.meta.url);
if (process.argv.includes('--check')) {
  const missing = missingFrom(document.paths, JSON.parse(readFileSync(file, 'utf8')).paths, '');
  if (missing.length > 0) {
    throw new Error(`the platform no longer serves this:\n${missing.join('\n')}`);
  }
} else {
  writeFileSync(file, text);
}

/** Where the one lacks something of the other. */
function missingFrom(served, wanted, place) {
  if (wanted === null || typeof wanted !== 'object') {
    return served === wanted ? [] : [`${place} is ${wanted}`];
  }
  return Object.entries(wanted)
    .filter(([key]) => key !== 'required' && key !== 'enum')
    .flatMap(([key, part]) =>
      served?.[key] === undefined
        ? [`${place} ${key}`]
        : missingFrom(served[key], part, `${place} ${key}`),
    );
}

/** With references replaced by what they name; within itself a schema is any object. */
function written(node, within = []) {
  if (Array.isArray(node)) {
    return node.map((part) => written(part, within));
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const name = node.$ref?.split('/').pop();
  if (name !== undefined) {
    return within.includes(name)
      ? { type: 'object' }
      : written(served.components.schemas[name], [...within, name]);
  }
  // Words may change; a property that is called description is an object here, and stays.
  const entries = Object.entries(node).filter(
    ([key, value]) => key !== 'description' || typeof value !== 'string',
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, written(value, within)]));
}
