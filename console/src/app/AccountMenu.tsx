import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import UserIcon from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { useNavigate } from 'react-router';
import { useSession, useSessionActions } from '../session/session';

export function AccountMenu() {
  const [open, setOpen] = useState(false);
  const { user, organization } = useSession();
  const { signOut } = useSessionActions();
  const navigate = useNavigate();
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          icon={<UserIcon />}
          aria-label={`Account ${user.email}`}
          isExpanded={open}
          onClick={() => setOpen(!open)}
        />
      )}
    >
      <DropdownList>
        <DropdownItem isDisabled description={organization?.name ?? 'Operator account'}>
          {user.email}
        </DropdownItem>
        <DropdownItem onClick={() => void navigate('/settings')}>Settings</DropdownItem>
        <DropdownItem onClick={() => void signOut().then(() => navigate('/login'))}>
          Sign out
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
