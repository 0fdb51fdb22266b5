import { useSuspenseQuery } from '@apollo/client/react';
import { Fragment } from 'react';
import { useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ContactLines } from '../site/contact-lines.js';
import { Callout } from '../ui/callout.js';
import { CardList } from '../ui/card.js';
import { InstantText } from '../ui/date.js';
import { InferredMark, someInferred } from '../ui/inferred-mark.js';
import { Page, Section } from '../ui/page.js';
import { PageIndex } from '../ui/page-index.js';
import { Paragraphs, Text } from '../ui/text.js';
import { MeetingActionCard } from './meeting-action-card.js';
import { MeetingAgenda } from './meeting-agenda.js';
import { MeetingCard } from './meeting-card.js';
import { MeetingPageDocument, type MeetingPageQuery } from './meeting-page.generated.js';
import { MeetingPlace } from './meeting-place.js';
import { MeetingWhen } from './meeting-when.js';
import { ShareLinks } from './share-links.js';

export type MeetingOfPage = NonNullable<MeetingPageQuery['meeting']>;

/** The anatomy of an event on Italian public sites: the same parts, under the same titles, in the same order. */
export function MeetingPage() {
  const { t, locale } = useMessages();
  const { id = '' } = useParams();
  const { meeting } = useSuspenseQuery(MeetingPageDocument, { variables: { id } }).data;
  if (!meeting) throw new NotFound();
  const { process } = meeting;
  return (
    <Page
      title={meeting.displayTitle}
      titleLocale={meeting.displayTitleLocale}
      within={[process.title, process.host.name]}
      crumbs={[
        { to: paths.home(locale), label: t('site.processes') },
        { to: paths.process(locale, process.slug), label: process.title, locale: process.titleLocale },
        { to: paths.processMeetings(locale, process.slug), label: t('site.meetings') },
      ]}
      lead={<Lead meeting={meeting} />}
    >
      <Notices meeting={meeting} />
      <div className="row">
        <aside className="col-12 col-lg-4 order-lg-last" aria-label={t('action.heading')}>
          <div className="aside-sticky">
            <MeetingActionCard meeting={meeting} />
            <PageIndex items={sectionsOf(meeting).map((section) => ({ id: section, title: t(`meeting.section.${section}`) }))} />
          </div>
        </aside>
        <div className="col-12 col-lg-8">
          <Sections meeting={meeting} />
        </div>
      </div>
    </Page>
  );
}

function Lead({ meeting }: { meeting: MeetingOfPage }) {
  return (
    <>
      <p className="h5">
        <MeetingWhen when={meeting} /> {meeting.inferred && meeting.inferredFields.length === 0 && <InferredMark />}
        {someInferred(meeting.inferredFields, 'date', 'starts', 'ends', 'days') && <InferredMark fields={['date']} />}
      </p>
      {meeting.summary && (
        <p>
          <Text text={meeting.summary} locale={meeting.summaryLocale} />
        </p>
      )}
    </>
  );
}

function Notices({ meeting }: { meeting: MeetingOfPage }) {
  const { t } = useMessages();
  return (
    <>
      {meeting.status === 'CANCELLED' && (
        <Callout kind="danger" title={t('meeting.cancelled')}>
          {meeting.cancelledReason && <p>{meeting.cancelledReason}</p>}
        </Callout>
      )}
      {meeting.synthetic && <Callout kind="warning">{t('meeting.syntheticNotice')}</Callout>}
    </>
  );
}

type SectionName = 'what' | 'forWhom' | 'place' | 'when' | 'cost' | 'appointments' | 'numbers' | 'contacts';

function sectionsOf({ alternatives, numbers }: MeetingOfPage): SectionName[] {
  const parts: SectionName[] = ['what', 'forWhom', 'place', 'when', 'cost'];
  if (alternatives.length > 0) parts.push('appointments');
  if (numbers) parts.push('numbers');
  return [...parts, 'contacts'];
}

