import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState, useTransition } from 'react';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { InstantText } from '../ui/date.js';
import { useOutcome } from '../ui/outcome.js';
import { Section } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { AdmissionForm } from './admission-form.js';
import { AdmissionsPageDocument, type KeptAdmissionFragment, RemoveAdmissionDocument } from './admissions-page.generated.js';
import { SeatsInWords } from './seats-in-words.js';

/** The ways to attend a meeting, for its organisers: for whom, with how many seats, and how freed ones are given. */
export function AdmissionsPage() {
  return <StaffMeetingFrame>{(meeting) => <Admissions meeting={meeting} />}</StaffMeetingFrame>;
}

function Admissions({ meeting }: { meeting: StaffMeeting }) {
  const { t } = useMessages();
  const { data, refetch } = useSuspenseQuery(AdmissionsPageDocument, { variables: { id: meeting.id }, fetchPolicy: 'cache-and-network' });
  const [, startTransition] = useTransition();
  const [edited, setEdited] = useState<string | null>(null);
  const [outcome, tell] = useOutcome();
  if (!data.meeting) throw new NotFound();
  const { admissions, timezone } = data.meeting;
  const isOpen = meeting.status !== 'CANCELLED' && meeting.status !== 'CLOSED';
  const done = (text: string) => {
    setEdited(null);
    tell(text);
    startTransition(async () => void (await refetch()));
  };
  return (
    <Section id="modalita" title={t('admissions.title')}>
      {outcome}
      <p>{t('admissions.lead')}</p>
      {admissions.length > 0 ? (
        <Table
          caption={t('admissions.title')}
          rows={admissions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'title', title: t('attendees.admission'), isHeader: true, cell: ({ title, titleLocale }) => <Text text={title} locale={titleLocale} /> },
            { key: 'how', title: t('admissions.how'), cell: (each) => <HowInWords admission={each} zone={timezone} /> },
            { key: 'seats', title: t('plan.seats'), cell: (each) => (each.sharesSeatsWith ? t('admissions.sharedWith', { other: each.sharesSeatsWith.title }) : <SeatsInWords admission={each} />) },
            {
              key: 'acts',
              title: t('attendees.acts'),
              cell: ({ id, title }) =>
                isOpen && (
                  <div className="d-flex flex-wrap gap-3">
                    <Button look="secondary" onClick={() => setEdited(id)}>
                      {t('admissions.change')} <span className="visually-hidden">{title}</span>
                    </Button>
                    <Remove id={id} title={title} onDone={done} />
                  </div>
                ),
            },
          ]}
        />
      ) : (
        <p>{t('seats.none')}</p>
      )}
      {isOpen && edited === null && (
        <p className="mt-3">
          <Button onClick={() => setEdited('')}>{t('admissions.add')}</Button>
        </p>
      )}
      {isOpen && edited !== null && (
        <AdmissionForm
          key={edited}
          meetingId={meeting.id}
          zone={timezone}
          admission={admissions.find(({ id }) => id === edited) ?? null}
          others={admissions.filter(({ id }) => id !== edited)}
          onDone={() => done(t('admissions.saved'))}
          onLeave={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

/** What is particular about it, a sentence each. */
function HowInWords({ admission, zone }: { admission: KeptAdmissionFragment; zone: string }) {
  const { t } = useMessages();
  const { mode, audience, approval, waitingList, offerHours, promotionStopsHours, sharesSeatsWith, releasesTo, releasesAt } = admission;
  const sentences = [
    `${t(`admissions.mode.${mode}`)}, ${t(`admissions.audience.${audience}`)}.`,
    ...(approval ? [t('action.approval')] : []),
    ...(waitingList ? [] : [t('admissions.noWaitingList')]),
    ...(sharesSeatsWith === null && offerHours !== null ? [t('action.offers', { hours: offerHours })] : []),
    ...(sharesSeatsWith === null && promotionStopsHours > 0 ? [t('action.stops', { hours: promotionStopsHours })] : []),
  ];
  return (
    <>
      {sentences.join(' ')}
      {releasesTo && releasesAt && (
        <>
          {' '}
          {t('admissions.reserved', { other: releasesTo.title })} <InstantText instant={releasesAt} zone={zone} />
        </>
      )}
    </>
  );
}

function Remove({ id, title, onDone }: { id: string; title: string; onDone: (outcome: string) => void }) {
  const { t } = useMessages();
  const [remove, { data, loading, error }] = useMutation(RemoveAdmissionDocument);
  const act = async () => {
    const { data: answer } = await remove({ variables: { input: { admissionId: id } } });
    if (answer?.removeAdmission.meeting) onDone(t('admissions.removed', { title }));
  };
  return (
    <div>
      <ActProblem error={error} refused={data?.removeAdmission.userErrors[0]} />
      <Button look="link" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t('admissions.remove')} <span className="visually-hidden">{title}</span>
      </Button>
    </div>
  );
}
