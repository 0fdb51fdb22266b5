import { useSuspenseQuery } from '@apollo/client/react';
import { dayAt } from '@percorso/time';
import { useState } from 'react';
import { Link } from 'react-router';

import { MeetingCard } from '../meetings/meeting-card.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { CardList } from '../ui/card.js';
import { Page, Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { HomeDocument } from './home-page.generated.js';
import { ProcessCard } from './process-card.js';

export function HomePage() {
  const { t, locale } = useMessages();
  const [today] = useState(() => dayAt(new Date(), 'Europe/Rome'));
  const { data } = useSuspenseQuery(HomeDocument, { variables: { today } });
  const processes = data.processes.edges.map(({ node }) => node);
  const meetings = data.meetings.edges.map(({ node }) => node);
  return (
    <Page title={t('home.title')} lead={<p>{t('home.lead')}</p>}>
      <Section id="next-meetings" title={t('home.nextMeetings')}>
        {meetings.length > 0 ? (
          <>
            <CardList columns={2} items={meetings.map((meeting) => ({ key: meeting.id, card: <MeetingCard meeting={meeting} showProcess /> }))} />
            {data.meetings.totalCount > meetings.length && (
              <p>
                <Link to={`${paths.meetings(locale)}?dal=${today}`}>{t('home.allMeetings', { count: data.meetings.totalCount })}</Link>
              </p>
            )}
          </>
        ) : (
          <Empty title={t('home.noMeetings')}>
            <Link to={paths.meetings(locale)}>{t('home.pastMeetings')}</Link>
          </Empty>
        )}
      </Section>
      <Section id="processes" title={t('home.processes')}>
        {processes.length > 0 ? (
          <CardList items={processes.map((process) => ({ key: process.id, card: <ProcessCard process={process} /> }))} />
        ) : (
          <Empty title={t('home.noProcesses')} />
        )}
      </Section>
    </Page>
  );
}
