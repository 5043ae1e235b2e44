import { LinkButton } from '../layout/LinkButton';
import { PageFrame } from '../layout/PageFrame';
import { SubNav } from '../layout/SubNav';

const PAGES = [
  { to: '/billing', title: 'This month' },
  { to: '/billing/explore', title: 'Explore' },
  { to: '/billing/usage', title: 'Usage' },
  { to: '/billing/what-if', title: 'Other terms' },
  { to: '/billing/invoices', title: 'Invoices' },
  { to: '/billing/budgets', title: 'Budgets' },
];

/** The frame of all pages about money. */
export default function BillingFrame() {
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
      <SubNav label="Billing" pages={PAGES} />
    </PageFrame>
  );
}
