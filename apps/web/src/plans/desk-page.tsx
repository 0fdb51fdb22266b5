import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { SignInNeeded } from '../failure.js';
import { MeetingWhen } from '../meetings/meeting-when.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Card, CardList } from '../ui/card.js';
import { Page, Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Text } from '../ui/text.js';
import { needPlace, needsByKind } from './desk-needs.js';
import { DeskPageDocument, type DeskPageQuery } from './desk-page.generated.js';

type Desk = DeskPageQuery['desk'];

/** Where organisers begin: what waits for them first, then how their processes stand. */
export function DeskPage() {
  const { t, locale } = useMessages();
  const { me, desk } = useSuspenseQuery(DeskPageDocument, { fetchPolicy: 'cache-and-network' }).data;
  if (!me) throw new SignInNeeded();
  const isAdministrator = (me.roles ?? []).some(({ role }) => role === 'ADMINISTRATOR');
  const hasOtherRoles = (me.roles ?? []).some(({ role }) => role !== 'ORGANISER');
  return (
    <Page title={t('desk.title')} lead={<p>{t('desk.lead')}</p>}>
      <Section id="da-fare" title={t('desk.first')}>
        {desk.needs.length === 0 && <Empty title={t('desk.nothing')} />}
        {needsByKind(desk.needs).map(([kind, needs]) => (
          <Needs key={kind} kind={kind} needs={needs} isAdministrator={isAdministrator} />
        ))}
      </Section>
      <Section id="percorsi" title={t('desk.processes')}>
        {desk.processes.length === 0 ? <Empty title={t('desk.noProcesses')} /> : <Processes processes={desk.processes} />}
      </Section>
      <Section id="strumenti" title={t('desk.tools')}>
        <ul className="link-list list-unstyled">
          <li>
            <Link to={paths.venues(locale)}>{t('venues.title')}</Link>
          </li>
          <li>
            <Link to={paths.calendar(locale)}>{t('calendarPage.title')}</Link>
          </li>
          {hasOtherRoles && (
            <li>
              <Link to={paths.work(locale)}>{t('desk.otherRoles')}</Link>
            </li>
          )}
        </ul>
      </Section>
    </Page>
  );
}

/** One kind of work, each piece with the way to the page where it is done. */
function Needs({ kind, needs, isAdministrator }: { kind: Desk['needs'][number]['kind']; needs: Desk['needs']; isAdministrator: boolean }) {
  const { t, locale } = useMessages();
  return (
    <>
      <h3 className="h6">{t(`need.${kind}`, { count: needs.length })}</h3>
      <ul className="desk-needs list-unstyled">
        {needs.map(({ process, meeting, count }) => (
          <li key={`${process.id}-${meeting?.id ?? ''}`}>
            <Link to={needPlace(kind, process.slug, meeting?.id ?? null, locale, isAdministrator)}>
              <Text text={meeting?.displayTitle ?? process.title} locale={meeting ? meeting.displayTitleLocale : process.titleLocale} />
            </Link>
            <p>
              {(kind === 'MAIL_FAILED' || kind === 'NOTICES_HELD' || kind === 'TO_APPROVE' || kind === 'WAITING_LIST' || kind === 'PLAN_CHANGES') && <strong>{t(`needCount.${kind}`, { count })} </strong>}
              {meeting && (
                <>
                  <MeetingWhen when={meeting} />
                  <Text text={process.title} locale={process.titleLocale} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Processes({ processes }: Pick<Desk, 'processes'>) {
  const { t, locale } = useMessages();
  return (
    <CardList
      columns={2}
      items={processes.map(({ id, slug, title, titleLocale, numbers }) => ({
        key: id,
        card: (
          <Card title={title} titleLocale={titleLocale} to={paths.plan(locale, slug)}>
            <ul className="list-unstyled mb-0">
              <li>{t('desk.held', { held: numbers.meetingsHeld, planned: numbers.meetingsPlanned })}</li>
              {numbers.peopleInvolved > 0 && <li>{t('desk.involved', { count: numbers.peopleInvolved })}</li>}
              {numbers.peopleRegistered > 0 && <li>{t('desk.registered', { count: numbers.peopleRegistered })}</li>}
            </ul>
          </Card>
        ),
      }))}
    />
  );
}
