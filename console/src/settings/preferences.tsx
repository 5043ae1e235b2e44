import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export type Theme = 'system' | 'light' | 'dark';

/** How a user wants things shown; kept in this browser. */
export type Preferences = { theme: Theme; zone: string; locale: string };

type Stored = Preferences & { change: (part: Partial<Preferences>) => void };

const STORAGE_KEY = 'samsa.preferences';

const PreferencesContext = createContext<Stored>({ ...defaults(), change: () => undefined });

function defaults(): Preferences {
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  return { theme: 'system', zone: timeZone, locale };
}

/** Reads stored preferences; anything unreadable or unknown falls back to the browser's own. */
export function readPreferences(text: string | null): Preferences {
  const own = defaults();
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Record<keyof Preferences, unknown>>;
    return {
      theme: isTheme(stored.theme) ? stored.theme : own.theme,
      zone:
        works(() => new Intl.DateTimeFormat('en', { timeZone: String(stored.zone) })) &&
        typeof stored.zone === 'string'
          ? stored.zone
          : own.zone,
      locale:
        works(() => new Intl.NumberFormat(String(stored.locale))) &&
        typeof stored.locale === 'string'
          ? stored.locale
          : own.locale,
    };
  } catch {
    return own;
  }
}

const isTheme = (value: unknown): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

function works(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(() =>
    readPreferences(localStorage.getItem(STORAGE_KEY)),
  );
  useTheme(preferences.theme);
  const value = useMemo<Stored>(
    () => ({
      ...preferences,
      change: (part) =>
        setPreferences((before) => {
          const after = { ...before, ...part };
          localStorage.setItem(STORAGE_KEY, JSON.stringify(after));
          return after;
        }),
    }),
    [preferences],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export const usePreferences = (): Stored => useContext(PreferencesContext);

function useTheme(theme: Theme) {
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const dark = theme === 'dark' || (theme === 'system' && system.matches);
      document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
}
