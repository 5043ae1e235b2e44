import { describe, expect, it } from 'vitest';
import { problemOf } from './problem';

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

describe('problemOf', () => {
  it('reads the control plane family with the field at fault', () => {
    const body =
      '{"errors":[{"detail":"Name is taken.","source":{"pointer":"/spec/display_name"}}]}';
    const problem = problemOf(answer(409), body);
    expect(problem.message).toBe('Name is taken.');
    expect(problem.field).toBe('/spec/display_name');
  });
  it('reads the Kafka REST family', () => {
    expect(problemOf(answer(404), '{"error_code":40403,"message":"No topic x."}').message).toBe(
      'No topic x.',
    );
  });
  it('reads the session family', () => {
    expect(
      problemOf(answer(401), '{"error":{"code":401,"message":"Wrong password."}}').message,
    ).toBe('Wrong password.');
  });
  it('says something useful for a body that is not JSON', () => {
    expect(problemOf(answer(502), '<html>').message).toBe('The platform could not answer.');
  });
  it('carries the time to wait', () => {
    expect(problemOf(answer(429, { 'Retry-After': '7' }), '').retryAfter).toBe(7);
  });
});
