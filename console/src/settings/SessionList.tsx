import { Button, Label, Title } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, path, remove } from '../api/http';
import { When } from '../format/Shown';
import { ProblemNote } from '../layout/ProblemNote';

type OpenSession = {
  id: string;
  created_at: string;
  last_used_at: string;
  user_agent?: string;
  current: boolean;
};

const sessions = '/api/console/sessions';

/** Where the user is signed in, each with a way to end it. */
export function SessionList() {
  const client = useQueryClient();
  const open = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await get<{ data: OpenSession[] }>(sessions)).data,
  });
  const ending = useMutation({
    mutationFn: (id: string) => remove(path`/api/console/sessions/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const error = open.error ?? ending.error;
  return (
    <section className="samsa-stack">
      <Title headingLevel="h2">Sessions</Title>
      {error && <ProblemNote error={error} />}
      <ul className="samsa-stack">
        {open.data?.map((session) => (
          <li key={session.id}>
            {session.user_agent ?? 'unknown browser'}{' '}
            {session.current && (
              <Label isCompact color="green">
                this one
              </Label>
            )}
            <div className="samsa-quiet">
              Signed in <When at={session.created_at} />, last used{' '}
              <When at={session.last_used_at} />
            </div>
            {!session.current && (
              <Button variant="link" isInline onClick={() => ending.mutate(session.id)}>
                Sign out there
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
