import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useSearchParams } from 'react-router';
import { Choice } from '../form/Choice';
import { compare, sum } from '../format/money';
import { Money } from '../format/Shown';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { TIERS, ZONES } from './estimate';
import { months, sideBySide, useWhatIf, type WhatIf } from './whatIf';
import { titleOfLine } from './words';

const AS_IT_WAS = { value: '', label: 'As it was' };
const OTHER_TIERS = [AS_IT_WAS, ...TIERS];
const OTHER_ZONES = [AS_IT_WAS, ...ZONES];

const MONTHS_BACK = 12;

/** What the tenant's own usage would have cost on other terms. */
export default function WhatIfPage() {
  const [params, setParams] = useSearchParams();
  const all = months(new Date(), MONTHS_BACK);
  const terms = {
    month: all.find((month) => month === params.get('month')) ?? all[0] ?? '',
    tier: OTHER_TIERS.find(({ value }) => value === params.get('tier'))?.value ?? 'standard',
    zones: OTHER_ZONES.find(({ value }) => value === params.get('zones'))?.value ?? '',
  };
  const bills = useWhatIf(terms);
  const change = (part: Partial<typeof terms>) =>
    setParams(new URLSearchParams({ ...terms, ...part }), { replace: true });
  return (
    <div className="samsa-stack">
      <p>Your own usage, billed as if your clusters had been of another type.</p>
      <div className="samsa-query pf-v6-c-form">
        <Choice
          id="what-if-month"
          label="Month (UTC)"
          value={terms.month}
          change={(month) => change({ month })}
          options={all}
        />
        <Choice
          id="what-if-tier"
          label="Type"
          value={terms.tier}
          change={(tier) => change({ tier })}
          options={OTHER_TIERS}
        />
        <Choice
          id="what-if-zones"
          label="Zones"
          value={terms.zones}
          change={(zones) => change({ zones })}
          options={OTHER_ZONES}
        />
      </div>
      {bills.error && <ProblemNote error={bills.error} retry={() => void bills.refetch()} />}
      {bills.isPending && <Loading what="both bills" />}
      {bills.data && !bills.error && <Bills bills={bills.data} />}
    </div>
  );
}

function Bills({ bills }: { bills: WhatIf }) {
  const { before, after, currency, difference } = bills;
  const less = compare(difference, '0') < 0;
  const same = compare(difference, '0') === 0;
  return (
    <Card>
      <CardTitle component="h2">
        {same ? (
          'The same'
        ) : (
          <>
            <Money
              amount={less ? String(difference).replace('-', '') : difference}
              currency={currency}
            />{' '}
            {less ? 'less' : 'more'}
          </>
        )}
      </CardTitle>
      <CardBody>
        <table className="samsa-lines" aria-label="Both bills">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" className="samsa-numeric">
                As it was
              </th>
              <th scope="col">On these terms</th>
            </tr>
          </thead>
          <tbody>
            {sideBySide(bills, sum).map((side) => (
              <tr key={side.line_type}>
                <th scope="row">{titleOfLine(side.line_type)}</th>
                <td className="samsa-numeric">
                  <Money amount={side.before ?? '0'} currency={currency} />
                </td>
                <td>
                  <Money amount={side.after ?? '0'} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td className="samsa-numeric">
                <Money amount={before.total} currency={currency} />
              </td>
              <td>
                <Money amount={after.total} currency={currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      </CardBody>
    </Card>
  );
}
