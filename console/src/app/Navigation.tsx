import { Nav, NavItem, NavList } from '@patternfly/react-core';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session/session';

type Place = { to: string; title: string };

const TENANT: Place[] = [
  { to: '/', title: 'Home' },
  { to: '/environments', title: 'Environments' },
  { to: '/clusters', title: 'Clusters' },
  { to: '/billing', title: 'Billing' },
  { to: '/access', title: 'Access' },
  { to: '/audit', title: 'Audit log' },
  { to: '/settings', title: 'Settings' },
];

const OPERATOR: Place[] = [
  { to: '/admin', title: 'Tenants' },
  { to: '/admin/clusters', title: 'Clusters' },
  { to: '/admin/cells', title: 'Regions and cells' },
  { to: '/admin/metering', title: 'Metering' },
  { to: '/admin/reconciliation', title: 'Reconciliation' },
  { to: '/admin/lookup', title: 'Lookup' },
  { to: '/settings', title: 'Settings' },
];

export function Navigation() {
  const { operator } = useSession();
  const { pathname } = useLocation();
  const places = operator ? OPERATOR : TENANT;
  const active = placeOf(pathname, places);
  return (
    <Nav aria-label="Main">
      <NavList>
        {places.map((place) => (
          <NavItem key={place.to} itemId={place.to} isActive={place === active}>
            <Link to={place.to}>{place.title}</Link>
          </NavItem>
        ))}
      </NavList>
    </Nav>
  );
}

/** The place with the longest path that the present one lies below. */
function placeOf(pathname: string, places: Place[]): Place | undefined {
  return places
    .filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .reduce<Place | undefined>((a, b) => (a && a.to.length > b.to.length ? a : b), undefined);
}
