import { Content } from '@patternfly/react-core';
import { Choice } from '../form/Choice';
import { useNow } from '../format/now';
import { count } from '../format/quantity';
import { instant } from '../format/time';
import { PageFrame } from '../layout/PageFrame';
import { useSession } from '../session/session';
import { PasswordForm } from './PasswordForm';
import { ProfileForm } from './ProfileForm';
import { usePreferences, type Theme } from './preferences';
import { SessionList } from './SessionList';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const LOCALES = [
  'en-US',
  'en-GB',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'pl-PL',
  'pt-BR',
  'ja-JP',
  'sv-SE',
];

export default function SettingsPage() {
  const { user, organization, operator } = useSession();
  const { theme, zone, locale, change } = usePreferences();
  const now = useNow();
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
  return (
    <PageFrame
      title="Settings"
      about={`${user.email}, ${organization?.name ?? 'operator account'}`}
    >
      <div className="samsa-stack samsa-form">
        <div className="pf-v6-c-form">
          <Choice
            id="theme"
            label="Theme"
            value={theme}
            change={(t) => change({ theme: t as Theme })}
            options={THEMES}
          />
          <Choice
            id="zone"
            label="Time zone"
            value={zone}
            change={(z) => change({ zone: z })}
            options={withCurrent(zones, zone)}
            hint="Bills are always in UTC, and say so."
          />
          <Choice
            id="locale"
            label="Numbers and dates"
            value={locale}
            change={(l) => change({ locale: l })}
            options={withCurrent(LOCALES, locale)}
          />
        </div>
        <Content component="p" className="samsa-quiet">
          {count('1234567.89', locale)}; {instant(now, locale, zone)}
        </Content>
        {!operator && <ProfileForm />}
        <PasswordForm />
        <SessionList />
      </div>
    </PageFrame>
  );
}

const withCurrent = (values: string[], current: string) =>
  values.includes(current) ? values : [current, ...values];
