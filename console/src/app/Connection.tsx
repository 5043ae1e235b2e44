import { Banner } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem';

/** Says when the platform does not answer; what is on the page stays. */
export function Connection() {
  const cache = useQueryClient().getQueryCache();
  const lost = useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () =>
      cache.getAll().some((query) => {
        const { error, fetchFailureReason } = query.state;
        return query.isActive() && (isUnreachable(error) || isUnreachable(fetchFailureReason));
      }),
  );
  return lost ? (
    <Banner status="warning" role="status">
      The platform does not answer. Trying again; nothing you typed is lost.
    </Banner>
  ) : null;
}

const isUnreachable = (error: unknown) => error instanceof Problem && error.unreachable;
