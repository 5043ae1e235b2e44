import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from './NotFound';

const HomePage = lazy(() => import('../home/HomePage'));
const EnvironmentsPage = lazy(() => import('../environments/EnvironmentsPage'));
const EnvironmentPage = lazy(() => import('../environments/EnvironmentPage'));
const ClustersPage = lazy(() => import('../clusters/ClustersPage'));
const CreateClusterPage = lazy(() => import('../clusters/CreateClusterPage'));
const ClusterPage = lazy(() => import('../clusters/ClusterPage'));
const OverviewPage = lazy(() => import('../clusters/OverviewPage'));
const ClusterSettingsPage = lazy(() => import('../clusters/SettingsPage'));
const ClusterKeysPage = lazy(() => import('../apikeys/ClusterKeysPage'));
const AclsPage = lazy(() => import('../acls/AclsPage'));
const CheckPage = lazy(() => import('../acls/CheckPage'));
const ClientsPage = lazy(() => import('../snippets/ClientsPage'));
const TopicsPage = lazy(() => import('../topics/TopicsPage'));
const CreateTopicPage = lazy(() => import('../topics/CreateTopicPage'));
const TopicPage = lazy(() => import('../topics/TopicPage'));
const GroupsPage = lazy(() => import('../groups/GroupsPage'));
const GroupPage = lazy(() => import('../groups/GroupPage'));
const BillingFrame = lazy(() => import('../billing/BillingFrame'));
const MonthPage = lazy(() => import('../billing/MonthPage'));
const ExplorePage = lazy(() => import('../billing/ExplorePage'));
const WhatIfPage = lazy(() => import('../billing/WhatIfPage'));
const UsagePage = lazy(() => import('../billing/UsagePage'));
const InvoicesPage = lazy(() => import('../billing/InvoicesPage'));
const InvoicePage = lazy(() => import('../billing/InvoicePage'));
const BudgetsPage = lazy(() => import('../billing/BudgetsPage'));
const AccessPage = lazy(() => import('../access/AccessPage'));
const AuditPage = lazy(() => import('../audit/AuditPage'));
const SettingsPage = lazy(() => import('../settings/SettingsPage'));
const OrganizationsPage = lazy(() => import('../admin/OrganizationsPage'));
const CellsPage = lazy(() => import('../admin/CellsPage'));
const MeteringPage = lazy(() => import('../admin/MeteringPage'));
const ReconciliationPage = lazy(() => import('../admin/ReconciliationPage'));
const OperatedClustersPage = lazy(() => import('../admin/OperatedClustersPage'));
const LookupPage = lazy(() => import('../admin/LookupPage'));

/** Public: what a workload would cost. */
export const CalculatorPage = lazy(() => import('../billing/CalculatorPage'));

/** All pages of a tenant, one chunk each. */
export function TenantRoutes() {
  return (
    <Routes>
      <Route path="/" element={<HomePage />} />
      <Route path="/environments" element={<EnvironmentsPage />} />
      <Route path="/environments/:environment" element={<EnvironmentPage />} />
      <Route path="/clusters" element={<ClustersPage />} />
      <Route path="/clusters/new" element={<CreateClusterPage />} />
      <Route path="/clusters/:cluster" element={<ClusterPage />}>
        <Route index element={<OverviewPage />} />
        <Route path="topics" element={<TopicsPage />} />
        <Route path="topics/new" element={<CreateTopicPage />} />
        <Route path="topics/:topic/:tab?" element={<TopicPage />} />
        <Route path="groups" element={<GroupsPage />} />
        <Route path="groups/:group" element={<GroupPage />} />
        <Route path="api-keys" element={<ClusterKeysPage />} />
        <Route path="acls" element={<AclsPage />} />
        <Route path="acls/check" element={<CheckPage />} />
        <Route path="clients" element={<ClientsPage />} />
        <Route path="settings" element={<ClusterSettingsPage />} />
      </Route>
      <Route path="/billing" element={<BillingFrame />}>
        <Route index element={<MonthPage />} />
        <Route path="explore" element={<ExplorePage />} />
        <Route path="what-if" element={<WhatIfPage />} />
        <Route path="usage" element={<UsagePage />} />
        <Route path="invoices" element={<InvoicesPage />} />
        <Route path="invoices/:invoice" element={<InvoicePage />} />
        <Route path="budgets" element={<BudgetsPage />} />
      </Route>
      <Route path="/access/:tab?" element={<AccessPage />} />
      <Route path="/audit" element={<AuditPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

/** All pages of the operator account. */
export function OperatorRoutes() {
  return (
    <Routes>
      <Route path="/" element={<OrganizationsPage />} />
      <Route path="/admin" element={<OrganizationsPage />} />
      <Route path="/admin/cells" element={<CellsPage />} />
      <Route path="/admin/metering" element={<MeteringPage />} />
      <Route path="/admin/clusters" element={<OperatedClustersPage />} />
      <Route path="/admin/reconciliation" element={<ReconciliationPage />} />
      <Route path="/admin/lookup" element={<LookupPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
