import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import DesktopIcon from '@patternfly/react-icons/dist/esm/icons/desktop-icon';
import MoonIcon from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import SunIcon from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import { usePreferences, type Theme } from '../settings/preferences';

const THEMES: { theme: Theme; icon: typeof SunIcon; label: string }[] = [
  { theme: 'light', icon: SunIcon, label: 'Light theme' },
  { theme: 'dark', icon: MoonIcon, label: 'Dark theme' },
  { theme: 'system', icon: DesktopIcon, label: 'Theme of the system' },
];

export function ThemeToggle() {
  const { theme: chosen, change } = usePreferences();
  return (
    <ToggleGroup aria-label="Theme" isCompact>
      {THEMES.map(({ theme, icon: Icon, label }) => (
        <ToggleGroupItem
          key={theme}
          icon={<Icon />}
          aria-label={label}
          isSelected={chosen === theme}
          onChange={() => change({ theme })}
        />
      ))}
    </ToggleGroup>
  );
}
