import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useNavigate, useParams } from 'react-router';
import { KeyTable } from '../apikeys/KeyTable';
import { PageFrame } from '../layout/PageFrame';
import { MembersTab } from './MembersTab';
import { RolesTab } from './RolesTab';
import { ServiceAccountsTab } from './ServiceAccountsTab';

const TABS = [
  { key: 'members', title: 'Members', body: <MembersTab /> },
  { key: 'service-accounts', title: 'Service accounts', body: <ServiceAccountsTab /> },
  { key: 'api-keys', title: 'API keys', body: <KeyTable /> },
  { key: 'roles', title: 'Role bindings', body: <RolesTab /> },
];

export default function AccessPage() {
  const { tab = 'members' } = useParams();
  const navigate = useNavigate();
  return (
    <PageFrame title="Access">
      <Tabs
        aria-label="Access"
        activeKey={tab}
        mountOnEnter
        unmountOnExit
        onSelect={(_, key) => void navigate(`/access/${String(key)}`)}
      >
        {TABS.map(({ key, title, body }) => (
          <Tab key={key} eventKey={key} title={<TabTitleText>{title}</TabTitleText>}>
            <div className="samsa-tab-body">{body}</div>
          </Tab>
        ))}
      </Tabs>
    </PageFrame>
  );
}
