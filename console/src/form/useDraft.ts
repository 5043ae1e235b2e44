import { useState } from 'react';

/** What a form of several fields holds until it is sent, and a change of some of them. */
export function useDraft<T extends object>(start: T) {
  const [draft, setDraft] = useState(start);
  const change = (part: Partial<T>) => setDraft((before) => ({ ...before, ...part }));
  return [draft, change] as const;
}
