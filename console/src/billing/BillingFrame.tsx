import { Nav, NavItem, NavList } from '@patternfly/react-core';
import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { LinkButton } from '../layout/LinkButton';
import { Loading } from '../layout/Loading';
import { PageFrame } from '../layout/PageFrame';

const TABS = [
  { to: '/billing', title: 'This month' },
  { to: '/billing/explore', title: 'Explore' },
  { to: '/billing/usage', title: 'Usage' },
  { to: '/billing/what-if', title: 'Other terms' },
  { to: '/billing/invoices', title: 'Invoices' },
  { to: '/billing/budgets', title: 'Budgets' },
];

/** The frame of all pages about money. */
export default function BillingFrame() {
  const { pathname } = useLocation();
  return (
    <PageFrame
      title="Billing"
      about="All times of a bill are UTC."
      actions={
        <LinkButton variant="secondary" to="/estimate">
          Calculator
        </LinkButton>
      }
    >
      <Nav variant="horizontal-subnav" aria-label="Billing">
        <NavList>
          {TABS.map(({ to, title }) => (
            <NavItem
              key={to}
              isActive={to === '/billing' ? pathname === to : pathname.startsWith(to)}
            >
              <Link to={to}>{title}</Link>
            </NavItem>
          ))}
        </NavList>
      </Nav>
      <div className="samsa-tab-body">
        <Suspense fallback={<Loading what="the page" />}>
          <Outlet />
        </Suspense>
      </div>
    </PageFrame>
  );
}
