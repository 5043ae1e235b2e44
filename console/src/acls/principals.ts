import { useIdentityPools } from '../access/identityPools';
import { useMembers } from '../access/members';
import { useServiceAccounts } from '../access/serviceAccounts';

/** Who can be named in an access rule: service accounts first, they are what clients run as. */
export function usePrincipals(): { value: string; label: string }[] {
  const accounts = useServiceAccounts();
  const pools = useIdentityPools();
  const members = useMembers();
  return [
    ...(accounts.data ?? []).map((a) => ({ value: a.id, label: `${a.display_name} (${a.id})` })),
    ...(pools.data ?? []).map((p) => ({ value: p.id, label: `${p.display_name} (${p.id})` })),
    ...(members.data ?? []).map((m) => ({ value: m.id, label: `${m.email} (${m.id})` })),
  ];
}
