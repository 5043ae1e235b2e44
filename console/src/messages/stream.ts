import { parseExact } from '../api/exactJson';
import { path } from '../api/http';
import { Problem, problemOf } from '../api/problem';
import type { Budget, End, Message, Progress } from './messages';
import { EventParser } from './sse';

export type StreamEvent =
  | { kind: 'record'; message: Message }
  | { kind: 'budget'; budget: Budget }
  | { kind: 'progress'; progress: Progress }
  | { kind: 'end'; end: End };

/**
 * Reads messages of a topic as the server finds them.
 *
 * @throws Problem when the server refuses, or breaks off
 */
export async function* readMessages(
  cluster: string,
  topic: string,
  params: URLSearchParams,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent[]> {
  const url = path`/kafka/v3/clusters/${cluster}/topics/${topic}/records:browse`;
  const response = await fetch(`${url}?${params}`, {
    headers: { Accept: 'text/event-stream' },
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
  if (!response.ok || response.body === null) {
    throw problemOf(response, await response.text());
  }
  const parser = new EventParser();
  const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await pieces.read(); !next.done; next = await pieces.read()) {
    const events = parser.push(next.value).map(({ event, data }) => toStreamEvent(event, data));
    if (events.length > 0) {
      yield events;
    }
  }
}

function toStreamEvent(event: string, data: string): StreamEvent {
  const body = parseExact(data);
  switch (event) {
    case 'record':
      return { kind: 'record', message: body as Message };
    case 'progress':
      return { kind: 'progress', progress: body as Progress };
    case 'budget':
      return { kind: 'budget', budget: body as Budget };
    case 'problem':
      throw new Problem((body as { status: number }).status, (body as { message: string }).message);
    default:
      return { kind: 'end', end: body as End };
  }
}
