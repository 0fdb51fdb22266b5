import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { CalendarLinks } from '../meetings/calendar-links.js';
import { MeetingCard } from '../meetings/meeting-card.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ContactLines } from '../site/contact-lines.js';
import { Callout } from '../ui/callout.js';
import { CardList } from '../ui/card.js';
import { DateText, InstantText } from '../ui/date.js';
import { DescriptionList } from '../ui/description-list.js';
import { Page, Section } from '../ui/page.js';
import { PageIndex } from '../ui/page-index.js';
import { Paragraphs, Text } from '../ui/text.js';
import { FollowProcess } from './follow-process.js';
import { ProcessGroups } from './process-groups.js';
import { ProcessNumbers } from './process-numbers.js';
import { ProcessPageDocument } from './process-page.generated.js';
import { ProcessTimeline } from './process-timeline.js';
import { SeriesRule } from './series-rule.js';
import { preloadTimeline } from './timeline-views.js';

export function ProcessPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  preloadTimeline(locale);
  const { process } = useSuspenseQuery(ProcessPageDocument, { variables: { slug } }).data;
  if (!process) throw new NotFound();
  const meetings = process.meetings.edges.map(({ node }) => node);
  const ruled = process.series.filter(({ parts }) => parts.length > 0);
  const sections = [
    { id: 'about', title: t('process.about') },
    { id: 'timeline', title: t('process.timeline') },
    { id: 'numbers', title: t('process.numbers') },
    ...(process.groups.length > 0 ? [{ id: 'groups', title: t('process.groups') }] : []),
    ...(ruled.length > 0 ? [{ id: 'days', title: t('series.days') }] : []),
    { id: 'meetings', title: t('process.meetings') },
    ...(process.nextSteps.length > 0 ? [{ id: 'next-steps', title: t('process.nextSteps') }] : []),
    { id: 'follow', title: t('follow.title') },
    { id: 'calendar', title: t('process.calendar') },
    { id: 'contacts', title: t('process.contacts') },
  ];
  return (
    <Page
      title={process.title}
      titleLocale={process.titleLocale}
      within={[process.host.name]}
      crumbs={[{ to: paths.home(locale), label: t('site.processes') }]}
      lead={
        <>
          <p>{`${t(`process.kind.${process.kind}`)} · ${process.host.name}`}</p>
          {process.subtitle && (
            <p>
              <Text text={process.subtitle} locale={process.subtitleLocale} />
            </p>
          )}
        </>
      }
    >
      {process.synthetic && <Callout kind="warning">{t('process.syntheticNotice')}</Callout>}
      <div className="row">
        <div className="col-12 col-lg-4 order-lg-last">
          <PageIndex items={sections} />
        </div>
        <div className="col-12 col-lg-8">
          <Section id="about" title={t('process.about')}>
            {process.description && <Paragraphs text={process.description} locale={process.descriptionLocale} />}
            <DescriptionList
              items={[
                { term: t('process.host'), value: process.host.name },
                ...(process.partners.length > 0 ? [{ term: t('process.partners'), value: process.partners.map(({ name }) => name).join(', ') }] : []),
                ...(process.span ? [{ term: t('process.span'), value: <DateText date={process.span} /> }] : []),
                ...(process.position ? [{ term: t('process.state'), value: t(`process.position.${process.position}`) }] : []),
              ]}
            />
          </Section>
        </div>
      </div>
      <div className="timeline-part">
        <Section id="timeline" title={t('process.timeline')}>
          <ProcessTimeline process={process} />
        </Section>
      </div>
      <div className="row">
        <div className="col-12 col-lg-8">
          <Section id="numbers" title={t('process.numbers')}>
            <ProcessNumbers slug={process.slug} process={process} zone={process.timezone} />
          </Section>
          {process.groups.length > 0 && (
            <Section id="groups" title={t('process.groups')}>
              <ProcessGroups slug={process.slug} groups={process.groups} />
            </Section>
          )}
          {ruled.length > 0 && (
            <Section id="days" title={t('series.days')}>
              {ruled.map((series) => (
                <SeriesRule key={series.id} series={series} />
              ))}
            </Section>
          )}
          <Section id="meetings" title={t('process.meetings')}>
            <CardList columns={2} items={meetings.map((meeting) => ({ key: meeting.id, card: <MeetingCard meeting={meeting} /> }))} />
            <p>
              <Link to={paths.processMeetings(locale, process.slug)}>{t('process.allMeetings', { count: process.meetings.totalCount })}</Link>
            </p>
            <p>
              <Link to={paths.processCalendar(locale, process.slug)}>{t('calendarPage.open')}</Link>
            </p>
          </Section>
          {process.nextSteps.length > 0 && (
            <Section id="next-steps" title={t('process.nextSteps')}>
              <ul>
                {process.nextSteps.map(({ id, title, titleLocale, date }) => (
                  <li key={id}>
                    {date && (
                      <>
                        <DateText date={date} />
                        {': '}
                      </>
                    )}
                    <Text text={title} locale={titleLocale} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section id="follow" title={t('follow.title')}>
            <FollowProcess slug={process.slug} />
          </Section>
          <Section id="calendar" title={t('process.calendar')}>
            <p>{t('process.calendarText')}</p>
            <CalendarLinks url={process.calendarUrl} name={process.title} />
          </Section>
          <Section id="contacts" title={t('process.contacts')}>
            <ContactLines contact={process.contact} />
            <p className="updated-at">
              {t('common.updatedAt')} <InstantText instant={process.updatedAt} zone={process.timezone} />
            </p>
          </Section>
        </div>
      </div>
    </Page>
  );
}
