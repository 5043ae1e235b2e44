import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { platform } from './browser';

export const PASSWORD = 'metamorphosis-1915';

const PATIENCE = 120_000;

/** Asks again and again until the answer is yes. */
export async function until(what: string, holds: () => Promise<boolean>) {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`it never came to this: ${what}`);
    }
    await pause(250);
  }
}

type Json = Record<string, unknown>;

/** An answer of the API that is not a success. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(`${status}: ${text}`);
  }
}

/** Calls the API as anybody with a credential does, without a browser. */
export async function call<T = Json>(
  authorization: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(platform + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Refused(response.status, text);
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export type Tenant = {
  email: string;
  organization: string;
  user: string;
  environment: string;
  token: string;
};

type SignedUp = {
  token: string;
  organization: { id: string };
  user: { id: string };
  environment: { id: string };
};

let number = 0;

/** Signs up an organization of its own. */
export async function signUp(name: string): Promise<Tenant> {
  const email = newEmail();
  const made = await call<SignedUp>(undefined, 'POST', '/api/signup', {
    email,
    password: PASSWORD,
    organization: name,
  });
  return {
    email,
    organization: made.organization.id,
    user: made.user.id,
    environment: made.environment.id,
    token: made.token,
  };
}

/** An e-mail that nobody has used. */
export const newEmail = () => `someone-${process.pid}-${Date.now()}-${number++}@example.org`;

/** Calls the API as the tenant's first user. */
export const as =
  ({ token }: { token: string }) =>
  <T = Json>(method: string, path: string, body?: unknown) =>
    call<T>(`Bearer ${token}`, method, path, body);

type ClusterAnswer = { id: string; status: { phase: string } };

/** A cluster that serves. */
export async function cluster(tenant: Tenant, name: string): Promise<string> {
  const asTenant = as(tenant);
  const { id } = await asTenant<ClusterAnswer>('POST', '/cmk/v2/clusters', {
    spec: {
      display_name: name,
      availability: 'SINGLE_ZONE',
      cloud: 'AWS',
      region: 'eu-central-1',
      config: { kind: 'Basic' },
      environment: { id: tenant.environment },
    },
  });
  await until(`${id} serves`, async () => {
    const path = `/cmk/v2/clusters/${id}?environment=${tenant.environment}`;
    const { status } = await asTenant<ClusterAnswer>('GET', path);
    return status.phase === 'PROVISIONED';
  });
  return id;
}

/** Makes a topic. */
export const topic = (
  tenant: Tenant,
  cluster: string,
  name: string,
  partitions = 1,
  configs: { name: string; value: string }[] = [],
) =>
  as(tenant)('POST', `/kafka/v3/clusters/${cluster}/topics`, {
    topic_name: name,
    partitions_count: partitions,
    configs,
  });

/** Somebody who can sign in, and a token of theirs. */
export type Member = { email: string; token: string };

/** Invites somebody, who accepts by the link in the mail, and gives them one role, there or above. */
export async function join(tenant: Tenant, role: string, cluster: string): Promise<Member> {
  const email = newEmail();
  const asTenant = as(tenant);
  const invitation = await asTenant<{ user: { id: string } }>('POST', '/iam/v2/invitations', {
    email,
  });
  const accepted = await call<{ token: string }>(
    undefined,
    'POST',
    `/api/invitations/${tokenMailedTo(email)}/accept`,
    { password: PASSWORD },
  );
  const organization = `crn://confluent.cloud/organization=${tenant.organization}`;
  await asTenant('POST', '/iam/v2/role-bindings', {
    principal: `User:${invitation.user.id}`,
    role_name: role,
    crn_pattern: organization + placeOf(role, tenant.environment, cluster),
  });
  return { email, token: accepted.token };
}

/** As far down as the role can be given. */
function placeOf(role: string, environment: string, cluster: string): string {
  switch (role) {
    case 'EnvironmentAdmin':
      return `/environment=${environment}`;
    case 'CloudClusterAdmin':
      return `/environment=${environment}/cloud-cluster=${cluster}`;
    case 'DeveloperRead':
      return `/environment=${environment}/cloud-cluster=${cluster}/kafka=${cluster}/topic=*`;
    default:
      return '';
  }
}

/** The platform under test puts its mail into a folder. */
function tokenMailedTo(email: string): string {
  const folder = path.join(process.env.SAMSA_DATA ?? '', 'mail');
  const mail = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .find((text) => text.includes(`To: ${email}`));
  const token = /\/invite\/([\w-]+)/.exec(mail ?? '')?.[1];
  if (token === undefined) {
    throw new Error(`no invitation was mailed to ${email}: ${mail}`);
  }
  return token;
}

/** Writes one message; `type` BINARY takes base64. */
export const write = (
  tenant: Tenant,
  cluster: string,
  topic: string,
  message: {
    key?: { type: string; data: unknown };
    value?: { type: string; data: unknown };
    headers?: { name: string; value?: string }[];
  },
) => as(tenant)('POST', `/kafka/v3/clusters/${cluster}/topics/${topic}/records`, message);
