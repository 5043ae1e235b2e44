export type ServerEvent = { event: string; data: string };

/** Cuts a stream of text into server-sent events; an event may arrive in any number of pieces. */
export class EventParser {
  private rest = '';

  /** The events that are complete with this piece. */
  push(piece: string): ServerEvent[] {
    const blocks = (this.rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(readBlock).filter((event) => event.data !== '');
  }
}

function readBlock(block: string): ServerEvent {
  const data: string[] = [];
  let event = 'message';
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      event = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
  return { event, data: data.join('\n') };
}
