import { useIdentityPools } from './identityPools';
import { useMembers } from './members';
import { useServiceAccounts } from './serviceAccounts';

/** Whoever acts in the organization: a person, a program, or those that a provider speaks for. */
export type Principal = { id: string; name: string };

/** Who can be named in a rule: service accounts first, they are what clients run as. */
export function usePrincipals(): Principal[] {
  const accounts = useServiceAccounts();
  const pools = useIdentityPools();
  const members = useMembers();
  return [
    ...(accounts.data ?? []).map(({ id, display_name }) => ({ id, name: display_name })),
    ...(pools.data ?? []).map(({ id, display_name }) => ({ id, name: display_name })),
    ...(members.data ?? []).map(({ id, email }) => ({ id, name: email })),
  ];
}

/** The name behind an id, with or without `User:`; who has gone, or cannot be seen, keeps the id. */
export function useNameOf(): (principal: string) => string {
  const names = new Map(usePrincipals().map(({ id, name }) => [id, name]));
  return (principal) => names.get(principal.replace(/^User:/, '')) ?? principal;
}

export const asOption = ({ id, name }: Principal) => ({ value: id, label: `${name} (${id})` });
