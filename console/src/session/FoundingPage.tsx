import { Content } from '@patternfly/react-core';
import { useState } from 'react';
import { post } from '../api/http';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { EntryCard } from './EntryCard';
import { providerLink } from './waysIn';

/** For who is signed in by the identity provider and belongs to no organization yet. */
export function FoundingPage({ email }: { email: string }) {
  const [organization, setOrganization] = useState('');
  const submit = async () => {
    await post('/api/signup', { organization });
    // The session that the browser has acts in no organization; the next one does.
    window.location.assign(providerLink('/'));
  };
  return (
    <EntryCard title="Create your organization">
      <Content component="p">
        You are signed in as {email} and belong to no organization yet. Create one, or ask somebody
        to invite you to theirs.
      </Content>
      <SubmitForm action="Create organization" submit={submit} disabled={organization === ''}>
        <Field
          id="organization"
          label="Organization"
          autoComplete="organization"
          isRequired
          value={organization}
          change={setOrganization}
        />
      </SubmitForm>
    </EntryCard>
  );
}
