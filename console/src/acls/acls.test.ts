import { expect, it } from 'vitest';
import { inWords, type Acl } from './acls';

const acl: Acl = {
  resource_type: 'TOPIC',
  resource_name: 'orders',
  pattern_type: 'PREFIXED',
  principal: 'User:sa-1',
  host: '*',
  operation: 'READ',
  permission: 'DENY',
};

it('says an entry as a sentence', () => {
  expect(inWords(acl)).toBe('User:sa-1 may not READ each topic that begins with orders');
  expect(
    inWords({ ...acl, resource_name: '*', pattern_type: 'LITERAL', permission: 'ALLOW' }),
  ).toBe('User:sa-1 may READ every topic');
});
