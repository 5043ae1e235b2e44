import { describe, expect, it } from 'vitest';
import { asCurl, asTerraform, faultOfCku, requestOf, type Draft } from './newCluster';

const draft: Draft = {
  name: ' Orders ',
  environment: 'env-1',
  kind: 'Standard',
  zones: 'multi',
  cku: '2',
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
  it('says the capacity of a Dedicated cluster, and of no other', () => {
    const dedicated = { ...draft, kind: 'Dedicated' as const };
    expect(requestOf(dedicated).config).toEqual({ kind: 'Dedicated', cku: 2 });
    expect(asTerraform(dedicated)).toContain('dedicated {\n    cku = 2\n  }');
    expect(faultOfCku({ ...dedicated, cku: '1' })).toBe('A whole number from 2 to 24.');
    expect(faultOfCku({ ...dedicated, zones: 'single', cku: '1' })).toBeUndefined();
    expect(faultOfCku({ ...draft, cku: 'x' })).toBeUndefined();
  });
  it('cannot break out of the quotes of the shell', () => {
    expect(asCurl({ ...draft, name: "o'x" }, 'http://h')).toContain(`"o'\\''x"`);
  });
  it('cannot start an expression in Terraform', () => {
    expect(asTerraform({ ...draft, name: '${file("/etc/passwd")}' })).toContain('"$${file(');
  });
});
