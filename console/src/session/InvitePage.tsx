import { Content } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { path, post } from '../api/http';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { PasswordField } from './Credentials';
import { EntryCard } from './EntryCard';
import { useSessionActions } from './session';

type Accepted = { organization: { id: string }; user: { email: string } };

/** Where the link of an invitation leads: a password, and one is a member. */
export function InvitePage() {
  const { token = '' } = useParams();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { signIn } = useSessionActions();
  const navigate = useNavigate();
  const submit = async () => {
    const { organization, user } = await post<Accepted>(
      path`/api/invitations/${token}/accept`,
      { password, full_name: name.trim() === '' ? undefined : name.trim() },
      { ownsSignIn: true },
    );
    await signIn({ email: user.email, password, organization: organization.id });
    await navigate('/', { replace: true });
  };
  return (
    <EntryCard title="Join an organization">
      <Content component="p">
        Somebody invited you. Choose a password, or give the one you have here already.
      </Content>
      <SubmitForm action="Join" submit={submit} disabled={password === ''}>
        <Field
          id="full-name"
          label="Your name"
          autoComplete="name"
          value={name}
          change={setName}
          maxLength={64}
        />
        <PasswordField value={password} change={setPassword} />
      </SubmitForm>
    </EntryCard>
  );
}
