import { Title } from '@patternfly/react-core';
import { useState } from 'react';
import { useMemberActions, useMembers, type Member } from '../access/members';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { useSession } from '../session/session';

/** The name by which the other members know the signed-in user. */
export function ProfileForm() {
  const { user } = useSession();
  const me = useMembers().data?.find(({ id }) => id === user.id);
  return me === undefined ? null : <Form key={me.full_name} me={me} />;
}

function Form({ me }: { me: Member }) {
  const { rename } = useMemberActions();
  const before = me.full_name ?? '';
  const [name, setName] = useState(before);
  return (
    <section className="samsa-stack">
      <Title headingLevel="h2">Profile</Title>
      <SubmitForm
        action="Save your name"
        disabled={name.trim() === before}
        submit={() => rename(me.id, name.trim())}
      >
        <Field
          id="full-name"
          label="Your name"
          value={name}
          change={setName}
          maxLength={128}
          autoComplete="name"
        />
      </SubmitForm>
    </section>
  );
}
