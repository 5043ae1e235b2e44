/** Where to begin: the oldest or newest record, an offset, a moment, or what comes from now on. */
export type From = 'newest' | 'oldest' | 'offset' | 'time' | 'live';

export type MessageQuery = {
  from: From;
  /** Empty means all. */
  partition: string;
  offset: string;
  /** As `datetime-local` gives it, in the zone of the browser. */
  time: string;
  filter: string;
};

const FROM: readonly From[] = ['newest', 'oldest', 'offset', 'time', 'live'];
const WHOLE = /^\d{1,19}$/;

/** The query of the URL; what makes no sense is left out. */
export function readQuery(params: URLSearchParams): MessageQuery {
  const from = FROM.find((value) => value === params.get('from')) ?? 'newest';
  return {
    from,
    partition: whole(params.get('partition')),
    offset: whole(params.get('offset')),
    time: params.get('time') ?? '',
    filter: params.get('filter') ?? '',
  };
}

const whole = (text: string | null) => (text !== null && WHOLE.test(text) ? text : '');

export function writeQuery(query: MessageQuery): URLSearchParams {
  const params = new URLSearchParams({ from: query.from });
  const put = (name: string, value: string) => value !== '' && params.set(name, value);
  put('partition', query.partition);
  put('filter', query.filter);
  if (query.from === 'offset') {
    put('offset', query.offset);
  }
  if (query.from === 'time') {
    put('time', query.time);
  }
  return params;
}

/** The same as the server takes it; `cursor` goes on where an earlier answer ended. */
export function serverParams(query: MessageQuery, limit: number, cursor?: string): URLSearchParams {
  const params = new URLSearchParams({ from: query.from, limit: String(limit) });
  const put = (name: string, value: string | undefined) => value && params.set(name, value);
  put('partition', query.partition);
  put('filter', query.filter);
  put('cursor', cursor);
  if (query.from === 'offset') {
    params.set('offset', query.offset === '' ? '0' : query.offset);
  }
  if (query.from === 'time' && query.time !== '') {
    params.set('time', new Date(query.time).toISOString());
  }
  return params;
}

/** What keeps the query from being asked, in words. */
export function faultOf(query: MessageQuery): string | undefined {
  if (query.from === 'offset' && query.partition === '') {
    return 'An offset belongs to a partition: choose one.';
  }
  if (query.from === 'time' && Number.isNaN(new Date(query.time).getTime())) {
    return 'Choose a date and time.';
  }
  return undefined;
}
