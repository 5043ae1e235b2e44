import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../api/problem';
import { whenSignedInAgain } from '../session/expiry';
import { Batches } from './batches';
import type { Budget, End, Message, Progress } from './messages';
import { serverParams, type MessageQuery } from './query';
import { readMessages, type StreamEvent } from './stream';

export type Reading = {
  state: 'reading' | 'stopped' | 'ended' | 'signed-out' | 'failed';
  messages: Message[];
  budget?: Budget;
  progress?: Progress;
  end?: End;
  error?: unknown;
};

const PAGE = 50;
/** A live tail keeps the latest that many; the browser stays small however long it runs. */
const KEPT = 500;

/** Messages are shown so many times a second at most, however many come. */
const STEP_MS = 100;

const START: Reading = { state: 'reading', messages: [] };

/** Reads what the query asks for; `stop` ends it, `more` goes on where it ended. */
export function useMessages(cluster: string, topic: string, query: MessageQuery | undefined) {
  const [reading, setReading] = useState<Reading>(START);
  const running = useRef<AbortController>(undefined);

  const run = useCallback(
    async (wanted: MessageQuery, cursor?: string) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setReading((before) =>
        cursor === undefined ? START : { ...before, state: 'reading', end: undefined },
      );
      const live = wanted.from === 'live';
      const arriving = new Batches<StreamEvent>(
        (events) =>
          setReading((before) => events.reduce((all, event) => add(all, event, live), before)),
        STEP_MS,
      );
      try {
        const params = serverParams(wanted, PAGE, cursor);
        for await (const events of readMessages(cluster, topic, params, controller.signal)) {
          arriving.add(events);
        }
        arriving.flush();
        setReading((before) =>
          before.state === 'reading' ? { ...before, state: 'ended' } : before,
        );
      } catch (error) {
        if (controller.signal.aborted) {
          arriving.drop();
          return;
        }
        arriving.flush();
        const signedOut = error instanceof Problem && error.status === 401;
        setReading((before) => ({ ...before, state: signedOut ? 'signed-out' : 'failed', error }));
        if (signedOut) {
          await whenSignedInAgain();
          await run(wanted, cursor);
        }
      }
    },
    [cluster, topic],
  );

  useEffect(() => {
    if (query !== undefined) {
      void run(query);
    }
    return () => running.current?.abort();
  }, [run, query]);

  const stop = () => {
    running.current?.abort();
    setReading((before) => ({ ...before, state: 'stopped' }));
  };
  const next = reading.end?.next;
  const more = query && next ? () => void run(query, next) : undefined;
  const again = query ? () => void run(query) : undefined;
  return { reading, stop, more, again };
}

/** The state after one event; pure, so that it can be tested. */
export function add(before: Reading, event: StreamEvent, live: boolean): Reading {
  switch (event.kind) {
    case 'record':
      return {
        ...before,
        messages: live
          ? [event.message, ...before.messages].slice(0, KEPT)
          : [...before.messages, event.message],
      };
    case 'budget':
      return { ...before, budget: event.budget };
    case 'progress':
      return { ...before, progress: event.progress };
    case 'end':
      return { ...before, state: 'ended', end: event.end };
  }
}
