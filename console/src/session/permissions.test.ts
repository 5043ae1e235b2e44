import { describe, expect, it } from 'vitest';
import { refusal, type Permissions } from './permissions';

const nobody: Permissions = {
  organization_admin: false,
  billing_admin: false,
  environment_admin: ['env-1'],
  cluster_admin: ['lkc-1'],
  granted_by: ['grete@example.org'],
};

describe('a refusal', () => {
  it('names the role and who can give it', () => {
    expect(refusal(nobody, { role: 'OrganizationAdmin' })).toBe(
      'This needs the role OrganizationAdmin. grete@example.org can give it to you.',
    );
  });
  it('spares those who administer what lies above', () => {
    const here = { role: 'CloudClusterAdmin', environment: 'env-1', cluster: 'lkc-9' } as const;
    expect(refusal(nobody, here)).toBeUndefined();
    expect(refusal(nobody, { ...here, environment: 'env-2' })).toBeDefined();
    expect(refusal(nobody, { ...here, environment: 'env-2', cluster: 'lkc-1' })).toBeUndefined();
    expect(
      refusal({ ...nobody, organization_admin: true }, { role: 'BillingAdmin' }),
    ).toBeUndefined();
  });
  it('waits for what the server says', () => {
    expect(refusal(undefined, { role: 'BillingAdmin' })).toBeUndefined();
  });
  it('goes by what brokers allow on a topic', () => {
    const allowed = ['DESCRIBE', 'READ'];
    expect(refusal(nobody, { operation: 'READ', allowed })).toBeUndefined();
    expect(refusal(nobody, { operation: 'WRITE', allowed })).toBe(
      'This needs the role DeveloperWrite. grete@example.org can give it to you.',
    );
    expect(refusal(nobody, { operation: 'WRITE', allowed: undefined })).toBeUndefined();
  });
  it('names where the role has to be held when that is no topic', () => {
    const allowed = ['DESCRIBE'];
    expect(refusal(nobody, { operation: 'READ', on: 'group', allowed })).toBe(
      'This needs the role DeveloperRead on the group. grete@example.org can give it to you.',
    );
    expect(refusal(nobody, { operation: 'ALTER', on: 'cluster', allowed })).toBe(
      'This needs the role CloudClusterAdmin. grete@example.org can give it to you.',
    );
  });
});
