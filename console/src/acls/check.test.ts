import { expect, it } from 'vitest';
import { isWhole, readQuestion, writeQuestion } from './check';

it('a question survives the way through the URL', () => {
  const question = { principal: 'sa-1', operation: 'WRITE', type: 'TOPIC', name: 'a&b=c' };
  expect(readQuestion(new URLSearchParams(writeQuestion(question).toString()))).toEqual(question);
});

it('asks for nothing that a resource does not know', () => {
  const question = readQuestion(new URLSearchParams('type=GROUP&operation=ALTER&name=g'));
  expect(question).toMatchObject({ type: 'GROUP', operation: 'READ' });
  expect(isWhole(question)).toBe(false);
  expect(isWhole({ ...question, principal: 'sa-1' })).toBe(true);
  expect(isWhole({ ...question, principal: 'sa-1', type: 'CLUSTER', name: '' })).toBe(true);
});
