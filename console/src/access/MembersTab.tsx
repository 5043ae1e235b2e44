import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Field } from '../form/Field';
import { Permitted } from '../form/Permitted';
import { SubmitForm } from '../form/SubmitForm';
import { When } from '../format/Shown';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { useSession } from '../session/session';
import { useInvitations, useMemberActions, useMembers, type Member } from './members';

const orders = { email: byText((row: Member) => row.email) };

export function MembersTab() {
  const { user } = useSession();
  const members = useMembers();
  const invitations = useInvitations();
  const actions = useMemberActions();
  const { state, change } = useListState('email');
  const [email, setEmail] = useState('');
  const [removing, setRemoving] = useState<Member>();
  const page = localPage(
    members.data,
    state,
    (row) => `${row.email} ${row.full_name ?? ''} ${row.id}`,
    orders,
  );
  const columns: Column<Member>[] = [
    { name: 'email', title: 'E-mail', sortable: true, cell: (row) => row.email },
    { name: 'name', title: 'Name', cell: (row) => row.full_name ?? '' },
    { name: 'id', title: 'Id', cell: (row) => row.id },
    { name: 'since', title: 'Since', cell: (row) => <When at={row.metadata.created_at} /> },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) => (
        <Permitted
          need={row.id === user.id ? undefined : { role: 'OrganizationAdmin' }}
          variant="link"
          isInline
          isDanger
          onClick={() => setRemoving(row)}
        >
          {row.id === user.id ? 'Leave' : 'Remove'}
        </Permitted>
      ),
    },
  ];
  return (
    <div className="samsa-stack">
      <ResourceList
        label="Members"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.id}
        error={members.error}
        retry={() => void members.refetch()}
        state={state}
        change={change}
        empty="Nobody."
      />
      <div className="samsa-form samsa-stack">
        <SubmitForm
          action="Invite"
          need={{ role: 'OrganizationAdmin' }}
          disabled={email === ''}
          submit={() => actions.invite(email).then(() => setEmail(''))}
        >
          <Field
            id="invite"
            label="Invite by e-mail"
            type="email"
            value={email}
            change={setEmail}
          />
        </SubmitForm>
        <ul>
          {invitations.data?.map((invitation) => (
            <li key={invitation.id}>
              {invitation.email}, invited{' '}
              <Button variant="link" isInline onClick={() => void actions.withdraw(invitation.id)}>
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      </div>
      {removing && (
        <ConfirmDelete
          kind="member"
          name={removing.email}
          consequences={['Their API keys in this organization stop working.']}
          close={() => setRemoving(undefined)}
          confirm={() => actions.remove(removing.id).then(() => setRemoving(undefined))}
        />
      )}
    </div>
  );
}
