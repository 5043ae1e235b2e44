import {
  Button,
  Content,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useServiceAccounts } from '../access/serviceAccounts';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { useSession } from '../session/session';
import { useApiKeyActions, type ApiKey, type FreshKey } from './apiKeys';
import { SecretOnce } from './SecretOnce';

type Props = {
  cluster?: string;
  bootstrap?: string;
  close: () => void;
  made?: (key: FreshKey) => void;
  /** A key to take the place of: the new one is for the same owner, and both work until it goes. */
  successorOf?: ApiKey;
};

export function CreateKeyDialog({ cluster, bootstrap, close, made, successorOf }: Props) {
  const { user } = useSession();
  const accounts = useServiceAccounts();
  const { create } = useApiKeyActions();
  const [owner, setOwner] = useState(successorOf?.spec.owner.id ?? user.id);
  const [displayName, setDisplayName] = useState(successorOf?.spec.display_name ?? '');
  const [fresh, setFresh] = useState<FreshKey>();
  const owners = [
    { value: user.id, label: `Me (${user.email})` },
    ...(accounts.data ?? []).map((a) => ({ value: a.id, label: `${a.display_name} (${a.id})` })),
  ];
  const submit = async () => {
    const key = await create({ owner, displayName: displayName.trim(), cluster });
    setFresh(key);
    made?.(key);
  };
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="key-title">
      <ModalHeader
        title={
          fresh ? 'Your new API key' : successorOf ? `Rotate ${successorOf.id}` : 'Create API key'
        }
        labelId="key-title"
      />
      <ModalBody>
        {fresh ? (
          <>
            <SecretOnce fresh={fresh} bootstrap={bootstrap} />
            {successorOf && (
              <Content component="p">
                {successorOf.id} goes on working. Move your programs to the new key, then delete the
                old one.
              </Content>
            )}
          </>
        ) : (
          <SubmitForm
            action={successorOf ? 'Create the new key' : 'Create key'}
            submit={submit}
            more={
              <Button variant="link" onClick={close}>
                Cancel
              </Button>
            }
          >
            <Choice
              id="owner"
              label="Acts as"
              value={owner}
              change={setOwner}
              options={owners}
              hint="The key may do what its owner may. Programs in production act as a service account."
            />
            <Field
              id="key-name"
              label="Name"
              hint="Where it is used, so that you know it again."
              value={displayName}
              change={setDisplayName}
              maxLength={64}
            />
          </SubmitForm>
        )}
      </ModalBody>
      {fresh && (
        <ModalFooter>
          <Button onClick={close}>I have saved it</Button>
        </ModalFooter>
      )}
    </Modal>
  );
}
