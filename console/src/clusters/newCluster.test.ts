import { describe, expect, it } from 'vitest';
import { asCurl, asTerraform, requestOf, type Draft } from './newCluster';

const draft: Draft = {
  name: ' Orders ',
  environment: 'env-1',
  kind: 'Standard',
  zones: 'multi',
  cloud: 'AWS',
  region: 'us-east-1',
};

describe('a new cluster', () => {
  it('asks for several zones in the words of the API', () => {
    expect(requestOf(draft)).toEqual({
      display_name: 'Orders',
      availability: 'MULTI_ZONE',
      cloud: 'AWS',
      region: 'us-east-1',
      config: { kind: 'Standard' },
      environment: { id: 'env-1' },
    });
  });
  it('cannot break out of the quotes of the shell', () => {
    expect(asCurl({ ...draft, name: "o'x" }, 'http://h')).toContain(`"o'\\''x"`);
  });
  it('cannot start an expression in Terraform', () => {
    expect(asTerraform({ ...draft, name: '${file("/etc/passwd")}' })).toContain('"$${file(');
  });
});
