import type { Workload } from '../billing/estimate';
import type { NewCluster } from './clusters';

export const KINDS = ['Basic', 'Standard', 'Enterprise', 'Dedicated'] as const;

export type Kind = (typeof KINDS)[number];

const MOST_CKU = 24;

/** The least capacity that the API takes. */
export const leastCku = (zones: Draft['zones']) => (zones === 'multi' ? 2 : 1);

/** What is wrong with the capacity, in words. */
export function faultOfCku({ kind, zones, cku }: Draft): string | undefined {
  const least = leastCku(zones);
  const value = Number(cku);
  return kind !== 'Dedicated' ||
    (Number.isSafeInteger(value) && value >= least && value <= MOST_CKU)
    ? undefined
    : `A whole number from ${least} to ${MOST_CKU}.`;
}

/** The choices of the create page; kept in its URL. */
export type Draft = {
  name: string;
  environment: string;
  kind: Kind;
  zones: 'single' | 'multi';
  /** Capacity units, for Dedicated only. */
  cku: string;
  cloud: string;
  region: string;
};

export const EXPECTED = {
  ingress_gb_per_month: '100',
  egress_gb_per_month: '200',
  retention_hours: '168',
  partitions: '12',
};

export function requestOf(draft: Draft): NewCluster {
  return {
    display_name: draft.name.trim(),
    availability: draft.zones === 'multi' ? 'MULTI_ZONE' : 'SINGLE_ZONE',
    cloud: draft.cloud,
    region: draft.region,
    config:
      draft.kind === 'Dedicated'
        ? { kind: draft.kind, cku: Number(draft.cku) }
        : { kind: draft.kind },
    environment: { id: draft.environment },
  };
}

export function workloadOf(draft: Draft, expected: typeof EXPECTED): Workload {
  return {
    tier: draft.kind.toLowerCase(),
    cloud: draft.cloud,
    region: draft.region,
    zones: draft.zones,
    ...expected,
    ...(draft.kind === 'Dedicated' ? { ckus: Number(draft.cku) } : {}),
  };
}

/** The same request for a shell. */
export function asCurl(draft: Draft, origin: string): string {
  const body = JSON.stringify({ spec: requestOf(draft) }, undefined, 2).replaceAll("'", "'\\''");
  return [
    `curl ${origin}/cmk/v2/clusters \\`,
    '  -u "$CLOUD_API_KEY:$CLOUD_API_SECRET" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d '${body}'`,
  ].join('\n');
}

/** The same cluster for Terraform. */
export function asTerraform(draft: Draft): string {
  const request = requestOf(draft);
  return `resource "confluent_kafka_cluster" "${identifierOf(request.display_name)}" {
  display_name = ${hcl(request.display_name)}
  availability = "${request.availability}"
  cloud        = ${hcl(request.cloud)}
  region       = ${hcl(request.region)}
  ${request.config.kind.toLowerCase()} {${request.config.cku === undefined ? '' : `\n    cku = ${request.config.cku}\n  `}}
  environment {
    id = ${hcl(request.environment.id)}
  }
}`;
}

const identifierOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '') || 'cluster';

/** A quoted HCL string; `${` would begin an expression. */
const hcl = (text: string) =>
  JSON.stringify(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{');
