import { useQuery, useQueryClient } from '@tanstack/react-query';
import { patch, path, post, remove } from '../api/http';
import type { Metadata } from '../api/objects';
import { all } from '../api/pages';

export type Member = { id: string; email: string; full_name?: string; metadata: Metadata };
export type Invitation = { id: string; email: string; status: string; expires_at?: string };

export function useMembers() {
  return useQuery({ queryKey: ['members'], queryFn: () => all<Member>('/iam/v2/users') });
}

export function useInvitations() {
  return useQuery({
    queryKey: ['invitations'],
    queryFn: async () =>
      (await all<Invitation>('/iam/v2/invitations')).filter(
        (invitation) => invitation.status !== 'INVITE_STATUS_ACCEPTED',
      ),
  });
}

export function useMemberActions() {
  const client = useQueryClient();
  return {
    invite: async (email: string) => {
      await post('/iam/v2/invitations', { email });
      await client.invalidateQueries({ queryKey: ['invitations'] });
    },
    withdraw: async (id: string) => {
      await remove(path`/iam/v2/invitations/${id}`);
      await client.invalidateQueries({ queryKey: ['invitations'] });
    },
    rename: async (id: string, full_name: string) => {
      await patch(path`/iam/v2/users/${id}`, { full_name });
      await client.invalidateQueries({ queryKey: ['members'] });
    },
    remove: async (id: string) => {
      await remove(path`/iam/v2/users/${id}`);
      await client.invalidateQueries({ queryKey: ['members'] });
    },
  };
}