function Sections({ meeting }: { meeting: MeetingOfPage }) {
  return sectionsOf(meeting).map((section) => <MeetingSection key={section} section={section} meeting={meeting} />);
}

function MeetingSection({ section, meeting }: { section: SectionName; meeting: MeetingOfPage }) {
  const { t } = useMessages();
  return (
    <Section id={section} title={t(`meeting.section.${section}`)}>
      <SectionBody section={section} meeting={meeting} />
    </Section>
  );
}

function SectionBody({ section, meeting }: { section: SectionName; meeting: MeetingOfPage }) {
  const { t } = useMessages();
  switch (section) {
    case 'what':
      return <What meeting={meeting} />;
    case 'forWhom':
      return meeting.audienceText ? <Paragraphs text={meeting.audienceText} locale={meeting.audienceTextLocale} /> : <p>{t(`meeting.audience.${widest(meeting)}`)}</p>;
    case 'place':
      return <MeetingPlace meeting={meeting} />;
    case 'when':
      return <MeetingAgenda meeting={meeting} />;
    case 'cost':
      return <p>{meeting.cost ? <Text text={meeting.cost} locale={meeting.costLocale} /> : t('meeting.free')}</p>;
    case 'appointments':
      return (
        <>
          <p>{t('meeting.alternativesText')}</p>
          <CardList columns={2} items={meeting.alternatives.map((other) => ({ key: other.id, card: <MeetingCard meeting={other} /> }))} />
        </>
      );
    case 'numbers':
      return <p>{t('meeting.numbersText', { present: meeting.numbers?.present ?? 0, headCounts: meeting.numbers?.headCounts ?? 0 })}</p>;
    case 'contacts':
      return <Contacts meeting={meeting} />;
  }
}

function What({ meeting }: { meeting: MeetingOfPage }) {
  const { t } = useMessages();
  const { description, descriptionLocale, groups, tracks, announcements, inferred, inferredFields } = meeting;
  return (
    <>
      {description ? <Paragraphs text={description} locale={descriptionLocale} /> : <p>{t('meeting.noDescription')}</p>}
      {groups.length > 0 && (
        <p>
          {t('meeting.ofGroups', { count: groups.length })}{' '}
          {groups.map(({ id, title, titleLocale }, index) => (
            <Fragment key={id}>
              {index > 0 && ' · '}
              <Text text={title} locale={titleLocale} />
            </Fragment>
          ))}
        </p>
      )}
      {announcements.length > 0 && (
        <ul aria-label={t('meeting.announcements')}>
          {announcements.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {tracks.length > 0 && (
        <ul className="chips list-unstyled" aria-label={t('meeting.tracks')}>
          {tracks.map(({ id, title, titleLocale }) => (
            <li key={id} className="chip chip-simple">
              <span className="chip-label">
                <Text text={title} locale={titleLocale} />
              </span>
            </li>
          ))}
          {(inferred || someInferred(inferredFields, 'tracks')) && (
            <li>
              <InferredMark fields={['tracks']} />
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function Contacts({ meeting }: { meeting: MeetingOfPage }) {
  const { t } = useMessages();
  const { partners } = meeting.process;
  return (
    <>
      <ContactLines contact={meeting.contact} />
      {partners.length > 0 && <p>{t('meeting.supportedBy', { partners: partners.map(({ name }) => name).join(', ') })}</p>}
      <ShareLinks title={meeting.displayTitle} />
      <p className="updated-at">
        {t('common.updatedAt')} <InstantText instant={meeting.updatedAt} zone={meeting.timezone} />
      </p>
    </>
  );
}

/** To whom the meeting is open by at least one of its admissions. */
function widest({ admissions }: MeetingOfPage): 'PUBLIC' | 'GROUP' | 'INVITED' | 'NONE' {
  const audiences = admissions.map(({ audience }) => audience);
  return audiences.includes('PUBLIC') ? 'PUBLIC' : audiences.includes('GROUP') ? 'GROUP' : audiences.includes('INVITED') ? 'INVITED' : 'NONE';
}
