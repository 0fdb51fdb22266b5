import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useNavigate, useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { type Translate, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Page, Section } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { MergePeopleDocument, PersonMergePageDocument, type PersonMergePageQuery } from './person-merge.generated.js';
import { recordedFacts } from './recorded-facts.js';

type Merge = PersonMergePageQuery['personMerge'];
type One = Merge['kept'];

/** Two people who may be one, side by side: what becomes of what each has, and the act. */
export function PersonMergePage() {
  const { t, locale } = useMessages();
  const { slug = '', personId = '', otherId = '' } = useParams();
  const { personMerge } = useSuspenseQuery(PersonMergePageDocument, { variables: { keptPersonId: personId, mergedPersonId: otherId }, fetchPolicy: 'cache-and-network' }).data;
  const { kept, merged, refusal } = personMerge;
  const process = [...kept.processes, ...merged.processes].find((each) => each.slug === slug);
  if (!process) throw new NotFound();
  const name = kept.name || merged.name || t('people.nameless');
  return (
    <Page
      title={t('merge.title')}
      within={[process.title]}
      crumbs={[
        { to: paths.plan(locale, slug), label: process.title },
        { to: paths.peopleOfProcess(locale, slug), label: t('processPeople.title') },
        { to: paths.personRecord(locale, slug, personId), label: name },
      ]}
      lead={<p>{t('merge.lead')}</p>}
    >
      <Section id="confronto" title={t('merge.compare')}>
        <SideBySide kept={kept} merged={merged} />
        <p>
          <ButtonLink look="secondary" to={paths.mergePeople(locale, slug, otherId, personId)}>
            {t('merge.swap')}
          </ButtonLink>
        </p>
      </Section>
      <Section id="doppi" title={t('merge.doubles')}>
        <Doubles merge={personMerge} />
      </Section>
      <Section id="unisci" title={t('merge.then')}>
        <ul>
          <li>{t('merge.everythingMoves')}</li>
          {personMerge.addressEnds !== null && <li>{t('merge.addressEnds', { address: personMerge.addressEnds })}</li>}
          {personMerge.feedEnds && <li>{t('merge.feedEnds')}</li>}
          <li>{t('merge.silent')}</li>
          <li>{t('merge.noWayBack')}</li>
        </ul>
        {refusal === null ? <Act slug={slug} kept={kept} merged={merged} name={name} /> : <Callout kind="warning" title={refusal} />}
      </Section>
    </Page>
  );
}

function SideBySide({ kept, merged }: { kept: One; merged: One }) {
  const { t } = useMessages();
  const [ofKept, ofMerged] = [factsOf(kept, t), factsOf(merged, t)];
  return (
    <Table
      caption={t('merge.compare')}
      rows={ofKept}
      rowKey={({ key }) => key}
      columns={[
        { key: 'what', title: t('merge.what'), isHeader: true, cell: ({ key }) => key },
        { key: 'kept', title: t('merge.kept'), cell: ({ value }) => value },
        { key: 'merged', title: t('merge.merged'), cell: ({ key }) => ofMerged.find((each) => each.key === key)?.value },
      ]}
    />
  );
}

function factsOf(one: One, t: Translate) {
  const facts = recordedFacts({ ...one, contactEmail: one.contactEmail ?? '–' }, t);
  return [
    { key: t('people.name'), value: one.name || t('people.nameless') },
    ...facts.map(({ term, value }) => ({ key: String(term), value })),
    { key: t('record.processes'), value: one.processes.map(({ title }) => title).join(' · ') },
    { key: t('record.registrations'), value: one.registrations.length },
    { key: t('record.attendances'), value: one.attendances.length },
    { key: t('record.invitations'), value: one.invitations.length },
    { key: t('record.memberships'), value: one.memberships.length },
    { key: t('record.mails'), value: one.mails.length },
  ];
}

/** What one person cannot have twice, and which of the two stays. */
function Doubles({ merge: { registrations, attendances, invitations, memberships } }: { merge: Merge }) {
  const { t } = useMessages();
  const rows = [
    ...registrations.map(({ meeting, goesIn, stays, goes }) => ({
      of: t('merge.registrationFor', { title: meeting.displayTitle }),
      stays: t(`attendees.status.${stays}`),
      goes: goesIn.id === meeting.id ? t(`attendees.status.${goes}`) : `${t(`attendees.status.${goes}`)} (${goesIn.displayTitle})`,
    })),
    ...attendances.map(({ meeting, stays, goes }) => ({ of: t('merge.attendanceAt', { title: meeting.displayTitle }), stays: t(`attendance.status.${stays}`), goes: t(`attendance.status.${goes}`) })),
    ...invitations.map(({ meeting, stays, goes }) => ({ of: t('merge.invitationTo', { title: meeting.displayTitle }), stays: t(`invite.status.${stays}`), goes: t(`invite.status.${goes}`) })),
    ...memberships.map(({ group, stays, goes }) => ({ of: group.title, stays: t(`members.role.${stays}`), goes: t(`members.role.${goes}`) })),
  ];
  if (rows.length === 0) return <p>{t('merge.noDoubles')}</p>;
  return (
    <>
      <p>{t('merge.doublesLead')}</p>
      <Table
        caption={t('merge.doubles')}
        rows={rows.map((row, index) => ({ ...row, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'of', title: t('merge.what'), isHeader: true, cell: ({ of }) => of },
          { key: 'stays', title: t('merge.stays'), cell: ({ stays }) => stays },
          { key: 'goes', title: t('merge.goes'), cell: ({ goes }) => goes },
        ]}
      />
    </>
  );
}

function Act({ slug, kept, merged, name }: { slug: string; kept: One; merged: One; name: string }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const [merge, { data, loading, error }] = useMutation(MergePeopleDocument);
  const act = async () => {
    const { data: answer } = await merge({ variables: { input: { keptPersonId: kept.id, mergedPersonId: merged.id } } });
    const done = answer?.mergePeople.personRecord;
    if (done) void navigate(paths.personRecord(locale, slug, done.id));
  };
  return (
    <>
      <ActProblem error={error} refused={data?.mergePeople.userErrors[0]} />
      <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t('merge.act', { name })}
      </Button>
    </>
  );
}
