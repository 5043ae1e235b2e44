import { Alert, Button } from '@patternfly/react-core';
import { CopyText } from '../form/CopyText';
import type { FreshKey } from './apiKeys';
import { download } from '../format/download';
import { envFile } from './envFile';

/** A new key with its secret: copy or download it now, it is not shown again. */
export function SecretOnce({ fresh, bootstrap }: { fresh: FreshKey; bootstrap?: string }) {
  return (
    <div className="samsa-stack">
      <Alert
        component="p"
        isInline
        variant="warning"
        title="Save the secret now: it is shown only once"
      />
      <div>
        <strong>API key</strong>
        <CopyText label="API key">{fresh.id}</CopyText>
      </div>
      <div>
        <strong>Secret</strong>
        <CopyText label="secret">{fresh.secret}</CopyText>
      </div>
      <div>
        <Button variant="secondary" onClick={() => download('.env', envFile(fresh, bootstrap))}>
          Download .env
        </Button>
      </div>
    </div>
  );
}
