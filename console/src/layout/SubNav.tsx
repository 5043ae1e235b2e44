import { Nav, NavItem, NavList } from '@patternfly/react-core';
import { Suspense, useEffect, useRef } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { Loading } from './Loading';

export type SubPage = { to: string; title: string };

type Props = {
  /** What the pages are about; names the navigation for screen readers. */
  label: string;
  /** The first one's path is that of the frame itself, the others lie below it. */
  pages: SubPage[];
};

/** Pages that share a frame: the row of their titles, and the one that is open. */
export function SubNav({ label, pages }: Props) {
  const { pathname } = useLocation();
  const row = useRef<HTMLDivElement>(null);
  const active = pages.find(({ to }, index) =>
    index === 0 ? pathname === to : pathname.startsWith(to),
  );
  useEffect(() => {
    const list = row.current?.querySelector('ul');
    const open = list?.querySelector('[aria-current="page"]');
    if (list && open) {
      // On a narrow screen the row is longer than it; the page that is open is to be in sight.
      // Not by scrollIntoView: the next Tab would go on from there instead of from the focus.
      const away = open.getBoundingClientRect().left - list.getBoundingClientRect().left;
      list.scrollLeft += away - (list.clientWidth - open.clientWidth) / 2;
    }
  }, [active]);
  return (
    <>
      <div ref={row}>
        <Nav variant="horizontal-subnav" aria-label={label}>
          <NavList>
            {pages.map((page) => (
              <NavItem key={page.to} isActive={page === active}>
                <Link to={page.to}>{page.title}</Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </div>
      <div className="samsa-tab-body">
        <Suspense fallback={<Loading what="the page" />}>
          <Outlet />
        </Suspense>
      </div>
    </>
  );
}
