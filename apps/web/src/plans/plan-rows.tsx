import { formatEdtf } from '@percorso/time';
import type { ReactNode } from 'react';

import { type Locale, useMessages } from '../messages.js';
import type { ChangeKind } from '../schema.generated.js';
import { DateText } from '../ui/date.js';
import { Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { ChangeMark } from './change-mark.js';
import { type DraftedText, textFor } from './drafted-text.js';
import { MilestoneForm } from './milestone-form.js';
import { PhaseForm } from './phase-form.js';
import { usePlan } from './plan-editing.js';
import { RemoveButton } from './remove-button.js';
import { buttonId, OpensForm } from './row-form.js';
import { TrackForm } from './track-form.js';

/** A thing of a plan: what it is, what the draft does with it, and what one can do with it. */
function PlanRow({ title, titleLocale, about, change, acts }: { title: string; titleLocale: Locale | null; about?: ReactNode; change: ChangeKind | null; acts: ReactNode }) {
  return (
    <li className="plan-row">
      <div className="plan-row-text">
        <h3 className="h6">
          <Text text={title} locale={titleLocale} />
        </h3>
        {about && <p>{about}</p>}
        <ChangeMark change={change} />
      </div>
      {acts}
    </li>
  );
}

/** The rows of one kind, and below them the form for another. */
function Rows({ id, title, empty, addKey, addLabel, addForm, children }: { id: string; title: string; empty: string; addKey: string; addLabel: string; addForm: ReactNode; children: readonly ReactNode[] }) {
  return (
    <Section id={id} title={title}>
      {children.length > 0 ? <ul className="plan-rows list-unstyled">{children}</ul> : <p>{empty}</p>}
      <OpensForm formKey={addKey} label={addLabel} form={addForm} />
    </Section>
  );
}

export function PlanTracks() {
  const { t } = useMessages();
  const { draft } = usePlan();
  const titleOf = useTitles();
  return (
    <Rows id="filoni" title={t('planEdit.tracks')} empty={t('planEdit.noTracks')} addKey="new-track" addLabel={t('planEdit.addTrack')} addForm={<TrackForm formKey="new-track" track={null} />}>
      {draft.tracks.map((track) => {
        const { text, locale } = titleOf(track.title);
        const key = `track-${track.id}`;
        return (
          <PlanRow
            key={track.id}
            title={text}
            titleLocale={locale}
            change={track.change}
            acts={
              <OpensForm formKey={key} label={t('planEdit.edit')} about={text} form={<TrackForm formKey={key} track={track} />}>
                <RemoveButton thing="TRACK" id={track.id} about={text} then={buttonId('new-track')} />
              </OpensForm>
            }
          />
        );
      })}
    </Rows>
  );
}

export function PlanPhases() {
  const { t, locale: reader } = useMessages();
  const { draft } = usePlan();
  const titleOf = useTitles();
  const trackTitles = new Map(draft.tracks.map(({ id, title }) => [id, titleOf(title).text]));
  return (
    <Rows id="fasi" title={t('planEdit.phases')} empty={t('planEdit.noPhases')} addKey="new-phase" addLabel={t('planEdit.addPhase')} addForm={<PhaseForm formKey="new-phase" phase={null} />}>
      {draft.phases.map((phase) => {
        const words = formatEdtf(phase.span, reader);
        const { text, locale } = titleOf(phase.title, words);
        const key = `phase-${phase.id}`;
        const tracks = phase.trackIds.flatMap((id) => trackTitles.get(id) ?? []).join(', ');
        return (
          <PlanRow
            key={phase.id}
            title={text}
            titleLocale={locale}
            about={
              <>
                {phase.title.length > 0 && words}
                {phase.title.length > 0 && tracks && ' – '}
                {tracks}
              </>
            }
            change={phase.change}
            acts={
              <OpensForm formKey={key} label={t('planEdit.edit')} about={text} form={<PhaseForm formKey={key} phase={phase} />}>
                <RemoveButton thing="PHASE" id={phase.id} about={text} then={buttonId('new-phase')} />
              </OpensForm>
            }
          />
        );
      })}
    </Rows>
  );
}

export function PlanMilestones() {
  const { t } = useMessages();
  const { draft } = usePlan();
  const titleOf = useTitles();
  const trackTitles = new Map(draft.tracks.map(({ id, title }) => [id, titleOf(title).text]));
  return (
    <Rows
      id="tappe"
      title={t('planEdit.milestones')}
      empty={t('planEdit.noMilestones')}
      addKey="new-milestone"
      addLabel={t('planEdit.addMilestone')}
      addForm={<MilestoneForm formKey="new-milestone" milestone={null} />}
    >
      {draft.milestones.map((milestone) => {
        const { text, locale } = titleOf(milestone.title);
        const key = `milestone-${milestone.id}`;
        const track = milestone.trackId && trackTitles.get(milestone.trackId);
        return (
          <PlanRow
            key={milestone.id}
            title={text}
            titleLocale={locale}
            about={
              <>
                <DateText date={milestone.date} />
                {track && ` – ${track}`}
              </>
            }
            change={milestone.change}
            acts={
              <OpensForm formKey={key} label={t('planEdit.edit')} about={text} form={<MilestoneForm formKey={key} milestone={milestone} />}>
                <RemoveButton thing="MILESTONE" id={milestone.id} about={text} then={buttonId('new-milestone')} />
              </OpensForm>
            }
          />
        );
      })}
    </Rows>
  );
}

/** What a thing is called to the reader; `otherwise` where it has no title. */
function useTitles() {
  const { locale } = useMessages();
  const { process } = usePlan();
  return (title: DraftedText, otherwise = ''): { text: string; locale: Locale | null } => textFor(title, locale, process.language) ?? { text: otherwise, locale: null };
}
