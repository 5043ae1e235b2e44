import { describe, expect, it } from 'vitest';
import { snippetsFor } from './snippets';

const to = {
  cluster: 'lkc-1',
  rest: 'http://127.0.0.1:8080',
  bootstrap: 'localhost:19092',
  key: 'KEY',
  secret: "se'cret",
  topic: 'orders',
};
const code = (title: string) => snippetsFor(to).find((tab) => tab.title === title)?.code ?? '';

describe('snippets', () => {
  it.each(['kcat', 'Java', 'Python', 'Go', 'Node', 'Terraform', 'curl'])(
    'in %s name the key and the topic',
    (title) => {
      expect(code(title)).toContain('KEY');
      expect(code(title)).toContain('orders');
    },
  );
  it('quote for the shell', () => {
    expect(code('kcat')).toContain("sasl.password='se'\\''cret'");
    expect(code('curl')).toContain("-u 'KEY:se'\\''cret'");
  });
  it('reach the cluster by its own address', () => {
    expect(code('Python')).toContain('"localhost:19092"');
    expect(code('Terraform')).toContain('rest_endpoint    = "http://127.0.0.1:8080"');
  });
});
