import { describe, expect, it } from 'vitest';
import { EventParser } from './sse';

describe('EventParser', () => {
  it('gives the same events however the stream is cut', () => {
    const stream = 'event: record\ndata: {"a":1}\n\n: ping\n\ndata: x\ndata: y\n\n';
    const whole = new EventParser().push(stream);
    const parser = new EventParser();
    expect([...stream].flatMap((letter) => parser.push(letter))).toEqual(whole);
    expect(whole).toEqual([
      { event: 'record', data: '{"a":1}' },
      { event: 'message', data: 'x\ny' },
    ]);
  });
  it('keeps an unfinished event for later', () => {
    const parser = new EventParser();
    expect(parser.push('event: end\ndata: 1')).toEqual([]);
    expect(parser.push('\n\n')).toEqual([{ event: 'end', data: '1' }]);
  });
});
