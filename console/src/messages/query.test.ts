import { describe, expect, it } from 'vitest';
import { faultOf, readQuery, serverParams, writeQuery } from './query';

const read = (text: string) => readQuery(new URLSearchParams(text));

describe('the query of the messages page', () => {
  it('survives the way through the URL', () => {
    const query = read('from=offset&partition=3&offset=9223372036854775807&filter=key:a%20b');
    expect(query.offset).toBe('9223372036854775807');
    expect(readQuery(writeQuery(query))).toEqual(query);
  });
  it('leaves out what makes no sense', () => {
    expect(read('from=everything&partition=-1&offset=1e9')).toMatchObject({
      from: 'newest',
      partition: '',
      offset: '',
    });
  });
  it('asks for a partition with an offset', () => {
    expect(faultOf(read('from=offset&offset=5'))).toBeDefined();
    expect(faultOf(read('from=offset&offset=5&partition=0'))).toBeUndefined();
  });
  it('goes on at the cursor', () => {
    expect(serverParams(read('from=oldest'), 50, '0:7').toString()).toBe(
      'from=oldest&limit=50&cursor=0%3A7',
    );
  });
});
