import { useSuspenseQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { SignInNeeded } from '../failure.js';
import { workOn } from '../meetings/meeting-work.js';
import { MeetingWhen } from '../meetings/meeting-when.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Badge } from '../ui/badge.js';
import { Card, CardList } from '../ui/card.js';
import { Page, Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Text } from '../ui/text.js';
import { WorkPageDocument, type WorkMeetingFragment } from './work-page.generated.js';

/** Where staff begin: what there is to do first, then what each of their roles lets them do. */
export function WorkPage() {
  const { t, locale } = useMessages();
  const { data } = useSuspenseQuery(WorkPageDocument, { fetchPolicy: 'cache-and-network' });
  if (!data.me) throw new SignInNeeded();
  const roles = data.me.roles ?? [];
  const isAdministrator = roles.some(({ role }) => role === 'ADMINISTRATOR');
  const meetings = roles
    .filter(({ role }) => role === 'FACILITATOR' || role === 'DESK')
    .flatMap(({ group, meeting }) => [...(group?.meetings.edges.map(({ node }) => node) ?? []), ...(meeting ? [meeting] : [])]);
  const processes = new Map(roles.flatMap(({ role, process }) => (role === 'ORGANISER' && process ? [[process.id, process]] : [])));
  return (
    <Page title={t('work.title')} lead={<p>{t('work.lead')}</p>}>
      {roles.length === 0 && <Empty title={t('work.none')} />}
      {meetings.length > 0 && <MyMeetings meetings={meetings} />}
      {processes.size > 0 && (
        <Section id="percorsi" title={t('work.processes')}>
          <p>
            <Link to={paths.desk(locale)}>{t('work.desk')}</Link>
          </p>
          <LinkList links={[...processes.values()].map(({ id, slug, title, titleLocale }) => ({ key: id, to: paths.plan(locale, slug), text: <Text text={title} locale={titleLocale} /> }))} />
        </Section>
      )}
      {isAdministrator && (
        <Section id="amministrazione" title={t('work.admin')}>
          <LinkList
            links={[
              { key: 'organisations', to: paths.adminOrganisations(locale), text: t('admin.organisations') },
              { key: 'people', to: paths.adminPeople(locale), text: t('admin.people') },
              { key: 'import', to: paths.importProgramme(locale), text: t('admin.import') },
              { key: 'mails', to: paths.adminMails(locale), text: t('admin.mails') },
              { key: 'jobs', to: paths.adminJobs(locale), text: t('admin.jobs') },
              { key: 'log', to: paths.adminLog(locale), text: t('admin.log') },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}

function LinkList({ links }: { links: readonly { key: string; to: string; text: ReactNode }[] }) {
  return (
    <ul className="link-list list-unstyled">
      {links.map(({ key, to, text }) => (
        <li key={key}>
          <Link to={to}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}

/** The meetings that one runs: what is overdue before what is next, and what is done out of the way. */
function MyMeetings({ meetings }: { meetings: readonly WorkMeetingFragment[] }) {
  const { t } = useMessages();
  const { toClose, next, held } = workOn(meetings);
  return (
    <>
      {toClose.length > 0 && (
        <Section id="da-chiudere" title={t('work.toClose')}>
          <MeetingCards meetings={toClose} badge={<Badge tone="wait">{t('work.notClosed')}</Badge>} />
        </Section>
      )}
      <Section id="incontri" title={t('work.meetings')}>
        {next.length > 0 ? <MeetingCards meetings={next} /> : <Empty title={t('work.noneAhead')} />}
        {held.length > 0 && (
          <details>
            <summary>{t('work.held', { count: held.length })}</summary>
            <MeetingCards meetings={held} />
          </details>
        )}
      </Section>
    </>
  );
}

function MeetingCards({ meetings, badge }: { meetings: readonly WorkMeetingFragment[]; badge?: ReactNode }) {
  const { locale } = useMessages();
  return (
    <CardList
      columns={2}
      items={meetings.map((meeting) => ({
        key: meeting.id,
        card: (
          <Card title={meeting.displayTitle} titleLocale={meeting.displayTitleLocale} to={paths.roster(locale, meeting.id)} footer={badge}>
            <p>
              <MeetingWhen when={meeting} />
            </p>
            {meeting.venue?.municipality && <p>{meeting.venue.municipality}</p>}
          </Card>
        ),
      }))}
    />
  );
}
