import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import type { Cluster } from '../clusters/clusters';
import { ClusterContext } from '../clusters/clusterContext';
import GroupPage from './GroupPage';

const cluster = { id: 'lkc-1' } as Cluster;
const position = {
  topic_name: 'orders',
  partition_id: 0,
  current_offset: 1,
  log_end_offset: 3,
  lag: 2,
};

/** The page of a group of that cluster, to whose signed-in user brokers allow these. */
function show(onGroup: string[], onTopic: string[]) {
  const answers: Record<string, unknown> = {
    '/iam/v2/permissions': {
      organization_admin: false,
      billing_admin: false,
      environment_admin: [],
      cluster_admin: [],
      granted_by: ['grete@example.org'],
    },
    '/kafka/v3/clusters/lkc-1/consumer-groups/readers': {
      consumer_group_id: 'readers',
      state: 'EMPTY',
      authorized_operations: onGroup,
    },
    '/kafka/v3/clusters/lkc-1/consumer-groups/readers/lags': { data: [position] },
    '/kafka/v3/clusters/lkc-1/topics/orders': {
      topic_name: 'orders',
      partitions_count: 1,
      authorized_operations: onTopic,
    },
  };
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(Response.json(answers[url.split('?')[0] ?? ''] ?? { data: [] })),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={['/readers']}>
        <ClusterContext value={cluster}>
          <Routes>
            <Route path=":group" element={<GroupPage />} />
          </Routes>
        </ClusterContext>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const reset = () => screen.findByRole('button', { name: 'Reset positions' });

it('says beforehand to whom may only look at a group that its positions are not theirs', async () => {
  show(['DESCRIBE'], ['DESCRIBE', 'READ']);
  await vi.waitFor(async () => expect(await reset()).toHaveAttribute('aria-disabled', 'true'));
  await userEvent.hover(await reset());
  await screen.findByText(/needs the role DeveloperRead on the group.*grete@example.org/);
  await userEvent.click(await reset());
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says in the form, before anything is sent, that the topic is not theirs to read', async () => {
  show(['DESCRIBE', 'READ'], ['DESCRIBE']);
  await vi.waitFor(async () => expect(await reset()).toBeEnabled());
  await userEvent.click(await reset());
  await screen.findByText(/needs the role DeveloperRead\. grete@example.org/);
  expect(screen.getByRole('button', { name: 'Show what would change' })).toBeDisabled();
});

it('lets those move a group who may read it and its topic', async () => {
  show(['DESCRIBE', 'READ'], ['DESCRIBE', 'READ']);
  await vi.waitFor(async () => expect(await reset()).toBeEnabled());
  await userEvent.click(await reset());
  const button = screen.getByRole('button', { name: 'Show what would change' });
  await vi.waitFor(() => expect(button).toBeEnabled());
});
