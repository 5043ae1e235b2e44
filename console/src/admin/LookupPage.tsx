import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { When } from '../format/Shown';
import { PageFrame } from '../layout/PageFrame';
import { ProblemNote } from '../layout/ProblemNote';
import { useLookup } from './admin';

export default function LookupPage() {
  const [params, setParams] = useSearchParams();
  const id = params.get('id') ?? '';
  const [typed, setTyped] = useState(id);
  const found = useLookup(id);
  return (
    <PageFrame title="Lookup" about="Whose is this id?">
      <div className="samsa-stack samsa-form">
        <SubmitForm
          action="Look up"
          disabled={typed.trim() === ''}
          submit={async () => setParams({ id: typed.trim() })}
        >
          <Field
            id="any-id"
            label="Any id, such as lkc-…, u-… or an API key"
            value={typed}
            change={setTyped}
          />
        </SubmitForm>
        {found.error && <ProblemNote error={found.error} />}
        {found.data && (
          <Card>
            <CardTitle component="h2">
              {found.data.kind} {found.data.id}
            </CardTitle>
            <CardBody>
              <p>{found.data.name}</p>
              {found.data.organization && (
                <p>
                  Organization {found.data.organization.display_name} ({found.data.organization.id})
                </p>
              )}
              {found.data.deleted_at && (
                <p>
                  Deleted <When at={found.data.deleted_at} />
                </p>
              )}
            </CardBody>
          </Card>
        )}
      </div>
    </PageFrame>
  );
}
