import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { startTransition } from 'react';
import { useNavigate } from 'react-router';

import { afterChangeOfPerson } from '../access/person-change.js';
import { SignOutDocument } from '../access/sign-in.generated.js';
import { SignInNeeded } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonAnchor, ButtonLink } from '../ui/button.js';
import { Page, Section } from '../ui/page.js';
import { MyAddress } from './my-address.js';
import { MyCalendar } from './my-calendar.js';
import { MyData } from './my-data.js';
import { MySessions } from './my-sessions.js';
import { ProfilePageDocument } from './profile-page.generated.js';

/** Everything about oneself in one place: data, address, calendar, where one is signed in, and the way out. */
export function ProfilePage() {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const { data, refetch } = useSuspenseQuery(ProfilePageDocument);
  const [signOut, { loading }] = useMutation(SignOutDocument);
  if (!data.me) throw new SignInNeeded();
  const leave = async () => {
    await signOut();
    afterChangeOfPerson();
    void navigate(paths.home(locale));
  };
  // The page stays while it is read anew.
  const again = () => startTransition(async () => void (await refetch()));
  return (
    <Page title={t('profile.title')} lead={<p>{data.me.name || data.me.email}</p>}>
      <p>
        <Button look="secondary" busy={loading} onClick={() => void leave()}>
          {t('profile.signOut')}
        </Button>
      </p>
      <Section id="dati" title={t('profile.data')}>
        <MyData me={data.me} onSaved={again} />
      </Section>
      <Section id="indirizzo" title={t('profile.address')}>
        <MyAddress email={data.me.email ?? ''} onChanged={again} />
      </Section>
      <Section id="calendario" title={t('profile.calendar')}>
        <MyCalendar since={data.myCalendarFeed?.createdAt ?? null} onChanged={again} />
      </Section>
      <Section id="sessioni" title={t('profile.sessions')}>
        <MySessions sessions={data.mySessions} onRevoked={again} />
      </Section>
      <Section id="conservati" title={t('profile.kept')}>
        <p>{t('profile.keptText')}</p>
        <p className="d-flex flex-wrap gap-3">
          <ButtonAnchor href="/files/my-data.json" look="secondary">
            {t('profile.download')}
          </ButtonAnchor>
          <ButtonLink to={paths.erase(locale)} look="danger">
            {t('profile.erase')}
          </ButtonLink>
        </p>
      </Section>
    </Page>
  );
}
